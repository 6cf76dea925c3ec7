/// Transmissions with all that happened to them since, and when their answers are due.
#pragma once

#include <string>
#include <vector>

#include "edv/model/deadline.hpp"

#include "report/context.hpp"

namespace edv::report {

struct Followed {
    model::Record transmission;
    std::vector<model::Record> events; ///< by date
    model::Deadline deadline;          ///< as it stands on the day asked about
    std::string state;                 ///< sent acknowledged stopped answered unanswered implemented
    bool late = false;
    std::optional<Date> closed = {}; ///< the day on which its signal was closed
};

/// The transmissions, of one signal or all, by signal, institution and day, as they stand on `today`.
std::vector<Followed> followed(const store::Store& store, const model::Calendar& calendar, Date today,
                               const std::string& signal = {});

/// Whether the answer was late on `day`, with what was known on it: what came later was not there yet.
bool was_late(const Followed& one, const model::Calendar& calendar, Date day);

struct DueOptions {
    Date until;                     ///< answers due by this day are listed
    bool late = false;              ///< only those that are late
    std::optional<Date> late_after; ///< only those that became late after this day
};

/// The answers that are awaited and due, the longest awaited first, with what was agreed and done about them.
Table due_table(const ReportContext& context, Date today, const DueOptions& options);

/// How the same due days were reckoned: a row for each turn, and for working days one for each day.
Table due_reckoning(const ReportContext& context, Date today, const DueOptions& options);

} // namespace edv::report
