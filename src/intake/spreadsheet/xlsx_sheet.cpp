#include "intake/spreadsheet/xlsx_sheet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "edv/base/error.hpp"
#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/number.hpp"
#include "intake/spreadsheet/refusal.hpp"
#include "intake/spreadsheet/row_builder.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv::intake {

namespace {

/// Whether the part may list merged cells. It does so behind its rows, so that one quick look at the bytes
/// comes before the reading; it also finds a part that is cut off before any row is given.
bool mentions_merges(ArchiveMember member) {
    constexpr std::string_view word = "mergeCell";
    std::array<char, 65536> block{};
    std::size_t kept = 0;
    bool found = false;
    while (const std::size_t count = member.read(block.data() + kept, block.size() - kept)) {
        const std::string_view bytes(block.data(), kept + count);
        found = found || bytes.find(word) != std::string_view::npos;
        found = found || bytes.find('\0') != std::string_view::npos; // UTF-16
        kept = std::min(bytes.size(), word.size() - 1);
        std::copy(bytes.end() - static_cast<std::ptrdiff_t>(kept), bytes.end(), block.begin());
    }
    return found;
}

enum Element : XmlElements::Id {
    document,
    worksheet,
    rows,
    row,
    cell,
    formula,
    value,
    inline_text,
    run,
    piece_of_text,
    merges,
    merge
};

const XmlElements& elements() {
    static const XmlElements all{{worksheet, xlsx::main, "worksheet", {document}},
                                 {rows, xlsx::main, "sheetData", {worksheet}},
                                 {row, xlsx::main, "row", {rows}},
                                 {cell, xlsx::main, "c", {row}},
                                 {value, xlsx::main, "v", {cell, value}},
                                 {formula, xlsx::main, "f", {cell}},
                                 {inline_text, xlsx::main, "is", {cell}},
                                 {piece_of_text, xlsx::main, "t", {inline_text, run}},
                                 {run, xlsx::main, "r", {inline_text}},
                                 {merges, xlsx::main, "mergeCells", {worksheet}},
                                 {merge, xlsx::main, "mergeCell", {merges}}};
    return all;
}

class MergeList : public XmlHandler {
public:
    MergeList(const std::string& part, Merges& merges) : part_(part), merges_(merges) {}

    void start(Id element, const XmlAttributes& attributes) override {
        if (element != merge)
            return;
        const auto range = parse_range(attributes.find("ref").value_or(""));
        if (!range)
            throw damaged_part(part_);
        merges_.add(*range);
    }
    bool end(Id /*element*/) override { return false; }

private:
    const std::string& part_;
    Merges& merges_;
};

Merges read_merges(const Archive& archive, const std::string& part) {
    Merges merges;
    if (mentions_merges(archive.open(part, large_part))) {
        MergeList list(part, merges);
        read_xml(archive.open(part, large_part), elements(), list);
        merges.sort();
    }
    return merges;
}

/// A cell while it is read.
struct Cell {
    std::size_t column = 0;
    std::string type;
    std::size_t style = 0;
    std::string text; // in the cell itself
    bool has_text = false;
    std::string value; // of anything else
    bool has_value = false;
    bool has_formula = false;
};

class XlsxRows : public Rows, private XmlHandler {
public:
    XlsxRows(const Archive& archive, const std::string& part, const XlsxShared& shared)
        : part_(part), shared_(shared), merges_(read_merges(archive, part)),
          reader_(archive.open(part, large_part), elements(), *this) {}

    const SheetRow* next() override {
        if (reader_.read())
            return &row_.finish();
        if (!found_)
            throw damaged_part(part_);
        return nullptr;
    }

private:
    void start(Id element, const XmlAttributes& attributes) override {
        found_ = found_ || element == rows;
        if (element == row)
            start_row(attributes);
        else if (element == cell)
            start_cell(attributes);
        else if (element == formula)
            cell_.has_formula = true;
        else if (element == piece_of_text)
            cell_.has_text = true;
        else if (element == value)
            start_value();
    }

    bool end(Id element) override {
        if (element == row)
            return end_row();
        if (element == cell)
            end_cell();
        inside_value_ = false;
        return false;
    }

    void text(Id element, std::string_view piece) override {
        if (element != value && element != piece_of_text)
            return;
        std::string& to = element == value ? cell_.value : cell_.text;
        if (piece.size() > longest_text - to.size())
            throw too_large();
        to += piece;
    }

    void start_value() {
        if (inside_value_)
            throw damaged_part(part_);
        cell_.has_value = inside_value_ = true;
    }

    void start_row(const XmlAttributes& attributes) {
        const auto number = attributes.find("r");
        row_.start(number ? count_of(number, 0) : last_row_ + 1); // 0 is refused at its end
        numbered_ = number.has_value();
        cell_.column = 0;
        first_cell_ = true;
    }

    void start_cell(const XmlAttributes& attributes) {
        cell_.column += first_cell_ ? 0 : 1;
        first_cell_ = false;
        if (const auto place = attributes.find("r"))
            go_to(*place);
        cell_.type = attributes.find("t").value_or("n");
        cell_.style = static_cast<std::size_t>(count_of(attributes.find("s"), 0));
        cell_.text.clear();
        cell_.value.clear();
        cell_.has_value = cell_.has_formula = cell_.has_text = false;
    }

    /// A row without a number of its own has that of its cells.
    void go_to(std::string_view text) {
        const auto place = parse_place(text);
        if (!place || (numbered_ && place->row != row_.number()))
            throw damaged_part(part_);
        if (!numbered_)
            row_.renumber(place->row);
        numbered_ = true;
        cell_.column = place->column;
    }

    bool end_row() {
        if (row_.number() <= last_row_)
            throw damaged_part(part_);
        last_row_ = row_.number();
        if (row_.blank())
            return false;
        damage_merged(row_, merges_.at(last_row_));
        return true;
    }

    void end_cell() {
        if (cell_.has_formula && !has_result()) {
            damage(no_result(place()), missing_mark);
        } else if (cell_.type == "s") {
            row_.put(cell_.column, shared_text());
        } else if (cell_.type == "inlineStr") {
            row_.put(cell_.column, plain_text(cell_.text));
        } else if (cell_.type == "str") {
            row_.put(cell_.column, plain_text(cell_.value));
        } else if (cell_.type == "e") {
            damage(cell_error(place(), cell_.value), error_mark(cell_.value));
        } else if (!cell_.value.empty()) {
            put_value();
        }
    }

    /// A formula may result in an empty text, not in an empty number.
    [[nodiscard]] bool has_result() const {
        return cell_.type == "inlineStr" ? cell_.has_text
                                         : cell_.has_value && (cell_.type == "str" || !cell_.value.empty());
    }

    [[nodiscard]] std::string_view shared_text() const {
        if (cell_.value.empty())
            return {};
        const auto index = parse_integer(cell_.value);
        const auto text =
            index && *index >= 0 ? shared_.strings.at(static_cast<std::size_t>(*index)) : std::nullopt;
        if (!text)
            throw damaged_part(part_);
        return *text;
    }

    void put_value() {
        if (cell_.type == "b") {
            row_.put(cell_.column, is_true(cell_.value) ? "1" : "0");
        } else if (cell_.type == "d") {
            put_or(iso_moment(cell_.value), bad_moment);
        } else {
            put_number();
        }
    }

    void put_number() {
        const NumberForm form =
            cell_.style < shared_.styles.size() ? shared_.styles[cell_.style] : NumberForm::number;
        if (form == NumberForm::number) {
            put_or(shortest_number(cell_.value), bad_number);
            return;
        }
        const auto number = stored_number(cell_.value);
        put_or(number ? moment_text(*number, form, shared_.date_1904) : std::nullopt, bad_moment);
    }

    void put_or(const std::optional<std::string>& text, Message (*otherwise)(const std::string& cell)) {
        if (text)
            row_.put(cell_.column, *text);
        else
            damage(otherwise(place()), number_mark);
    }

    void damage(Message why, std::string_view mark) {
        row_.damage({cell_.column, cell_.column, std::move(why), std::string(mark)});
    }

    [[nodiscard]] std::string place() const { return to_text(CellPlace{row_.number(), cell_.column}); }

    std::string part_;
    const XlsxShared& shared_;
    Merges merges_;
    XmlReader reader_;
    RowBuilder row_;
    Cell cell_;
    bool inside_value_ = false;
    long long last_row_ = 0;
    bool found_ = false;      // the rows, even if there is none
    bool numbered_ = false;   // the row says its number
    bool first_cell_ = false; // of the row
};

} // namespace

std::unique_ptr<Rows> xlsx_rows(const Archive& archive, const std::string& name, const XlsxShared& shared) {
    return std::make_unique<XlsxRows>(archive, name, shared);
}

} // namespace edv::intake
