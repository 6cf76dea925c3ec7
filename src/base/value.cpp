#include "edv/base/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace edv {

namespace {

std::string written(double value) {
    std::array<char, 400> digits{}; // the longest shortest form without exponent has 327 characters
    const auto end = std::to_chars(digits.begin(), digits.end(), value + 0.0, std::chars_format::fixed).ptr;
    return {digits.begin(), end};
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <class Number>
std::optional<Number> read_all(std::string_view text) {
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end)
        return std::nullopt;
    return value;
}

struct Writer {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(long long number) const { return std::to_string(number); }
    std::string operator()(double number) const { return written(number); }
    std::string operator()(Date day) const { return day.iso(); }
};

} // namespace

std::string to_text(const Value& value) {
    return std::visit(Writer{}, value);
}

std::optional<long long> parse_integer(std::string_view text) {
    return read_all<long long>(text);
}

std::optional<double> parse_number(std::string_view text, bool comma) {
    std::string number(text);
    if (comma) {
        const auto mark = number.find(',');
        if (mark != std::string::npos && number.find('.') != std::string::npos)
            return std::nullopt;
        if (mark != std::string::npos)
            number[mark] = '.';
    }
    const std::string_view all = number;
    const auto whole = all.substr(all.starts_with('-') ? 1 : 0);
    const auto point = whole.find('.');
    if (!is_digits(whole.substr(0, point)))
        return std::nullopt;
    if (point != std::string_view::npos && !is_digits(whole.substr(point + 1)))
        return std::nullopt;
    return read_all<double>(all);
}

} // namespace edv
