/// The words of a key that asks for the records behind a figure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edv/base/error.hpp"

namespace edv {

/// Error{refused} `unknown-key`: the table has no such row (or column), with those that it has.
Error unknown_row(std::string_view part, const std::vector<std::string>& known);
Error unknown_column(std::string_view part, const std::vector<std::string>& known);

/// What people read instead of a row.
using LabelOf = std::function<std::string(const std::string&)>;

/// The one of `known` that people read as `word`, without regard to case or accents; nothing where there is
/// none, or more than one.
std::optional<std::string> only_one_read_as(std::string_view word, const std::vector<std::string>& known,
                                            const LabelOf& label);

/// ROW or ROW,COLUMN: both parts as they stand in `rows` and `columns`, found without regard to case; a row
/// also as people read it. Without a column it is `otherwise`. Throws unknown_row or unknown_column.
std::pair<std::string, std::string> cell_named(std::string_view key, const std::vector<std::string>& rows,
                                               const std::vector<std::string>& columns,
                                               std::string_view otherwise, const LabelOf& label = {});

} // namespace edv
