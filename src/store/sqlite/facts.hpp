/// Facets of observations, row by row: those of a period, and those that signals cite.
#pragma once

#include "store/sqlite/connection.hpp"

namespace edv::store::sqlite {

void read_facts(Connection& connection, const Period& period, const std::vector<std::string_view>& fields,
                const std::function<void(const store::Fact&)>& see);

/// The observations that signals cite, with the number in the store of the signal.
void read_cited(Connection& connection, const std::vector<std::string_view>& fields,
                const std::function<void(long long, const store::Fact&)>& see);

} // namespace edv::store::sqlite
