/// Signals that come back to other signals.
#pragma once

#include <string>
#include <vector>

#include "edv/base/message.hpp"
#include "edv/store/store.hpp"

namespace edv::report {

/// Another signal, seen from one of the two that a relation names.
struct RelatedSignal {
    model::Record signal;
    std::string relation; ///< of the list signal_relation
    bool later = false;   ///< it comes back to the one from which it is seen
};

/// Those to which a signal comes back, then those that come back to it, each by number.
std::vector<RelatedSignal> related_to(const store::Store& store, const std::string& signal);

/// "recurrence of signal 2023-01", as people read it beside the signal from which the other is seen.
Message words_of_relation(const std::string& relation, bool later, const std::string& other);

} // namespace edv::report
