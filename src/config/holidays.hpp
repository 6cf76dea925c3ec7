/// The public holidays of the configuration.
#pragma once

#include <vector>

#include "edv/model/calendar.hpp"

#include "config/toml_reader.hpp"

namespace edv::config {

/// The holidays that `table` names, in its order. The reader keeps what is wrong.
std::vector<model::Holiday> read_holidays(TomlReader& reader, const toml::table& table,
                                          const TomlEntry& section);

} // namespace edv::config
