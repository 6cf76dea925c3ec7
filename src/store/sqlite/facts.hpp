/// Facets of observations, row by row: those of a period, and those that signals cite.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/store/store.hpp"

#include "store/sqlite/connection.hpp"

namespace edv {

void read_facts(Database& database, const Period& period, const std::vector<std::string_view>& fields,
                const std::function<void(const Fact&)>& see);

/// The observations that signals cite, with the number in the store of the signal.
void read_cited(Database& database, const std::vector<std::string_view>& fields,
                const std::function<void(long long, const Fact&)>& see);

} // namespace edv
