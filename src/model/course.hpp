/// The course of a signal: it, all that was sent and what happened since, looked at together.
#pragma once

#include <vector>

#include "edv/model/calendar.hpp"

#include "model/rules.hpp"

namespace edv::model {

/// A transmission and what happened to it.
struct Sending {
    Record transmission;
    std::vector<Record> events;
};

/// Two records that contradict each other: the one whose field would have to be mended, and the one that is
/// in its way (the same where an event does not fit to those of its own transmission).
struct Clash {
    Record record;
    Record against;
    Finding finding;

    /// Whether it says the same of the same record.
    [[nodiscard]] bool same_as(const Clash& other) const;
};

/// Days and decisions out of the order of the life cycle, across the records of one signal: sent before it
/// was opened, examined or without examination, sent although it was not to be, sent or given up after the
/// closing, events after the end that they would have moved, stops and runs of the clock out of turn, an
/// extension that shortens. What one record alone tells is check_record()'s.
std::vector<Clash> check_course(const Record& signal, const std::vector<Sending>& sendings,
                                const Calendar& calendar);

/// Those of `after` that are not in `before`, word for word.
std::vector<Clash> new_clashes(const std::vector<Clash>& before, const std::vector<Clash>& after);

/// Where an event can be seen and mended.
Message event_hint(const Record& event);

} // namespace edv::model
