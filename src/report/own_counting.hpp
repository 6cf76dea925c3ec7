/// Inside of the configured tables.
#pragma once

#include "edv/base/error.hpp"
#include "edv/report/own.hpp"

#include "report/counting.hpp"

namespace edv {

/// What a configured table counts; it was checked.
Counting own_counting(const OwnReport& own);

/// Gives the table the configured title and labels.
void dress(Table& table, const OwnReport& own, const Language& language, const Period& period);

} // namespace edv
