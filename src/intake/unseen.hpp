/// Blanks of any width, and signs that nobody sees, around headers and codes.
#pragma once

#include <string_view>

namespace edv::intake {

/// Without blanks of any width, line breaks, zero-width signs, marks of direction and byte order marks at
/// both ends. Texts keep them.
std::string_view trim_unseen(std::string_view text);

} // namespace edv::intake
