/// The public holidays of the configuration.
#pragma once

#include <string_view>
#include <vector>

#include "edv/model/calendar.hpp"

#include "config/toml_reader.hpp"

namespace edv {

/// The Belgian public holidays as TOML lines `code = { on = …, labels }` (law of 4 January 1974, royal decree
/// of 18 April 1974, article 1).
std::string_view builtin_holidays();

/// The holidays that `table` names, in its order. The reader keeps what is wrong.
std::vector<Holiday> read_holidays(TomlReader& reader, const toml::table& table, const TomlEntry& section);

} // namespace edv
