#include "intake/header_place.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/header_row.hpp"

namespace edv::intake {
namespace {

/// Fewer may be met by chance.
constexpr std::size_t enough = 2;

/// How many fields a row that is taken for the header stands for.
std::size_t fields_in(const KeptRow& row, const model::Kind& kind, const Headers& headers) {
    std::vector<std::string> header;
    for (const std::string& cell : row.cells)
        header.push_back(header_text(cell));
    const Mapping mapping = map_header(header, kind, headers);
    return static_cast<std::size_t>(
        std::count_if(mapping.sources.begin(), mapping.sources.end(),
                      [](const FieldSource& one) { return !one.columns.empty() || !one.answers.empty(); }));
}

Problem in_row(long long row) {
    const std::string number = std::to_string(row);
    return {{},
            row,
            "",
            "header-elsewhere",
            msg("the header seems to stand in row {row}", {{"row", number}}),
            msg("--header-row {row} takes that row for it", {{"row", number}})};
}

Problem on_sheet(const std::string& other, const std::string& read, const KeptRow& header, bool first) {
    return {{},
            {},
            "",
            "header-elsewhere",
            msg("the header seems to stand on the sheet \"{other}\", not on \"{sheet}\"",
                {{"other", printable(other)}, {"sheet", printable(read)}}),
            first ? msg("--sheet \"{sheet}\" reads that one", {{"sheet", printable(other)}})
                  : msg("--sheet \"{sheet}\" --header-row {row} reads that one",
                        {{"sheet", printable(other)}, {"row", std::to_string(header.number)}})};
}

/// The plain header of some rows, and how many fields it stands for.
struct Found {
    std::size_t place = 0;
    std::size_t fields = 0;
};

Found plain_header_of(const std::vector<KeptRow>& rows, const model::Kind& kind, const Headers& headers) {
    if (rows.empty())
        return {};
    const auto fields = [&](const KeptRow& row) { return fields_in(row, kind, headers); };
    const std::size_t place = plain_header(rows, fields);
    return {place, fields(rows[place])};
}

std::optional<Problem> on_another_sheet(Source& source, const model::Kind& kind, const Headers& headers) {
    for (const std::string& name : source.sheets()) {
        if (name == source.sheet())
            continue;
        const std::vector<KeptRow> rows = first_rows(*source.rows_of(name));
        if (const Found found = plain_header_of(rows, kind, headers); found.fields >= enough)
            return on_sheet(name, source.sheet(), rows[found.place], found.place == 0);
    }
    return {};
}

} // namespace

std::optional<Problem> header_elsewhere(Source& source, const model::Kind& kind, const Headers& headers,
                                        long long header_row) {
    const std::vector<KeptRow> rows = first_rows(*source.rows());
    const Found here = plain_header_of(rows, kind, headers);
    const long long row = rows.empty() ? 0 : rows[here.place].number;
    const bool moved = !rows.empty() && row != (header_row > 0 ? header_row : rows.front().number);
    if (here.fields >= enough)
        return moved ? std::optional(in_row(row)) : std::nullopt;
    if (auto other = on_another_sheet(source, kind, headers))
        return other;
    return moved ? std::optional(in_row(row)) : std::nullopt;
}

std::optional<Problem> sheet_elsewhere(Source& source, const model::Kind& kind, const Headers& headers) {
    if (!source.is_spreadsheet())
        return {};
    const bool here = plain_header_of(first_rows(*source.rows()), kind, headers).fields >= enough;
    return here ? std::nullopt : on_another_sheet(source, kind, headers);
}

} // namespace edv::intake
