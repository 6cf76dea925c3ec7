#include "cli/partner_course.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "report/left_open.hpp"
#include "rules/relations.hpp"

namespace edv::cli {
namespace {

void add_successor(store::Writing& writing, const store::Store& store, const std::string& partner,
                   const std::string& heir, Date since) {
    model::Record record(model::kind(model::name::partner_successor));
    record.at("partner") = partner;
    record.at("successor") = heir;
    record.at("since") = since;
    std::vector<model::Finding> findings;
    rules::Register(store).check(record, findings);
    refuse(findings);
    writing.add(record);
}

/// A successor may itself have been closed, merged or split by that day.
void tell_gone(Session& session, const store::Store& store, const std::string& heir, Date since) {
    if (Message gone = report::gone_partner(standing_of(store), heir, since); !gone.empty())
        session.say(gone);
}

bool has_successor(const store::Store& store, const std::string& partner) {
    store::Selection selection;
    selection.conditions.push_back({"partner", store::Condition::Test::any_of, {Value(partner)}});
    return !store.list(model::kind(model::name::partner_successor), selection).empty();
}

void refuse_second_end(const store::Store& store, const std::string& partner) {
    if (has_successor(store, partner))
        throw refused("has-successor", msg("{partner} has a successor already", {{"partner", partner}}),
                      msg("edv undo takes a wrong merger back"));
}

Table open_at(Session& session, const store::Store& store, const std::vector<std::string>& partners,
              Date day) {
    return open_table(
        session,
        session.result_language().tr(msg("Still open at {partner}", {{"partner", join(partners, ", ")}})),
        report::open_at_partners(store, partners, day));
}

int run_merge(Session& session, const Arguments& arguments) {
    Date since = needed_day(session, arguments, "since");
    std::string into = arguments.needed("into");
    session.write([&](store::Store& store, store::Writing& writing) {
        std::string heir = named(session, store, model::kind(model::name::partner), into).record.text("code");
        std::vector<std::string> merged;
        for (const std::string& word : arguments.words) {
            std::string code =
                named(session, store, model::kind(model::name::partner), word).record.text("code");
            // "merge A B --into A": A goes on.
            if (code == heir || std::find(merged.begin(), merged.end(), code) != merged.end())
                continue;
            refuse_second_end(store, code);
            add_successor(writing, store, code, heir, since);
            merged.push_back(code);
        }
        if (merged.empty())
            throw refused("own-successor", msg("a partner can't succeed itself"));
        tell_gone(session, store, heir, since);
        if (Table open = open_at(session, store, merged, since); !open.rows.empty())
            session.emit({open}, Contents::open);
        return msg("{partners}: as {heir} from {since} on",
                   {{"since", since.iso()}, {"partners", join(merged, ", ")}, {"heir", heir}});
    });
    return 0;
}

/// Closes a partner that was abolished, and lists what is still open at it.
int run_end(Session& session, const Arguments& arguments) {
    Date until = needed_day(session, arguments, "until");
    session.write([&](store::Store& store, store::Writing& writing) {
        model::Stored stored =
            named(session, store, model::kind(model::name::partner), arguments.words.front());
        std::string code = stored.record.text("code");
        const model::Record before = stored.record;
        stored.record.at("until") = until;
        writing.change(stored.id, stored.record);
        session.say_before(before, stored.record);
        Table open = open_at(session, store, {code}, until.plus_days(1));
        if (!open.rows.empty())
            session.emit({open}, Contents::open);
        return msg("{kind} {key} ends on {until}",
                   {{"kind", "partner", true}, {"key", code}, {"until", until.iso()}});
    });
    return 0;
}

int run_split(Session& session, const Arguments& arguments) {
    Date since = needed_day(session, arguments, "since");
    std::string into = arguments.needed("into");
    std::replace(into.begin(), into.end(), ',', ' ');
    session.write([&](store::Store& store, store::Writing& writing) {
        std::string code = named(session, store, model::kind(model::name::partner), arguments.words.front())
                               .record.text("code");
        refuse_second_end(store, code);
        std::vector<std::string> heirs;
        for (const std::string& word : words(into)) {
            std::string heir =
                named(session, store, model::kind(model::name::partner), word).record.text("code");
            if (std::find(heirs.begin(), heirs.end(), heir) == heirs.end())
                heirs.push_back(heir);
        }
        if (heirs.size() < 2)
            throw Error(ErrorKind::usage, msg("a split needs two successors or more"),
                        msg("one successor is a merger: edv partner merge {partner} --into C --since D",
                            {{"partner", code}}));
        for (const std::string& heir : heirs)
            add_successor(writing, store, code, heir, since);
        for (const std::string& heir : heirs)
            tell_gone(session, store, heir, since);
        if (Table open = open_at(session, store, {code}, since); !open.rows.empty())
            session.emit({open}, Contents::open);
        return msg("{partner}: split into {heirs} from {since} on",
                   {{"since", since.iso()}, {"partner", code}, {"heirs", join(heirs, ", ")}});
    });
    return 0;
}

// ---- how it is shown

Table names_table(Session& session, const model::Standing& standing, const std::string& code) {
    language::Language language = session.result_language();
    Table table;
    table.name = "names";
    table.title = language.tr(mark("Names in the course of time"));
    table.columns = {{"lang", language.tr(mark("Language")), ColumnType::code},
                     {"name", language.tr(mark("Name")), ColumnType::text},
                     {"abbr", language.tr(mark("Abbreviation")), ColumnType::text},
                     {"since", language.tr(mark("Since")), ColumnType::date},
                     {"until", language.tr(mark("Until")), ColumnType::date}};
    auto day = [](std::optional<Date> one) { return one ? Cell(Value(*one)) : Cell(); };
    for (const model::Standing::DatedName& one : standing.dated_names(code))
        table.rows.push_back(
            {{Cell(Value(one.language),
                   config::label_of({}, language, model::FieldType::choice, "label_language", one.language)),
              Cell(Value(one.name)), one.abbr.empty() ? Cell() : Cell(Value(one.abbr)), day(one.since),
              day(one.until)}});
    return table;
}

/// Those that became the partner, or that it became; each under its name on the day.
Table steps_table(Session& session, const model::Standing& standing, std::string_view title,
                  const std::vector<model::Standing::Step>& steps, bool heirs) {
    language::Language language = session.result_language();
    Table table;
    table.name = "steps";
    table.title = language.tr(title);
    table.columns = {{"code", language.tr(mark("Code")), ColumnType::code},
                     {"name", language.tr(mark("Name")), ColumnType::text},
                     {"since", language.tr(mark("Since")), ColumnType::date}};
    for (const model::Standing::Step& step : steps) {
        const std::string& code = heirs ? step.heir : step.partner;
        table.rows.push_back(
            {{Cell(Value(code)), Cell(Value(standing.name(code, step.since, language.code()))),
              Cell(Value(step.since))}});
    }
    return table;
}

} // namespace

void show_course(Session& session, const store::Store& store, const model::Record& partner,
                 std::vector<Table>& tables) {
    if (session.format().machine)
        return;
    const model::Standing standing = standing_of(store);
    const std::string code = partner.text("code");
    Table& card = tables.front();
    for (std::size_t at = 0; at < card.columns.size(); ++at) {
        const std::string& key = card.columns[at].key;
        if (!key.starts_with("name_") && !key.starts_with("abbr_"))
            continue;
        const model::Standing::InForce now = standing.in_force(code, session.today(), key.substr(5));
        const std::string& text = key.starts_with("name_") ? now.name : now.abbr;
        card.rows.front().cells[at] = text.empty() ? Cell() : Cell(Value(text));
    }
    std::vector<Table> course{
        names_table(session, standing, code),
        steps_table(session, standing, mark("Predecessors"), standing.predecessors(code), false),
        steps_table(session, standing, mark("Successors"), standing.successors(code), true)};
    std::erase_if(course, [](const Table& one) { return one.rows.empty(); });
    tables.insert(tables.begin() + 1, course.begin(), course.end());
}

model::Standing standing_of(const store::Store& store) {
    return {store.records(model::kind(model::name::partner)),
            store.records(model::kind(model::name::partner_name)),
            store.records(model::kind(model::name::partner_successor))};
}

Verb merge_verb() {
    const Flag since =
        needed({"since", mark("DATE"), mark("from that day on")}, mark("for example --since 2024-01-01"));
    return {"partner",
            "merge",
            mark("let partners stand as another from a day on; no record moves"),
            {{mark("CODE"), true, true}},
            {since, needed({"into", mark("CODE"), mark("the partner that they stand as")})},
            run_merge,
            {"edv partner merge UZG SLUCAS --into JPALFIJN --since 2024-01-01"}};
}

Verb split_verb() {
    const Flag since =
        needed({"since", mark("DATE"), mark("from that day on")}, mark("for example --since 2024-01-01"));
    return {"partner",
            "split",
            mark("record the successors of a partner that was split, and list what is still open"),
            {{mark("CODE")}},
            {since, needed({"into", mark("CODES"), mark("the successors, with commas")})},
            run_split,
            {"edv partner split INT --into ECO,FIN --since 2024-01-01"}};
}

Verb end_partner_verb() {
    Verb end = end_verb("partner", model::kind(model::name::partner));
    end.summary = mark("close a partner on a day, its last, and list what is still open");
    end.run = run_end;
    return end;
}

} // namespace edv::cli
