/// What became of the observations, proposals and signals of a period, and how fast.
#pragma once

#include <string_view>

#include "report/context.hpp"

namespace edv::report {

/// Columns figure, count, base (of how many), share and days (the median). Everything as the store knows it
/// now, but for what was late: that is told for the last day of the period, with what was known on it.
Table follow_up(const ReportContext& context, const Period& period);

/// The records behind a figure; `key` is FIGURE, or FIGURE and a column of it. Error{refused} for an unknown
/// key.
Table explain_follow_up(const ReportContext& context, const Period& period, std::string_view key);

/// What is counted, in English, translated where shown.
std::string_view follow_up_definition();

} // namespace edv::report
