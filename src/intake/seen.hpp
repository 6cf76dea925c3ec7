/// The rows of a file that were met already, in some eight bytes each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace edv::intake {

/// From a key to the number of a record. Of a key's hash the upper 28 bits are kept only; whoever asks checks
/// by the record itself whether it is the one, so that a coincidence is never taken for equality.
class SeenRows {
public:
    /// The number kept under `hash` for which `is_it` is true.
    [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash,
                                                    const std::function<bool(std::uint32_t)>& is_it) const;
    /// `number` is not 0.
    void insert(std::uint64_t hash, std::uint32_t number);

private:
    /// In halves, so that a slot has no gaps. Number 0: the slot is free.
    struct Slot {
        std::uint16_t mark = 0; ///< of the hash
        std::uint16_t upper = 0;
        std::uint16_t lower = 0;

        [[nodiscard]] std::uint32_t number() const { return std::uint32_t{upper} << 16 | lower; }
    };

    /// Many small tables, each growing by itself and by little: one large table would double at once.
    struct Table {
        std::vector<Slot> slots;
        std::size_t used = 0;

        [[nodiscard]] std::size_t home(std::uint16_t mark) const;
        [[nodiscard]] std::size_t after(std::size_t at) const { return at + 1 == slots.size() ? 0 : at + 1; }
        void place(Slot slot);
        void grow();
    };

    std::vector<Table> tables_;
};

} // namespace edv::intake
