/// Inside of the configured tables.
#pragma once

#include "edv/base/error.hpp"

#include "report/counting.hpp"
#include "report/own.hpp"

namespace edv::report {

/// What a configured table counts; it was checked.
Counting own_counting(const config::OwnReport& own);

/// Gives the table the configured title and labels.
void dress(Table& table, const config::OwnReport& own, const language::Language& language,
           const Period& period);

} // namespace edv::report
