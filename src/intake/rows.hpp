/// The rows of a sheet, whatever file they come from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/message.hpp"

namespace edv::intake {

/// Cells side by side that can't be used. They matter to those only who read them.
struct DamagedCells {
    std::size_t from = 0; ///< columns, counted from 0
    std::size_t to = 0;
    Message why;
    std::string mark; ///< what a text says in their place, so that it is refused as well
};

/// One row as it stands in the file. `number` is the row that a spreadsheet shows: a cell with line breaks
/// does not add rows, blank rows do.
struct SheetRow {
    long long number = 0;
    long long times = 1; ///< that it stands there by a mere number: an ods may say so in a few bytes
    std::vector<std::string_view> cells; ///< UTF-8; valid until the next row is read
    std::optional<Message> damage; ///< why the row can't be used; its cells are as far as they could be read
    std::string_view raw;          ///< a damaged row of a text, as it stands there
    std::vector<DamagedCells>
        damaged; ///< of a spreadsheet; the cells are empty, or the first of those merged
};

/// Whether a cell says nothing but that its formula fails: `#N/A`, `#REF!`, `Err:502`.
bool is_cell_error(std::string_view text);

/// A row that is kept while others are read.
struct KeptRow {
    long long number = 0;
    std::vector<std::string> cells;
};

/// Gives one row after the other and keeps none.
class Rows {
public:
    Rows() = default;
    virtual ~Rows() = default;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    /// The next row with anything in it; nothing at the end. Throws Error{setup} when the file can't be read
    /// on.
    virtual const SheetRow* next() = 0;

    /// How much of the file was read, from 0 to 1.
    [[nodiscard]] virtual double share_read() const { return 0; }
};

} // namespace edv::intake
