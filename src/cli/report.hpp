/// What the verbs of reports share.
#pragma once

#include <vector>

#include "cli/session.hpp"
#include "report/context.hpp"

namespace edv::cli {

/// The store, opened for reading, with the language of results; names in the order of people where they read.
report::ReportContext report_context(Session& session);

/// Writes the tables of a report; those of a period that is not over say so.
void emit_report(Session& session, std::vector<Table> tables, Contents contents);

/// The period of --year, or of --from and --to; Error{usage} when none is given.
Period report_period(Session& session, const Arguments& arguments);

/// The flags of that period.
std::vector<Flag> period_flags();

/// The same for a table of counts, whose period may also be that of --from-year and --to-year.
Period table_period(Session& session, const Arguments& arguments);
std::vector<Flag> table_period_flags();

/// The annual report.
Verb annual_verb();

/// Movements, presence and follow-up.
std::vector<Verb> course_verbs();

/// What became of one expert's observations, for the expert.
Verb feedback_verb();

/// The one-partner sheet.
Verb partner_report_verb();

} // namespace edv::cli
