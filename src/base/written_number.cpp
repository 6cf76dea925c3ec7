#include <algorithm>
#include <array>
#include <string>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "base/written.hpp"

namespace edv {

namespace {

constexpr std::size_t group = 3;

std::size_t digits_at(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// The blank that may stand between thousands, at the front of `text`.
std::size_t blank_at(std::string_view text) {
    constexpr std::array<std::string_view, 4> blanks = {" ", "\u00A0", "\u202F", "\u2009"};
    for (const auto blank : blanks) {
        if (text.starts_with(blank))
            return blank.size();
    }
    return 0;
}

/// The whole part of a number without what sets its thousands apart, `sign` or blanks; the text as it is
/// where they are no thousands.
std::string ungrouped(std::string_view text, char sign) {
    std::string digits(text.substr(0, text.starts_with('-') ? 1 : 0));
    std::string_view rest = text.substr(digits.size());
    for (bool first = true; !rest.empty(); first = false) {
        const auto count = digits_at(rest);
        if (first ? count == 0 || count > group : count != group)
            return std::string(text);
        digits += rest.substr(0, count);
        rest.remove_prefix(count);
        if (rest.empty())
            break;
        const auto between = sign == ' ' ? blank_at(rest) : (rest.front() == sign ? 1 : 0);
        if (between == 0 || between == rest.size())
            return std::string(text);
        rest.remove_prefix(between);
    }
    return digits;
}

std::optional<double> plain_number(std::string_view text) {
    const auto decimal = text.find_last_of(".,");
    if (decimal == std::string_view::npos)
        return parse_number(ungrouped(text, ' '));
    const char other = text[decimal] == ',' ? '.' : ',';
    const auto whole = text.substr(0, decimal);
    const char between = whole.find(other) == std::string_view::npos ? ' ' : other;
    return parse_number(ungrouped(whole, between) + "." + std::string(text.substr(decimal + 1)));
}

} // namespace

std::optional<double> written_number(std::string_view text) {
    text = trim(text);
    if (!text.ends_with('%'))
        return plain_number(text);
    const auto hundredths = plain_number(trim(text.substr(0, text.size() - 1)));
    constexpr double hundred = 100;
    return hundredths ? std::optional(*hundredths / hundred) : std::nullopt;
}

std::optional<long long> written_integer(std::string_view text) {
    text = trim(text);
    const auto decimal = text.find_last_of(".,");
    if (decimal != std::string_view::npos &&
        (text.substr(decimal + 1) == "0" || text.substr(decimal + 1) == "00"))
        text = text.substr(0, decimal);
    return parse_integer(ungrouped(text, ' '));
}

} // namespace edv
