/// Help texts from the commands' own data.
#pragma once

#include <string>

#include "edv/language/language.hpp"

#include "cli/commands.hpp"

namespace edv::cli {

std::string program_help(const Language& language);
std::string noun_help(const Noun& noun, const Language& language);
std::string verb_help(const Verb& verb, const Language& language);

/// Every verb with its flags, a line each, for the tests of the documents.
std::string specification();

} // namespace edv::cli
