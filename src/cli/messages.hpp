/// Errors and problems in the user's words: `edv: FILE:ROW:COLUMN: what is wrong`, then `  hint: what to do`.
#pragma once

#include <vector>

#include "edv/base/error.hpp"
#include "edv/language/language.hpp"

namespace edv::cli {

/// The most problems that a screen shows.
inline constexpr std::size_t most_shown = 50;

std::string describe(const Problem& problem, const language::Language& language);

/// All problems up to `most_shown`, then how many more there are.
std::string describe(const std::vector<Problem>& problems, const language::Language& language);

int exit_code(ErrorKind kind);

} // namespace edv::cli
