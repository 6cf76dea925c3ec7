#include "intake/sheet.hpp"

#include <algorithm>
#include <array>

#include "edv/base/text.hpp"
#include "edv/base/value.hpp"

#include "intake/lists.hpp"

namespace edv {
namespace {

/// Different texts of one column that are worth remembering; a column of names of people has more.
constexpr std::size_t most_remembered = 4096;

/// What a column for one answer says: yes, no, or something else.
std::optional<bool> yes_or_no(std::string_view text) {
    static constexpr std::array<std::string_view, 9> yes{"1", "true", "y", "yes", "oui", "ja", "x", "o", "j"};
    static constexpr std::array<std::string_view, 9> no{"",    "0",    "false", "n",  "no",
                                                        "non", "nein", "nee",   "n/a"};
    std::string word = fold(trim(text));
    if (std::find(yes.begin(), yes.end(), word) != yes.end())
        return true;
    if (std::find(no.begin(), no.end(), word) != no.end())
        return false;
    return {};
}

/// Puts codes for what the profile's values say. A cell of several is taken apart where that makes its parts
/// known, at line ends, semicolons and bars first, then at commas, then at blanks.
std::string translated(const FieldSource& source, bool several, std::string_view text,
                       std::size_t level = 0) {
    static constexpr std::string_view signs[] = {";|\n\r", ",", " \t"};
    text = trim(text);
    auto code_for = [&](std::string_view said) {
        auto found = source.values.find(fold(trim(said)));
        return found == source.values.end() ? nullptr : &found->second;
    };
    if (const std::string* code = code_for(text))
        return *code;
    for (; several && level < std::size(signs); ++level) {
        const std::vector<std::string_view> said =
            list_parts(text, signs[level], [&](std::string_view part) { return code_for(part) != nullptr; });
        if (std::none_of(said.begin(), said.end(), code_for))
            continue;
        std::string all;
        for (std::string_view part : said)
            all += (all.empty() ? "" : ";") + translated(source, several, part, level + 1);
        return all;
    }
    return text.empty() ? std::string() : source.otherwise.value_or(std::string(text));
}

/// "Total", "Sous-total :", "Totaal 2026".
bool is_total_word(std::string_view text) {
    static constexpr std::array<std::string_view, 10> words{"total",  "totaux",    "soustotal",  "subtotal",
                                                            "totaal", "subtotaal", "eindtotaal", "summe",
                                                            "gesamt", "somme"};
    constexpr std::size_t most_words = 3; // more are a sentence
    std::vector<std::string_view> said = bare_words(text);
    if (said.size() > 1 && fold(said.front()) == "sous")
        said.erase(said.begin());
    return !said.empty() && said.size() <= most_words &&
           std::find(words.begin(), words.end(), fold(said.front())) != words.end();
}

} // namespace

Problem problem_at(const std::string& file, std::optional<long long> row, const Finding& finding) {
    return {file, row, std::string(finding.field), finding.code, finding.what, finding.hint};
}

Sheet::Sheet(std::unique_ptr<Rows> rows, const Kind& kind, const Headers& headers, long long header_row)
    : rows_(std::move(rows)), kind_(kind) {
    read_header(headers, header_row);
    seen_.resize(mapping_.sources.size());
    if (headers.profile)
        for (const std::string& text : headers.profile->empty)
            empty_.push_back(fold(text));
    for (std::size_t i = 0; i < mapping_.sources.size(); ++i) {
        const auto& names = headers.skip_without;
        if (std::find(names.begin(), names.end(), kind.fields[mapping_.sources[i].field].name) != names.end())
            skip_without_.push_back(i);
    }
}

void Sheet::read_header(const Headers& headers, long long header_row) {
    while ((row_ = rows_->next()) != nullptr && row_->number < header_row)
        above_.push_back({row_->number, {row_->cells.begin(), row_->cells.end()}});
    if (row_ == nullptr || (header_row > 0 && row_->number > header_row)) {
        problems_.push_back({{},
                             {},
                             "",
                             "no-header",
                             header_row > 0 ? msg("the file has no header in row {row}",
                                                  {{"row", std::to_string(header_row)}})
                                            : msg("the file has no header"),
                             {}});
        row_ = nullptr;
        return;
    }
    header_row_ = row_->number;
    if (row_->damage)
        problems_.push_back({{}, header_row_, "", "damaged-row", *row_->damage, {}});
    for (std::string_view cell : row_->cells)
        header_.emplace_back(trim(cell));
    mapping_ = map_header(header_, kind_, headers);
    for (Problem& problem : mapping_.problems) {
        problem.row = header_row_;
        problems_.push_back(std::move(problem));
    }
}

bool Sheet::has(std::string_view field) const {
    std::size_t at = kind_.index(field);
    return std::any_of(mapping_.sources.begin(), mapping_.sources.end(),
                       [&](const FieldSource& source) { return source.field == at; });
}

std::string Sheet::column_of(std::string_view field) const {
    std::size_t at = kind_.index(field);
    for (const FieldSource& source : mapping_.sources)
        if (source.field == at)
            return shown(source.header);
    return std::string(field);
}

bool Sheet::lacks_summary() const {
    return std::any_of(problems_.begin(), problems_.end(), [](const Problem& problem) {
        return problem.code == "missing-column" && problem.column == "summary";
    });
}

bool Sheet::is_unknown(std::size_t column) const {
    return std::any_of(problems_.begin(), problems_.end(), [&](const Problem& problem) {
        return problem.code == "unknown-column" && problem.column == shown(header_[column]);
    });
}

void Sheet::hint_at_summary(const std::string& header) {
    for (Problem& problem : problems_)
        if (!header.empty() && problem.code == "missing-column" && problem.column == "summary")
            problem.hint = msg("the longest texts stand under \"{header}\": --column \"summary={header}\"",
                               {{"header", shown(header)}});
}

std::optional<DayOrder> Sheet::look_for_day_order() {
    std::vector<std::size_t> columns;
    for (const FieldSource& source : mapping_.sources)
        if (kind_.fields[source.field].type == FieldType::date && !source.columns.empty())
            columns.push_back(source.columns.front());
    DayOrder order;
    bool any = false;
    while (!columns.empty() && (row_ = rows_->next()) != nullptr)
        for (std::size_t column : columns) {
            std::string_view text = trim(cell(column));
            if (text.empty())
                continue;
            if (!any && !DayOrder::leaves_open(text))
                return {};
            any = true;
            order.see(text);
        }
    return any ? std::optional(order) : std::nullopt;
}

bool Sheet::next(const Known& known, const Reading& reading, SheetRecord& row) {
    while (row_ != nullptr && (row_ = rows_->next()) != nullptr && is_skipped())
        ++skipped_;
    if (row_ == nullptr)
        return false;
    row.row = row_->number;
    row.record = Record(kind_);
    row.problems.clear();
    row.damaged = row_->damage.has_value();
    if (row.damaged)
        row.problems.push_back({{}, row.row, "", "damaged-row", *row_->damage, {}});
    else
        read_fields(known, reading, row);
    return true;
}

void Sheet::read_fields(const Known& known, const Reading& reading, SheetRecord& row) {
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < mapping_.sources.size(); ++i) {
        const FieldSource& source = mapping_.sources[i];
        const Field& field = kind_.fields[source.field];
        Value& value = row.record.values[source.field];
        bool plain = is_coded(field.type) && source.columns.size() == 1 && source.answers.empty();
        if (!plain) {
            value = read_field(source, known, reading, findings);
            continue;
        }
        std::string_view text = cell(source.columns.front());
        if (auto found = seen_[i].find(text); found != seen_[i].end()) {
            value = found->second;
            continue;
        }
        std::size_t before = findings.size();
        value = read_field(source, known, reading, findings);
        if (findings.size() == before && seen_[i].size() < most_remembered)
            seen_[i].emplace(text, value);
    }
    for (const Finding& finding : findings)
        row.problems.push_back(problem_at({}, row.row, finding));
    check_width(row);
}

std::string_view Sheet::cell(std::size_t column) const {
    std::string_view text = column < row_->cells.size() ? row_->cells[column] : std::string_view();
    const bool says_nothing = !empty_.empty() && !text.empty() &&
                              std::find(empty_.begin(), empty_.end(), fold(trim(text))) != empty_.end();
    return says_nothing ? std::string_view() : text;
}

/// Whether the row says nothing for a field that each row needs. A day that can't be read says something.
bool Sheet::is_skipped() const {
    return std::any_of(skip_without_.begin(), skip_without_.end(), [&](std::size_t at) {
        const FieldSource& source = mapping_.sources[at];
        std::string room;
        std::string_view text = trim(text_of(source, room));
        return text.empty() || is_total_word(text);
    });
}

bool Sheet::is_total() const {
    bool word = false;
    for (std::string_view cell : row_->cells) {
        cell = trim(cell);
        word = word || is_total_word(cell);
        if (!cell.empty() && !is_total_word(cell) && !parse_number(cell, true))
            return false;
    }
    return word;
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

Value Sheet::read_field(const FieldSource& source, const Known& known, const Reading& reading,
                        std::vector<Finding>& findings) {
    const Field& field = kind_.fields[source.field];
    std::string room;
    std::string_view text = text_of(source, room);
    std::string answers;
    if (trim(text).empty())
        for (const auto& [column, word] : source.answers) {
            auto said = yes_or_no(cell(column));
            // Neither yes nor no: the column repeats its answer, or says one of its own.
            if (!said || *said)
                answers += (answers.empty() ? "" : ";") + (said ? word : std::string(trim(cell(column))));
        }
    if (!answers.empty())
        text = answers;
    if (source.values.empty() && !source.otherwise)
        return read_value(field, text, known, reading, findings);
    bool several = field.type == FieldType::terms;
    return read_value(field, translated(source, several, text), known, reading, findings);
}

/// A text behind the last header, or under none, has nowhere to go.
void Sheet::check_width(SheetRecord& row) const {
    for (std::size_t i = 0; i < row_->cells.size(); ++i) {
        bool headless = i >= mapping_.nameless.size() || mapping_.nameless[i];
        if (headless && !trim(row_->cells[i]).empty())
            row.problems.push_back({{},
                                    row.row,
                                    "",
                                    "cell-without-header",
                                    msg("cell {cell} has no header", {{"cell", std::to_string(i + 1)}}),
                                    msg("put a text that holds the separator between quotes")});
    }
}

} // namespace edv
