#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/observe.hpp"
#include "cli/session.hpp"
#include "cli/sought.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "report/cell_naming.hpp"
#include "report/similar.hpp"

namespace edv::cli {
namespace {

// ---- search

store::Condition asked_for(const Arguments& arguments) {
    store::Condition condition{"", store::Condition::Test::match, {}};
    for (std::string& term : sought_terms(arguments, "edv observe search attestation"))
        condition.values.emplace_back(std::move(term));
    return condition;
}

Verb search_verb() {
    ListSpec spec = observation_list();
    spec.verb = "search";
    spec.summary = mark("find observations by words in their texts, best first");
    spec.words = {{mark("WORDS"), true, true}};
    spec.find = asked_for;
    spec.limit = 20;
    spec.examples = {"edv observe search attestation --year 2023",
                     "edv observe search '\"numéro national\"' 'hôpit*' --limit 5"};
    return list_verb(std::move(spec));
}

// ---- similar

const model::Kind& decision_kind() {
    return model::kind(model::name::similar);
}

Table similar_table(Session& session, const model::Record& observation,
                    const std::vector<report::SimilarObservation>& found) {
    const language::Language language = session.result_language();
    const model::Taxonomies& taxonomies = session.config().taxonomies;
    const model::Kind& of = *observation.kind;
    const report::Naming naming(session.store(store::Store::Mode::read), session.config(), language,
                                session.today(), false);
    const model::Field& decision = decision_kind().fields[decision_kind().index("decision")];
    Table table;
    table.name = "similar";
    table.title =
        language.tr(msg("Observations like {number}", {{"number", to_text(observation.at("number"))}}));
    constexpr std::string_view shown[] = {"number", "date", "expert", "partner", "title"};
    for (std::string_view name : shown) {
        const model::Field& field = of.fields[of.index(name)];
        table.columns.push_back({std::string(name), language.tr(field.label), column_type(field)});
    }
    table.columns.push_back({"score", language.tr(mark("Likeness")), ColumnType::number});
    table.columns.push_back({"decision", language.tr(decision.label), ColumnType::code});
    for (const report::SimilarObservation& one : found) {
        Row row;
        for (std::string_view name : shown)
            row.cells.push_back(naming.cell(of.fields[of.index(name)], one.observation.at(name)));
        if (one.observation.date("withdrawn"))
            row.cells.front().label = naming.with_name(model::name::observation, row.cells.front().label);
        row.cells.emplace_back(Value(one.score));
        row.cells.push_back(config::labelled(taxonomies, language, decision,
                                             one.decision.empty() ? Value() : Value(one.decision)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The others that the flags name, with what they say; each once.
std::map<long long, std::string> decisions_of(const Arguments& arguments, long long number) {
    std::map<long long, std::string> decisions;
    for (const auto& [flag, decision] : {std::pair("same", "same"), std::pair("different", "not_same")})
        for (const std::string& text : arguments.values(flag))
            for (const std::string& word : words(text)) {
                const std::string name = "--" + std::string(flag);
                long long other = number_value(name, word, 1);
                if (other == number)
                    throw Error(ErrorKind::usage,
                                msg("{flag}: an observation is not compared with itself", {{"flag", name}}));
                auto [there, first] = decisions.try_emplace(other, decision);
                if (!first && there->second != decision)
                    throw Error(ErrorKind::usage, msg("{number} can't be both the same and different",
                                                      {{"number", std::to_string(other)}}));
            }
    return decisions;
}

/// Decisions about two observations; whichever of the two was named first.
std::vector<model::Stored> decided(const store::Store& store, long long number, long long other) {
    std::vector<model::Stored> found;
    for (const auto& [first, second] : {std::pair(number, other), std::pair(other, number)}) {
        model::Record key(decision_kind());
        key.at("observation") = first;
        key.at("other") = second;
        if (auto there = store.find(key))
            found.push_back(std::move(*there));
    }
    return found;
}

/// Keeps one decision in place of an earlier one. False when it was decided so already.
bool decide(Session& session, const store::Store& store, store::Writing& writing, model::Record wanted) {
    std::vector<model::Stored> there =
        decided(store, *wanted.integer("observation"), *wanted.integer("other"));
    bool changed = there.empty();
    if (there.empty())
        writing.add(wanted);
    for (model::Stored& one : there) {
        if (one.record.at("decision") == wanted.at("decision"))
            continue;
        const model::Record before = one.record;
        one.record.at("decision") = wanted.at("decision");
        one.record.at("decided") = wanted.at("decided");
        writing.change(one.id, one.record);
        session.say_before(before, one.record, true);
        changed = true;
    }
    return changed;
}

int run_decide(Session& session, const Arguments& arguments) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Kind& observations = model::kind(model::name::observation);
        long long number = named(session, store, observations, arguments.words.front()).id;
        long long changed = 0;
        for (const auto& [other, decision] : decisions_of(arguments, number)) {
            model::Record wanted(decision_kind());
            wanted.at("observation") = number;
            wanted.at("other") = named(session, store, observations, std::to_string(other)).id;
            wanted.at("decision") = decision;
            wanted.at("decided") = session.today();
            changed += decide(session, store, writing, wanted) ? 1 : 0;
        }
        if (changed == 0)
            return msg("observation {number}: that is decided already", {{"number", std::to_string(number)}});
        return msgn("observation {number}: {count} decision kept",
                    "observation {number}: {count} decisions kept", changed,
                    {{"number", std::to_string(number)}});
    });
    return 0;
}

int run_similar(Session& session, const Arguments& arguments) {
    if (arguments.has("same") || arguments.has("different"))
        return run_decide(session, arguments);
    const store::Store& store = session.store(store::Store::Mode::read);
    model::Stored observation =
        named(session, store, model::kind(model::name::observation), arguments.words.front());
    auto found = report::similar_observations(store, observation.id, arguments.has("all"));
    session.emit(similar_table(session, observation.record, found), Contents::personal);
    return 0;
}

Verb similar_verb() {
    return {"observe",
            "similar",
            mark("find likely repeats of an observation, and decide about them"),
            {{mark("NUMBER")}},
            {{"same", mark("NUMBER"), mark("keep that this one tells the same"), true},
             {"different", mark("NUMBER"), mark("keep that this one does not"), true},
             {"all", "", mark("those decided to be different too")}},
            run_similar,
            {"edv observe similar 12", "edv observe similar 12 --same 7 --different 9"}};
}

} // namespace

std::vector<Verb> observe_search_verbs() {
    return {search_verb(), similar_verb()};
}

} // namespace edv::cli
