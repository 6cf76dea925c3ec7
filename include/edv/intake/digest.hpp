/// Digests that tell equal content.
#pragma once

#include <string>
#include <string_view>

namespace edv {

/// 128 bits of BLAKE2b over `content`, as 32 hexadecimal digits. Equal content gives equal digests on every
/// machine and release.
std::string digest(std::string_view content);

} // namespace edv
