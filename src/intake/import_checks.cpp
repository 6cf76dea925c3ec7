// What keeps a row from being stored: the rules of the register, other rows of the import, and at the end the
// records of its signal.
#include <algorithm>
#include <utility>

#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "intake/import_rows.hpp"
#include "model/rules.hpp"

namespace edv::intake {

void Import::complete(model::Record& record, bool numbered, std::vector<model::Finding>& findings) {
    // A numbered row comes from a store: what its columns leave empty is so.
    std::vector<std::pair<std::size_t, Value>> left_empty;
    if (numbered && by_digest_)
        for (const char* field : {"language", "level"})
            if (sheet_->has(field))
                left_empty.emplace_back(kind_->index(field), record.at(field));
    register_.complete(record, findings);
    for (auto& [field, value] : left_empty)
        record.values[field] = std::move(value);
}

void Import::check_rules(SheetRecord& row, std::vector<model::Finding>& findings, const Match& match) {
    const bool readable = row.problems.empty() && sheet_->problems().empty();
    register_.check(row.record, findings, match.there ? &match.there->record : nullptr);
    for (const model::Finding& finding : findings) {
        auto told = [&](const Problem& problem) { return problem.column == finding.field; };
        // Told already: a column that is missing from the sheet; a partner may be told once the row is
        // mended.
        const bool later = !readable && finding.code == "missing-partner";
        const bool no_column =
            finding.code == "missing" && !sheet_->problems().empty() && !sheet_->has(finding.field);
        if (!later && !no_column && std::none_of(row.problems.begin(), row.problems.end(), told))
            reject(row, finding);
    }
}

void Import::check_repeated(SheetRecord& row) {
    if (!key_is_readable(row) || (numbered_ && !row.record.integer("number")))
        return;
    std::string key = lower(key_text(row.record));
    if (!key.empty() && !keys_.insert(key).second)
        reject(row, {kind_->key.front(),
                     "duplicate",
                     msg("{kind} {key} stands twice in the file",
                         {{"kind", std::string(kind_->label), true}, {"key", key_text(row.record)}}),
                     {}});
}

/// The reference of a row that brings its number may be that of another row, or of another record.
void Import::claim_reference(SheetRecord& row) {
    const auto other = row.problems.empty() ? identity_.claim(row.record) : std::nullopt;
    if (!other)
        return;
    if (*other != 0)
        return reject(row, rules::reference_taken(row.record, *other));
    reject(row, {"ref",
                 "ref-repeated",
                 msg("the reference \"{ref}\" stands twice in the file",
                     {{"ref", model::shown(row.record.text("ref"))}}),
                 {}});
}

/// Folders from before there was a column `decision` tell it by the state of a proposal.
void Import::bring_over(model::Record& record, const std::string& said) const {
    if (!kind_->has("state") || sheet_->has("decision") || !sheet_->has("decided"))
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

void Import::refuse_late(Placed& placed, const model::Finding& finding) {
    result_.problems.push_back(problem_at(placed.file, placed.row, finding));
    if (std::exchange(placed.refused, true))
        return;
    counts_ = &result_.files[placed.at].second;
    --count_of(placed.fate);
    ++counts_->rejected;
}

void Import::check_states() {
    for (Placed& placed : placed_) {
        if (placed.said.empty())
            continue;
        const std::string follows = state_of(placed.record, register_.links(placed.record));
        if (follows != placed.said)
            refuse_late(placed, state_disagrees(*placed.record.kind, placed.said, follows));
    }
}

void Import::check_courses() {
    for (const Courses::Found& found : courses_.check(store_, options_.calendar))
        refuse_late(placed_[found.row], found.finding);
}

} // namespace edv::intake
