/// The verbs of signals, by what people do: each group in a file of its own.
#pragma once

#include <vector>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/following.hpp"

namespace edv::cli {

/// transmit and transmissions, and the steps of each: one institution, one clock.
std::vector<Verb> transmission_verbs();
/// acknowledge, answer, implement, remind, extend, stop, resume.
std::vector<Verb> transmission_step_verbs();
/// edit-transmission, remove-transmission: what was sent elsewhere, on another day, or not at all.
std::vector<Verb> transmission_edit_verbs();
/// events, edit-event, remove-event: what happened to transmissions, to be seen and mended.
std::vector<Verb> transmission_event_verbs();
/// relate, remove-relation: signals that come back to earlier ones.
std::vector<Verb> relate_verbs();
/// use, uses, edit-use, remove-use: where a signal was used.
std::vector<Verb> use_verbs();
/// due: which answers are awaited.
Verb due_verb();
/// suggest: what could become a signal.
Verb suggest_verb();
/// letter: what goes with a signal to an institution.
Verb letter_verb();
/// trace: the chain both ways.
Verb trace_verb();

/// The transmissions of a signal as they stand today, and the events of each.
void add_transmissions(Session& session, const store::Store& store, const model::Record& signal,
                       std::vector<Table>& tables);

/// The signals to which a signal comes back, and those that come back to it.
void add_related(Session& session, const store::Store& store, const model::Record& signal,
                 std::vector<Table>& tables);

/// Where a signal was used.
void add_uses(Session& session, const store::Store& store, const model::Record& signal,
              std::vector<Table>& tables);

/// The flags that name one transmission of a signal, and the one that they name; Error{refused} when there is
/// none, or several.
std::vector<Flag> transmission_flags();
report::Followed named_transmission(Session& session, const store::Store& store, const Arguments& arguments);

/// The day to which a span leads, Error{refused} where it is beyond the last one that can be kept.
Date due_after(const model::Calendar& calendar, Date from, const Duration& span);

/// The institution that a flag names. A new name that may be a slip of a known one is asked about.
std::string institution_given(Session& session, const store::Store& store, std::string_view flag,
                              const std::string& text);

} // namespace edv::cli
