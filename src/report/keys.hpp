/// The words of a key that asks for the records behind a figure.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edv/base/error.hpp"

#include "report/context.hpp"

namespace edv::report {

/// Error{refused} `unknown-key`: the table has no such row (or column), with those that it has.
Error unknown_row(std::string_view part, const std::vector<std::string>& known);
Error unknown_column(std::string_view part, const std::vector<std::string>& known);

/// What people may read instead of a part of a key.
using LabelsOf = std::function<std::vector<std::string>(const std::string&)>;

/// A text of edv in every language that people may type.
std::vector<std::string> said_in_every_language(const ReportContext& context, std::string_view english);

/// The labels of words, by their English labels; `total` has its own.
LabelsOf labels_of(const ReportContext& context, std::map<std::string, std::string_view> english);

/// The English labels of data, by their names.
template <class List>
std::map<std::string, std::string_view> named_labels(const List& all) {
    std::map<std::string, std::string_view> labels;
    for (const auto& one : all)
        labels.emplace(one.name, one.label);
    return labels;
}

/// The one of `known` that `part` is: as it is written, else without regard to case, else as people read it,
/// without regard to accents too; nothing where there is none, or more than one reads so.
std::optional<std::string> key_part(std::string_view part, const std::vector<std::string>& known,
                                    const LabelsOf& labels);

/// ROW or ROW,COLUMN: both parts as they stand in `rows` and `columns`, found as key_part() does. Without a
/// column it is `otherwise`. Throws unknown_row or unknown_column.
std::pair<std::string, std::string> cell_named(std::string_view key, const std::vector<std::string>& rows,
                                               const std::vector<std::string>& columns,
                                               std::string_view otherwise, const LabelsOf& row_labels = {},
                                               const LabelsOf& column_labels = {});

} // namespace edv::report
