/// What could become a signal.
#pragma once

#include "cli/commands.hpp"

namespace edv::cli {

Verb suggest_verb();

} // namespace edv::cli
