/// What a signal rests on.
#pragma once

#include <set>
#include <string>

#include "edv/store/store.hpp"

namespace edv::report {

struct Evidence {
    std::set<long long> observations; ///< linked, or cited by a linked proposal
    std::set<std::string> partners;   ///< where they were noticed, and those that the proposals were made to
};

Evidence evidence_of(const store::Store& store, const model::Record& signal);

} // namespace edv::report
