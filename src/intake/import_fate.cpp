// Whether a row is new, known, or changes what is there.
#include <algorithm>
#include <utility>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "intake/import_rows.hpp"
#include "model/guarding.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "model/wording.hpp"

namespace edv::intake {
namespace {

std::string content_of(const model::Record& record) {
    std::string text;
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (record.kind->fields[i].type != model::FieldType::number)
            text += to_text(record.values[i]) + '\x1f';
    return text;
}

} // namespace

void Import::learn_contents(const model::Kind& kind) {
    store_.each(kind, {}, [&](const model::Stored& stored) { ++contents_[content_of(stored.record)]; });
}

/// Whether the fields by which the record is known could be read.
bool Import::key_is_readable(const SheetRecord& row) const {
    return std::none_of(row.problems.begin(), row.problems.end(), [&](const Problem& problem) {
        return problem.column.empty() ||
               std::find(kind_->key.begin(), kind_->key.end(), problem.column) != kind_->key.end();
    });
}

Import::Match Import::match_row(SheetRecord& row) {
    const model::Record& record = row.record;
    const bool unnumbered = numbered_ && !record.integer("number");
    if (by_digest_ && unnumbered)
        return row.problems.empty() ? match_observation(row) : Match{};
    if (unnumbered || !key_is_readable(row))
        return {};
    Match match;
    match.there = store_.find(record);
    if (by_digest_ && !sheet_->has("imported") && row.problems.empty())
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
    model::Record with_returns = row.record;
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
        model::Record as_it_stood = row.record;
        for (const auto& [field, text] : row.line_ends)
            as_it_stood.values[field] = text;
        std::vector<model::Finding> masked;
        guard(as_it_stood, true, masked);
        digests.push_back(Identity::content(as_it_stood).hex());
    }
    return digests;
}

Import::Match Import::match_observation(SheetRecord& row) {
    const model::Record& record = row.record;
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
                         {{"ref", model::shown(record.text("ref"))}}),
                     {}});
        break;
    case Identity::Verdict::different:
        if (!options_.update)
            reject(row, {"ref", "different",
                         msg("the reference \"{ref}\" was imported before with other content, as observation "
                             "{number}",
                             {{"ref", model::shown(record.text("ref"))},
                              {"number", std::to_string(answer.there)}}),
                         msg("--update replaces what is there")});
        match.there = store_.get(*kind_, answer.there);
        match.fate = Fate::update;
        match.digest = answer.digest;
        break;
    }
    return match;
}

std::optional<Import::Fate> Import::decide(SheetRecord& row, Match& match) {
    if (match.there)
        return compare(row, *match.there);
    if (numbered_ && !by_digest_ && !row.record.integer("number"))
        return judge_by_content(row.record);
    return Fate::add;
}

void Import::merge_missing(model::Record& record, const model::Record& there) const {
    // A column that the file lacks says nothing about the field; a number or code is written as it first was.
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const model::Field& field = kind_->fields[i];
        if (!sheet_->has(field.name) || field.derived || field.internal ||
            field.type == model::FieldType::code)
            record.values[i] = there.values[i];
    }
}

std::optional<Import::Fate> Import::compare(SheetRecord& row, const model::Stored& there) {
    if (row.record == there.record)
        return Fate::unchanged;
    // Labels that the store keeps of a code that nothing uses bind nobody.
    if (options_.update || (kind_->name == model::name::taxonomy && !in_use(row.record)))
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

std::optional<Import::Fate> Import::judge_by_content(const model::Record& record) {
    auto found = contents_.find(content_of(record));
    if (found == contents_.end() || found->second == 0)
        return Fate::add;
    --found->second;
    return Fate::unchanged;
}

bool Import::in_use(const model::Record& term) {
    if (!terms_in_use_)
        terms_in_use_ = store_.terms_in_use();
    return std::any_of(terms_in_use_->begin(), terms_in_use_->end(), [&](const model::Record& used) {
        return lower(key_text(used)) == lower(key_text(term));
    });
}

} // namespace edv::intake
