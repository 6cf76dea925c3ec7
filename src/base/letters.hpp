/// Inside of base: how the letters of the languages around are folded, without a look into Unicode's tables.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace edv {

/// How many bytes the first sign of a text takes, and what it is folded to.
struct FoldedSign {
    std::size_t length = 0; ///< 0: it is none of those known here
    std::string_view to;
};

/// U+00C0 to U+00FF; "×" and "÷" are no letters.
inline constexpr std::array<std::string_view, 64> latin_letters = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "×", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "÷", "o", "u", "u", "u", "u", "y", "th", "y"};

struct Spelling {
    std::string_view from;
    std::string_view to;
};

/// What is written in several ways, or is a letter of its own to Unicode; the most frequent ones first. A
/// soft hyphen only says where a word may be broken.
inline constexpr std::array<Spelling, 15> spellings = {{{"’", "'"},
                                                        {"œ", "oe"},
                                                        {"Œ", "oe"},
                                                        {"\u00AD", ""},
                                                        {"‘", "'"},
                                                        {"ʼ", "'"},
                                                        {"ł", "l"},
                                                        {"Ł", "l"},
                                                        {"đ", "d"},
                                                        {"Đ", "d"},
                                                        {"ı", "i"},
                                                        {"æ", "ae"},
                                                        {"ø", "o"},
                                                        {"ð", "d"},
                                                        {"þ", "th"}}};

/// The first sign of `rest`, which is not ASCII.
inline FoldedSign spelled(std::string_view rest) {
    for (const Spelling& one : spellings)
        if (rest.starts_with(one.from))
            return {one.from.size(), one.to};
    return {};
}

inline FoldedSign folded_sign(std::string_view rest) {
    if (rest.size() >= 2 && rest[0] == '\xC3') {
        const auto second = static_cast<unsigned char>(rest[1]);
        if (second >= 0x80 && second < 0xC0)
            return {2, latin_letters[second - 0x80U]};
    }
    return spelled(rest);
}

} // namespace edv
