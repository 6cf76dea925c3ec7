#include "intake/spreadsheet/row_builder.hpp"

#include <algorithm>
#include <utility>

#include "edv/base/text.hpp"

#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/refusal.hpp"

namespace edv {

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{4} << 30;
constexpr std::uint64_t most_cells = most_rows * std::uint64_t{256};

} // namespace

void RowBuilder::start(long long number) {
    row_.number = number;
    row_.damage.reset();
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

void RowBuilder::damage(Message why) {
    if (!row_.damage)
        row_.damage = std::move(why);
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

} // namespace edv
