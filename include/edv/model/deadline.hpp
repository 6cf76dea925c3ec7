/// When an institution's answer is due, reckoned from the transmission and what happened to it since.
#pragma once

#include <optional>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/model/calendar.hpp"
#include "edv/model/record.hpp"

namespace edv::model {

struct Deadline {
    /// The day by which the answer is due, after extensions and stops; nothing where none was agreed. While
    /// the clock is stopped, the day as it was before.
    std::optional<Date> due;
    bool stopped = false;
    std::optional<Date> runs_again; ///< while it is stopped: the day on which it runs again by itself
    /// The day from which no answer is awaited any more: the institution was given up, or the signal closed.
    std::optional<Date> ended;
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
        /// What the calendar makes of it, where the day that was told then is kept.
        std::optional<Date> reckoned = {};
        std::size_t event = 0; ///< its place among those given; of a sending none
    };
    std::vector<Turn> turns;

    /// An event that could not be as the others were: it moved nothing, or took time away.
    struct Misfit {
        enum class Why { stands_already, runs_already, shortens };
        Why why;
        std::size_t event; ///< its place among those given
        Date date;
        std::optional<Date> due; ///< in force before it
    };
    std::vector<Misfit> misfits;
};

/// `events` are those of the transmission; those after `today`, after the answer or after the end are left
/// out. `closed` is the day on which its signal was closed. A stop takes the days it lasts off the time that
/// counts: a due day in working days (`within` says so) leaves as many of them after the stop as there were
/// before, another moves by as many days. What was late when the clock stopped stays so. A stop with `until`
/// ends by itself on that day. The event that made the clock run again may keep the due day as it was told
/// then (`due`): holidays that are configured later do not move it.
Deadline reckon(const Record& transmission, const std::vector<Record>& events, const Calendar& calendar,
                Date today, std::optional<Date> closed = {});

/// Whether neither an answer nor what it would lead to has come.
bool is_awaited(const Record& transmission);

/// Whether the answer is late on `today`: not given, still awaited, the clock running and the due day past.
bool is_late(const Record& transmission, const Deadline& deadline, Date today);

/// For how many days it is late on `today`, without those on which the clock stood; 0 when it is not.
long long days_late(const Record& transmission, const Deadline& deadline, Date today);

/// The state that a transmission's days and its clock tell.
std::string transmission_state(const Record& transmission, const Deadline& deadline);

} // namespace edv::model
