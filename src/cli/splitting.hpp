/// Flags and words of a command line told apart. CLI11 lives here alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace edv::cli {

/// What stands on a command line, as far as the flags are known. Each text is as it was typed.
struct Split {
    std::map<std::string, std::vector<std::string>, std::less<>> flags; ///< by name; switches have no values
    std::vector<std::string> words;
    std::string unknown;  ///< the first word with a flag that is not known; empty when there is none
    std::string lacking;  ///< a flag at the end whose value is missing
    std::string overfull; ///< the name of a switch that was given a value
    std::string repeated; ///< the name of a flag that was given too often
};

/// Short flags may stand together, the last with its value: `-qofile`. Everything stays text. A word that
/// begins with a dash is a flag or a flag's value; a dash alone is a word.
Split split(const std::vector<Flag>& known, const std::vector<std::string>& line);

} // namespace edv::cli
