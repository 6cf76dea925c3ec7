#include "intake/spreadsheet/ods_sheet.hpp"

#include <algorithm>
#include <utility>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/moment.hpp"
#include "intake/spreadsheet/number.hpp"
#include "intake/spreadsheet/ods_text.hpp"
#include "intake/spreadsheet/refusal.hpp"
#include "intake/spreadsheet/row_builder.hpp"

namespace edv::intake {

namespace {

constexpr XmlSpace newer{"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"};
constexpr XmlSpace any{};

enum Element : XmlElements::Id {
    document,
    content,
    body,
    sheets,
    sheet,
    group,
    row,
    cell,
    covered,
    paragraph,
    in_line,
    aside,
    spaces,
    tab,
    line_break
};

/// Whatever marks a stretch of a paragraph is read with it, but for notes and drawings.
const XmlElements& elements() {
    static const XmlElements all{
        {content, ods::office, "document-content", {document}},
        {body, ods::office, "body", {content}},
        {sheets, ods::office, "spreadsheet", {body}},
        {sheet, ods::table, "table", {sheets}},
        {row, ods::table, "table-row", {sheet, group}},
        {group, ods::table, "table-row-group", {sheet, group}},
        {group, ods::table, "table-rows", {sheet, group}},
        {group, ods::table, "table-header-rows", {sheet, group}},
        {cell, ods::table, "table-cell", {row}},
        {covered, ods::table, "covered-table-cell", {row}},
        {paragraph, ods::text, "p", {cell}},
        {paragraph, ods::text, "h", {cell}},
        {spaces, ods::text, "s", {paragraph, in_line}},
        {tab, ods::text, "tab", {paragraph, in_line}},
        {line_break, ods::text, "line-break", {paragraph, in_line}},
        {aside, ods::office, "annotation", {paragraph, in_line}},
        {aside, ods::text, "note", {paragraph, in_line}},
        {aside, ods::text, "ruby-text", {paragraph, in_line}},
        {aside, ods::drawing, "*", {paragraph, in_line}},
        {in_line, any, "*", {paragraph, in_line}},
    };
    return all;
}

struct Cell {
    std::size_t column = 0;
    std::size_t times = 1;
    std::string type;
    std::optional<std::string> value; // as the attributes have it
    OdsText text;
    bool has_formula = false;
    bool is_error = false;
};

class OdsRows : public Rows, private XmlHandler {
public:
    OdsRows(const Archive& archive, std::size_t sheet)
        : sheet_(sheet), reader_(archive.open(ods_content, large_part), elements(), *this) {}

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
    void start(Id element, const XmlAttributes& attributes) override {
        if (element == sheet)
            inside_ = tables_++ == sheet_;
        if (!inside_)
            return;
        switch (element) {
        case row:
            return start_row(attributes);
        case cell:
        case covered:
            return start_cell(element, attributes);
        case paragraph:
            return cell_.text.start_paragraph();
        case spaces:
            return cell_.text.add_spaces(attributes);
        case tab:
            return cell_.text.add_tab();
        case line_break:
            return cell_.text.add_line_break();
        default:
            return;
        }
    }

    bool end(Id element) override {
        if (!inside_)
            return false;
        if (element == row)
            return end_row();
        if (element == cell)
            end_cell();
        inside_ = element != sheet;
        return false;
    }

    void text(Id element, std::string_view piece) override {
        if (inside_ && (element == paragraph || element == in_line))
            cell_.text.add(piece);
    }

    void start_row(const XmlAttributes& attributes) {
        row_.start(next_row_);
        times_ = count_of(attributes.find(ods::table, "number-rows-repeated"), 1);
        column_ = 0;
    }

    bool end_row() {
        next_row_ = std::min(next_row_ + std::min(times_, most_rows), most_rows + 1);
        if (row_.blank())
            return false;
        row_.repeat(times_);
        if (row_.number() > most_rows || times_ > most_rows - row_.number() + 1)
            throw too_large();
        damage_merged(row_, merges_.at(row_.number()));
        return true;
    }

    void start_cell(Id element, const XmlAttributes& attributes) {
        cell_.column = column_;
        cell_.times = count(attributes, "number-columns-repeated");
        cell_.has_formula = attributes.find(ods::table, "formula").has_value();
        cell_.is_error = attributes.find(newer, "value-type") == "error";
        cell_.text.clear();
        read_value(attributes);
        if (element == cell)
            add_merge(count(attributes, "number-columns-spanned"), count(attributes, "number-rows-spanned"));
        column_ = std::min(column_ + cell_.times, most_columns);
    }

    void read_value(const XmlAttributes& attributes) {
        cell_.type = attributes.find(ods::office, "value-type").value_or("");
        std::string name = "value";
        if (cell_.type == "date" || cell_.type == "time" || cell_.type == "boolean" || cell_.type == "string")
            name = cell_.type + "-value";
        const auto value = attributes.find(ods::office, name);
        cell_.value = value ? std::optional<std::string>(*value) : std::nullopt;
    }

    /// More than a sheet can hold counts as just too many.
    static std::size_t count(const XmlAttributes& attributes, std::string_view name) {
        const long long most = most_rows + 1;
        return static_cast<std::size_t>(std::min(count_of(attributes.find(ods::table, name), 1), most));
    }

    void add_merge(std::size_t columns, std::size_t rows) {
        const CellPlace from{row_.number(), column_};
        merges_.add({from, {from.row + static_cast<long long>(rows) - 1, from.column + columns - 1}});
    }

    void end_cell() {
        const std::string& shown = cell_.text.all();
        if (cell_.is_error || (cell_.has_formula && is_cell_error(shown))) {
            damage(cell_error(place(), shown), error_mark(shown));
        } else if (cell_.has_formula && cell_.type.empty() && shown.empty()) {
            damage(no_result(place()), missing_mark);
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
        if (text)
            put(*text);
        else
            damage(otherwise(place()), number_mark);
    }

    void damage(Message why, std::string_view mark) {
        const std::size_t last = std::min(cell_.column + cell_.times, most_columns) - 1;
        row_.damage({cell_.column, last, std::move(why), std::string(mark)});
    }

    [[nodiscard]] std::string place() const { return to_text(CellPlace{row_.number(), cell_.column}); }

    std::size_t sheet_;
    XmlReader reader_;
    RowBuilder row_;
    Cell cell_;
    Merges merges_;
    std::size_t tables_ = 0; // begun so far
    bool inside_ = false;    // of the sheet that is read
    std::size_t column_ = 0; // of the next cell
    long long next_row_ = 1;
    long long times_ = 1; // that the row stands there
    long long left_ = 0;  // times that it is still to be given
};

} // namespace

std::unique_ptr<Rows> ods_rows(const Archive& archive, std::size_t sheet) {
    return std::make_unique<OdsRows>(archive, sheet);
}

} // namespace edv::intake
