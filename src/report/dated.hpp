/// Tables of the records that one day decides about: proposals, signals and transmissions.
#pragma once

#include <functional>
#include <vector>

#include "report/counting.hpp"

namespace edv {

/// Whether the records of the table are counted by a date of theirs.
bool is_dated(const TableSpec& spec);

/// The records of the kind whose day (submitted, opened, sent) lies in the period.
Selection dated_in(const Kind& kind, const Period& period);

/// Calls `see` for each record of such a table that counts in the period, with the cell it counts in; the
/// record is valid during the call. Proposals and signals are in the state that they are in now, merged
/// partners stand as on the last day of the period.
void each_dated(const ReportContext& context, const RegisterView& view, const Counting& counting,
                const Period& period,
                const std::function<void(const Record&, const Cross::Weights&)>& see);

} // namespace edv
