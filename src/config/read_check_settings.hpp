/// The section `[check]` of the configuration.
#pragma once

#include "edv/language/language.hpp"

#include "config/check_settings.hpp"
#include "config/toml_reader.hpp"

namespace edv::config {

/// What `table` says about checks. The reader keeps what is wrong.
CheckSettings read_checking(TomlReader& reader, const toml::table& table, const TomlEntry& section);

/// The section as comments, with every key and its built-in value.
std::string checking_text(const language::Language& language);

} // namespace edv::config
