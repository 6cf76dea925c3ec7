#include "intake/spreadsheet/ods_sheet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "edv/base/text.hpp"
#include "edv/base/value.hpp"

#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/moment.hpp"
#include "intake/spreadsheet/number.hpp"
#include "intake/spreadsheet/ods_text.hpp"
#include "intake/spreadsheet/refusal.hpp"
#include "intake/spreadsheet/row_builder.hpp"

namespace edv {

namespace {

constexpr std::string_view newer = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

/// Elements that only group rows.
bool is_group(const XmlName& name) {
    return name.space == ods::table && (name.local == "table-row-group" || name.local == "table-rows" ||
                                        name.local == "table-header-rows");
}

/// Texts that older LibreOffice shows for a formula that fails, while it keeps 0 as its value.
bool is_error_text(std::string_view text) {
    constexpr std::array<std::string_view, 7> errors = {"#N/A",   "#DIV/0!", "#VALUE!", "#REF!",
                                                        "#NAME?", "#NUM!",   "#NULL!"};
    return text.starts_with("Err:") || std::find(errors.begin(), errors.end(), text) != errors.end();
}

struct Cell {
    std::size_t column = 0;
    std::size_t times = 1;
    std::string type;
    std::optional<std::string> value; // as the attributes have it
    OdsText text;
    bool has_formula = false;
    bool is_error = false;
    bool covered = false;
};

class OdsRows : public Rows, private XmlHandler {
public:
    OdsRows(const Archive& archive, std::size_t sheet)
        : sheet_(sheet), reader_(archive.open(ods_content, large_part), *this) {}

    const SheetRow* next() override {
        if (left_ > 0) {
            --left_;
            return &row_.again();
        }
        if (!reader_.read())
            return nullptr;
        left_ = times_ - 1;
        return &row_.finish();
    }

private:
    enum class Inside { document, sheet, row, cell };

    void start(const XmlName& name, const XmlAttributes& attributes) override {
        ++depth_;
        if (aside_ != 0)
            return;
        switch (inside_) {
        case Inside::document:
            if (name == ods::table_table && depth_ == ods::sheet_depth + 1 && tables_++ == sheet_)
                inside_ = Inside::sheet;
            break;
        case Inside::sheet:
            if (name == ods::table_row) {
                start_row(attributes);
            } else if (!is_group(name)) {
                aside_ = depth_;
            }
            break;
        case Inside::row:
            if (name.space == ods::table &&
                (name.local == "table-cell" || name.local == "covered-table-cell")) {
                start_cell(name, attributes);
            } else {
                aside_ = depth_;
            }
            break;
        case Inside::cell:
            cell_.text.start(name, attributes);
            break;
        }
    }

    bool end(const XmlName& /*name*/) override {
        const std::size_t depth = depth_--;
        if (aside_ != 0) {
            aside_ = aside_ == depth ? 0 : aside_;
            return false;
        }
        switch (inside_) {
        case Inside::document:
            break;
        case Inside::sheet:
            if (depth == ods::sheet_depth + 1)
                inside_ = Inside::document;
            break;
        case Inside::row:
            return end_row();
        case Inside::cell:
            if (depth != cell_depth_) {
                cell_.text.end();
            } else {
                end_cell();
            }
            break;
        }
        return false;
    }

    void text(std::string_view piece) override {
        if (inside_ == Inside::cell && aside_ == 0)
            cell_.text.add(piece);
    }

    void start_row(const XmlAttributes& attributes) {
        row_.start(next_row_);
        times_ = count_of(attributes.find({ods::table, "number-rows-repeated"}), 1);
        column_ = 0;
        inside_ = Inside::row;
    }

    bool end_row() {
        inside_ = Inside::sheet;
        next_row_ = std::min(next_row_ + std::min(times_, most_rows), most_rows + 1);
        if (row_.blank())
            return false;
        if (row_.number() > most_rows || times_ > most_rows - row_.number() + 1)
            throw too_large();
        if (const CellRange* range = merges_.at(row_.number()))
            row_.damage(merged_cells(to_text(*range)));
        return true;
    }

    void start_cell(const XmlName& name, const XmlAttributes& attributes) {
        cell_depth_ = depth_;
        cell_.covered = name.local == "covered-table-cell";
        cell_.column = column_;
        cell_.times = count(attributes, "number-columns-repeated");
        cell_.has_formula = attributes.find({ods::table, "formula"}).has_value();
        cell_.is_error = attributes.find({newer, "value-type"}) == "error";
        cell_.text.clear();
        read_value(attributes);
        if (!cell_.covered)
            add_merge(count(attributes, "number-columns-spanned"), count(attributes, "number-rows-spanned"));
        column_ = std::min(column_ + cell_.times, most_columns);
        inside_ = Inside::cell;
    }

    void read_value(const XmlAttributes& attributes) {
        cell_.type = attributes.find({ods::office, "value-type"}).value_or("");
        std::string name = "value";
        if (cell_.type == "date" || cell_.type == "time" || cell_.type == "boolean" || cell_.type == "string")
            name = cell_.type + "-value";
        const auto value = attributes.find({ods::office, name});
        cell_.value = value ? std::optional<std::string>(*value) : std::nullopt;
    }

    /// More than a sheet can hold counts as just too many.
    static std::size_t count(const XmlAttributes& attributes, std::string_view name) {
        const long long most = most_rows + 1;
        return static_cast<std::size_t>(std::min(count_of(attributes.find({ods::table, name}), 1), most));
    }

    void add_merge(std::size_t columns, std::size_t rows) {
        const CellPlace from{row_.number(), column_};
        merges_.add({from, {from.row + static_cast<long long>(rows) - 1, from.column + columns - 1}});
    }

    void end_cell() {
        inside_ = Inside::row;
        if (cell_.covered)
            return;
        const std::string& shown = cell_.text.all();
        if (cell_.is_error || (cell_.has_formula && is_error_text(shown))) {
            row_.damage(cell_error(place(), shown));
        } else if (cell_.has_formula && cell_.type.empty() && shown.empty()) {
            row_.damage(no_result(place()));
        } else if (cell_.type.empty() || cell_.type == "string") {
            put(cell_.value ? *cell_.value : shown);
        } else if (cell_.type == "boolean") {
            put(is_true(cell_.value) ? "1" : "0");
        } else if (cell_.type == "date") {
            put_or(iso_moment(cell_.value.value_or("")), bad_moment);
        } else if (cell_.type == "time") {
            put_or(iso_duration(cell_.value.value_or("")), bad_moment);
        } else {
            put_or(shortest_number(cell_.value.value_or("")), bad_number);
        }
    }

    void put(std::string_view text) { row_.put(cell_.column, text, cell_.times); }

    void put_or(const std::optional<std::string>& text, Message (*otherwise)(const std::string& cell)) {
        if (text) {
            put(*text);
        } else {
            row_.damage(otherwise(place()));
        }
    }

    [[nodiscard]] std::string place() const { return to_text(CellPlace{row_.number(), cell_.column}); }

    std::size_t sheet_;
    XmlReader reader_;
    RowBuilder row_;
    Cell cell_;
    Merges merges_;
    Inside inside_ = Inside::document;
    std::size_t tables_ = 0; // begun so far
    std::size_t depth_ = 0;
    std::size_t aside_ = 0; // depth of the element that is passed over; 0: none
    std::size_t cell_depth_ = 0;
    std::size_t column_ = 0; // of the next cell
    long long next_row_ = 1;
    long long times_ = 1; // that the row stands there
    long long left_ = 0;  // times that it is still to be given
};

} // namespace

std::unique_ptr<Rows> ods_rows(const Archive& archive, std::size_t sheet) {
    return std::make_unique<OdsRows>(archive, sheet);
}

} // namespace edv
