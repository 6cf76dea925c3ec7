/// The life cycles of the second line as data: which steps are legal in which state, and what each needs.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/model/record.hpp"
#include "edv/model/rules.hpp"

namespace edv {

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

/// The state of a proposal, signal or transmission, as its days and decisions tell.
std::string state_of(const Record& record, const Links& links = {});

/// A state that was said and is not the one that the days tell.
Finding state_disagrees(std::string_view said, std::string_view follows);

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

} // namespace edv
