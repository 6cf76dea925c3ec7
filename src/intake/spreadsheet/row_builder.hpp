// A row of a sheet, put together cell by cell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/rows.hpp"
#include "intake/spreadsheet/cell_place.hpp"

namespace edv::intake {

/// Bounds what a sheet may give: a few bytes can stand for millions of cells. What is beyond throws
/// Error{refused} with the code `hostile-file`.
class RowBuilder {
public:
    void start() { start(row_.number + 1); }
    void start(long long number);
    /// The row stands there as often.
    void repeat(long long times) { row_.times = times; }
    void renumber(long long number) { row_.number = number; }
    [[nodiscard]] long long number() const { return row_.number; }

    /// Puts the text into the column, and into those behind it for further `times`.
    void put(std::size_t column, std::string_view text, std::size_t times = 1);
    /// Why cells can't be used.
    void damage(DamagedCells cells);

    /// Nothing but white space, and no damage.
    [[nodiscard]] bool blank() const { return !has_text_ && row_.damaged.empty(); }
    /// The row, valid until the next one is started.
    const SheetRow& finish();
    /// The same row once more, below itself.
    const SheetRow& again();

private:
    struct Span {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    const SheetRow& give();

    SheetRow row_;
    std::string text_; // of all cells
    std::vector<Span> spans_;
    bool has_text_ = false;
    std::uint64_t row_bytes_ = 0; // with repeated cells
    std::uint64_t given_bytes_ = 0;
    std::uint64_t given_cells_ = 0;
};

/// Marks for texts in the place of cells that can't be used: no value, or one that can't be.
constexpr std::string_view missing_mark = "#N/A";
constexpr std::string_view number_mark = "#NUM!";

/// The error of a cell as its own mark.
std::string_view error_mark(std::string_view error);

/// The cells of the row that are part of those ranges are damaged.
void damage_merged(RowBuilder& row, const std::vector<CellRange>& ranges);

} // namespace edv::intake
