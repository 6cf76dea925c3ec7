/// A value of a record or of a table cell, and its one written form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "edv/base/date.hpp"

namespace edv {

/// Nothing, text (codes too, several separated by one space), whole number, decimal number, day.
using Value = std::variant<std::monostate, std::string, long long, double, Date>;

inline bool is_empty(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

/// The written form of machine formats: empty for nothing, ISO days, point decimals, shortest form that reads
/// back equal.
std::string to_text(const Value& value);

/// Strict decimal whole number with an optional `-`; no spaces, no leading `+`; nothing when it is none or
/// too large.
std::optional<long long> parse_integer(std::string_view text);

/// Strict decimal number; `comma` allows a decimal comma instead of the point. Nothing when it is none.
std::optional<double> parse_number(std::string_view text, bool comma = false);

} // namespace edv
