/// What has to be undone before an entry of the history can be.
#pragma once

#include <vector>

#include "edv/store/store.hpp"

namespace edv::store {

/// The later entries that are in the way of undoing the entry, newest first: those that touched the same
/// records, that refer to what it added, that gave another record the place of what would come back, or that
/// touched one of `against`; and those that rest on them. As the store was last committed.
std::vector<Entry> in_the_way(const Store& store, const Entry& entry,
                              const std::vector<model::Record>& against = {});

} // namespace edv::store
