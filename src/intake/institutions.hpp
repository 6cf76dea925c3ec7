/// Institutions that signals are sent to: partners by code, others by a free name.
#pragma once

#include <string>
#include <vector>

#include "edv/store/store.hpp"

namespace edv::intake {

/// How the register knows the institution that `text` names, compared without case, accents and blanks: the
/// code of the one partner that has or had that code, name or abbreviation; else the name as an earlier
/// transmission has it; else the text itself.
std::string institution_named(const store::Store& store, const std::string& text);

/// Institutions that a new `name` may be a slip of, as they would be typed, the nearest first. None for one
/// that the register knows.
std::vector<std::string> near_institutions(const store::Store& store, const std::string& name);

} // namespace edv::intake
