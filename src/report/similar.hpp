/// Observations that may tell the same as another one.
#pragma once

#include <string>
#include <vector>

#include "edv/store/store.hpp"

namespace edv::report {

struct SimilarObservation {
    model::Record observation;
    double score = 0;     ///< 0 to 1, as likeness() gives it
    std::string decision; ///< same, not_same; empty: nobody has decided yet
};

/// What may repeat observation `number` (by its words, lifted by the same partner, right, barriers and near
/// days), best first: what was decided to be the same, and up to ten others above a floor. Withdrawn ones are
/// left out unless they were decided upon, and those decided to be different unless `all`. Empty when there
/// is no such observation.
std::vector<SimilarObservation> similar_observations(const store::Store& store, long long number,
                                                     bool all = false);

} // namespace edv::report
