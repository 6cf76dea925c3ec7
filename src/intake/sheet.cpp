#include "edv/intake/sheet.hpp"

#include <algorithm>

#include "edv/base/text.hpp"

namespace edv {
namespace {

std::vector<std::string> column_names(const Kind& kind) {
    std::vector<std::string> names;
    for (const Field& field : kind.fields)
        if (!field.internal)
            names.emplace_back(field.name);
    return names;
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

Message column_hint(std::string_view name, const std::vector<std::string>& names, bool may_ignore) {
    Message near = near_hint(name, names);
    if (!may_ignore)
        return near;
    if (near.empty())
        return msg("--ignore passes over a column");
    return msg("did you mean {words}? --ignore passes over a column", near.args);
}

} // namespace

Problem problem_at(const std::string& file, std::optional<long long> row, const Finding& finding) {
    return {file, row, std::string(finding.field), finding.code, finding.what, finding.hint};
}

Sheet::Sheet(std::istream& in, std::string file, const Kind& kind, const std::vector<std::string>& optional,
             const std::vector<std::string>& ignored)
    : file_(std::move(file)), kind_(kind) {
    try {
        reader_.emplace(in);
        read_header(optional, ignored);
    } catch (const Error& error) {
        for (Problem problem : error.problems()) {
            problem.file = file_;
            problems_.push_back(std::move(problem));
        }
    }
}

void Sheet::add_problem(std::string_view column, std::string_view code, Message what, Message hint) {
    problems_.push_back(
        {file_, header_row_, std::string(column), std::string(code), std::move(what), std::move(hint)});
}

bool Sheet::has(std::string_view field) const {
    std::size_t at = kind_.index(field);
    return at != Kind::none && std::find(fields_.begin(), fields_.end(), at) != fields_.end();
}

void Sheet::read_header(const std::vector<std::string>& optional, const std::vector<std::string>& ignored) {
    const SheetRow* header = reader_->next();
    if (!header) {
        problems_.push_back({file_, {}, "", "no-header", msg("the file has no header"), {}});
        return;
    }
    header_row_ = header->number;
    if (header->damage)
        add_problem("", "damaged-row", *header->damage);
    std::vector<std::string> names = column_names(kind_);
    for (std::string_view cell : header->cells) {
        std::string name = lower(trim(cell));
        std::size_t at = Kind::none;
        if (contains(names, name))
            at = kind_.index(name);
        if (at != Kind::none && std::find(fields_.begin(), fields_.end(), at) != fields_.end())
            add_problem(name, "doubled-column",
                        msg("the column \"{column}\" stands twice", {{"column", name}}));
        else if (at == Kind::none && !name.empty() && !contains(ignored, name))
            add_problem(printable(trim(cell)), "unknown-column",
                        msg("unknown column \"{column}\"", {{"column", printable(trim(cell))}}),
                        column_hint(name, names, !ignored.empty()));
        if (at == Kind::none && contains(ignored, name))
            ignored_.emplace_back(trim(cell));
        fields_.push_back(at);
        nameless_.push_back(name.empty());
    }
    for (const Field& field : kind_.fields)
        if (field.required && !field.internal && !has(field.name) && !contains(optional, field.name))
            add_problem(field.name, "missing-column",
                        msg("the column \"{column}\" is missing", {{"column", std::string(field.name)}}));
}

bool Sheet::next(const Known& known, SheetRecord& row) {
    if (!reader_ || fields_.empty())
        return false;
    const SheetRow* read = reader_->next();
    if (!read)
        return false;
    row.row = read->number;
    row.record = Record(kind_);
    row.problems.clear();
    row.damaged = read->damage.has_value();
    if (read->damage) {
        row.problems.push_back({file_, row.row, "", "damaged-row", *read->damage, {}});
        return true;
    }
    std::vector<Finding> findings;
    Reading reading{.comma = reader_->separator() == ';', .today = {}};
    for (std::size_t i = 0; i < read->cells.size(); ++i) {
        if (i < fields_.size() && fields_[i] != Kind::none)
            row.record.values[fields_[i]] =
                read_value(kind_.fields[fields_[i]], read->cells[i], known, reading, findings);
        else if ((i >= fields_.size() || nameless_[i]) && !trim(read->cells[i]).empty())
            row.problems.push_back({file_, row.row, "", "cell-without-header",
                                    msg("cell {cell} has no header", {{"cell", std::to_string(i + 1)}}),
                                    msg("put a text that holds the separator between quotes")});
    }
    for (const Finding& finding : findings)
        row.problems.push_back(problem_at(file_, row.row, finding));
    return true;
}

} // namespace edv
