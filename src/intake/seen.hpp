/// The rows of a file that were met already, in eight bytes each.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace edv {

/// From a key to the number of a record. Keys are kept as 32 bits of a hash only; whoever asks checks by the
/// record itself whether it is the one, so that a coincidence is never taken for equality.
class SeenRows {
public:
    /// The number kept under `hash` for which `is_it` is true.
    [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash,
                                                    const std::function<bool(std::uint32_t)>& is_it) const;
    void insert(std::uint64_t hash, std::uint32_t number);

private:
    void grow();
    void place(std::uint64_t slot);
    /// A slot: the upper half of the hash and the number, which is never 0; 0 is free.
    std::vector<std::uint64_t> slots_;
    std::size_t used_ = 0;
};

} // namespace edv
