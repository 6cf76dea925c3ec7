/// Inside of base: runs of ASCII, eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace edv {

using EightBytes = std::uint64_t;
inline constexpr EightBytes high_bits = 0x8080808080808080U;
inline constexpr EightBytes each_byte = 0x0101010101010101U;

inline bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// Position of the first byte from `start` that is not ASCII, or the size.
inline std::size_t ascii_end(std::string_view text, std::size_t start) {
    std::size_t at = start;
    for (EightBytes eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) != 0)
            break;
    }
    while (at < text.size() && is_ascii(text[at]))
        ++at;
    return at;
}

} // namespace edv
