/// What a cell says in the words of a survey tool or a profile.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "intake/mapping.hpp"

namespace edv::intake {

/// What a column for one answer says: yes, no, or something else.
std::optional<bool> yes_or_no(std::string_view text);

/// Puts codes for what the profile's values say. A cell of several is taken apart where that makes its parts
/// known, at line ends, semicolons and bars first, then at commas, then at blanks.
std::string translated(const FieldSource& source, bool several, std::string_view text);

} // namespace edv::intake
