/// Help texts from the commands' own data.
#pragma once

#include <string>

#include "edv/language/language.hpp"
#include "edv/model/taxonomy.hpp"

#include "cli/commands.hpp"

namespace edv::cli {

std::string program_help(const language::Language& language);
std::string noun_help(const Noun& noun, const language::Language& language);
/// `taxonomies`: the codes that flags take.
std::string verb_help(const Verb& verb, const model::Taxonomies& taxonomies,
                      const language::Language& language);

/// Every verb with its flags, a line each, "needed" behind those that it needs, for the tests of the
/// documents.
std::string specification();

/// help, and the hidden verbs for the tests.
std::vector<Verb> help_verbs();

} // namespace edv::cli
