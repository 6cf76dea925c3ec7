#include "cli/contracts.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"

namespace edv::cli {
namespace {

/// A record of a contract: the expert's own (the first) or a further one.
struct Spell {
    model::Stored stored;
    Date since;
    std::optional<Date> until;
};

std::vector<Spell> spells_of(const store::Store& store, const model::Stored& expert) {
    std::vector<Spell> spells{{expert, *expert.record.date("since"), expert.record.date("until")}};
    store::Selection selection;
    selection.conditions.push_back({"expert", store::Condition::Test::any_of, {expert.record.at("code")}});
    store.each(model::kind(model::name::contract), selection, [&](const model::Stored& one) {
        spells.push_back({one, *one.record.date("since"), one.record.date("until")});
    });
    std::stable_sort(spells.begin(), spells.end(),
                     [](const Spell& a, const Spell& b) { return a.since < b.since; });
    return spells;
}

/// The contract in force on `day`: of those that run the one that began last, else the last one that began,
/// else the first.
const Spell& in_force(const std::vector<Spell>& spells, Date day) {
    const Spell* found = &spells.front();
    bool runs = false;
    for (const Spell& spell : spells) {
        const bool on = active(spell.since, spell.until, {day, day});
        if (spell.since <= day && (on || !runs)) {
            found = &spell;
            runs = on;
        }
    }
    return *found;
}

constexpr std::string_view contract_fields[] = {"since", "until", "fte", "employment", "funding"};

/// The contracts that began by `day` and run beyond it, the last one last.
std::vector<const Spell*> running(const std::vector<Spell>& spells, Date day) {
    std::vector<const Spell*> found;
    for (const Spell& spell : spells)
        if (spell.since <= day && (!spell.until || *spell.until > day))
            found.push_back(&spell);
    return found;
}

void end_spells(Session& session, store::Writing& writing, const std::vector<const Spell*>& spells,
                Date until) {
    for (const Spell* spell : spells) {
        model::Record record = spell->stored.record;
        record.at("until") = until;
        writing.change(spell->stored.id, record);
        session.say_before(spell->stored.record, record, true);
    }
}

/// Ends what runs on that day, be it the first contract or a further one.
int run_end(Session& session, const Arguments& arguments) {
    Date until = needed_day(session, arguments, "until");
    session.write([&](store::Store& store, store::Writing& writing) {
        model::Stored expert =
            named(session, store, model::kind(model::name::expert), arguments.words.front());
        std::string code = expert.record.text("code");
        std::vector<Spell> spells = spells_of(store, expert);
        std::vector<const Spell*> open = running(spells, until);
        if (open.empty())
            throw refused("nothing-open",
                          msg("{expert} has no contract that runs beyond {day}",
                              {{"expert", code}, {"day", until.iso()}}),
                          msg("see: edv expert show {expert}", {{"expert", code}}));
        end_spells(session, writing, open, until);
        store::Selection selection;
        selection.conditions.push_back({"expert", store::Condition::Test::any_of, {Value(code)}});
        store.each(model::kind(model::name::secondment), selection, [&](const model::Stored& one) {
            auto end = one.record.date("until");
            if (!end || *end > until)
                session.say(msg("still open: secondment {key}", {{"key", key_text(one.record)}}));
        });
        return msg("expert {expert} ends on {until}", {{"expert", code}, {"until", until.iso()}});
    });
    return 0;
}

/// An expert's own fields, and those of a contract: the one in force, or with --since the first one, whose
/// first day that is.
int run_edit(Session& session, const Arguments& arguments) {
    Arguments of_person = arguments;
    Arguments of_contract = arguments;
    of_contract.flags.clear();
    if (!arguments.has("since"))
        for (std::string_view field : contract_fields)
            if (auto given = of_person.flags.extract(std::string(field)); !given.empty())
                of_contract.flags.insert(std::move(given));
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Stored expert =
            named(session, store, model::kind(model::name::expert), arguments.words.front());
        const Arg key{"expert", expert.record.text("code")};
        const std::vector<Spell> spells = spells_of(store, expert);
        model::Stored touched = in_force(spells, session.today()).stored;
        const bool is_first = touched.record.kind->name == model::name::expert;
        model::Record person = expert.record;
        model::Record& contract = is_first ? person : touched.record;
        std::vector<model::Finding> findings;
        read_fields(session, store, of_person, person, findings);
        read_fields(session, store, of_contract, contract, findings);
        check(person, findings);
        check(contract, {});
        const model::Record before = in_force(spells, session.today()).stored.record;
        const bool other_contract = !is_first && contract != before;
        if (person == expert.record && !other_contract)
            return msg("{kind} {key} is so already", {{"kind", "expert", true}, {"key", key.value}});
        if (person != expert.record)
            writing.change(expert.id, person);
        if (other_contract)
            writing.change(touched.id, contract);
        if (other_contract || is_first || arguments.has("since"))
            tell_odd(session, store, contract);
        session.say_before(expert.record, person);
        if (!is_first)
            session.say_before(before, contract);
        const bool of_first = arguments.has("since");
        if (spells.size() == 1 || (of_contract.flags.empty() && !of_first))
            return msg("{kind} {key} changed", {{"kind", "expert", true}, {"key", key.value}});
        const std::string since = to_text((of_first ? person : contract).at("since"));
        session.say(
            msg("another contract of {expert}: edv expert contract {expert} --since DATE --update; they are "
                "listed by: edv expert contracts {expert} --all",
                {key}));
        return msg("expert {expert} changed: the contract since {since}", {key, {"since", since}});
    });
    return 0;
}

/// Changes the contract that began on the day of --since, be it the first or a further one.
int update_contract(Session& session, const Arguments& arguments) {
    Arguments given = arguments;
    const store::Store& store = session.store(store::Store::Mode::read);
    const model::Stored expert =
        named(session, store, model::kind(model::name::expert), arguments.words.front());
    if (auto text = arguments.value("since")) {
        const Date since = day_value("--since", *text, session.today());
        model::Record further(model::kind(model::name::contract));
        further.at("expert") = expert.record.text("code");
        further.at("since") = since;
        if (expert.record.date("since") == since && !store.find(further)) {
            given.flags["code"] = {expert.record.text("code")};
            change_record(session, given, model::kind(model::name::expert));
            return 0;
        }
    }
    given.flags["expert"] = {arguments.words.front()};
    change_record(session, given, model::kind(model::name::contract));
    return 0;
}

int run_contract(Session& session, const Arguments& arguments) {
    if (arguments.has("update"))
        return update_contract(session, arguments);
    session.write([&](store::Store& store, store::Writing& writing) {
        model::Stored expert =
            named(session, store, model::kind(model::name::expert), arguments.words.front());
        std::string code = expert.record.text("code");
        model::Record record(model::kind(model::name::contract));
        record.at("expert") = code;
        std::vector<model::Finding> findings;
        read_fields(session, store, arguments, record, findings);
        check(record, std::move(findings));
        Date since = *record.date("since");
        std::vector<Spell> spells = spells_of(store, expert);
        bool same_day =
            std::any_of(spells.begin(), spells.end(), [&](const Spell& one) { return one.since == since; });
        if (same_day && (!arguments.has("parallel") || store.find(record)))
            throw refused("duplicate",
                          msg("{expert} has a contract since {since} already",
                              {{"expert", code}, {"since", since.iso()}}),
                          msg("--update changes it"));
        // A new contract takes the place of the running one, unless both run side by side.
        std::vector<const Spell*> open;
        if (!arguments.has("parallel"))
            open = running(spells, since.plus_days(-1));
        end_spells(session, writing, open, since.plus_days(-1));
        for (const Spell* spell : open)
            session.say(msg("the contract since {since} ends on {until}",
                            {{"since", spell->since.iso()}, {"until", since.plus_days(-1).iso()}}));
        writing.add(record);
        tell_odd(session, store, record);
        return msg("expert {expert} has a contract since {since}",
                   {{"expert", code}, {"since", since.iso()}});
    });
    return 0;
}

/// The expert's own record as the contract that it holds: the first.
model::Record first_contract(const model::Record& expert) {
    model::Record contract(model::kind(model::name::contract));
    contract.at("expert") = expert.at("code");
    for (std::string_view field : contract_fields)
        contract.at(field) = expert.at(field);
    return contract;
}

/// The first contracts that the filters of the list of contracts let through.
std::vector<model::Record> first_contracts(Session& session, const Arguments& arguments) {
    const store::Store& store = session.store(store::Store::Mode::read);
    const std::vector<std::string> experts =
        codes_of(session, store, model::name::expert, arguments.values("expert"));
    std::vector<std::string> employments;
    for (const std::string& text : arguments.values("employment"))
        employments.push_back(choice_value(session, "--employment", text, "employment"));
    const std::vector<std::string> wanted = words(fold(arguments.value("text").value_or("")));
    std::vector<model::Record> first;
    store.each(model::kind(model::name::expert), {}, [&](const model::Stored& one) {
        const model::Record contract = first_contract(one.record);
        const std::string text = fold(contract.text("funding"));
        const bool said = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return text.find(word) != std::string::npos;
        });
        if (said && chosen(experts, contract.text("expert")) &&
            chosen(employments, contract.text("employment")) &&
            chosen(arguments.values("funding"), contract.text("funding")))
            first.push_back(contract);
    });
    return first;
}

} // namespace

void show_contracts(Session& session, const store::Store& store, const model::Record& expert,
                    std::vector<Table>& tables) {
    if (session.format().machine)
        return;
    const std::vector<Spell> spells = spells_of(store, {0, expert});
    if (spells.size() == 1)
        return;
    const model::Record& now = in_force(spells, session.today()).stored.record;
    Table& card = tables.front();
    std::vector<model::Record> contracts;
    for (const Spell& spell : spells)
        contracts.push_back(spell.stored.record.kind->name == model::name::expert
                                ? first_contract(spell.stored.record)
                                : spell.stored.record);
    const model::Record head = now.kind->name == model::name::expert ? first_contract(now) : now;
    const Table shown = record_table(session, model::kind(model::name::contract), {head}, false, {});
    for (std::size_t at = 0; at < card.columns.size(); ++at)
        for (std::size_t from = 0; from < shown.columns.size(); ++from)
            if (shown.columns[from].key == card.columns[at].key)
                card.rows.front().cells[at] = shown.rows.front().cells[from];
    tables.insert(tables.begin() + 1,
                  record_table(session, model::kind(model::name::contract), contracts, false, {"expert"}));
}

std::vector<std::string> codes_of(Session& session, const store::Store& store, std::string_view kind,
                                  const std::vector<std::string>& texts) {
    std::vector<std::string> codes;
    for (const std::string& text : texts)
        codes.push_back(code_of(session, store, kind, text));
    return codes;
}

bool chosen(const std::vector<std::string>& wanted, const std::string& value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

Verb end_contract_verb() {
    return {"expert",
            "end",
            mark("end the running contract on a day, its last"),
            {{mark("CODE")}},
            {last_day_flag()},
            run_end,
            {"edv expert end E01 --until 2024-06-30"}};
}

Verb edit_expert_verb() {
    Verb edit = edit_verb("expert", model::kind(model::name::expert));
    edit.run = run_edit;
    return edit;
}

Verb contract_verb() {
    Verb contract{
        "expert",
        "contract",
        mark("record a further contract: a return, another funding or FTE; the running one ends the day "
             "before"),
        {{mark("CODE")}},
        field_flags(model::kind(model::name::contract), {"expert"}),
        run_contract,
        {"edv expert contract E01 --since 2024-01-01 --fte 0.8 --employment funded --funding INAMI"}};
    contract.flags.push_back(update_flag());
    contract.flags.push_back({"parallel", "", mark("beside the running contract, which goes on")});
    return contract;
}

Verb contracts_list_verb() {
    return list_verb({.noun = "expert",
                      .verb = "contracts",
                      .kind = model::name::contract,
                      .summary = mark("list contracts, the first ones too"),
                      .fields = {"expert", "employment", "funding"},
                      .also = first_contracts,
                      .examples = {"edv expert contracts E01 --all"}});
}

} // namespace edv::cli
