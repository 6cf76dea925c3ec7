/// Line ends within a text: one form, whatever program wrote it.
#pragma once

#include <string>

namespace edv::intake {

/// CRLF and CR become LF.
void join_line_ends(std::string& text);

} // namespace edv::intake
