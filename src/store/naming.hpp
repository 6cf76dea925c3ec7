/// How kinds and fields are called in SQL.
#pragma once

#include <string>
#include <string_view>

#include "edv/model/kind.hpp"

namespace edv {

inline std::string quoted(std::string_view name) {
    return '"' + std::string(name) + '"';
}

inline std::string link_table(const Kind& kind, const Field& field) {
    return std::string(kind.name) + '_' + std::string(field.name);
}

/// The state of a signal, derived from what it is linked to.
inline constexpr std::string_view signal_state_sql = R"sql(CASE WHEN closed IS NOT NULL THEN 'closed'
    WHEN EXISTS (SELECT 1 FROM transmission t WHERE t.signal = signal.id) THEN 'transmitted'
    WHEN examined IS NOT NULL THEN 'examined' ELSE 'draft' END)sql";

} // namespace edv
