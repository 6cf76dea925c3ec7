/// The verbs of signals, by what people do: each group in a file of its own.
#pragma once

#include <vector>

#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace edv::cli {

/// transmit and transmissions, and the steps of each: one institution, one clock.
std::vector<Verb> transmission_verbs();
/// acknowledge, answer, implement, remind, extend, stop, resume.
std::vector<Verb> transmission_step_verbs();
/// due: which answers are awaited.
Verb due_verb();
/// suggest: what could become a signal.
Verb suggest_verb();
/// letter: what goes with a signal to an institution.
Verb letter_verb();
/// trace: the chain both ways.
Verb trace_verb();

/// The transmissions of a signal as they stand today, and the events of each.
void add_transmissions(Session& session, const Store& store, const Record& signal,
                       std::vector<Table>& tables);

} // namespace edv::cli
