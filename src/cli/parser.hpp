/// From the words of the command line to a command and its arguments.
#pragma once

#include <optional>
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
    /// Error{usage} for an unknown noun, verb or flag (with near matches), a flag without its value, given
    /// twice, beside one that it does not go with or with a value that it does not take, and for what is
    /// missing or too much.
    std::optional<Error> wrong;
};

/// Flags may stand anywhere before `--`. Those of every command are read whatever is wrong: they say in which
/// language to complain.
Parsed parse(const std::vector<std::string>& given);

/// The noun has no such verb; `more` are words that it takes beside its verbs.
Error unknown_verb(std::string_view noun, const std::string& word, const std::vector<std::string>& more = {});

} // namespace edv::cli
