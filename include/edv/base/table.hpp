/// The neutral table that every list and report is, and that every format writes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/value.hpp"

namespace edv {

enum class ColumnType { text, code, integer, number, date, boolean };

struct Column {
    std::string key;   ///< English snake_case, for machine formats
    std::string label; ///< heading in the reader's language
    ColumnType type = ColumnType::text;
    bool percent = false; ///< a share from 0 to 1 that people read as a percentage
    bool detail = false;  ///< long text: machine formats carry it, text and Markdown lists leave it to `show`
};

/// `label` is what people read instead of the value (a code's label, a partner's name); empty: the value
/// itself.
struct Cell {
    Value value;
    std::string label;

    Cell() = default;
    Cell(Value v, std::string l = {}) : value(std::move(v)), label(std::move(l)) {}
};

enum class Role { item, total };

struct Row {
    std::vector<Cell> cells;
    Role role = Role::item;
};

/// Cells of a row stand in the columns' order; every row has as many as there are columns.
struct Table {
    std::string name;  ///< machine name
    std::string title; ///< in the reader's language
    std::optional<Period> period;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::string> definitions; ///< what is counted, which date decides, what is left out
    std::vector<std::string> notes;       ///< what the reader must know of this very table
    bool card = false;                    ///< one record, which people read from top to bottom
};

} // namespace edv
