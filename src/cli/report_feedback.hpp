/// The report that an expert is given.
#pragma once

#include "cli/session.hpp"

namespace edv::cli {

/// feedback: what became of one expert's observations.
Verb feedback_verb();

} // namespace edv::cli
