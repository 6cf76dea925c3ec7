/// The one way of counting: records of a table in a period by facets. A figure and its explanation come from
/// the same pass.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "report/cross.hpp"

namespace edv {

/// What is to be counted, its words looked up. Error{usage} for a facet that the table does not have, more
/// than two of them, or the same twice.
Counting counting_of(const TableSpec& spec, const CountOptions& options);

/// One record that counts, with the cells it counts in.
struct CountedRecord {
    const Kind* kind = nullptr;
    std::string key; ///< its code, or its key as people know it
    Cross::Weights weights;
};

/// Calls `see` for each record of a table of the register (not observations) that counts in the period.
void each_counted(const RegisterView& view, const Counting& counting, const Period& period,
                  const std::function<void(const CountedRecord&)>& see);

/// The counts in the order of `countings`; those of observations share one pass.
std::vector<Cross> count_all(const ReportContext& context, const RegisterView& view,
                             const std::vector<Counting>& countings, const Period& period);

} // namespace edv
