/// Keeps what could make a person known out of the texts of observations, proposals, signals and their
/// transmissions.
#pragma once

#include <vector>

#include "edv/model/record.hpp"

#include "model/rules.hpp"

namespace edv::model {

/// Looks for personal data in the texts of a record of a guarded kind: with `mask` they are masked, else each
/// is a finding `personal-data` that shows it masked. Passed over are names of people, what tells where the
/// record came from, and texts that stand in `before` as they are.
void guard(Record& record, bool mask, std::vector<Finding>& findings, const Record* before = nullptr);

} // namespace edv::model
