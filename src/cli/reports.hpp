/// What the verbs of reports share.
#pragma once

#include <vector>

#include "edv/report/report.hpp"

#include "cli/session.hpp"

namespace edv::cli {

/// Opens the store for reading.
ReportContext report_context(Session& session);

/// The period of --year, or of --from and --to. Error{usage} without one.
Period report_period(Session& session, const Arguments& arguments);
std::vector<Flag> period_flags();

Verb annual_verb();

} // namespace edv::cli
