#include <algorithm>
#include <set>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/model/standing.hpp"

#include "cli/register.hpp"

namespace edv::cli {
namespace {

Standing standing_of(const Store& store) {
    return {store.records(kind("partner")), store.records(kind("partner_name")),
            store.records(kind("partner_successor"))};
}

Date needed_day(Session& session, const Arguments& arguments, std::string_view flag) {
    auto text = arguments.value(flag);
    if (!text)
        throw Error(ErrorKind::usage, msg("--{flag} is missing", {{"flag", std::string(flag)}}),
                    msg("for example --{flag} 2024-01-01", {{"flag", std::string(flag)}}));
    return day_value("--" + std::string(flag), *text, session.today());
}

std::string needed_text(const Arguments& arguments, std::string_view flag) {
    auto text = arguments.value(flag);
    if (!text || text->empty())
        throw Error(ErrorKind::usage, msg("--{flag} is missing", {{"flag", std::string(flag)}}));
    return *text;
}

// ---- names

int run_rename(Session& session, const Arguments& arguments) {
    Date since = needed_day(session, arguments, "since");
    session.write([&](Store& store, Writing& writing) {
        std::string code =
            named(session, store, kind("partner"), arguments.words.front()).record.text("code");
        bool any = false;
        for (const std::string& language : language_codes()) {
            auto name = arguments.value("name-" + language);
            auto abbr = arguments.value("abbr-" + language);
            if (!name && !abbr)
                continue;
            if (!name || trim(*name).empty())
                throw Error(ErrorKind::usage, msg("--{flag} is missing", {{"flag", "name-" + language}}),
                            msg("an abbreviation goes with a name"));
            any = true;
            Record record(kind("partner_name"));
            record.at("partner") = code;
            record.at("since") = since;
            record.at("lang") = language;
            record.at("name") = text_value("--name-" + language, *name);
            if (abbr)
                record.at("abbr") = text_value("--abbr-" + language, *abbr);
            auto there = store.find(record);
            if (!there)
                writing.add(record);
            else if (there->record != record)
                writing.change(there->id, record);
        }
        if (!any)
            throw Error(ErrorKind::usage, msg("a new name is missing"),
                        msg("give --name-fr, --name-nl, --name-de or --name-en"));
        return msg("partner {key} has a new name from {since} on", {{"key", code}, {"since", since.iso()}});
    });
    return 0;
}

// ---- mergers and splits

void add_successor(Writing& writing, const Store& store, const std::string& partner, const std::string& heir,
                   Date since) {
    if (heir == partner)
        throw refused("own-successor", msg("a partner can't succeed itself"));
    if (standing_of(store).descends(heir, partner))
        throw refused("circle", msg("{partner} and {successor} succeed each other in a circle",
                                    {{"partner", partner}, {"successor", heir}}));
    Record record(kind("partner_successor"));
    record.at("partner") = partner;
    record.at("successor") = heir;
    record.at("since") = since;
    writing.add(record);
}

bool has_successor(const Store& store, const std::string& partner) {
    Selection selection;
    selection.conditions.push_back({"partner", Condition::Test::any_of, {Value(partner)}});
    return !store.list(kind("partner_successor"), selection).empty();
}

void refuse_second_end(const Store& store, const std::string& partner) {
    if (has_successor(store, partner))
        throw refused("has-successor", msg("{partner} has a successor already", {{"partner", partner}}),
                      msg("edv undo takes a wrong merger back"));
}

int run_merge(Session& session, const Arguments& arguments) {
    Date since = needed_day(session, arguments, "since");
    std::string into = needed_text(arguments, "into");
    session.write([&](Store& store, Writing& writing) {
        std::string heir = named(session, store, kind("partner"), into).record.text("code");
        std::vector<std::string> merged;
        for (const std::string& word : arguments.words) {
            std::string code = named(session, store, kind("partner"), word).record.text("code");
            // "merge A B --into A": A goes on.
            if (code == heir || std::find(merged.begin(), merged.end(), code) != merged.end())
                continue;
            refuse_second_end(store, code);
            add_successor(writing, store, code, heir, since);
            merged.push_back(code);
        }
        if (merged.empty())
            throw refused("own-successor", msg("a partner can't succeed itself"));
        return msg("{partners}: as {heir} from {since} on",
                   {{"since", since.iso()}, {"partners", join(merged, ", ")}, {"heir", heir}});
    });
    return 0;
}

/// What is still running at a partner, for people to move where it now belongs.
Table open_at(Session& session, const Store& store, const std::string& code, Date since) {
    Language language = session.result_language();
    Table table;
    table.name = "open";
    table.title = language.tr(msg("Still open at {partner}", {{"partner", code}}));
    table.columns = {{"kind", language.tr(mark("Kind")), ColumnType::code},
                     {"key", language.tr(mark("Key")), ColumnType::text},
                     {"since", language.tr(mark("Since")), ColumnType::date}};
    Selection selection;
    selection.conditions.push_back({"partner", Condition::Test::any_of, {Value(code)}});
    for (std::string_view name : {"agreement", "secondment", "project"})
        store.each(kind(name), selection, [&](const Stored& stored) {
            const Record& one = stored.record;
            if (active(one.date("since"), one.date("until"), {since, Date(9999, 12, 31)}))
                table.rows.push_back({{Cell(Value(std::string(name)), language.tr(kind(name).label)),
                                       Cell(Value(key_text(one))), Cell(one.at("since"))}});
        });
    return table;
}

/// Closes a partner that was abolished, and lists what is still open at it.
int run_end(Session& session, const Arguments& arguments) {
    Date until = needed_day(session, arguments, "until");
    session.write([&](Store& store, Writing& writing) {
        Stored stored = named(session, store, kind("partner"), arguments.words.front());
        std::string code = stored.record.text("code");
        stored.record.at("until") = until;
        writing.change(stored.id, stored.record);
        Table open = open_at(session, store, code, until.plus_days(1));
        if (!open.rows.empty())
            session.emit({open}, Contents::open);
        return msg("{kind} {key} ends on {until}",
                   {{"kind", "partner", true}, {"key", code}, {"until", until.iso()}});
    });
    return 0;
}

int run_split(Session& session, const Arguments& arguments) {
    Date since = needed_day(session, arguments, "since");
    std::string into = needed_text(arguments, "into");
    std::replace(into.begin(), into.end(), ',', ' ');
    session.write([&](Store& store, Writing& writing) {
        std::string code =
            named(session, store, kind("partner"), arguments.words.front()).record.text("code");
        refuse_second_end(store, code);
        std::vector<std::string> heirs;
        for (const std::string& word : words(into)) {
            std::string heir = named(session, store, kind("partner"), word).record.text("code");
            if (std::find(heirs.begin(), heirs.end(), heir) == heirs.end())
                heirs.push_back(heir);
        }
        if (heirs.size() < 2)
            throw Error(ErrorKind::usage, msg("a split needs two successors or more"),
                        msg("one successor is a merger: edv partner merge {partner} --into C --since D",
                            {{"partner", code}}));
        for (const std::string& heir : heirs)
            add_successor(writing, store, code, heir, since);
        session.emit({open_at(session, store, code, since)}, Contents::open);
        return msg("{partner}: split into {heirs} from {since} on",
                   {{"since", since.iso()}, {"partner", code}, {"heirs", join(heirs, ", ")}});
    });
    return 0;
}

// ---- agreements

int run_agree(Session& session, const Arguments& arguments) {
    Record record(kind("agreement"));
    Arguments given = arguments;
    given.flags["partner"] = {arguments.words.front()};
    if (arguments.has("update")) {
        change_record(session, given, kind("agreement"));
        return 0;
    }
    add_record(session, given, record, [](const Record& made) {
        return msg("agreement of {partner} as {relation} from {since} on",
                   {{"partner", made.text("partner")},
                    {"relation", std::string(choice_label("relation", made.text("relation"))), true},
                    {"since", to_text(made.at("since"))}});
    });
    return 0;
}

int run_unagree(Session& session, const Arguments& arguments) {
    Date until = needed_day(session, arguments, "until");
    std::string relation = choice_value("--relation", needed_text(arguments, "relation"), "relation");
    session.write([&](Store& store, Writing& writing) {
        std::string code =
            named(session, store, kind("partner"), arguments.words.front()).record.text("code");
        Selection selection;
        selection.conditions.push_back({"partner", Condition::Test::any_of, {Value(code)}});
        selection.conditions.push_back({"relation", Condition::Test::any_of, {Value(relation)}});
        std::optional<Stored> open;
        store.each(kind("agreement"), selection, [&](const Stored& one) {
            auto end = one.record.date("until");
            if (*one.record.date("since") <= until && (!end || *end > until))
                open = one;
        });
        if (!open)
            throw refused("nothing-open",
                          msg("{partner} has no agreement as {relation} that is open on {day}",
                              {{"partner", code},
                               {"relation", std::string(choice_label("relation", relation)), true},
                               {"day", until.iso()}}),
                          msg("see: edv partner agreements {partner} --all", {{"partner", code}}));
        open->record.at("until") = until;
        writing.change(open->id, open->record);
        return msg("agreement of {partner} as {relation} ends on {until}",
                   {{"partner", code},
                    {"relation", std::string(choice_label("relation", relation)), true},
                    {"until", until.iso()}});
    });
    return 0;
}

// ---- lists

std::set<std::string> with_agreement(const Store& store, const Standing& standing, const Period* period,
                                     Date day, const std::vector<std::string>& relations) {
    std::set<std::string> found;
    store.each(kind("agreement"), {}, [&](const Stored& stored) {
        const Record& one = stored.record;
        if (!relations.empty() &&
            std::find(relations.begin(), relations.end(), one.text("relation")) == relations.end())
            return;
        if (!period || active(one.date("since"), one.date("until"), *period))
            found.insert(standing.stands_as(one.text("partner"), day));
        if (!period)
            found.insert(one.text("partner"));
    });
    return found;
}

std::vector<std::string> relations_of(const Arguments& arguments) {
    std::vector<std::string> relations;
    for (const std::string& text : arguments.values("relation"))
        relations.push_back(choice_value("--relation", text, "relation"));
    return relations;
}

std::function<bool(const Record&)> keep_partner(Session& session, const Arguments& arguments,
                                                const Period& period) {
    const Store& store = session.store(Store::Mode::read);
    Standing standing = standing_of(store);
    std::vector<std::string> relations = relations_of(arguments);
    if (arguments.has("prospects")) {
        auto ever = with_agreement(store, standing, nullptr, period.to, {});
        return [ever](const Record& partner) { return !ever.contains(partner.text("code")); };
    }
    if (arguments.has("all")) {
        if (relations.empty())
            return [](const Record&) { return true; };
        auto ever = with_agreement(store, standing, nullptr, period.to, relations);
        return [ever](const Record& partner) { return ever.contains(partner.text("code")); };
    }
    auto open = with_agreement(store, standing, &period, period.to, relations);
    return [open, period](const Record& partner) {
        auto until = partner.date("until");
        return open.contains(partner.text("code")) && (!until || *until >= period.from);
    };
}

/// Each partner under the names in force on the last day; people read those of their language.
void present_partners(Session& session, const Arguments&, const Period& period, std::vector<Record>& partners,
                      std::vector<std::string_view>& details) {
    Standing standing = standing_of(session.store(Store::Mode::read));
    std::string own = session.result_language().code();
    static constexpr std::string_view names[] = {"name_fr", "name_nl", "name_de", "name_en"};
    static constexpr std::string_view abbrs[] = {"abbr_fr", "abbr_nl", "abbr_de", "abbr_en"};
    bool people = !is_machine(session.format());
    for (Record& partner : partners) {
        std::string code = partner.text("code");
        for (std::size_t i = 0; i < std::size(names); ++i) {
            Standing::InForce now = standing.in_force(code, period.to, std::string(names[i].substr(5)));
            partner.at(names[i]) = now.name.empty() ? Value() : Value(now.name);
            partner.at(abbrs[i]) = now.abbr.empty() ? Value() : Value(now.abbr);
        }
        if (!people)
            continue;
        partner.at("name_" + own) = standing.name(code, period.to, own);
        std::string brief = standing.short_name(code, period.to, own);
        if (is_empty(partner.at("abbr_" + own)) && partner.text("name_" + own) != brief)
            partner.at("abbr_" + own) = brief;
    }
    for (std::size_t i = 0; i < std::size(names); ++i) {
        if (names[i].substr(5) == own)
            continue;
        details.push_back(names[i]);
        details.push_back(abbrs[i]);
    }
}

Verb name_flags(Verb verb) {
    for (const std::string& language : language_codes()) {
        verb.flags.push_back({"name-" + language, mark("TEXT"), mark("the new name")});
        verb.flags.push_back({"abbr-" + language, mark("TEXT"), mark("the new abbreviation")});
    }
    return verb;
}

} // namespace

std::vector<Verb> partner_verbs() {
    const Kind& of = kind("partner");
    Flag since{"since", mark("DATE"), mark("from that day on")};
    Verb rename = name_flags(
        {"partner",
         "rename",
         mark("give a partner a new name from a day on; before it the old one stays"),
         {{mark("CODE")}},
         {since},
         run_rename,
         {"edv partner rename FIN --since 2024-01-01 --name-fr \"SPF Finances et Budget\" --abbr-fr SPFFB"}});
    Verb merge{"partner",
               "merge",
               mark("let partners stand as another from a day on; no record moves"),
               {{mark("CODE"), true, true}},
               {since, {"into", mark("CODE"), mark("the partner that they stand as")}},
               run_merge,
               {"edv partner merge UZG SLUCAS --into JPALFIJN --since 2024-01-01"}};
    Verb split{"partner",
               "split",
               mark("record the successors of a partner that was split, and list what is still open"),
               {{mark("CODE")}},
               {since, {"into", mark("CODES"), mark("the successors, with commas")}},
               run_split,
               {"edv partner split INT --into ECO,FIN --since 2024-01-01"}};
    Verb agree{"partner",
               "agree",
               mark("record an agreement: as partner institution or as external partner"),
               {{mark("CODE")}},
               field_flags(kind("agreement"), {"partner"}),
               run_agree,
               {"edv partner agree OMB --relation external --since 2024-01-01"}};
    agree.flags.push_back(update_flag());
    Verb unagree{
        "partner",
        "unagree",
        mark("end an agreement on a day, its last"),
        {{mark("CODE")}},
        {{"relation", mark("WORD"), mark("Relation")}, {"until", mark("DATE"), mark("the last day")}},
        run_unagree,
        {"edv partner unagree FIN --relation institution --until 2024-12-31"}};
    Verb list = list_verb(
        {.noun = "partner",
         .kind = "partner",
         .summary = mark("list partners with an agreement"),
         .fields = {"kind", "language"},
         .texts = {"address"},
         .more = {{"relation", mark("WORD"), mark("Relation"), true},
                  {"prospects", "", mark("partners without any agreement")}},
         .keep = keep_partner,
         .present = present_partners,
         .examples = {"edv partner list --year 2023 --relation external", "edv partner list --prospects"}});
    Verb agreements = list_verb({.noun = "partner",
                                 .verb = "agreements",
                                 .kind = "agreement",
                                 .summary = mark("list agreements and their periods"),
                                 .fields = {"partner", "relation", "funding"},
                                 .examples = {"edv partner agreements FIN --all"}});
    agreements.positionals = {{mark("CODE"), false}};
    agreements.run = [plain = agreements.run](Session& session, const Arguments& arguments) {
        Arguments given = arguments;
        if (!arguments.words.empty())
            given.flags["partner"].push_back(arguments.words.front());
        return plain(session, given);
    };
    Verb end = end_verb("partner", of);
    end.summary = mark("close a partner on a day, its last, and list what is still open");
    end.run = run_end;
    return {add_verb("partner", of),
            list,
            show_verb("partner", of),
            edit_verb("partner", of),
            end,
            rename,
            merge,
            split,
            agree,
            unagree,
            agreements};
}

} // namespace edv::cli
