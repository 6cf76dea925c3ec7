/// When an institution's answer is due, reckoned from the transmission and what happened to it since.
#pragma once

#include <optional>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/model/calendar.hpp"
#include "edv/model/record.hpp"

namespace edv {

struct Deadline {
    /// The day by which the answer is due, after extensions and stops; nothing where none was agreed. While
    /// the clock is stopped, the day as it was before.
    std::optional<Date> due;
    bool stopped = false;
    int reminders = 0;
    std::optional<Date> reminded; ///< the last time

    /// What brought about each due day, in order: the sending first.
    enum class Cause { sent, extended, stopped, resumed };
    struct Turn {
        Date date;
        Cause cause;
        std::optional<Date> due; ///< from then on
        int working_days = 0;    ///< that were left when the clock ran again, where they decide
        int days = 0;            ///< that the clock was stopped
    };
    std::vector<Turn> turns;
};

/// `events` are those of the transmission; those after `today` or after the answer are left out. A stop takes
/// the days it lasts off the time that counts: a due day in working days (`within` says so) leaves as many of
/// them after the stop as there were before, another moves by as many days. What was late when the clock
/// stopped stays so. A stop with `until` ends by itself on that day.
Deadline reckon(const Record& transmission, const std::vector<Record>& events, const Calendar& calendar,
                Date today);

/// Whether the answer is late on `today`: not given, the clock running and the due day past.
bool is_late(const Record& transmission, const Deadline& deadline, Date today);

/// The state that a transmission's days tell: sent acknowledged stopped answered implemented.
std::string transmission_state(const Record& transmission, const Deadline& deadline);

} // namespace edv
