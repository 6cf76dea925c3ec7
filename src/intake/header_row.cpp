#include "intake/header_row.hpp"

#include <algorithm>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "intake/unseen.hpp"

namespace edv {
namespace {

std::size_t filled_cells(const KeptRow& row) {
    return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                  [](const auto& cell) { return !trim(cell).empty(); }));
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

} // namespace edv
