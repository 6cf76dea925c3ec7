/// From the words of the command line to a command and its arguments. CLI11 lives here alone.
#pragma once

#include <string>
#include <vector>

#include "edv/base/error.hpp"

#include "cli/commands.hpp"

namespace edv::cli {

/// What the words ask for. `verb` is null when only help or the version was asked for, or a noun was given
/// alone.
struct Parsed {
    const Noun* noun = nullptr;
    const Verb* verb = nullptr;
    Arguments arguments;
};

/// Flags may stand anywhere before `--`. Throws Error{usage} for an unknown noun, verb or flag (with near
/// matches), a flag without its value, given twice or with a value it does not take, and for missing or
/// surplus words.
Parsed parse(const std::vector<std::string>& given);

/// The noun has no such verb; `more` are words that it takes beside its verbs.
Error unknown_verb(std::string_view noun, const std::string& word, const std::vector<std::string>& more = {});

/// The global flags among the words, whatever else is wrong: they say in which language to complain.
Arguments scan_globals(const std::vector<std::string>& given);

} // namespace edv::cli
