/// The steps by which a store of any release becomes one of this release.
#pragma once

#include <string_view>
#include <vector>

namespace edv::store::sqlite {

/// PRAGMA application_id of every store: "edv1" in ASCII.
constexpr int application_id = 0x65647631;

/// SQL of each step; step N makes version N+1 of version N. A step is never edited once released.
const std::vector<std::string_view>& schema_steps();

} // namespace edv::store::sqlite
