/// Tables of the records that one day decides about, or one month: tallies, meetings, proposals, signals and
/// transmissions.
#pragma once

#include "report/cross.hpp"

namespace edv::report {

/// The records of the table whose day (submitted, opened, sent) lies in the period, or whose month has a day
/// in it, without those withdrawn.
store::Selection dated_in(const TableSpec& spec, const Period& period);

/// What a record of the table counts for: one, or the number that it holds.
long long number_of(const TableSpec& spec, const model::Record& record);

/// Calls `see` for each record that counts in the period. Proposals and signals are in the state that they
/// are in now, merged partners stand as on the last day of the period.
void each_dated(const ReportContext& context, const RegisterView& view, const Counting& counting,
                const Period& period, const SeeCounted& see);

} // namespace edv::report
