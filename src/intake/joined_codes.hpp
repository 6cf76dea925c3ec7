/// Several codes or labels in one cell.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace edv::intake {

/// What stands between any of the signs, trimmed and never blank. Neighbours that are known as one, since a
/// label may hold a sign, stay together: the longest run that is known wins.
std::vector<std::string_view> list_parts(std::string_view text, std::string_view signs,
                                         const std::function<bool(std::string_view)>& is_known);

} // namespace edv::intake
