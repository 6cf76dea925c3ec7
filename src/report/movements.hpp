/// Who and what came and went in a period.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/context.hpp"

namespace edv::report {

struct MovementOptions {
    std::string of;       ///< one of movement_populations(); empty: all, month by month the experts
    bool monthly = false; ///< a row for each month instead of one for each figure
};

/// experts partner_institutions external_partners secondments
const std::vector<std::string>& movement_populations();

/// What was there before the period, came, went and stayed on: before + in - out = after, and with those
/// whose last day is the last day of the period it is what the key figures give for that day. Columns figure
/// and the populations, or month and the figures.
Table movements(const ReportContext& context, const Period& period, const MovementOptions& options);

/// The records behind a cell, `key` being FIGURE[,POPULATION] or month by month MONTH[,FIGURE]; without the
/// second part the experts, or the net movement. Column `change` says what a record adds. Error{refused} for
/// an unknown key.
Table explain_movement(const ReportContext& context, const Period& period, const MovementOptions& options,
                       std::string_view key);

/// What is counted, in English, translated where shown.
std::string_view movements_definition();

} // namespace edv::report
