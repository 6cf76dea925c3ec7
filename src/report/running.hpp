/// Periods that are not over on the day of the command: what has been of them, and what is said beside their
/// figures.
#pragma once

#include <optional>

#include "report/context.hpp"

namespace edv::report {

/// The days of the period up to today; nothing when none has come. Without a day of the command, all of them.
std::optional<Period> lived(const ReportContext& context, const Period& period);

/// Whether the last day of the period has come.
bool is_over(const ReportContext& context, const Period& period);

/// Adds to a table of a period that is not over a note that says so and names the day of the command.
void note_running(const ReportContext& context, Table& table);

} // namespace edv::report
