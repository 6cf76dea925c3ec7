#include "intake/import.hpp"

#include <algorithm>
#include <filesystem>

#include "edv/base/text.hpp"
#include "edv/intake/guarding.hpp"
#include "edv/model/standing.hpp"

namespace edv {
namespace {

/// Problems kept in memory; a hopeless file need not fill it.
constexpr std::size_t most_problems = 100'000;

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
    while (sheet.next(known_, reading, row)) {
        if (mixed && !row.record.integer("number"))
            unnumbered.push_back({row, {sheet.cells().begin(), sheet.cells().end()}});
        else
            take(row, sheet.cells());
    }
    for (Late& late : unnumbered)
        take(late.row, {late.cells.begin(), late.cells.end()});
    counts_->skipped = sheet.skipped();
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
    if (sheet_options_ && sheet_->is_total())
        tell_total(row);
    for (Problem& problem : row.problems)
        if (kind_->has(problem.column))
            problem.column = sheet_->column_of(problem.column);
    if (sheet_options_ && sheet_options_->rejects && result_.usable)
        sheet_options_->rejects->add(cells, row.problems);
    for (Problem& problem : row.problems)
        add_problem(std::move(problem));
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
    std::string said = kind_->name == "signal" ? record.text("state") : std::string();
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
    check_rules(row);
    if (kind_->name == "proposal")
        record.at("state") = proposal_state(record);
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
    if (!said.empty())
        said_states_.push_back({file_, row.row, record, said, *fate, result_.files.size() - 1});
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

Import::Match Import::match_observation(SheetRecord& row) {
    const Record& record = row.record;
    Identity::Answer answer = identity_.judge(record);
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
    std::string fields;
    for (std::size_t i = 0; i < row.record.values.size(); ++i)
        if (row.record.values[i] != there.record.values[i])
            fields += (fields.empty() ? "" : ", ") + std::string(kind_->fields[i].name);
    reject(
        row,
        {kind_->key.front(), "different",
         msg("{kind} {key} is there with other content: {fields}",
             {{"kind", std::string(kind_->label), true}, {"key", key_text(row.record)}, {"fields", fields}}),
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
    batch.at("file") = std::filesystem::path(file_).filename().string();
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

void Import::check_signal_states() {
    for (const Record& transmission : store_.records(kind("transmission")))
        transmitted_.insert(lower(transmission.text("signal")));
    for (const SaidState& said : said_states_) {
        std::string follows =
            signal_state(said.signal, transmitted_.contains(lower(said.signal.text("number"))));
        if (follows == said.said)
            continue;
        counts_ = &result_.files[said.at].second;
        --count_of(said.fate);
        ++counts_->rejected;
        result_.problems.push_back(
            problem_at(said.file, said.row,
                       {"state", "state-disagrees",
                        msg("state \"{said}\" disagrees with the dates, which say \"{follows}\"",
                            {{"said", said.said}, {"follows", follows}}),
                        msg("leave the column empty, or mend the dates")}));
    }
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
