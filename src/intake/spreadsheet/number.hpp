// Numbers as spreadsheets keep them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace edv::intake {

/// The number that a file has, perhaps with an exponent; nothing when it is none.
std::optional<double> stored_number(std::string_view text);

/// The same as text: `915216` for `9.15216E5`, `0.1` for `0.10000000000000001`.
std::optional<std::string> shortest_number(std::string_view text);

} // namespace edv::intake
