// What a row may not contradict: its own fields, other rows of the import, and records of the store.
#include <algorithm>
#include <utility>

#include "edv/base/text.hpp"
#include "edv/model/lifecycle.hpp"
#include "edv/model/standing.hpp"

#include "intake/import_rows.hpp"

namespace edv {

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

} // namespace edv
