#include <algorithm>
#include <set>

#include "edv/base/error.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "cli/partner_course.hpp"
#include "cli/register.hpp"
#include "model/kind_names.hpp"
#include "model/standing.hpp"

namespace edv::cli {
namespace {

// ---- names

int run_rename(Session& session, const Arguments& arguments) {
    Date since = needed_day(session, arguments, "since");
    session.write([&](store::Store& store, store::Writing& writing) {
        std::string code = named(session, store, model::kind(model::name::partner), arguments.words.front())
                               .record.text("code");
        bool any = false;
        for (const std::string& language : language_codes()) {
            auto name = arguments.value("name-" + language);
            auto abbr = arguments.value("abbr-" + language);
            if (!name && !abbr)
                continue;
            if (!name || trim(*name).empty())
                throw Error(ErrorKind::usage, msg("{flag} is required", {{"flag", "--name-" + language}}),
                            msg("an abbreviation goes with a name"));
            any = true;
            model::Record record(model::kind(model::name::partner_name));
            record.at("partner") = code;
            record.at("since") = since;
            record.at("lang") = language;
            record.at("name") = text_value("--name-" + language, *name);
            if (abbr)
                record.at("abbr") = text_value("--abbr-" + language, *abbr);
            auto there = store.find(record);
            if (!there)
                writing.add(record);
            else if (there->record != record) {
                writing.change(there->id, record);
                session.say_before(there->record, record);
            }
        }
        if (!any)
            throw Error(ErrorKind::usage, msg("a new name is missing"),
                        msg("give --name-fr, --name-nl, --name-de or --name-en"));
        return msg("partner {key} has a new name from {since} on", {{"key", code}, {"since", since.iso()}});
    });
    return 0;
}

// ---- agreements

int run_agree(Session& session, const Arguments& arguments) {
    model::Record record(model::kind(model::name::agreement));
    Arguments given = arguments;
    given.flags["partner"] = {arguments.words.front()};
    if (arguments.has("update")) {
        change_record(session, given, model::kind(model::name::agreement));
        return 0;
    }
    add_record(session, given, record, [](const model::Record& made) {
        return msg("agreement of {partner} as {relation} from {since} on",
                   {{"partner", made.text("partner")},
                    {"relation", std::string(model::choice_label("relation", made.text("relation"))), true},
                    {"since", to_text(made.at("since"))}});
    });
    return 0;
}

std::optional<model::Stored> open_agreement(const store::Store& store, const std::string& partner,
                                            const std::string& relation, Date day) {
    store::Selection selection;
    selection.conditions.push_back({"partner", store::Condition::Test::any_of, {Value(partner)}});
    selection.conditions.push_back({"relation", store::Condition::Test::any_of, {Value(relation)}});
    std::optional<model::Stored> open;
    store.each(model::kind(model::name::agreement), selection, [&](const model::Stored& one) {
        auto end = one.record.date("until");
        if (*one.record.date("since") <= day && (!end || *end > day))
            open = one;
    });
    return open;
}

int run_unagree(Session& session, const Arguments& arguments) {
    Date until = needed_day(session, arguments, "until");
    std::string relation = choice_value(session, "--relation", arguments.needed("relation"), "relation");
    session.write([&](store::Store& store, store::Writing& writing) {
        std::string code = named(session, store, model::kind(model::name::partner), arguments.words.front())
                               .record.text("code");
        std::optional<model::Stored> open;
        // The agreement may stand at what the partner was, or what it has become.
        for (const std::string& one : standing_of(store).kin(code, std::max(until, session.today())))
            if (!open)
                open = open_agreement(store, one, relation, until);
        if (!open)
            throw refused("nothing-open",
                          msg("{partner} has no agreement as {relation} that is open on {day}",
                              {{"partner", code},
                               {"relation", std::string(model::choice_label("relation", relation)), true},
                               {"day", until.iso()}}),
                          msg("see: edv partner agreements {partner} --all", {{"partner", code}}));
        const model::Record before = open->record;
        open->record.at("until") = until;
        writing.change(open->id, open->record);
        session.say_before(before, open->record);
        return msg("agreement of {partner} as {relation} ends on {until}",
                   {{"partner", open->record.text("partner")},
                    {"relation", std::string(model::choice_label("relation", relation)), true},
                    {"until", until.iso()}});
    });
    return 0;
}

// ---- lists

std::set<std::string> with_agreement(const store::Store& store, const model::Standing& standing,
                                     const Period* period, Date day,
                                     const std::vector<std::string>& relations) {
    std::set<std::string> found;
    store.each(model::kind(model::name::agreement), {}, [&](const model::Stored& stored) {
        const model::Record& one = stored.record;
        if (!relations.empty() &&
            std::find(relations.begin(), relations.end(), one.text("relation")) == relations.end())
            return;
        const auto running = standing.running(one);
        if (!period || (running && active(running->date("since"), running->date("until"), *period)))
            found.insert(standing.stands_as(one.text("partner"), day));
        if (!period)
            found.insert(one.text("partner"));
    });
    return found;
}

std::vector<std::string> relations_of(Session& session, const Arguments& arguments) {
    std::vector<std::string> relations;
    for (const std::string& text : arguments.values("relation"))
        relations.push_back(choice_value(session, "--relation", text, "relation"));
    return relations;
}

std::function<bool(const model::Record&)> keep_partner(Session& session, const Arguments& arguments,
                                                       const Period& period) {
    const store::Store& store = session.store(store::Store::Mode::read);
    model::Standing standing = standing_of(store);
    std::vector<std::string> relations = relations_of(session, arguments);
    if (arguments.has("prospects")) {
        auto ever = with_agreement(store, standing, nullptr, period.to, {});
        return [ever](const model::Record& partner) { return !ever.contains(partner.text("code")); };
    }
    if (arguments.has("all")) {
        if (relations.empty())
            return [](const model::Record&) { return true; };
        auto ever = with_agreement(store, standing, nullptr, period.to, relations);
        return [ever](const model::Record& partner) { return ever.contains(partner.text("code")); };
    }
    auto open = with_agreement(store, standing, &period, period.to, relations);
    return [open](const model::Record& partner) { return open.contains(partner.text("code")); };
}

/// Each partner under the names in force on the last day; people read those of their language.
void present_partners(Session& session, const Arguments&, const Period& period,
                      std::vector<model::Record>& partners, std::vector<std::string_view>& details) {
    model::Standing standing = standing_of(session.store(store::Store::Mode::read));
    std::string own = session.result_language().code();
    bool people = !session.format().machine;
    for (model::Record& partner : partners) {
        std::string code = partner.text("code");
        for (const std::string& language : language_codes()) {
            model::Standing::InForce now = standing.in_force(code, period.to, language);
            partner.at("name_" + language) = now.name.empty() ? Value() : Value(now.name);
            partner.at("abbr_" + language) = now.abbr.empty() ? Value() : Value(now.abbr);
        }
        if (!people)
            continue;
        partner.at("name_" + own) = standing.name(code, period.to, own);
        std::string brief = standing.short_name(code, period.to, own);
        if (is_empty(partner.at("abbr_" + own)) && partner.text("name_" + own) != brief)
            partner.at("abbr_" + own) = brief;
    }
    const model::Kind& partner = model::kind(model::name::partner);
    for (const std::string& language : language_codes()) {
        if (language == own)
            continue;
        for (const char* part : {"name_", "abbr_"})
            details.push_back(partner.fields.at(partner.index(part + language)).name);
    }
}

Verb name_flags(Verb verb) {
    for (const std::string& language : language_codes()) {
        verb.flags.push_back(one_of({"name-" + language, mark("TEXT"), mark("the new name")}));
        verb.flags.push_back({"abbr-" + language, mark("TEXT"), mark("the new abbreviation")});
    }
    return verb;
}

} // namespace

std::vector<Verb> partner_verbs() {
    const model::Kind& of = model::kind(model::name::partner);
    const Flag since =
        needed({"since", mark("DATE"), mark("from that day on")}, mark("for example --since 2024-01-01"));
    Verb rename = name_flags(
        {"partner",
         "rename",
         mark("give a partner a new name from a day on; before it the old one stays"),
         {{mark("CODE")}},
         {since},
         run_rename,
         {"edv partner rename FIN --since 2024-01-01 --name-fr \"SPF Finances et Budget\" --abbr-fr SPFFB"}});
    Verb agree{"partner",
               "agree",
               mark("record an agreement: as partner institution or as external partner"),
               {{mark("CODE")}},
               field_flags(model::kind(model::name::agreement), {"partner"}),
               run_agree,
               {"edv partner agree OMB --relation external --since 2024-01-01"}};
    agree.flags.push_back(update_flag());
    Verb unagree{"partner",
                 "unagree",
                 mark("end an agreement on a day, its last"),
                 {{mark("CODE")}},
                 {needed(field_flag(model::kind(model::name::agreement), "relation")), last_day_flag()},
                 run_unagree,
                 {"edv partner unagree FIN --relation institution --until 2024-12-31"}};
    Verb list = list_verb(
        {.noun = "partner",
         .kind = model::name::partner,
         .summary = mark("list partners with an agreement"),
         .fields = {"kind", "language"},
         .texts = {"address"},
         .more = {several(field_flag(model::kind(model::name::agreement), "relation")),
                  {"prospects", "", mark("partners without any agreement")}},
         .keep = keep_partner,
         .present = present_partners,
         .examples = {"edv partner list --year 2023 --relation external", "edv partner list --prospects"}});
    Verb agreements = list_of_one("partner", list_verb({.noun = "partner",
                                                        .verb = "agreements",
                                                        .kind = model::name::agreement,
                                                        .summary = mark("list agreements and their periods"),
                                                        .fields = {"partner", "relation", "funding"},
                                                        .examples = {"edv partner agreements FIN --all"}}));
    Verb add = add_verb("partner", of);
    mark_needed(add, {"name-fr", "name-nl", "name-de", "name-en"}, Need::one_of);
    return {add,
            list,
            show_verb("partner", of, show_course),
            edit_verb("partner", of),
            end_partner_verb(),
            rename,
            merge_verb(),
            split_verb(),
            agree,
            unagree,
            agreements};
}

} // namespace edv::cli
