/// Digests that tell equal content.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace edv::intake {

/// 128 bits of BLAKE2b. Equal content gives equal digests on every machine and release.
class Digest {
public:
    explicit Digest(std::string_view content);

    /// 32 hexadecimal digits.
    [[nodiscard]] std::string hex() const;
    /// 64 of the bits, for tables in memory.
    [[nodiscard]] std::uint64_t brief() const;

private:
    std::array<unsigned char, 16> bits_;
};

/// The digest of `content` in hexadecimal digits.
std::string digest(std::string_view content);

} // namespace edv::intake
