/// Inside of the configuration: its text, and the reading of a text.
#pragma once

#include <string>
#include <string_view>

#include "edv/config/config.hpp"

namespace edv {

/// Reads TOML. What the text does not name stays as in `base`; `file` stands in the problems.
Config parse_config(std::string_view text, const std::string& file, Config base);

/// Reads a profile of its own. `name` is for a text without the key `name`; `file` stands in the problems.
Profile parse_profile(std::string_view text, const std::string& file, const std::string& name);

/// The built-in codes of a taxonomy as TOML lines `code = { … }`.
std::string_view builtin_terms(std::string_view taxonomy);

} // namespace edv
