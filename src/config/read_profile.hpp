/// Reading of a profile, alone or as a part of the configuration.
#pragma once

#include "config/profile.hpp"
#include "config/toml_reader.hpp"

namespace edv::config {

/// The profile that `table` is; its name is the key of `section`. The reader keeps what is wrong.
Profile read_profile(TomlReader& reader, const toml::table& table, const TomlEntry& section);

} // namespace edv::config
