#include "intake/header_row.hpp"

#include <algorithm>
#include <array>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "base/written.hpp"
#include "intake/unseen.hpp"

namespace edv::intake {
namespace {

std::size_t filled_cells(const KeptRow& row) {
    return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                  [](const auto& cell) { return !trim(cell).empty(); }));
}

/// "Response" under a question says nothing more.
bool is_answer_word(std::string_view text) {
    static constexpr std::array<std::string_view, 8> words{
        "response", "open-ended response", "reponse", "reponse ouverte",
        "antwoord", "open antwoord",       "antwort", "offene antwort"};
    return std::find(words.begin(), words.end(), fold(trim(text))) != words.end();
}

std::string_view cell_of(const KeptRow& row, std::size_t column) {
    return column < row.cells.size() ? trim(row.cells[column]) : std::string_view();
}

/// Whether the row goes on with the header: it says something where that says nothing, nothing where that
/// begins, and has neither days nor numbers.
bool goes_on(const KeptRow& header, const KeptRow& row) {
    const auto first = std::find_if(header.cells.begin(), header.cells.end(),
                                    [](const std::string& cell) { return !trim(cell).empty(); });
    if (first == header.cells.end() || row.number != header.number + 1 ||
        !cell_of(row, static_cast<std::size_t>(first - header.cells.begin())).empty())
        return false;
    bool beside = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string_view cell = cell_of(row, i);
        if (written_day(cell) || written_number(cell))
            return false;
        beside = beside || (!cell.empty() && cell_of(header, i).empty());
    }
    return beside;
}

/// Qualtrics writes `{"ImportId":"QID1"}` in the third row.
bool has_import_ids(const KeptRow& row) {
    return filled_cells(row) > 0 && std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) {
               return trim(cell).empty() || trim(cell).starts_with("{\"ImportId\"");
           });
}

} // namespace

std::string header_text(std::string_view cell) {
    cell = trim_unseen(cell);
    std::string made;
    bool blank = false;
    while (!cell.empty()) {
        const std::size_t length = std::max<std::size_t>(first_point(cell).length, 1);
        const std::string_view sign = cell.substr(0, length);
        if (trim_unseen(sign).empty()) {
            blank = true;
        } else {
            made += blank ? " " : "";
            made += sign;
            blank = false;
        }
        cell.remove_prefix(length);
    }
    return made;
}

std::vector<KeptRow> first_rows(Rows& rows) {
    std::vector<KeptRow> opening;
    while (opening.size() <= most_rows_above) {
        const SheetRow* row = rows.next();
        if (row == nullptr)
            break;
        if (row->damage && opening.empty())
            throw refused("damaged-row", *row->damage);
        if (!row->damage)
            opening.push_back({row->number, {row->cells.begin(), row->cells.end()}});
    }
    return opening;
}

std::size_t plain_header(const std::vector<KeptRow>& opening,
                         const std::function<std::size_t(const KeptRow&)>& fields_in) {
    constexpr std::size_t enough = 2;
    std::size_t best = 0;
    std::size_t most = opening.empty() ? 0 : fields_in(opening.front());
    const bool first_says = most > 0;
    for (std::size_t i = 1; i < opening.size(); ++i)
        if (const std::size_t fields = fields_in(opening[i]); fields >= enough && fields > most) {
            best = i;
            most = fields;
        }
    if (best > 0 || first_says)
        return best;
    const auto several = std::find_if(opening.begin(), opening.end(),
                                      [](const KeptRow& row) { return filled_cells(row) > 1; });
    return several == opening.end() ? 0 : static_cast<std::size_t>(several - opening.begin());
}

std::size_t header_rows_below(const KeptRow& header, const std::vector<KeptRow>& below) {
    if (below.size() > 1 && has_import_ids(below[1]) && below[1].number == header.number + 2)
        return 2;
    return !below.empty() && goes_on(header, below.front()) ? 1 : 0;
}

std::vector<std::string> joined_header(const KeptRow& header, const std::vector<KeptRow>& below) {
    const std::size_t count = header_rows_below(header, below);
    std::vector<std::string> joined;
    for (const std::string& cell : header.cells)
        joined.push_back(header_text(cell));
    if (count == 0)
        return joined;
    const KeptRow& second = below.front();
    joined.resize(std::max(joined.size(), second.cells.size()));
    std::string question;
    for (std::size_t i = 0; i < joined.size(); ++i) {
        const std::string under = header_text(cell_of(second, i));
        if (!joined[i].empty())
            question = joined[i];
        if (under.empty() || under == joined[i])
            continue;
        if (count == 2)
            joined[i] += ". " + under;
        else
            joined[i] = is_answer_word(under) ? question : question + " [" + under + "]";
    }
    return joined;
}

} // namespace edv::intake
