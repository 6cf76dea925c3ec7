#include "intake/unseen_rows.hpp"

#include <set>

#include "edv/base/error.hpp"

#include "intake/headers.hpp"

namespace edv::intake {
namespace {

KeptRow line_of(const SheetRow& row) {
    if (row.damage)
        throw refused("damaged-row", *row.damage);
    return {row.number, {row.cells.begin(), row.cells.end()}};
}

} // namespace

UnseenRows::UnseenRows(Rows& rows, long long header_row) : rows_(rows) {
    if (header_row > 0)
        find_header(header_row);
    else
        guess_header();
    join_rows_below();
    if (header_.cells.empty())
        throw refused("no-header", msg("the file has no header"));
}

bool UnseenRows::next(std::vector<std::string>& cells) {
    if (at_ < opening_.size()) {
        cells = std::move(opening_[at_++].cells);
        return true;
    }
    const SheetRow* row = rows_.next();
    while (row != nullptr && row->damage)
        row = rows_.next();
    if (row != nullptr)
        cells.assign(row->cells.begin(), row->cells.end());
    return row != nullptr;
}

void UnseenRows::find_header(long long number) {
    const SheetRow* row = rows_.next();
    while (row != nullptr && row->number < number)
        row = rows_.next();
    if (row == nullptr || row->number != number)
        throw refused("no-header",
                      msg("the file has no header in row {row}", {{"row", std::to_string(number)}}));
    header_ = line_of(*row);
    while (opening_.size() < most_rows_below && (row = rows_.next()) != nullptr)
        if (!row->damage)
            opening_.push_back(line_of(*row));
}

/// As an import would look for it.
void UnseenRows::guess_header() {
    opening_ = first_rows(rows_);
    if (opening_.empty())
        throw refused("no-header", msg("the file has no header"));
    const std::size_t place = plain_header(opening_, [](const KeptRow& row) {
        std::set<std::string_view> fields;
        for (const std::string& cell : row.cells)
            if (const auto field = usual_field(header_text(cell)))
                fields.insert(*field);
        return fields.size();
    });
    header_ = opening_[place];
    has_title_ = place > 0;
    at_ = place + 1;
}

/// Survey tools go on with the header in the rows below it.
void UnseenRows::join_rows_below() {
    std::vector<KeptRow> below;
    for (std::size_t i = at_; i < opening_.size() && below.size() < most_rows_below; ++i)
        below.push_back(opening_[i]);
    at_ += header_rows_below(header_, below);
    header_.cells = joined_header(header_, below);
}

} // namespace edv::intake
