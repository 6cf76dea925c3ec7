/// What people look for with the full-text index: words, phrases and beginnings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edv/base/value.hpp"

namespace edv {

/// The terms of what a user typed: words between blanks, `"phrases in quotes"`, either with `*` at the end
/// for a beginning. What has no letter and no digit is no term; a quote that is not closed goes to the end.
std::vector<std::string> search_terms(std::string_view typed);

/// All (or any) of `terms` as an expression for FTS5's MATCH. Each is data: only a `*` at its end has a
/// meaning.
std::string match_expression(const std::vector<Value>& terms, bool any);

} // namespace edv
