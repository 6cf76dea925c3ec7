/// A table of counts year by year.
#pragma once

#include <string>
#include <string_view>

#include "report/context.hpp"
#include "report/tables.hpp"

namespace edv::report {

struct TableTrend {
    const TableSpec* spec;
    std::string by;           ///< the field whose values are columns; empty: one column, called as the table
    int first;                ///< year
    int last;                 ///< year
    bool on_last_day = false; ///< of what lasts only: what runs on the last day of each year
};

/// A row for each year. Each year is counted by itself, so partners stand as on its own last day.
/// Error{usage} for a field that the table does not have.
Table trend_of(const ReportContext& context, const TableTrend& asked);

/// The records behind a figure of it; `key` is COLUMN,YEAR. Error{refused} for an unknown one.
Table explain_trend(const ReportContext& context, const TableTrend& asked, std::string_view key);

} // namespace edv::report
