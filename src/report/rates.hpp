/// How partners decided on proposals and carried them out, and how institutions answered signals: rates by a
/// field of the records.
#pragma once

#include <string_view>
#include <vector>

#include "report/context.hpp"

namespace edv::report {

struct RateColumn {
    enum class Kind { count, rate, days };
    std::string_view name; ///< as the csv writes it
    std::string_view label;
    Kind kind = Kind::count;
    std::string_view stage = ""; ///< the stage that the records came to; empty: all of them
    std::string_view base = "";  ///< of a rate: the stage that it is a part of; empty: all of them
};

/// A table of rates as data.
struct RateSpec {
    std::string_view name;                ///< the report
    std::string_view title;               ///< English, translated where shown
    std::string_view definition;          ///< likewise
    std::string_view counted;             ///< the table of counts whose records it takes
    std::vector<std::string_view> fields; ///< of that table: what a row may be, the first unless asked
    std::vector<RateColumn> columns;
};

/// `decisions` on proposals and `answers` to transmissions.
const std::vector<RateSpec>& rate_specs();

/// The one of that name; a name that does not exist is a defect.
const RateSpec& rate_spec(std::string_view name);

/// A row for each value of the field `by`, and the total. A rate is a part of 1 with four decimals; days are
/// the median in calendar days; of nothing both are empty. What was late is told for the last day of the
/// period, all else as it is now. Error{usage} for a field that rows can't be.
Table rate_table(const ReportContext& context, const RateSpec& spec, const Period& period,
                 std::string_view by);

/// The records behind a cell, `key` being ROW[,COLUMN] as the csv writes them; for a rate and for days those
/// that came so far. Error{refused} for an unknown key.
Table explain_rate(const ReportContext& context, const RateSpec& spec, const Period& period,
                   std::string_view by, std::string_view key);

} // namespace edv::report
