#include "report/keys.hpp"

#include "edv/base/text.hpp"

namespace edv {
namespace {

std::optional<std::string> named(std::string_view part, const std::vector<std::string>& known,
                                 const LabelOf& label = {}) {
    for (const std::string& one : known)
        if (lower(one) == lower(part))
            return one;
    return label ? only_one_read_as(part, known, label) : std::nullopt;
}

} // namespace

Error unknown_row(std::string_view part, const std::vector<std::string>& known) {
    return refused("unknown-key", msg("the table has no \"{key}\"", {{"key", printable(part)}}),
                   msg("one of: {codes}", {{"codes", join(known, ", ")}}));
}

Error unknown_column(std::string_view part, const std::vector<std::string>& known) {
    return refused("unknown-key", msg("the table has no column \"{key}\"", {{"key", printable(part)}}),
                   msg("one of: {codes}", {{"codes", join(known, ", ")}}));
}

std::optional<std::string> only_one_read_as(std::string_view word, const std::vector<std::string>& known,
                                            const LabelOf& label) {
    const std::string wanted = fold(word);
    std::optional<std::string> found;
    for (const std::string& one : known)
        if (fold(label(one)) == wanted) {
            if (found)
                return {};
            found = one;
        }
    return found;
}

std::pair<std::string, std::string> cell_named(std::string_view key, const std::vector<std::string>& rows,
                                               const std::vector<std::string>& columns,
                                               std::string_view otherwise, const LabelOf& label) {
    // The name of an institution may hold a comma itself.
    if (auto whole = named(key, rows, label))
        return {*whole, std::string(otherwise)};
    const auto comma = key.rfind(',');
    const auto row = named(key.substr(0, comma), rows, label);
    if (comma == std::string_view::npos || !row)
        throw unknown_row(key.substr(0, comma), rows);
    const auto column = named(key.substr(comma + 1), columns);
    if (!column)
        throw unknown_column(key.substr(comma + 1), columns);
    return {*row, *column};
}

} // namespace edv
