#include "intake/spreadsheet/row_builder.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{4} << 30;
constexpr std::uint64_t most_cells = most_rows * std::uint64_t{256};

} // namespace

void RowBuilder::start(long long number) {
    row_.number = number;
    row_.damaged.clear();
    text_.clear();
    spans_.clear();
    has_text_ = false;
    row_bytes_ = 0;
}

void RowBuilder::put(std::size_t column, std::string_view text, std::size_t times) {
    if (text.empty())
        return;
    if (column >= most_columns || times > most_columns - column || text.size() > longest_text - text_.size())
        throw too_large();
    spans_.resize(std::max(spans_.size(), column + times));
    std::fill_n(spans_.begin() + static_cast<std::ptrdiff_t>(column), times, Span{text_.size(), text.size()});
    text_ += text;
    row_bytes_ += text.size() * times;
    has_text_ = has_text_ || !trim(text).empty();
}

void RowBuilder::damage(DamagedCells cells) {
    if (cells.from >= most_columns || cells.to >= most_columns)
        throw too_large();
    row_.damaged.push_back(std::move(cells));
}

const SheetRow& RowBuilder::finish() {
    row_.cells.clear();
    for (const Span span : spans_)
        row_.cells.push_back(std::string_view(text_).substr(span.begin, span.size));
    return give();
}

const SheetRow& RowBuilder::again() {
    ++row_.number;
    return give();
}

const SheetRow& RowBuilder::give() {
    given_bytes_ += row_bytes_;
    given_cells_ += row_.cells.size();
    if (row_.number > most_rows || given_bytes_ > most_bytes || given_cells_ > most_cells)
        throw too_large();
    return row_;
}

std::string_view error_mark(std::string_view error) {
    return is_cell_error(error) ? error : missing_mark;
}

void damage_merged(RowBuilder& row, const std::vector<CellRange>& ranges) {
    for (const CellRange& range : ranges)
        row.damage({range.from.column, std::min(range.to.column, most_columns - 1),
                    merged_cells(to_text(range)), std::string(missing_mark)});
}

} // namespace edv::intake
