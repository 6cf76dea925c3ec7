/// What may be left out of a record because the register knows it.
#pragma once

#include <string>
#include <vector>

#include "edv/model/rules.hpp"
#include "edv/store/store.hpp"

namespace edv {

/// Fills the level (first), the language (the expert's) and the partner of an observation (where the expert
/// has exactly one secondment on that day). A partner that can't be told from a known expert and day is a
/// finding.
void complete_observation(const Store& store, Record& observation, std::vector<Finding>& findings);

/// Fills the partner of a tally where the expert is seconded to one alone in that month; one that can't be
/// told from a known expert and month is a finding.
void complete_tally(const Store& store, Record& tally, std::vector<Finding>& findings);

} // namespace edv
