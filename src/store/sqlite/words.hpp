/// What people look for as the full-text index takes it.
#pragma once

#include <string>
#include <vector>

#include "edv/base/value.hpp"

namespace edv {

/// All (or any) of `terms`, as search_terms() gives them, as an expression for FTS5's MATCH. Each is data:
/// only a `*` at its end has a meaning.
std::string match_expression(const std::vector<Value>& terms, bool any);

} // namespace edv
