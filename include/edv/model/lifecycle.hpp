/// Life cycles as data: what tells the state of a record, which steps are legal in it, and what each needs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/model/record.hpp"

namespace edv::model {

struct Finding;

/// A legal step. The verbs of the command line bear its name.
struct Step {
    std::string_view kind; ///< proposal, signal or transmission
    std::string_view from;
    std::string_view name;
    std::string_view to;
    std::string_view needs = ""; ///< the field that has to be filled in, beside the day
};

/// All of them, by kind and in the order of the states. A step that leads to no state of its own (a reminder)
/// leads back to where it began; `resume` and `reopen` lead to what the other days tell, here named first.
const std::vector<Step>& steps();

/// Null when the step is not legal in that state.
const Step* find_step(std::string_view kind, std::string_view state, std::string_view name);

/// What other records tell of one, where its state asks for it.
struct Links {
    bool proposed = false;    ///< of an observation: a proposal cites it
    bool signalled = false;   ///< of an observation: a signal cites it, itself or through a proposal
    bool transmitted = false; ///< of a signal: it was sent to somebody
    bool closed = false;      ///< of a transmission: its signal is closed
    bool stopped = false;     ///< of a transmission: its clock stands
};

/// When a record is in a state: a field is filled in, or with the word `value` where one is named, or another
/// record says so. Without either it always is.
struct StateRule {
    std::string_view kind;
    std::string_view state;
    std::string_view field = "";
    std::string_view value = "";
    bool Links::*link = nullptr;
};

/// Those of each kind with the furthest state first: the first that holds tells the state.
const std::vector<StateRule>& state_rules();

/// The state of an observation, proposal, signal or transmission, as its days, decisions and links tell.
std::string state_of(const Record& record, const Links& links = {});
/// The same for what is known of a record of that kind: `filled` says whether a field is filled in, or with
/// that word where one is named.
std::string_view state_of(std::string_view kind, const Links& links,
                          const std::function<bool(std::string_view field, std::string_view word)>& filled);

/// The field by which records of the kind are asked for their state: the kind's own, or one that nothing but
/// links and days tell. A kind without life cycle is a defect.
const Field& state_field(const Kind& kind);

/// A state that was said and is not the one that the days tell.
Finding state_disagrees(const Kind& kind, std::string_view said, std::string_view follows);

/// Whether the partner refused the proposal.
bool is_refused(const Record& proposal);

/// Whether the examination decided that the signal is not to be transmitted.
bool is_not_to_be_sent(const Record& signal);

/// The day from which nothing more is to come of a proposal or signal; nothing while it goes on.
std::optional<Date> ended_on(const Record& record);

/// Takes back what hangs on the day of a step that an edit emptied: a decision goes with the day on which it
/// was taken, unless the edit says something of it itself. Texts stay.
void take_back(const Record& before, Record& edited);

/// A stretch of time in a state. `from` is unknown where the day was not recorded; `until`: it goes on.
struct Stay {
    std::string_view state;
    std::optional<Date> from;
    std::optional<Date> until;
};

/// The states that a proposal went through, as its days tell.
std::vector<Stay> stays(const Record& proposal);

/// The states of a life cycle, in its order.
std::vector<std::string_view> states_of(std::string_view kind);

/// Error{refused} `illegal-step`: says the state, and lists the legal steps.
Error illegal_step(const Record& record, std::string_view state, std::string_view step);

} // namespace edv::model
