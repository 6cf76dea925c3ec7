/// What was done, and taking it back.
#pragma once

#include <vector>

#include "cli/commands.hpp"

namespace edv::cli {

/// log, undo, redo.
std::vector<Verb> history_verbs();

} // namespace edv::cli
