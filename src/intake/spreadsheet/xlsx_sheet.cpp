#include "intake/spreadsheet/xlsx_sheet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/base/value.hpp"

#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/number.hpp"
#include "intake/spreadsheet/refusal.hpp"
#include "intake/spreadsheet/row_builder.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv {

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

class MergeList : public XmlHandler {
public:
    MergeList(const std::string& part, Merges& merges) : part_(part), merges_(merges) {}

    void start(const XmlName& name, const XmlAttributes& attributes) override {
        if (name.local != "mergeCell")
            return;
        const auto range = parse_range(attributes.find("ref").value_or(""));
        if (!range)
            throw damaged_part(part_);
        merges_.add(*range);
    }
    bool end(const XmlName& /*name*/) override { return false; }

private:
    const std::string& part_;
    Merges& merges_;
};

Merges read_merges(const Archive& archive, const std::string& part) {
    Merges merges;
    if (mentions_merges(archive.open(part, large_part))) {
        MergeList list(part, merges);
        read_xml(archive.open(part, large_part), list);
        merges.sort();
    }
    return merges;
}

/// A cell while it is read.
struct Cell {
    std::size_t column = 0;
    std::string type;
    std::size_t style = 0;
    TextRuns text;     // of an inline text
    std::string value; // of anything else
    bool has_value = false;
    bool has_formula = false;
};

class XlsxRows : public Rows, private XmlHandler {
public:
    XlsxRows(const Archive& archive, const std::string& part, const XlsxShared& shared)
        : part_(part), shared_(shared), merges_(read_merges(archive, part)),
          reader_(archive.open(part, large_part), *this) {}

    const SheetRow* next() override {
        if (reader_.read())
            return &row_.finish();
        if (!found_)
            throw damaged_part(part_);
        return nullptr;
    }

private:
    enum class Inside { sheet, rows, row, cell, value };

    void start(const XmlName& name, const XmlAttributes& attributes) override {
        switch (inside_) {
        case Inside::sheet:
            if (name.local == "sheetData") {
                found_ = true;
                inside_ = Inside::rows;
            }
            break;
        case Inside::rows:
            if (name.local == "row")
                start_row(attributes);
            break;
        case Inside::row:
            if (name.local == "c")
                start_cell(attributes);
            break;
        case Inside::cell:
            start_in_cell(name.local);
            break;
        case Inside::value:
            throw damaged_part(part_);
        }
    }

    bool end(const XmlName& name) override {
        switch (inside_) {
        case Inside::sheet:
            break;
        case Inside::rows:
            if (name.local == "sheetData")
                inside_ = Inside::sheet;
            break;
        case Inside::row:
            if (name.local == "row")
                return end_row();
            break;
        case Inside::cell:
            cell_.text.end(name.local);
            if (name.local == "c")
                end_cell();
            break;
        case Inside::value:
            inside_ = Inside::cell;
            break;
        }
        return false;
    }

    void text(std::string_view piece) override {
        if (inside_ == Inside::value) {
            if (piece.size() > longest_text - cell_.value.size())
                throw too_large();
            cell_.value += piece;
        } else if (inside_ == Inside::cell) {
            cell_.text.add(piece);
        }
    }

    void start_row(const XmlAttributes& attributes) {
        const auto number = attributes.find("r");
        row_.start(number ? count_of(number, 0) : last_row_ + 1); // 0 is refused at its end
        numbered_ = number.has_value();
        cell_.column = 0;
        first_cell_ = true;
        inside_ = Inside::row;
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
        cell_.has_value = cell_.has_formula = false;
        inside_ = Inside::cell;
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

    void start_in_cell(std::string_view name) {
        cell_.has_formula = cell_.has_formula || name == "f";
        if (name == "v") {
            cell_.has_value = true;
            inside_ = Inside::value;
        } else {
            cell_.text.start(name);
        }
    }

    bool end_row() {
        inside_ = Inside::rows;
        if (row_.number() <= last_row_)
            throw damaged_part(part_);
        last_row_ = row_.number();
        if (row_.blank())
            return false;
        if (const CellRange* range = merges_.at(last_row_))
            row_.damage(merged_cells(to_text(*range)));
        return true;
    }

    void end_cell() {
        inside_ = Inside::row;
        if (cell_.has_formula && !has_result()) {
            row_.damage(no_result(place()));
        } else if (cell_.type == "s") {
            row_.put(cell_.column, shared_text());
        } else if (cell_.type == "inlineStr") {
            row_.put(cell_.column, plain_text(cell_.text.raw()));
        } else if (cell_.type == "str") {
            row_.put(cell_.column, plain_text(cell_.value));
        } else if (cell_.type == "e") {
            row_.damage(cell_error(place(), cell_.value));
        } else if (!cell_.value.empty()) {
            put_value();
        }
    }

    /// A formula may result in an empty text, not in an empty number.
    [[nodiscard]] bool has_result() const {
        return cell_.type == "inlineStr" ? cell_.text.any()
                                         : cell_.has_value && (cell_.type == "str" || !cell_.value.empty());
    }

    [[nodiscard]] std::string_view shared_text() const {
        if (!cell_.has_value)
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
        if (text) {
            row_.put(cell_.column, *text);
        } else {
            row_.damage(otherwise(place()));
        }
    }

    [[nodiscard]] std::string place() const { return to_text(CellPlace{row_.number(), cell_.column}); }

    std::string part_;
    const XlsxShared& shared_;
    Merges merges_;
    XmlReader reader_;
    RowBuilder row_;
    Cell cell_;
    Inside inside_ = Inside::sheet;
    long long last_row_ = 0;
    bool found_ = false;      // the rows, even if there is none
    bool numbered_ = false;   // the row says its number
    bool first_cell_ = false; // of the row
};

} // namespace

std::unique_ptr<Rows> xlsx_rows(const Archive& archive, const std::string& name, const XlsxShared& shared) {
    return std::make_unique<XlsxRows>(archive, name, shared);
}

} // namespace edv
