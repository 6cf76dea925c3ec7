/// Tables of counts, and the records behind a cell of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/context.hpp"
#include "report/tables.hpp"

namespace edv::report {

/// Only records that have one of the codes in the facet.
struct CodeFilter {
    std::string facet;
    std::vector<std::string> codes; ///< compared without case
};

struct CountOptions {
    std::vector<std::string> by; ///< one or two names of facets; empty: the first of the table
    bool fte = false;
    bool all_codes = false;
    std::vector<CodeFilter> filter = {}; ///< all must hold
    bool contributions = false;          ///< who is in each cell is kept too; it costs time
};

/// Counts the records of the table in the period. Error{usage} for a facet that the table does not have, or
/// more than two.
Table count_table(const ReportContext& context, const TableSpec& spec, const Period& period,
                  const CountOptions& options);

/// The records behind one cell; `key` is ROW or ROW,COLUMN as the csv writes them, `total` for either.
/// Error{refused} for an unknown key.
Table explain_cell(const ReportContext& context, const TableSpec& spec, const Period& period,
                   const CountOptions& options, std::string_view key);

} // namespace edv::report
