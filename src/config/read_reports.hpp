/// The section `report` of a configuration.
#pragma once

#include "config/reports.hpp"
#include "config/toml_reader.hpp"

namespace edv::config {

/// What is wrong goes to `reader`.
ReportSettings read_reports(TomlReader& reader, const toml::table& table, const TomlEntry& section);

} // namespace edv::config
