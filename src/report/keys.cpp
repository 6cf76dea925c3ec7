#include "report/keys.hpp"

#include <optional>

#include "edv/base/text.hpp"

namespace edv {
namespace {

std::optional<std::string> named(std::string_view part, const std::vector<std::string>& known) {
    for (const std::string& one : known)
        if (lower(one) == lower(part))
            return one;
    return {};
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

std::pair<std::string, std::string> cell_named(std::string_view key, const std::vector<std::string>& rows,
                                               const std::vector<std::string>& columns,
                                               std::string_view otherwise) {
    // The name of an institution may hold a comma itself.
    if (auto whole = named(key, rows))
        return {*whole, std::string(otherwise)};
    const auto comma = key.rfind(',');
    const auto row = named(key.substr(0, comma), rows);
    if (comma == std::string_view::npos || !row)
        throw unknown_row(key.substr(0, comma), rows);
    const auto column = named(key.substr(comma + 1), columns);
    if (!column)
        throw unknown_column(key.substr(comma + 1), columns);
    return {*row, *column};
}

} // namespace edv
