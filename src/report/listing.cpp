#include "report/listing.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"

namespace edv::report {
namespace {

const std::vector<std::string_view>& columns_of(const model::Kind& kind) {
    if (kind.listed.empty())
        defect("no listing of " + std::string(kind.name));
    return kind.listed;
}

} // namespace

void Listing::begin(const model::Kind& kind) {
    kind_ = &kind;
    auto column = [&](std::string_view key, std::string_view label, ColumnType type) {
        table.columns.push_back({std::string(key), context_.language.tr(label), type});
    };
    if (kind.name == model::name::partner) {
        column("code", mark("Code"), ColumnType::code);
        column("name", mark("Name"), ColumnType::text);
        column("kind", mark("Kind"), ColumnType::code);
        column("agreement_of", mark("Agreement of"), ColumnType::code);
        column("relation", mark("Relation"), ColumnType::code);
        column("since", mark("Since"), ColumnType::date);
        column("until", mark("Until"), ColumnType::date);
        return;
    }
    for (std::string_view name : columns_of(kind)) {
        const model::Field& field = named(kind.fields, name, "field");
        column(name, field.label, column_type(field));
    }
}

/// Names are for people; machines read codes.
Cell Listing::cell(const model::Field& field, const Value& value) const {
    return context_.by_label ? naming_.cell(field, value)
                             : config::labelled(context_.config.taxonomies, context_.language, field, value);
}

void Listing::add(const model::Record& record) {
    if (record.kind->name == model::name::expert)
        add_expert(record);
    else if (record.kind->name == model::name::partner)
        add_partner(record.text("code"));
    else
        add_as_it_is(record);
}

void Listing::add_as_it_is(const model::Record& record) {
    Row row;
    for (std::string_view name : columns_of(*record.kind))
        row.cells.push_back(cell(named(record.kind->fields, name, "field"), record.at(name)));
    table.rows.push_back(std::move(row));
}

void Listing::add_observation(long long number) {
    if (auto stored = context_.store.get(*kind_, number))
        add(stored->record);
}

void Listing::add_expert(const model::Record& expert) {
    const std::string code = expert.text("code");
    const Spell* last = nullptr;
    for (const Spell& spell : view_.spells)
        if (spell.expert == code && active(spell.since, spell.until, within.value_or(period_)))
            last = &spell;
    if (!last)
        return;
    model::Record shown = expert;
    for (std::string_view field : {"since", "until", "fte", "employment", "funding"})
        shown.at(field) = last->record->at(field);
    add_as_it_is(shown);
}

void Listing::add_partner(const std::string& code) {
    // After a merger several agreements may stand behind one partner: it counts once, and is one line.
    std::vector<std::string> holders;
    std::vector<std::string> relations;
    std::optional<Date> since;
    std::optional<Date> until;
    bool open = false;
    auto note = [](std::vector<std::string>& list, const std::string& word) {
        if (std::find(list.begin(), list.end(), word) == list.end())
            list.push_back(word);
    };
    for (const model::Record& agreement : view_.partnerships) {
        if (!is_active(agreement, period_) || (!relation.empty() && agreement.text("relation") != relation))
            continue;
        if (view_.standing().stands_as(agreement.text("partner"), period_.to) != code)
            continue;
        note(holders, agreement.text("partner"));
        note(relations, agreement.text("relation"));
        since = since ? std::min(*since, *agreement.date("since")) : *agreement.date("since");
        if (auto end = agreement.date("until"))
            until = std::max(until, end);
        else
            open = true;
    }
    const model::Taxonomies& taxonomies = context_.config.taxonomies;
    const language::Language& language = context_.language;
    auto relation_cell = [&](const std::vector<std::string>& words) {
        std::vector<std::string> labels;
        for (const std::string& word : words)
            labels.push_back(
                config::label_of(taxonomies, language, model::FieldType::choice, "relation", word));
        return Cell(Value(join(words, " ")), join(labels, ", "));
    };
    auto day = [](std::optional<Date> one) { return one ? Cell(Value(*one)) : Cell(); };
    table.rows.push_back(
        {{Cell(Value(code)), Cell(Value(view_.standing().name(code, period_.to, context_.language.code()))),
          config::labelled(taxonomies, language, named(kind_->fields, "kind", "field"),
                           Value(view_.partner_kind(code, period_.to))),
          Cell(Value(join(holders, " "))), relation_cell(relations), day(since),
          day(open ? std::nullopt : until)}});
}

} // namespace edv::report
