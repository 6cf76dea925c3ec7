/// What the bytes of texts are in the encodings that edv knows itself, and those that are no text.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace edv::intake {

/// A byte of windows-1252 gives three of UTF-8 at most, as do two of UTF-16, and one that is no text.
inline constexpr std::size_t growth = 3;
inline constexpr char no_text = '\xFF';

/// 0x80 to 0x9F in windows-1252; 0 where it defines nothing. All others are as in Unicode.
inline constexpr std::array<char16_t, 32> specials = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

inline constexpr std::string_view utf32_name = "utf-32";
inline constexpr std::string_view utf32_mark("\xFF\xFE\0\0", 4);

inline unsigned char byte(char c) {
    return static_cast<unsigned char>(c);
}

/// Writes bytes that are no text so that encode() finds them again; gives where that ends.
inline char* put_lost(char* to, std::string_view bytes) {
    for (const char c : bytes) {
        *to++ = no_text;
        *to++ = static_cast<char>('A' + (byte(c) >> 4));
        *to++ = static_cast<char>('A' + (byte(c) & 15));
    }
    return to;
}

/// The byte that `text` begins with so.
inline std::optional<char> lost_byte(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= 'A' && text[at] <= 'P'; };
    if (text.size() < growth || text[0] != no_text || !digit(1) || !digit(2))
        return std::nullopt;
    return static_cast<char>(static_cast<unsigned char>((text[1] - 'A') << 4 | (text[2] - 'A')));
}

/// Writes `point` as UTF-8; gives where it ends.
inline char* put(char* to, char32_t point) {
    const auto add = [&to](char32_t value) { *to++ = static_cast<char>(static_cast<unsigned char>(value)); };
    const auto follow = [&](unsigned shift) { add(0x80 | (point >> shift & 0x3F)); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0 | point >> 6);
        follow(0);
    } else if (point < 0x10000) {
        add(0xE0 | point >> 12);
        follow(6);
        follow(0);
    } else {
        add(0xF0 | point >> 18);
        follow(12);
        follow(6);
        follow(0);
    }
    return to;
}

} // namespace edv::intake
