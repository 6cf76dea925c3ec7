/// Inside of the configuration: its text, and the reading of a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/config.hpp"

namespace edv::config {

/// Reads TOML. What the text does not name stays as in `base`; `file` stands in the problems.
Config parse_config(std::string_view text, const std::string& file, Config base);

/// Reads a profile of its own. `name` is for a text without the key `name`; `file` stands in the problems.
Profile parse_profile(std::string_view text, const std::string& file, const std::string& name);

/// src/config/builtin.toml: the built-in codes and holidays, without what the languages say of them.
std::string_view builtin_codes();

/// The built-in codes of a taxonomy with their labels, and as TOML lines `code = { … }`.
std::vector<model::Term> builtin_terms(std::string_view taxonomy);
std::string builtin_terms_text(std::string_view taxonomy);

/// The Belgian public holidays, and as TOML lines `code = { on = …, labels }`.
std::vector<model::Holiday> builtin_holidays();
std::string builtin_holidays_text();

/// The name of the service; as TOML its abbreviations too, as comments.
model::Labels builtin_owner();
std::string builtin_owner_text();

} // namespace edv::config
