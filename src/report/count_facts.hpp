/// Counting observations: any number of tables in one pass over the index of the period.
#pragma once

#include <vector>

#include "report/cross.hpp"

namespace edv::report {

/// The counts of the observations of the period, in the order of `countings`, all of them of observations.
std::vector<Cross> count_facts(const ReportContext& context, const RegisterView& view,
                               const std::vector<Counting>& countings, const Period& period);

/// The numbers of the observations in a cell, by date; an empty row or column stands for all.
std::vector<long long> facts_in(const ReportContext& context, const RegisterView& view,
                                const Counting& counting, const Period& period, const Cross::Cell& cell);

} // namespace edv::report
