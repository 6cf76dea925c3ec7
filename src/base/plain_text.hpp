/// What a text may hold, at every door through which one comes in.
#pragma once

#include <optional>
#include <string_view>

#include "edv/base/message.hpp"

namespace edv {

/// Why the text can't be kept: it is not UTF-8, or has a sign that files can't hold (NUL and other control
/// characters but tab and line ends, U+FFFE, U+FFFF), so that it could not be exported and imported again.
/// Nothing when it can.
std::optional<Message> not_plain(std::string_view text);

} // namespace edv
