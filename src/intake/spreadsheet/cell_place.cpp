#include "intake/spreadsheet/cell_place.hpp"

#include <algorithm>

#include "edv/base/value.hpp"

#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

namespace {

constexpr std::size_t letters = 26;
constexpr std::size_t most_letters = 6; // beyond any sheet, and no number overflows
constexpr std::size_t most_digits = 9;
constexpr std::size_t most_merges = std::size_t{1} << 20;

} // namespace

std::optional<CellPlace> parse_place(std::string_view text) {
    std::size_t column = 0;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
        if (at == most_letters)
            return std::nullopt;
        column = column * letters + static_cast<std::size_t>(text[at] - 'A') + 1;
    }
    const auto digits = text.substr(at);
    const auto row = digits.size() > most_digits ? std::nullopt : parse_integer(digits);
    if (column == 0 || !row || *row < 1)
        return std::nullopt;
    return CellPlace{*row, column - 1};
}

std::string column_letters(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / letters)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % letters));
    return name;
}

std::string to_text(CellPlace place) {
    return column_letters(place.column) + std::to_string(place.row);
}

std::optional<CellRange> parse_range(std::string_view text) {
    const auto colon = text.find(':');
    const auto from = parse_place(text.substr(0, colon));
    const auto to = colon == std::string_view::npos ? from : parse_place(text.substr(colon + 1));
    if (!from || !to || to->row < from->row || to->column < from->column)
        return std::nullopt;
    return CellRange{*from, *to};
}

std::string to_text(const CellRange& range) {
    return to_text(range.from) + ":" + to_text(range.to);
}

void Merges::add(const CellRange& range) {
    if (range.from.row == range.to.row)
        return;
    if (ranges_.size() == most_merges)
        throw hostile_file(msg("the sheet has more merged cells than any honest one"));
    ranges_.push_back(range);
}

void Merges::sort() {
    std::stable_sort(ranges_.begin(), ranges_.end(),
                     [](const CellRange& a, const CellRange& b) { return a.from.row < b.from.row; });
}

const std::vector<CellRange>& Merges::at(long long row) {
    std::erase_if(open_, [&](const CellRange& range) { return range.to.row < row; });
    for (; next_ < ranges_.size() && ranges_[next_].from.row <= row; ++next_) {
        if (ranges_[next_].to.row < row)
            continue;
        if (open_.size() == most_columns)
            throw hostile_file(msg("the sheet has more merged cells than any honest one"));
        open_.push_back(ranges_[next_]);
    }
    return open_;
}

} // namespace edv::intake
