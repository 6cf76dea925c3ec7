// What a sheet can hold, and its places as spreadsheets write them: B3, B3:C5.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edv::intake {

constexpr std::size_t most_columns = 16384;
constexpr long long most_rows = 1048576;
constexpr std::size_t longest_text = std::size_t{64}
                                     << 20; // of a row; a cell of Excel's has 32767 characters

/// Rows count from 1, columns from 0.
struct CellPlace {
    long long row = 0;
    std::size_t column = 0;

    bool operator==(const CellPlace&) const = default;
};

/// `B3`; nothing when the text is no place. It may lie outside of what a sheet can hold.
std::optional<CellPlace> parse_place(std::string_view text);

/// The letters of a column, counted from 0.
std::string column_letters(std::size_t column);

std::string to_text(CellPlace place);

struct CellRange {
    CellPlace from;
    CellPlace to;
};

/// `B3:C5` from the upper left to the lower right; nothing when the text is no range.
std::optional<CellRange> parse_range(std::string_view text);

std::string to_text(const CellRange& range);

/// The ranges of cells that are merged over several rows.
class Merges {
public:
    /// Ranges within one row are passed over. Throws Error{refused} when there are endless many.
    void add(const CellRange& range);
    /// Needed where they were not added from above to below.
    void sort();
    /// The ranges that the row is part of. Rows are asked for from above to below.
    [[nodiscard]] const std::vector<CellRange>& at(long long row);

private:
    std::vector<CellRange> ranges_;
    std::size_t next_ = 0;        // the first that begins below the row asked for last
    std::vector<CellRange> open_; // that begin above and reach it
};

} // namespace edv::intake
