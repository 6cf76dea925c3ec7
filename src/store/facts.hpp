/// The pass over the observations of a period that reports count.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/store/store.hpp"

#include "store/database.hpp"

namespace edv {

void read_facts(Database& database, const Period& period, const std::vector<std::string_view>& fields,
                const std::function<void(const Fact&)>& see);

} // namespace edv
