/// The flags that tell how a sheet is read, and the sheet that they open.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "config/profile.hpp"
#include "intake/source.hpp"

namespace edv::cli {

class Session;

/// --encoding --separator --sheet --header-row
std::vector<Flag> source_flags();

/// The profile of that name, in the configuration or built in, or in a file of its own. Error{setup} when
/// there is none.
config::Profile find_profile(Session& session, const std::string& name_or_file);

/// Opens FILE, or the standard input for `-`. Flags go before what the profile says.
std::unique_ptr<intake::Source> open_source(Session& session, const Arguments& arguments,
                                            const std::string& file, const config::Profile& profile = {});

/// The row of --header-row; 0 without.
long long header_row(const Arguments& arguments);

/// The value of --separator as a profile has it: `auto` or one sign.
std::string separator_value(const std::string& text);
/// The value of --encoding.
std::string encoding_value(const std::string& text);

} // namespace edv::cli
