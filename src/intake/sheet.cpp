#include "intake/sheet.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/header_row.hpp"
#include "intake/total_row.hpp"

namespace edv::intake {

Problem problem_at(const std::string& file, std::optional<long long> row, const model::Finding& finding) {
    return {file, row, std::string(finding.field), finding.code, finding.what, finding.hint};
}

Sheet::Sheet(std::unique_ptr<Rows> rows, const model::Kind& kind, const Headers& headers,
             long long header_row)
    : rows_(std::make_unique<ReadRows>(std::move(rows))), kind_(kind),
      ignore_unnamed_(headers.ignore_unnamed), may_ignore_(headers.may_ignore) {
    read_header(headers, header_row);
    seen_.resize(mapping_.sources.size());
    for (const FieldSource& source : mapping_.sources) {
        read_.insert(read_.end(), source.columns.begin(), source.columns.end());
        for (const FieldSource::Answer& answer : source.answers)
            read_.push_back(answer.column);
    }
    watch_texts();
    for (const std::string& text : headers.empty)
        empty_.push_back(fold(trim(text)));
    for (std::size_t i = 0; i < mapping_.sources.size(); ++i) {
        const auto& names = headers.skip_without;
        if (std::find(names.begin(), names.end(), kind.fields[mapping_.sources[i].field].name) != names.end())
            skip_without_.push_back(i);
    }
}

/// Headers that were encoded twice may be why columns are unknown.
void Sheet::watch_texts() {
    for (const std::string& header : header_)
        headers_.see(header, header_row_, model::shown(header));
    for (const FieldSource& source : mapping_.sources)
        if (kind_.fields[source.field].type == model::FieldType::text)
            for (const std::size_t column : source.columns)
                texts_.try_emplace(column);
    for (std::size_t i = 0; i < header_.size(); ++i)
        if (is_unknown(i))
            texts_.try_emplace(i);
}

std::optional<TwiceEncoded::Witness> Sheet::encoded_twice() const {
    TwiceEncoded all = headers_;
    TwiceEncoded likely = headers_;
    bool is_so = false;
    for (const auto& [column, texts] : texts_) {
        is_so = is_so || texts.is_so();
        all.add(texts);
        if (texts.may_be_so())
            likely.add(texts);
    }
    return is_so || all.is_so() ? std::optional(likely.first()) : std::nullopt;
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
    skipped_ = static_cast<long long>(above_.size());
    if (row_->damage)
        problems_.push_back({{}, header_row_, "", "damaged-row", *row_->damage, {}});
    header_rows_ = {{header_row_, {row_->cells.begin(), row_->cells.end()}}};
    read_rows_below();
    mapping_ = map_header(header_, kind_, headers);
    has_nameless_ =
        std::find(mapping_.nameless.begin(), mapping_.nameless.end(), true) != mapping_.nameless.end();
    for (Problem& problem : mapping_.problems) {
        problem.row = header_row_;
        problems_.push_back(std::move(problem));
    }
}

/// A header may go on in the rows below it.
void Sheet::read_rows_below() {
    std::vector<KeptRow> below;
    for (const SheetRow* row = nullptr;
         below.size() < most_rows_below && (row = rows_->look()) && !row->damage;)
        below.push_back({row->number, {row->cells.begin(), row->cells.end()}});
    header_ = joined_header(header_rows_.front(), below);
    below.resize(header_rows_below(header_rows_.front(), below));
    for (KeptRow& row : below) {
        rows_->next();
        header_rows_.push_back(std::move(row));
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
            return model::shown(source.header);
    return std::string(field);
}

std::optional<std::size_t> Sheet::column_at(std::size_t field) const {
    for (const FieldSource& source : mapping_.sources)
        if (source.field == field && source.columns.size() == 1)
            return source.columns.front();
    return {};
}

bool Sheet::lacks_summary() const {
    return std::any_of(problems_.begin(), problems_.end(), [](const Problem& problem) {
        return problem.code == "missing-column" && problem.column == "summary";
    });
}

bool Sheet::is_unknown(std::size_t column) const {
    return std::any_of(problems_.begin(), problems_.end(), [&](const Problem& problem) {
        return problem.code == "unknown-column" && problem.column == model::shown(header_[column]);
    });
}

void Sheet::hint_at_summary(const std::string& header) {
    for (Problem& problem : problems_)
        if (!header.empty() && problem.code == "missing-column" && problem.column == "summary")
            problem.hint = msg("the longest texts stand under \"{header}\": {flag}",
                               {{"header", model::shown(header)},
                                {"flag", "--column \"summary=" + model::shown(header) + '"'}});
}

DayOrders Sheet::look_for_day_orders() {
    std::vector<std::pair<std::size_t, DayOrder*>> columns;
    DayOrders orders;
    for (const FieldSource& source : mapping_.sources)
        if (kind_.fields[source.field].type == model::FieldType::date)
            for (const std::size_t column : source.columns)
                columns.emplace_back(column, &orders[std::string(kind_.fields[source.field].name)]);
    while (!columns.empty() && (row_ = rows_->next()) != nullptr)
        for (const auto& [column, order] : columns)
            order->see(cell(column), row_->number);
    std::erase_if(orders, [](const auto& one) { return !one.second.any(); });
    return orders;
}

bool Sheet::next(const Known& known, const Reading& reading, SheetRecord& row) {
    if (row_ == nullptr)
        return false;
    while ((row_ = rows_->next()) != nullptr && (says_nothing() || is_skipped()))
        ++skipped_;
    if (row_ == nullptr)
        return false;
    row.row = row_->number;
    row.times = row_->times;
    row.record = model::Record(kind_);
    row.problems.clear();
    row.places.clear();
    row.marks.clear();
    row.line_ends.clear();
    row.raw = row_->raw;
    row.damaged = row_->damage.has_value();
    if (row.damaged)
        row.problems.push_back({{}, row.row, "", "damaged-row", *row_->damage, {}});
    else
        read_fields(known, reading, row);
    for (auto& [column, texts] : texts_)
        if (column < row_->cells.size())
            texts.see(row_->cells[column], row.row, header_[column]);
    return true;
}

/// Whether no column that is read says anything. Cells that nobody reads do not count, whatever they hold,
/// but for texts that have nowhere to go.
bool Sheet::says_nothing() const {
    if (row_->damage || read_.empty())
        return false;
    for (const std::size_t column : read_)
        if (!trim(cell(column)).empty())
            return false;
    for (const DamagedCells& cells : row_->damaged)
        for (const std::size_t column : read_)
            if (column >= cells.from && column <= cells.to)
                return false;
    for (std::size_t i = 0; i < row_->cells.size() && is_too_wide(); ++i)
        if (is_unnamed(i) && !trim(row_->cells[i]).empty())
            return false;
    return true;
}

std::string_view Sheet::cell(std::size_t column) const {
    // Rows without number are handled behind the last one, when no row is at hand.
    std::string_view text =
        row_ != nullptr && column < row_->cells.size() ? row_->cells[column] : std::string_view();
    const bool says_nothing = !empty_.empty() && !text.empty() &&
                              std::find(empty_.begin(), empty_.end(), fold(trim(text))) != empty_.end();
    return says_nothing ? std::string_view() : text;
}

/// Whether the row says nothing for a field that each row needs. A day that can't be read says something.
bool Sheet::is_skipped() const {
    return !row_->damage && std::any_of(skip_without_.begin(), skip_without_.end(), [&](std::size_t at) {
        const FieldSource& source = mapping_.sources[at];
        std::string room;
        std::string_view text = trim(text_of(source, room));
        return text.empty() || is_total_word(text);
    });
}

bool Sheet::is_unnamed(std::size_t column) const {
    return column >= mapping_.nameless.size() || mapping_.nameless[column];
}

/// Whether the row has more cells than the header, none of which must get lost.
bool Sheet::is_too_wide() const {
    return !ignore_unnamed_ && row_->cells.size() > header_.size();
}

} // namespace edv::intake
