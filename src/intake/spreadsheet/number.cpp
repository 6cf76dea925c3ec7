#include "intake/spreadsheet/number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "edv/base/value.hpp"

namespace edv::intake {

namespace {

/// Whole numbers are most often written as they are to be read.
bool is_shortest(std::string_view text) {
    constexpr std::size_t exact_digits = 15;
    return !text.empty() && text.size() <= exact_digits && (text.front() != '0' || text.size() == 1) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<double> stored_number(std::string_view text) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<std::string> shortest_number(std::string_view text) {
    if (is_shortest(text))
        return std::string(text);
    const auto number = stored_number(text);
    return number ? std::optional(to_text(Value(*number))) : std::nullopt;
}

} // namespace edv::intake
