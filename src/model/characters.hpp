// What letters, digits and separators are where numbers of persons are looked for in texts.
#pragma once

#include <cstddef>
#include <string_view>

namespace edv::model {

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

inline bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

inline bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_digit(text[at]);
}

/// Bytes of the letter or digit at `at`; 0 when none stands there. Beyond ASCII all is a letter that is not
/// one of the signs, blanks and punctuation marks of Latin texts.
std::size_t letter_at(std::string_view text, std::size_t at);

/// Bytes of the letter or digit that ends before `at`; 0 when there is none.
std::size_t letter_before(std::string_view text, std::size_t at);

/// ' ', '.', '/' or '-', whichever blank or dash it is, and its bytes; 0 when none stands there.
struct Separator {
    char as = 0;
    std::size_t size = 0;
};

Separator separator_at(std::string_view text, std::size_t at);

/// Behind at most `most` separators.
std::size_t after_separators(std::string_view text, std::size_t at, int most);

int to_number(std::string_view digits);

} // namespace edv::model
