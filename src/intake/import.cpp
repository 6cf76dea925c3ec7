#include "intake/import.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>

#include "edv/base/text.hpp"
#include "edv/base/value.hpp"
#include "edv/intake/guarding.hpp"
#include "edv/model/lifecycle.hpp"
#include "edv/model/standing.hpp"
#include "edv/model/wording.hpp"

#include "intake/spreadsheet/cell_place.hpp"
#include "intake/total_row.hpp"

namespace edv {
namespace {

/// Whether rows of the kind can contradict those of another.
bool is_in_a_course(const Kind& kind) {
    return kind.name == "signal" || kind.name == "transmission" || kind.name == "transmission_event";
}

std::string content_of(const Record& record) {
    std::string text;
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (record.kind->fields[i].type != FieldType::number)
            text += to_text(record.values[i]) + '\x1f';
    return text;
}

} // namespace

void Import::read(Sheet& sheet, const std::string& file, const Kind& kind, const Reading& reading) {
    file_ = file;
    kind_ = &kind;
    sheet_ = &sheet;
    keys_.clear();
    contents_.clear();
    bool observations = kind.name == "observation";
    result_.ignored = sheet.ignored();
    ImportCounts& counts = result_.files.emplace_back(file, ImportCounts()).second;
    for (const Problem& problem : sheet.problems())
        add_problem(problem);
    result_.usable = result_.usable && sheet.problems().empty();
    if (is_numbered(kind.name) && !observations)
        store_.each(kind, {}, [&](const Stored& stored) { ++contents_[content_of(stored.record)]; });
    // A sheet that can't be used is read for its problems all the same; its rows count nowhere.
    ImportCounts nowhere;
    counts_ = sheet.problems().empty() ? &counts : &nowhere;
    // Rows without number get theirs after those that bring one.
    struct Late {
        SheetRecord row;
        std::vector<std::string> cells;
    };
    std::vector<Late> unnumbered;
    bool mixed = is_numbered(kind.name) && sheet.has("number");
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
    for (const Sheet::Part& part : parts) {
        Record one(*kind_);
        std::vector<Finding> personal;
        if (problem.code == "personal-data") {
            one.at(problem.column) = std::string(part.text);
            guard(one, false, personal);
        }
        if (!personal.empty() || parts.size() == 1)
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
    Record& record = row.record;
    // Digests are made of masked texts, so that a row is known again however it came in.
    std::vector<Finding> personal;
    guard(record, false, personal);
    if (!personal.empty()) {
        std::vector<Finding> masked;
        guard(record, true, masked);
    }
    if (sheet_options_ && sheet_options_->profile)
        record.at("profile") = sheet_options_->profile->name;
    check_own_code(row);
    check_repeated(row);
    const std::string said = kind_->has("state") ? record.text("state") : std::string();
    // Whether the row brings its number; an update gives it that of the record there.
    bool numbered = is_numbered(kind_->name) && record.integer("number");
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
    if (kind_->name == "observation")
        complete(row, numbered);
    if (kind_->name == "proposal") {
        bring_over(record, said);
        record.at("state") = state_of(record);
    }
    check_rules(row);
    if (kind_->name == "proposal" && row.problems.empty() && !said.empty() && said != record.text("state"))
        reject(row, state_disagrees(*record.kind, said, record.text("state")));
    check_relations(row, numbered);
    if (!options_.mask)
        for (const Finding& finding : personal)
            reject(row, finding);
    known_.declare(record);
    register_.learn(record);
    if (!row.problems.empty())
        return;
    std::optional<Fate> fate = match.fate ? match.fate : decide(row, match);
    if (!fate)
        return;
    ++count_of(*fate);
    if (is_in_a_course(*kind_)) {
        courses_.add(record, placed_.size(), *fate != Fate::unchanged);
        placed_.push_back({file_, row.row, said, record, *fate, result_.files.size() - 1});
    }
    if (writes())
        write(*fate, record, match);
}

long long& Import::count_of(Fate fate) {
    return fate == Fate::add ? counts_->added : fate == Fate::update ? counts_->updated : counts_->unchanged;
}

/// Whether the fields by which the record is known could be read.
bool Import::key_is_readable(const SheetRecord& row) const {
    return std::none_of(row.problems.begin(), row.problems.end(), [&](const Problem& problem) {
        return problem.column.empty() ||
               std::find(kind_->key.begin(), kind_->key.end(), problem.column) != kind_->key.end();
    });
}

Import::Match Import::match_row(SheetRecord& row) {
    const Record& record = row.record;
    bool observation = kind_->name == "observation";
    bool unnumbered = is_numbered(kind_->name) && !record.integer("number");
    if (observation && unnumbered)
        return row.problems.empty() ? match_observation(row) : Match{};
    if (unnumbered || !key_is_readable(row))
        return {};
    Match match;
    match.there = store_.find(record);
    if (observation && !sheet_->has("imported") && row.problems.empty())
        match.digest = Identity::content(record).hex();
    return match;
}

/// The digests that releases before kept of this content: line ends within texts stayed as the sheet had
/// them, and a text of another program may have had CRLF.
std::vector<std::string> Import::digests_before(const SheetRecord& row) const {
    std::vector<std::string> digests;
    const auto has_lines = [](const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text != nullptr && text->find('\n') != std::string::npos;
    };
    const std::vector<Value>& values = row.record.values;
    if (!identity_.had_observations() || std::none_of(values.begin(), values.end(), has_lines))
        return digests;
    Record with_returns = row.record;
    for (Value& value : with_returns.values)
        if (has_lines(value)) {
            std::string made;
            for (const char c : std::get<std::string>(value)) {
                made += c == '\n' ? "\r" : "";
                made += c;
            }
            value = std::move(made);
        }
    digests.push_back(Identity::content(with_returns).hex());
    if (!row.line_ends.empty()) {
        Record as_it_stood = row.record;
        for (const auto& [field, text] : row.line_ends)
            as_it_stood.values[field] = text;
        std::vector<Finding> masked;
        guard(as_it_stood, true, masked);
        digests.push_back(Identity::content(as_it_stood).hex());
    }
    return digests;
}

Import::Match Import::match_observation(SheetRecord& row) {
    const Record& record = row.record;
    Identity::Answer answer = identity_.judge(record, digests_before(row));
    Match match;
    match.digest = is_empty(record.at("imported")) ? answer.digest : std::string();
    match.identity = answer;
    switch (answer.verdict) {
    case Identity::Verdict::fresh:
        break;
    case Identity::Verdict::known:
        match.fate = Fate::unchanged;
        break;
    case Identity::Verdict::repeated:
        reject(row, {"ref",
                     "ref-repeated",
                     msg("the reference \"{ref}\" stands twice in the file with different content",
                         {{"ref", shown(record.text("ref"))}}),
                     {}});
        break;
    case Identity::Verdict::different:
        if (!options_.update)
            reject(row, {"ref", "different",
                         msg("the reference \"{ref}\" was imported before with other content, as observation "
                             "{number}",
                             {{"ref", shown(record.text("ref"))}, {"number", std::to_string(answer.there)}}),
                         msg("--update replaces what is there")});
        match.there = store_.get(*kind_, answer.there);
        match.fate = Fate::update;
        match.digest = answer.digest;
        break;
    }
    return match;
}

void Import::complete(SheetRecord& row, bool numbered) {
    // A numbered row comes from a store: what its columns leave empty is so.
    auto left_empty = [&](std::string_view field) { return numbered && sheet_->has(field); };
    Value language = row.record.at("language");
    Value level = row.record.at("level");
    bool readable = row.problems.empty() && sheet_->problems().empty();
    std::vector<Finding> findings;
    register_.complete(row.record, findings);
    if (left_empty("language"))
        row.record.at("language") = std::move(language);
    if (left_empty("level"))
        row.record.at("level") = std::move(level);
    for (const Finding& finding : findings)
        if (readable)
            reject(row, finding);
}

void Import::check_rules(SheetRecord& row) {
    bool readable = row.problems.empty();
    for (const Finding& finding : check_record(row.record)) {
        auto told = [&](const Problem& problem) { return problem.column == finding.field; };
        // Told already: a column that is missing from the sheet, a partner that follows from a day or expert
        // that can't be read.
        bool follows = !readable && kind_->name == "observation" && finding.field == "partner";
        bool no_column =
            finding.code == "missing" && !sheet_->problems().empty() && !sheet_->has(finding.field);
        if (!follows && !no_column && std::none_of(row.problems.begin(), row.problems.end(), told))
            reject(row, finding);
    }
}

void Import::check_relations(SheetRecord& row, bool numbered) {
    if (!row.problems.empty())
        return;
    if (kind_->name == "partner_successor")
        check_successor(row);
    if (kind_->name == "transmission" || kind_->name == "transmission_event")
        check_transmission(row);
    if (kind_->name == "observation" && numbered)
        check_reference(row);
}

std::optional<Import::Fate> Import::decide(SheetRecord& row, Match& match) {
    if (match.there)
        return compare(row, *match.there);
    if (is_numbered(kind_->name) && !row.record.integer("number") && kind_->name != "observation")
        return judge_by_content(row.record);
    return Fate::add;
}

void Import::check_own_code(SheetRecord& row) {
    const Field& own = kind_->fields.front();
    if (own.type != FieldType::code || kind_->name == "signal" || kind_->name == "coordinator")
        return;
    auto taken = known_.taken_by(row.record.text("code"));
    if (taken && *taken != kind_->name)
        reject(row,
               {"code", "code-taken",
                msg("the code {code} is taken ({kind})",
                    {{"code", row.record.text("code")}, {"kind", std::string(kind(*taken).label), true}}),
                msg("codes are unique across experts, partners and projects")});
}

void Import::check_repeated(SheetRecord& row) {
    if (!key_is_readable(row) || (is_numbered(kind_->name) && !row.record.integer("number")))
        return;
    std::string key = lower(key_text(row.record));
    if (!key.empty() && !keys_.insert(key).second)
        reject(row, {kind_->key.front(),
                     "duplicate",
                     msg("{kind} {key} stands twice in the file",
                         {{"kind", std::string(kind_->label), true}, {"key", key_text(row.record)}}),
                     {}});
}

void Import::merge_missing(Record& record, const Record& there) const {
    // A column that the file lacks says nothing about the field; a number or code is written as it first was.
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const Field& field = kind_->fields[i];
        if (!sheet_->has(field.name) || field.derived || field.internal || field.type == FieldType::code)
            record.values[i] = there.values[i];
    }
}

std::optional<Import::Fate> Import::compare(SheetRecord& row, const Stored& there) {
    if (row.record == there.record)
        return Fate::unchanged;
    // Labels that the store keeps of a code that nothing uses bind nobody.
    if (options_.update || (kind_->name == "taxonomy" && !in_use(row.record)))
        return Fate::update;
    std::vector<std::string_view> fields;
    for (std::size_t i = 0; i < row.record.values.size(); ++i)
        if (row.record.values[i] != there.record.values[i])
            fields.push_back(kind_->fields[i].name);
    reject(row, {kind_->key.front(), "different",
                 msg("{kind} {key} is there with other content: {fields}",
                     {{"kind", std::string(kind_->label), true},
                      {"key", key_text(row.record)},
                      field_words("fields", *kind_, fields)}),
                 msg("--update replaces what is there")});
    return {};
}

std::optional<Import::Fate> Import::judge_by_content(const Record& record) {
    auto found = contents_.find(content_of(record));
    if (found == contents_.end() || found->second == 0)
        return Fate::add;
    --found->second;
    return Fate::unchanged;
}

bool Import::in_use(const Record& term) {
    if (!terms_in_use_)
        terms_in_use_ = store_.terms_in_use();
    return std::any_of(terms_in_use_->begin(), terms_in_use_->end(),
                       [&](const Record& used) { return lower(key_text(used)) == lower(key_text(term)); });
}

void Import::open_batch() {
    Record batch(edv::kind("batch"));
    batch.at("at") = sheet_options_->at;
    batch.at("file") = printable(std::filesystem::path(file_).filename().string());
    if (sheet_options_->profile)
        batch.at("profile") = sheet_options_->profile->name;
    result_.batch = writing_.add(batch);
}

void Import::write(Fate fate, Record& record, const Match& match) {
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

void Import::note_change(const Record& record, const Stored& there) {
    if (!sheet_options_)
        return;
    ImportChange change{.number = there.id, .fields = {}};
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (record.values[i] != there.record.values[i] && kind_->fields[i].name != "imported")
            change.fields.emplace_back(kind_->fields[i].name);
    result_.changes.push_back(std::move(change));
}

void Import::check_transmission(SheetRecord& row) {
    const Record& record = row.record;
    auto key = [](const Record& of) {
        return lower(of.text("signal") + '\x1f' + of.text("institution") + '\x1f' + to_text(of.at("sent")));
    };
    if (!transmissions_) {
        transmissions_.emplace();
        for (const Record& there : store_.records(kind("transmission")))
            transmissions_->insert(key(there));
    }
    if (kind_->name == "transmission") {
        transmissions_->insert(key(record));
        transmitted_.insert(lower(record.text("signal")));
    } else if (!transmissions_->contains(key(record))) {
        reject(row, {"sent",
                     "unknown-code",
                     msg("there is no {kind} {key}",
                         {{"kind", std::string(kind("transmission").label), true},
                          {"key", record.text("signal") + ' ' + record.text("institution") + ' ' +
                                      to_text(record.at("sent"))}}),
                     {}});
    }
}

void Import::check_reference(SheetRecord& row) {
    const Record& record = row.record;
    auto other = identity_.claim(record);
    if (!other)
        return;
    if (*other == 0)
        reject(row,
               {"ref",
                "ref-repeated",
                msg("the reference \"{ref}\" stands twice in the file", {{"ref", shown(record.text("ref"))}}),
                {}});
    else
        reject(row, {"ref",
                     "ref-taken",
                     msg("the reference \"{ref}\" is that of observation {number} already",
                         {{"ref", shown(record.text("ref"))}, {"number", std::to_string(*other)}}),
                     {}});
}

void Import::bring_over(Record& record, const std::string& said) const {
    if (sheet_->has("decision") || !sheet_->has("decided"))
        return;
    if (is_empty(record.at("decided"))) {
        record.at("decision") = Value();
        return;
    }
    // What is in the store knows better than a file that says neither.
    if (!is_empty(record.at("decision")) && said.empty())
        return;
    const bool later = !is_empty(record.at("implemented")) || !is_empty(record.at("abandoned"));
    const bool refused = said == "refused" || (said.empty() && !later && !is_empty(record.at("reason")));
    record.at("decision") = std::string(refused ? "refused" : "accepted");
}

void Import::refuse_late(Placed& placed, const Finding& finding) {
    result_.problems.push_back(problem_at(placed.file, placed.row, finding));
    if (std::exchange(placed.refused, true))
        return;
    counts_ = &result_.files[placed.at].second;
    --count_of(placed.fate);
    ++counts_->rejected;
}

void Import::check_signal_states() {
    for (const Record& transmission : store_.records(kind("transmission")))
        transmitted_.insert(lower(transmission.text("signal")));
    for (Placed& placed : placed_) {
        if (placed.said.empty())
            continue;
        const std::string follows = state_of(
            placed.record, {.transmitted = transmitted_.contains(lower(placed.record.text("number")))});
        if (follows != placed.said)
            refuse_late(placed, state_disagrees(*placed.record.kind, placed.said, follows));
    }
}

void Import::check_courses() {
    for (const Courses::Found& found : courses_.check(store_, options_.calendar))
        refuse_late(placed_[found.row], found.finding);
}

void Import::check_successor(SheetRecord& row) {
    const Record& record = row.record;
    if (successors_.empty())
        successors_ = store_.records(*kind_);
    if (Standing({}, {}, successors_).descends(record.text("successor"), record.text("partner")))
        reject(row, {"successor",
                     "circle",
                     msg("{partner} and {successor} succeed each other in a circle",
                         {{"partner", record.text("partner")}, {"successor", record.text("successor")}}),
                     {}});
    successors_.push_back(record);
}

ImportResult Import::finish() {
    check_signal_states();
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

} // namespace edv
