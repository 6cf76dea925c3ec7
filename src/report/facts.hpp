/// Counting observations: any number of tables in one pass over the index of the period.
#pragma once

#include <string>
#include <vector>

#include "report/cross.hpp"

namespace edv {

/// What one table asks of the pass.
struct FactCount {
    std::vector<Facet> facets; ///< one or two
    std::vector<FacetFilter> filter;
};

/// The counts of the observations of the period, in the order of `counts`.
std::vector<Cross> count_observations(const ReportContext& context, const RegisterView& view,
                                      const std::vector<FactCount>& counts, const Period& period);

/// The numbers of the observations in a cell; an empty row or column stands for all.
std::vector<long long> observations_in(const ReportContext& context, const RegisterView& view,
                                       const FactCount& count, const Period& period, const std::string& row,
                                       const std::string& column);

} // namespace edv
