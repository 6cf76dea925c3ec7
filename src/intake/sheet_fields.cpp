#include <algorithm>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "intake/empty_marks.hpp"
#include "intake/said.hpp"
#include "intake/sheet.hpp"
#include "model/rules.hpp"

namespace edv::intake {
namespace {

/// Different texts of one column that are worth remembering; a column of names of people has more.
constexpr std::size_t most_remembered = 4096;

/// What the cell of a column for one answer says: the answer, nothing, or an answer of its own.
std::string_view answer_of(std::string_view cell, std::string_view answer) {
    const auto said = yes_or_no(cell);
    if (!said)
        return trim(cell);
    return *said ? answer : std::string_view();
}

} // namespace

std::vector<Sheet::Part> Sheet::parts_of(std::string_view field) const {
    const std::size_t at = kind_.index(field);
    std::vector<Part> parts;
    for (const FieldSource& source : mapping_.sources) {
        if (source.field != at)
            continue;
        for (const std::size_t column : source.columns)
            if (const std::string_view text = cell(column);
                !trim(text).empty() && (parts.empty() || !source.first_only))
                parts.push_back({model::shown(header_[column]), text});
        if (!parts.empty())
            continue;
        for (const auto& [column, word] : source.answers)
            if (const std::string_view said = answer_of(cell(column), word); !said.empty())
                parts.push_back({model::shown(header_[column]), said});
    }
    return parts;
}

void Sheet::read_fields(const Known& known, const Reading& reading, SheetRecord& row) {
    std::vector<model::Finding> findings;
    for (std::size_t i = 0; i < mapping_.sources.size(); ++i) {
        const FieldSource& source = mapping_.sources[i];
        const model::Field& field = kind_.fields[source.field];
        Value& value = row.record.values[source.field];
        bool plain = is_coded(field.type) && source.columns.size() == 1 && source.answers.empty();
        if (!plain) {
            value = read_field(source, known, reading, row, findings);
            continue;
        }
        std::string_view text = cell(source.columns.front());
        if (auto found = seen_[i].find(text); found != seen_[i].end()) {
            value = found->second;
            continue;
        }
        std::size_t before = findings.size();
        value = read_field(source, known, reading, row, findings);
        if (findings.size() == before && seen_[i].size() < most_remembered)
            seen_[i].emplace(text, value);
    }
    for (const model::Finding& finding : findings)
        row.problems.push_back(problem_at({}, row.row, finding));
    if (!findings.empty())
        for (const FieldSource& source : mapping_.sources)
            find_place(source, known, reading, row);
    check_damaged(row);
    check_width(row);
}

/// Which of several columns of a field holds what can't be read.
void Sheet::find_place(const FieldSource& source, const Known& known, const Reading& reading,
                       SheetRecord& row) const {
    const model::Field& field = kind_.fields[source.field];
    const bool found = std::any_of(row.problems.begin(), row.problems.end(),
                                   [&](const Problem& problem) { return problem.column == field.name; });
    if (!found || source.columns.size() + source.answers.size() < 2)
        return;
    for (const Part& part : parts_of(field.name)) {
        std::vector<model::Finding> findings;
        const std::string text = translated(source, field.type == model::FieldType::terms, part.text);
        read_value(field, text, known, reading, findings);
        if (!findings.empty() || is_cell_error(trim(text)))
            return static_cast<void>(row.places.emplace(field.name, part.header));
    }
}

/// Cells that can't be used are problems of the fields that they feed.
void Sheet::check_damaged(SheetRecord& row) const {
    for (const DamagedCells& cells : row_->damaged)
        for (const FieldSource& source : mapping_.sources) {
            const auto check = [&](std::size_t column) {
                if (column < cells.from || column > cells.to)
                    return;
                const std::string field(kind_.fields[source.field].name);
                row.problems.push_back({{}, row.row, field, "damaged-row", cells.why, {}});
                row.places.emplace(field, model::shown(header_[column]));
                if (trim(cell(column)).empty())
                    row.marks.emplace_back(column, cells.mark);
            };
            for (const std::size_t column : source.columns)
                check(column);
            for (const FieldSource::Answer& answer : source.answers)
                check(answer.column);
        }
}

/// What the sheet says for the field, before values are translated: the constant, or the cells that are not
/// blank, one a line.
std::string_view Sheet::text_of(const FieldSource& source, std::string& room) const {
    if (source.constant)
        return *source.constant;
    if (source.columns.size() == 1)
        return cell(source.columns.front());
    for (std::size_t column : source.columns)
        if (std::string_view text = cell(column); !trim(text).empty()) {
            if (source.first_only)
                return text;
            room += room.empty() ? "" : "\n";
            room += text;
        }
    return room;
}

/// The error of a spreadsheet that one of the cells of the field has instead of a value.
std::string_view Sheet::cell_error_in(const FieldSource& source, std::string_view text) const {
    if (is_cell_error(trim(text)))
        return trim(text);
    if (source.columns.size() > 1 && !source.constant)
        for (const Part& part : parts_of(kind_.fields[source.field].name))
            if (is_cell_error(trim(part.text)))
                return trim(part.text);
    return {};
}

Value Sheet::read_field(const FieldSource& source, const Known& known, const Reading& reading,
                        SheetRecord& row, std::vector<model::Finding>& findings) {
    const model::Field& field = kind_.fields[source.field];
    std::string room;
    std::string_view text = text_of(source, room);
    std::string answers;
    if (trim(text).empty())
        for (const auto& [column, word] : source.answers)
            if (const std::string_view said = answer_of(cell(column), word); !said.empty())
                (answers += answers.empty() ? "" : ";") += said;
    if (!answers.empty())
        text = answers;
    std::string put;
    if (!source.values.empty() || source.otherwise)
        text = put = translated(source, field.type == model::FieldType::terms, text);
    if (const std::string_view error = cell_error_in(source, text); !error.empty()) {
        findings.push_back({field.name,
                            "cell-error",
                            msg("the cell has the error {error}", {{"error", std::string(error)}}),
                            {}});
        return {};
    }
    if (field.type == model::FieldType::text && text.find('\r') != std::string_view::npos)
        row.line_ends.emplace_back(source.field, nfc(std::string(text)));
    const std::size_t before = findings.size();
    Value value = read_value(field, text, known, reading, findings);
    if (findings.size() > before && is_empty_mark(text))
        findings.back().hint = may_ignore_ ? msg("if it says nothing: {flag}, or empty in a profile",
                                                 {{"flag", "--empty \"" + std::string(trim(text)) + '"'}})
                                           : msg("leave the cell empty if it says nothing");
    return value;
}

/// A text under no header is told of; in a row with more cells than the header, a separator within a text may
/// have made it.
void Sheet::check_width(SheetRecord& row) {
    if (!has_nameless_ && row_->cells.size() <= header_.size())
        return;
    for (std::size_t i = 0; i < row_->cells.size(); ++i) {
        if (!is_unnamed(i) || trim(row_->cells[i]).empty())
            continue;
        if (is_too_wide())
            row.problems.push_back(
                {{},
                 row.row,
                 "",
                 "cell-without-header",
                 msg("cell {cell} has no header", {{"cell", std::to_string(i + 1)}}),
                 may_ignore_ ? msg("put a text that holds the separator between quotes; --ignore-unnamed "
                                   "passes over columns without header")
                             : msg("put a text that holds the separator between quotes")});
        else
            unnamed_.insert(i);
    }
}

} // namespace edv::intake
