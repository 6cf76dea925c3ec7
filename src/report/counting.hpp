/// The one way of counting: records of a table in a period by facets. A figure and its explanation come from
/// the same pass.
#pragma once

#include <functional>
#include <vector>

#include "report/cross.hpp"

namespace edv::report {

/// What is to be counted, its words looked up. Error{usage} for a facet that the table does not have, more
/// than two of them, or the same twice.
Counting counting_of(const TableSpec& spec, const CountOptions& options);

/// The expert whose record of the table it is; empty where it is nobody's.
std::string expert_of(const TableSpec& spec, const model::Record& record);

/// The counts in the order of `countings`; those of observations share one pass.
std::vector<Cross> count_all(const ReportContext& context, const RegisterView& view,
                             const std::vector<Counting>& countings, const Period& period);

/// Calls `see` for each record in a cell, with what it adds to it; an empty row or column stands for all. The
/// record is valid during the call.
void each_in_cell(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const Cross::Cell& cell,
                  const std::function<void(const model::Record&, double)>& see);

/// Those records as a table; the title says which cell.
Table list_cell(const ReportContext& context, const RegisterView& view, const Counting& counting,
                const Period& period, const Cross::Cell& cell);

} // namespace edv::report
