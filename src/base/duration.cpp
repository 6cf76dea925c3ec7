#include "edv/base/duration.hpp"

#include "edv/base/value.hpp"

#include "base/text.hpp"

namespace edv {
namespace {

constexpr int most_months = 1200;
constexpr int most_days = 36525;

/// The whole number that `text` begins with, taken off it; nothing when it begins with none, or with one of
/// too many digits.
std::optional<int> take_number(std::string_view& text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    constexpr std::size_t most_digits = 6;
    if (digits == 0 || digits > most_digits)
        return {};
    auto number = parse_integer(text.substr(0, digits));
    text.remove_prefix(digits);
    return static_cast<int>(*number);
}

std::optional<Duration> parse_calendar(std::string_view text) {
    constexpr std::string_view units = "ymwd";
    Duration found;
    std::size_t next = 0; // units stand in their order, each once
    while (!text.empty()) {
        auto number = take_number(text);
        const std::size_t unit = text.empty() ? std::string_view::npos : units.find(text.front());
        if (!number || unit == std::string_view::npos || unit < next)
            return {};
        if (units[unit] == 'y')
            found.months += *number * 12;
        if (units[unit] == 'm')
            found.months += *number;
        if (units[unit] == 'w')
            found.days += *number * 7;
        if (units[unit] == 'd')
            found.days += *number;
        next = unit + 1;
        text.remove_prefix(1);
    }
    return found;
}

} // namespace

std::optional<Duration> Duration::parse(std::string_view text) {
    const std::string folded = lower(text);
    text = folded;
    std::optional<Duration> found;
    if (text.starts_with('p')) {
        found = parse_calendar(text.substr(1));
    } else if (auto number = take_number(text); number && text == "wd") {
        found = Duration{.working_days = *number};
    }
    if (!found || *found == Duration() || found->months > most_months || found->days > most_days ||
        found->working_days > most_days)
        return {};
    return found;
}

std::string Duration::text() const {
    if (working_days > 0)
        return std::to_string(working_days) + "wd";
    std::string written = "P";
    if (months >= 12 && months % 12 == 0)
        written += std::to_string(months / 12) + "Y";
    else if (months > 0)
        written += std::to_string(months) + "M";
    if (days > 0)
        written += std::to_string(days) + "D";
    return written;
}

} // namespace edv
