#include "intake/separator.hpp"

#include <algorithm>
#include <string>

#include "edv/base/error.hpp"

namespace edv::intake {
namespace {

constexpr std::string_view separators = ",;\t"; // those that are detected
constexpr std::string_view others = "|^~";      // those that are named, to be stated
constexpr std::size_t most_rows = 20;           // that are looked at for the separator
constexpr std::array<std::string_view, separators.size()> separator_words = {
    mark("commas"), mark("semicolons"), mark("tabs")};

Error ambiguous(std::size_t one, std::size_t other) {
    return refused("ambiguous-separator",
                   msg("the first row has as many {one} as {other}: which of them separate its cells?",
                       {{"one", std::string(separator_words[one]), true},
                        {"other", std::string(separator_words[other]), true}}),
                   msg("--separator says it"));
}

Error other_separator(char sign) {
    const std::string text(1, sign);
    return refused("ambiguous-separator",
                   msg("the cells of the file seem to be separated by \"{sign}\"", {{"sign", text}}),
                   msg("--separator \"{sign}\" reads it so", {{"sign", text}}));
}

std::size_t place_of(char c) {
    if (const auto which = separators.find(c); which != std::string_view::npos)
        return which;
    const auto other = others.find(c);
    return other == std::string_view::npos ? other : separators.size() + other;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

Opening OpeningScan::scan(std::string_view text) {
    static_assert(most_signs == separators.size() + others.size());
    Opening opening{text.size(), false};
    for (std::size_t at = 0; at < text.size() && rows_.size() < most_rows; ++at) {
        if (!take(text[at]) || opening.whole)
            continue;
        opening = {at + 1, true};
    }
    if (rows_.empty())
        rows_.push_back(counts_);
    return opening;
}

char OpeningScan::most() const {
    std::size_t best = 0;
    for (std::size_t sign = 1; sign < separators.size(); ++sign)
        best = weight(sign) > weight(best) ? sign : best;
    if (weight(best).second == 0)
        check_others();
    for (std::size_t other = best + 1; other < separators.size(); ++other)
        if (weight(other) == weight(best) && weight(best).second > 0)
            throw ambiguous(best, other);
    return separators[best];
}

/// In how many rows the sign stands as often as in most of them, and how often in the first.
std::pair<std::size_t, std::size_t> OpeningScan::weight(std::size_t sign) const {
    std::size_t most = 0;
    for (const Counts& row : rows_) {
        const auto same = std::count_if(rows_.begin(), rows_.end(), [&](const Counts& other) {
            return row[sign] > 0 && other[sign] == row[sign];
        });
        most = std::max(most, static_cast<std::size_t>(same));
    }
    return {most, rows_.front()[sign]};
}

void OpeningScan::check_others() const {
    for (std::size_t i = 0; i < others.size(); ++i)
        if (rows_.front()[separators.size() + i] > 0)
            throw other_separator(others[i]);
}

/// True when `c` ends a row that is not blank.
bool OpeningScan::take(char c) {
    const bool starts = cell_start_;
    cell_start_ = false;
    bool ends = false;
    if (quoted_) {
        quoted_ = c != '"';
        has_text_ = has_text_ || (quoted_ && !is_blank(c));
    } else if (c == '"' && (starts || after_quote_)) {
        quoted_ = true; // at the start of a cell, or the second one of a doubled quote
    } else if (c == '\n' || c == '\r') {
        ends = end_row(c);
    } else if (const auto which = place_of(c); which != std::string_view::npos) {
        ++counts_[which];
        has_text_ = has_text_ || which >= separators.size();
        cell_start_ = true;
    } else {
        has_text_ = has_text_ || !is_blank(c);
        cell_start_ = starts && std::string_view(" \u00A0").find(c) != std::string_view::npos;
    }
    after_return_ = c == '\r';
    after_quote_ = c == '"' && !quoted_;
    return ends;
}

bool OpeningScan::end_row(char c) {
    row_ += c == '\n' && after_return_ ? 0 : 1;
    const bool counts = has_text_ && row_ >= header_row_;
    if (counts)
        rows_.push_back(counts_);
    counts_ = {};
    has_text_ = false;
    cell_start_ = true;
    return counts;
}

} // namespace edv::intake
