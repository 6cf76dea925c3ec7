/// What people put into a cell that says nothing.
#pragma once

#include <string_view>

namespace edv::intake {

/// Whether a text that is no code, number or day most likely says that there is none: "-", "n.v.t.", "?".
bool is_empty_mark(std::string_view text);

} // namespace edv::intake
