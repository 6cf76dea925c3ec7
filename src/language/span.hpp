/// Spans of time as people say them, instead of `P3M`.
#pragma once

#include <string>

#include "edv/base/duration.hpp"
#include "edv/language/language.hpp"

namespace edv::language {

/// "3 months", "1 year", "20 working days"; "1 month and 15 days" where it takes two units.
std::string span_told(const Duration& span, const Language& language);

/// "within 3 months".
std::string within_told(const Duration& span, const Language& language);

/// With numbers up to twelve as words, for running text: "six months".
std::string span_spelled(const Duration& span, const Language& language);

/// What begins something: "their first three months".
std::string first_span_spelled(const Duration& span, const Language& language);

} // namespace edv::language
