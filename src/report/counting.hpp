/// The one way of counting: records of a table in a period by facets. A figure and its explanation come from
/// the same pass.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "report/cross.hpp"

namespace edv {

/// One record that counts, with the cells it counts in.
struct CountedRecord {
    const Kind* kind = nullptr;
    std::string key; ///< its code, or its key as people know it
    Cross::Weights weights;
};

/// Calls `see` for each record of a table of the register (not observations) that counts in the period.
void each_counted(const RegisterView& view, const TableSpec& spec, const std::vector<Facet>& facets,
                  const Period& period, bool fte, const std::function<void(const CountedRecord&)>& see);

/// Counts the observations of the period in one pass over their index.
Cross count_observations(const ReportContext& context, const RegisterView& view,
                         const std::vector<Facet>& facets, const Period& period);

/// The numbers of the observations in a cell; an empty row or column stands for all.
std::vector<long long> observations_in(const ReportContext& context, const RegisterView& view,
                                       const std::vector<Facet>& facets, const Period& period,
                                       const std::string& row, const std::string& column);

} // namespace edv
