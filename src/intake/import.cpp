#include "intake/import.hpp"

#include <algorithm>
#include <filesystem>

#include "edv/base/text.hpp"
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

bool is_numbered(const Kind& kind) {
    return kind.fields.front().type == FieldType::number;
}

} // namespace

void Import::read(std::istream& in, const std::string& file, const Kind& kind) {
    file_ = file;
    kind_ = &kind;
    keys_.clear();
    contents_.clear();
    bool observations = kind.name == "observation";
    std::vector<std::string> optional;
    if (observations)
        optional.emplace_back("partner");
    Sheet sheet(in, file, kind, optional, options_.ignored);
    sheet_ = &sheet;
    result_.separator = sheet.separator();
    result_.name = std::filesystem::path(file).filename().string();
    result_.ignored = sheet.ignored();
    ImportCounts& counts = result_.files.emplace_back(file, ImportCounts()).second;
    for (const Problem& problem : sheet.problems())
        result_.problems.push_back(problem);
    if (is_numbered(kind) && !observations)
        store_.each(kind, {}, [&](const Stored& stored) { ++contents_[content_of(stored.record)]; });
    SheetRecord row;
    while (sheet.next(known_, row)) {
        ++counts.read;
        if (!row.damaged)
            handle(row);
        if (row.problems.empty())
            continue;
        ++counts.rejected;
        for (Problem& problem : row.problems)
            if (result_.problems.size() < most_problems)
                result_.problems.push_back(std::move(problem));
    }
}

void Import::handle(SheetRecord& row) {
    Record& record = row.record;
    ImportCounts& counts = result_.files.back().second;
    Stored there;
    bool readable = row.problems.empty();
    std::optional<Fate> fate;
    if (kind_->name == "observation") {
        // The digest is of the row as it stands; a numbered row is compared once it is complete.
        bool numbered = record.integer("number").has_value();
        check_repeated(row);
        readable = row.problems.empty();
        if (readable && !numbered)
            fate = judge_observation(row, there);
        if (fate == Fate::unchanged)
            return static_cast<void>(++counts.unchanged);
        std::vector<Finding> findings;
        register_.complete(record, findings);
        for (const Finding& finding : findings)
            if (readable)
                reject(row, finding);
        if (row.problems.empty() && numbered)
            fate = judge(row, there);
    } else {
        check_own_code(row);
        check_repeated(row);
        if (row.problems.empty())
            if (auto found = store_.find(record))
                merge_missing(record, found->record);
    }
    for (const Finding& finding : check_record(record)) {
        auto told = [&](const Problem& problem) { return problem.column == finding.field; };
        // A partner that could not be told for want of a readable day or expert is no problem of its own.
        bool follows = !readable && kind_->name == "observation" && finding.field == "partner";
        if (!follows && std::none_of(row.problems.begin(), row.problems.end(), told))
            reject(row, finding);
    }
    if (kind_->name == "proposal")
        record.at("state") = proposal_state(record);
    if (kind_->name == "partner_successor" && row.problems.empty())
        check_successor(row);
    if (kind_->name != "observation" && row.problems.empty())
        fate = judge(row, there);
    known_.declare(record);
    register_.learn(record);
    note_signal_states(row);
    if (!row.problems.empty() || !fate)
        return;
    ++(*fate == Fate::add ? counts.added : *fate == Fate::update ? counts.updated : counts.unchanged);
    if (result_.problems.empty())
        write(*fate, record, there);
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
    if (!row.problems.empty() || (is_numbered(*kind_) && !row.record.integer("number")))
        return;
    if (!keys_.insert(lower(key_text(row.record))).second)
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
    merge_missing(row.record, there.record);
    if (row.record == there.record)
        return Fate::unchanged;
    if (options_.update)
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

std::optional<Import::Fate> Import::judge(SheetRecord& row, Stored& there) {
    if (is_numbered(*kind_) && !row.record.integer("number"))
        return judge_by_content(row.record);
    auto found = store_.find(row.record);
    if (!found)
        return Fate::add;
    there = *found;
    return compare(row, there);
}

std::optional<Import::Fate> Import::judge_observation(SheetRecord& row, Stored& there) {
    Record& record = row.record;
    Identity::Answer answer = identity_.judge(record);
    switch (answer.verdict) {
    case Identity::Verdict::known:
        return Fate::unchanged;
    case Identity::Verdict::repeated:
        reject(row, {"ref",
                     "ref-repeated",
                     msg("the reference \"{ref}\" stands twice in the file with different content",
                         {{"ref", record.text("ref")}}),
                     {}});
        return {};
    case Identity::Verdict::different: {
        if (!options_.update) {
            reject(row, {"ref", "different",
                         msg("the reference \"{ref}\" was imported before with other content, as observation "
                             "{number}",
                             {{"ref", record.text("ref")}, {"number", std::to_string(answer.there)}}),
                         msg("--update replaces what is there")});
            return {};
        }
        there = store_.get(*kind_, answer.there).value();
        record.at("imported") = answer.digest;
        Record merged = record;
        for (std::size_t i = 0; i < merged.values.size(); ++i)
            if (!sheet_->has(kind_->fields[i].name) && kind_->fields[i].name != "imported")
                merged.values[i] = there.record.values[i];
        record = merged;
        return Fate::update;
    }
    case Identity::Verdict::fresh:
        break;
    }
    if (is_empty(record.at("imported")))
        record.at("imported") = answer.digest;
    return Fate::add;
}

void Import::open_batch() {
    Record batch(edv::kind("batch"));
    batch.at("at") = options_.at;
    batch.at("file") = result_.name;
    result_.batch = writing_.add(batch);
}

void Import::write(Fate fate, Record& record, const Stored& there) {
    if (fate == Fate::add && options_.batch && kind_->name == "observation") {
        if (!result_.batch)
            open_batch();
        record.at("batch") = result_.batch;
    }
    if (fate == Fate::add)
        writing_.add(record);
    if (fate == Fate::update)
        writing_.change(there.id, record);
}

void Import::note_signal_states(const SheetRecord& row) {
    const Record& record = row.record;
    if (kind_->name == "transmission")
        transmitted_.insert(lower(record.text("signal")));
    if (kind_->name == "signal" && !record.text("state").empty())
        said_states_.push_back({file_, row.row, record, record.text("state")});
}

void Import::check_signal_states() {
    for (const Record& transmission : store_.records(kind("transmission")))
        transmitted_.insert(lower(transmission.text("signal")));
    for (const SaidState& said : said_states_) {
        std::string follows =
            signal_state(said.signal, transmitted_.contains(lower(said.signal.text("number"))));
        if (follows == said.said)
            continue;
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
