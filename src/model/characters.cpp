#include "model/characters.hpp"

#include "base/text.hpp"

namespace edv::model {

std::size_t letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return 0;
    if (static_cast<unsigned char>(text[at]) < 0x80)
        return is_digit(text[at]) || is_ascii_letter(text[at]) ? 1 : 0;
    const auto [point, length] = first_point(text.substr(at, 4));
    const bool is_sign = point < 0xC0 || point == 0xD7 || point == 0xF7 ||
                         (point >= 0x2000 && point < 0x2C00) || (point >= 0x3000 && point < 0x3040);
    return is_sign ? 0 : length;
}

std::size_t letter_before(std::string_view text, std::size_t at) {
    for (std::size_t size = 1; size <= 4 && size <= at; ++size) {
        const bool begins = (static_cast<unsigned char>(text[at - size]) & 0xC0) != 0x80;
        if (begins)
            return letter_at(text, at - size) == size ? size : 0;
    }
    return 0;
}

Separator separator_at(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {};
    const char c = text[at];
    if (c == ' ' || c == '.' || c == '/' || c == '-')
        return {c, 1};
    if (c == '\xC2' || c == '\xE2') {
        const auto [point, length] = first_point(text.substr(at, 4));
        if (point == 0xA0 || point == 0x202F)
            return {' ', length};
        if (point >= 0x2010 && point <= 0x2013)
            return {'-', length};
    }
    return {};
}

std::size_t after_separators(std::string_view text, std::size_t at, int most) {
    for (Separator one = separator_at(text, at); one.size > 0 && most > 0; --most) {
        at += one.size;
        one = separator_at(text, at);
    }
    return at;
}

int to_number(std::string_view digits) {
    int number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return number;
}

} // namespace edv::model
