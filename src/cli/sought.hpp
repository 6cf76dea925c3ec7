/// What the words of a search ask for.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace edv::cli {

/// The terms of the words that were given. Error{usage} where there is none; `example` is a command that has
/// one.
std::vector<std::string> sought_terms(const Arguments& arguments, const char* example);

} // namespace edv::cli
