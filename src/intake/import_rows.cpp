#include "intake/import_rows.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>

#include "edv/base/value.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "intake/spreadsheet/cell_place.hpp"
#include "intake/total_row.hpp"
#include "model/guarding.hpp"
#include "model/kind_names.hpp"

namespace edv::intake {

void Import::read(Sheet& sheet, const std::string& file, const model::Kind& kind, const Reading& reading) {
    file_ = file;
    kind_ = &kind;
    sheet_ = &sheet;
    keys_.clear();
    contents_.clear();
    numbered_ = model::is_numbered(kind.name);
    by_digest_ = kind.has("imported");
    in_course_ = Courses::concern(kind);
    result_.ignored = sheet.ignored();
    ImportCounts& counts = result_.files.emplace_back(file, ImportCounts()).second;
    for (const Problem& problem : sheet.problems())
        add_problem(problem);
    result_.usable = result_.usable && sheet.problems().empty();
    if (numbered_ && !by_digest_)
        learn_contents(kind);
    // A sheet that can't be used is read for its problems all the same; its rows count nowhere.
    ImportCounts nowhere;
    counts_ = sheet.problems().empty() ? &counts : &nowhere;
    // Rows without number get theirs after those that bring one.
    struct Late {
        SheetRecord row;
        std::vector<std::string> cells;
    };
    std::vector<Late> unnumbered;
    bool mixed = numbered_ && sheet.has("number");
    SheetRecord row;
    while (next_row(sheet, reading, row)) {
        check_repeats(row);
        if (mixed && !row.record.integer("number"))
            unnumbered.push_back({row, {sheet.cells().begin(), sheet.cells().end()}});
        else
            take(row, sheet.cells());
    }
    for (Late& late : unnumbered)
        take(late.row, {late.cells.begin(), late.cells.end()});
    counts_->skipped = sheet.skipped();
    for (const std::size_t column : sheet.unnamed())
        result_.unnamed.emplace_back(file, column_letters(column));
}

/// A few bytes of an ods can stand for a million rows.
void Import::check_repeats(const SheetRecord& row) {
    if (row.times <= most_repeated_)
        return;
    most_repeated_ = row.times;
    if (options_.may_repeat && !options_.may_repeat(row.times))
        throw Error(ErrorKind::refused, {{{},
                                          row.row,
                                          "",
                                          "repeated-row",
                                          msg("the row says that it stands there {times} times",
                                              {{"times", std::to_string(row.times)}}),
                                          msg("--yes stores all of them")}});
}

/// What is damaged further down is told with the row behind the last one that could be read.
bool Import::next_row(Sheet& sheet, const Reading& reading, SheetRecord& row) const {
    const long long last = std::max(row.row, sheet.header_row());
    try {
        return sheet.next(known_, reading, row);
    } catch (const Error& error) {
        std::vector<Problem> problems = error.problems();
        for (Problem& problem : problems)
            if (!problem.row)
                problem.row = last + 1;
        throw Error(error.kind(), problems);
    }
}

void Import::refuse_file(const std::string& file, const std::vector<Problem>& problems) {
    file_ = file;
    result_.files.emplace_back(file, ImportCounts());
    result_.usable = false;
    for (const Problem& problem : problems)
        add_problem(problem);
}

void Import::add_problem(Problem problem) {
    problem.file = file_;
    if (result_.problems.size() < most_problems)
        result_.problems.push_back(std::move(problem));
    else
        ++result_.left_out;
}

void Import::take(SheetRecord& row, const std::vector<std::string_view>& cells) {
    ++counts_->read;
    if (sheet_options_ && sheet_options_->progress)
        sheet_options_->progress(*counts_, sheet_->share_read());
    known_.trust_numbers(!result_.problems.empty());
    if (!row.damaged)
        handle(row);
    if (row.problems.empty())
        return;
    ++counts_->rejected;
    if (sheet_options_ && is_total_row(cells))
        tell_total(row);
    for (Problem& problem : row.problems)
        if (kind_->has(problem.column))
            problem.column = place_of(row, problem);
    if (sheet_options_ && sheet_options_->rejects && result_.usable)
        reject_whole(row, cells);
    for (Problem& problem : row.problems)
        add_problem(std::move(problem));
}

/// Sets a row aside as it is; cells that can't be used get a mark, so that it is refused until it is mended.
/// A day that only its whole column tells is written out: alone it would be another day.
void Import::reject_whole(const SheetRecord& row, std::vector<std::string_view> cells) const {
    std::deque<std::string> days;
    for (std::size_t i = 0; i < kind_->fields.size() && !row.damaged; ++i) {
        const auto* const day = std::get_if<Date>(&row.record.values[i]);
        const auto column = day != nullptr ? sheet_->column_at(i) : std::nullopt;
        if (column && *column < cells.size() &&
            (DayOrder::leaves_open(cells[*column]) || parse_number(trim(cells[*column]), false)))
            cells[*column] = days.emplace_back(day->iso());
    }
    for (const auto& [column, mark] : row.marks) {
        cells.resize(std::max(cells.size(), column + 1));
        cells[column] = mark;
    }
    sheet_options_->rejects->add(cells, row.problems, row.damaged ? row.raw : std::string_view());
}

/// The header of the cell that the problem of a field is about.
std::string Import::place_of(const SheetRecord& row, const Problem& problem) const {
    if (const auto place = row.places.find(problem.column); place != row.places.end())
        return place->second;
    const std::vector<Sheet::Part> parts = sheet_->parts_of(problem.column);
    if (parts.size() == 1)
        return parts.front().header;
    for (const Sheet::Part& part : parts) {
        if (problem.code != "personal-data")
            break;
        model::Record one(*kind_);
        one.at(problem.column) = std::string(part.text);
        std::vector<model::Finding> personal;
        guard(one, false, personal);
        if (!personal.empty())
            return part.header;
    }
    return sheet_->column_of(problem.column);
}

/// A total under the rows is one problem, whatever it lacks as an observation.
void Import::tell_total(SheetRecord& row) {
    row.problems = {{{}, row.row, "", "total-row", msg("the row is a total and no observation"), {}}};
    if (!told_total_)
        row.problems.front().hint = msg("--skip-without date passes over rows without a day");
    told_total_ = true;
}

void Import::handle(SheetRecord& row) {
    model::Record& record = row.record;
    // Digests are made of masked texts, so that a row is known again however it came in.
    std::vector<model::Finding> personal;
    guard(record, false, personal);
    if (!personal.empty()) {
        std::vector<model::Finding> masked;
        guard(record, true, masked);
    }
    if (sheet_options_ && sheet_options_->profile)
        record.at("profile") = sheet_options_->profile->name;
    const std::string said = kind_->has("state") ? record.text("state") : std::string();
    // Whether the row brings its number; an update gives it that of the record there.
    bool numbered = numbered_ && record.integer("number");
    // A digest is of what the row says; other rows are known by what the register completes.
    std::vector<model::Finding> findings;
    if (!by_digest_)
        complete(record, numbered, findings);
    check_repeated(row);
    Match match = match_row(row);
    if (match.fate == Fate::unchanged) {
        if (match.identity)
            identity_.settle(*match.identity, match.identity->there);
        return static_cast<void>(++counts_->unchanged);
    }
    if (match.there)
        merge_missing(record, match.there->record);
    if (!match.digest.empty() && (!match.there || match.fate == Fate::update))
        record.at("imported") = match.digest;
    if (by_digest_)
        complete(record, numbered, findings);
    else
        bring_over(record, said);
    check_rules(row, findings, match);
    if (by_digest_ && numbered)
        claim_reference(row);
    if (!options_.mask)
        for (const model::Finding& finding : personal)
            reject(row, finding);
    known_.declare(record);
    register_.learn(record);
    if (row.problems.empty())
        settle(row, match, said);
}

/// Writes a row that nothing speaks against, and counts it by its fate.
void Import::settle(SheetRecord& row, Match& match, const std::string& said) {
    model::Record& record = row.record;
    std::optional<Fate> fate = match.fate ? match.fate : decide(row, match);
    if (!fate)
        return;
    ++count_of(*fate);
    if (in_course_)
        courses_.add(record, placed_.size(), *fate != Fate::unchanged);
    if (in_course_ || !said.empty())
        placed_.push_back({file_, row.row, said, record, *fate, result_.files.size() - 1});
    if (writes())
        write(*fate, record, match);
}

long long& Import::count_of(Fate fate) {
    return fate == Fate::add ? counts_->added : fate == Fate::update ? counts_->updated : counts_->unchanged;
}

void Import::open_batch() {
    model::Record batch(model::kind(model::name::batch));
    batch.at("at") = sheet_options_->at;
    batch.at("file") = printable(std::filesystem::path(file_).filename().string());
    if (sheet_options_->profile)
        batch.at("profile") = sheet_options_->profile->name;
    result_.batch = writing_.add(batch);
}

void Import::write(Fate fate, model::Record& record, const Match& match) {
    long long number = match.there ? match.there->id : 0;
    if (fate == Fate::add) {
        if (sheet_options_ && !result_.batch)
            open_batch();
        if (sheet_options_)
            record.at("batch") = result_.batch;
        number = writing_.add(record);
    }
    if (fate == Fate::update) {
        note_change(record, match.there.value());
        writing_.change(number, record);
    }
    if (match.identity)
        identity_.settle(*match.identity, number);
    if (sheet_options_ && sheet_options_->written && fate != Fate::unchanged)
        sheet_options_->written(record);
}

void Import::note_change(const model::Record& record, const model::Stored& there) {
    if (!sheet_options_)
        return;
    ImportChange change{.number = there.id, .fields = {}};
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (record.values[i] != there.record.values[i] && kind_->fields[i].name != "imported")
            change.fields.emplace_back(kind_->fields[i].name);
    result_.changes.push_back(std::move(change));
}

ImportResult Import::finish() {
    check_states();
    check_courses();
    std::stable_sort(
        result_.problems.begin(), result_.problems.end(), [&](const Problem& a, const Problem& b) {
            auto place = [&](const Problem& problem) {
                auto found = std::find_if(result_.files.begin(), result_.files.end(),
                                          [&](const auto& file) { return file.first == problem.file; });
                return found - result_.files.begin();
            };
            return std::pair(place(a), a.row.value_or(0)) < std::pair(place(b), b.row.value_or(0));
        });
    return std::move(result_);
}

} // namespace edv::intake
