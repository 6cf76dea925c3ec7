/// How kinds and fields are called in SQL.
#pragma once

#include <string>
#include <string_view>

#include "edv/model/kind.hpp"
#include "edv/model/lifecycle.hpp"

namespace edv::store {

inline std::string quoted(std::string_view name) {
    return '"' + std::string(name) + '"';
}

inline std::string link_table(const model::Kind& kind, const model::Field& field) {
    return std::string(kind.name) + '_' + std::string(field.name);
}

/// Whether other records say that of the row of the outer query.
std::string_view link_sql(bool model::Links::*link);

/// The state of records of that kind, as model/lifecycle has its rules.
std::string state_sql(std::string_view kind);

} // namespace edv::store
