#include "cli/register.hpp"

#include <algorithm>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/config/labels.hpp"
#include "edv/intake/completing.hpp"
#include "edv/intake/guarding.hpp"
#include "edv/model/lifecycle.hpp"
#include "edv/model/wording.hpp"
#include "edv/report/odd.hpp"

#include "cli/course.hpp"

namespace edv::cli {
namespace {

/// An example of a verb that the kinds share, on records of examples/2023.
std::vector<std::string_view> example_of(std::string_view noun, std::string_view verb) {
    struct Example {
        std::string_view noun;
        std::string_view verb;
        std::string_view command;
    };
    static constexpr Example examples[] = {
        {"partner", "add",
         "edv partner add AVIQ --kind regional --name-fr \"Agence wallonne\" --abbr-fr AViQ"},
        {"partner", "edit", "edv partner edit FIN --address \"Boulevard du Roi Albert II 33, Bruxelles\""},
        {"partner", "end", "edv partner end FIN --until 31/12/2024"},
        {"expert", "add",
         "edv expert add E90 --since 2024-01-01 --language nl --fte 0.8 --employment service"},
        {"expert", "edit", "edv expert edit E01 --language de"},
        {"coordinator", "add", "edv coordinator add C90 --name \"Anne Exemple\" --since 2024-01-01"},
        {"coordinator", "edit", "edv coordinator edit C01 --fte 0.5"},
        {"coordinator", "end", "edv coordinator end C01 --until 31/12/2024"},
        {"project", "add",
         "edv project add P2024-90 --kind partner --partner FIN --title \"Lettres lisibles\""},
        {"project", "edit", "edv project edit P2014-01 --status done"},
        {"project", "end", "edv project end P2014-01 --until 31/12/2024"},
        {"meeting", "add", "edv meeting add --date yesterday --about FIN --kind follow-up --next 2024-06-01"},
        {"meeting", "edit", "edv meeting edit 1 --next 01/06/2024"},
        {"partner", "show", "edv partner show FIN"},
        {"expert", "show", "edv expert show E01"},
        {"coordinator", "show", "edv coordinator show C01"},
        {"project", "show", "edv project show P2014-01"},
        {"meeting", "show", "edv meeting show 1"},
        {"observe", "show", "edv observe show 12"},
        {"proposal", "show", "edv proposal show 3"},
        {"signal", "show", "edv signal show 2023-01"}};
    for (const Example& one : examples)
        if (one.noun == noun && one.verb == verb)
            return {one.command};
    return {};
}

std::string_view own_word(const Kind& kind) {
    return kind.fields.front().name == "number" ? mark("NUMBER") : mark("CODE");
}

Message done(std::string_view what, const Record& record) {
    return msg(what, {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}});
}

/// What the other fields and the register tell of the record.
void complete(const Store& store, Record& record, std::vector<Finding>& findings) {
    if (record.kind->name == "observation")
        complete_observation(store, record, findings);
}

/// A signal rests on something, or says why it does not.
void check_evidence(const Record& record, std::vector<Finding>& findings) {
    if (is_empty(record.at("observations")) && is_empty(record.at("proposals")) &&
        is_empty(record.at("no_evidence")))
        findings.push_back(
            {"observations", "missing", msg("the signal names no evidence"),
             msg("name --observations or --proposals, or say with --no-evidence why there is none")});
}

/// A reference is that of one observation only.
void check_reference(const Store& store, const Record& record, long long id, std::vector<Finding>& findings) {
    std::string reference = record.text("ref");
    if (reference.empty())
        return;
    auto there = store.find_reference(record.text("profile"), reference);
    if (there && there->id != id)
        findings.push_back({"ref",
                            "ref-taken",
                            msg("the reference \"{ref}\" is that of observation {number} already",
                                {{"ref", printable(reference)}, {"number", std::to_string(there->id)}}),
                            {}});
}

/// Signals are numbered within the year in which they are opened.
void number_signal(Writing& writing, Date today, Record& record) {
    record.at("number") = writing.next_signal(record.date("opened").value_or(today).year());
}

/// What is typed by hand holds no personal data and no reference of another. `before`: what it changes.
void check_typed(const Store& store, const Arguments& arguments, const Stored* before, Record& record,
                 std::vector<Finding>& findings) {
    guard(record, arguments.has("mask"), findings, before ? &before->record : nullptr);
    if (record.kind->name == "observation")
        check_reference(store, record, before ? before->id : 0, findings);
}

/// A partner that may be left out is not missing while the fields that tell it are.
bool follows(const Record& record, std::string_view field) {
    std::string_view kind = record.kind->name;
    if (field != "partner" || (kind != "observation" && kind != "tally"))
        return false;
    return is_empty(record.at("expert")) || is_empty(record.at(kind == "tally" ? "month" : "date"));
}

int run_add(Session& session, const Arguments& arguments, const Kind& kind) {
    Record record(kind);
    Arguments given = arguments;
    if (!arguments.words.empty()) {
        if (auto said = arguments.value("code"); said && *said != arguments.words.front())
            throw Error(ErrorKind::usage, msg("{flag} is given twice", {{"flag", "--code"}}));
        given.flags["code"] = {arguments.words.front()};
    }
    add_record(session, given, record,
               [](const Record& made) { return done(mark("{kind} {key} added"), made); });
    return 0;
}

/// A field that the form changes and that someone else has changed since it was opened.
void find_changed_since(Session& session, const Store& store, const Stored& stored, long long version,
                        const Record& record, std::vector<Finding>& findings) {
    const auto since = store.since(stored, version);
    if (!since)
        throw refused("changed-since",
                      msg("the store does not know the version of {kind} {key} that the form shows",
                          {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}}),
                      msg("open a new form, and copy your texts into it"));
    for (const auto& [field, entry] : since->changed)
        if (record.at(field) != since->before.at(field) && record.at(field) != stored.record.at(field))
            findings.push_back({field, "changed-since",
                                changed_since(session, entry, stored.record.at(field)),
                                msg("on a terminal the form opens again with both texts")});
}

/// What was sent follows a signal, and must not contradict it.
void change_signal(Session& session, const Store& store, Writing& writing, const Stored& before,
                   const Record& after) {
    const CourseGuard guard(session, store, after.text("number"));
    writing.change(before.id, after);
    const std::vector<std::string> names = follow_closing(session, store, writing, before.record, after);
    guard.refuse_fresh();
    if (!names.empty())
        session.say(msg("signal {number}: without an answer: {institutions}",
                        {{"number", after.text("number")}, {"institutions", join(names, ", ")}}));
}

int run_edit(Session& session, const Arguments& arguments, const Kind& kind) {
    session.write([&](Store& store, Writing& writing) {
        Stored stored = named(session, store, kind, arguments.words.front());
        Record record = stored.record;
        std::vector<Finding> findings;
        read_fields(session, store, arguments, record, findings);
        take_back(stored.record, record);
        if (arguments.version)
            find_changed_since(session, store, stored, *arguments.version, record, findings);
        check_typed(store, arguments, &stored, record, findings);
        check(record, std::move(findings), &stored.record);
        if (record == stored.record)
            return done(mark("{kind} {key} is so already"), record);
        if (kind.name == "signal")
            change_signal(session, store, writing, stored, record);
        else
            writing.change(stored.id, record);
        tell_odd(session, store, record);
        if (!arguments.version)
            session.say_before(stored.record, record);
        return done(mark("{kind} {key} changed"), record);
    });
    return 0;
}

int run_end(Session& session, const Arguments& arguments, const Kind& kind, const EndMore& more) {
    const Date until = needed_day(session, arguments, "until");
    session.write([&](Store& store, Writing& writing) {
        Stored stored = named(session, store, kind, arguments.words.front());
        const Record before = stored.record;
        stored.record.at("until") = until;
        check(stored.record, {});
        writing.change(stored.id, stored.record);
        if (more)
            more(session, store, stored.record);
        session.say_before(before, stored.record);
        Message words = done(mark("{kind} {key} ends on {until}"), stored.record);
        words.args.push_back({"until", to_text(stored.record.at("until"))});
        return words;
    });
    return 0;
}

/// What belongs to a record and is kept apart: for people; csv and json show the record alone.
std::vector<Table> related_tables(Session& session, const Store& store, const Record& record, bool names) {
    struct Link {
        std::string_view of;
        std::string_view kind;
        std::string_view field;
    };
    static constexpr Link links[] = {{"partner", "agreement", "partner"},
                                     {"partner", "secondment", "partner"},
                                     {"partner", "project", "partner"},
                                     {"expert", "secondment", "expert"},
                                     {"expert", "project", "experts"},
                                     {"partner", "meeting", "about"},
                                     {"expert", "meeting", "about"},
                                     {"project", "meeting", "about"},
                                     {"coordinator", "secondment", "coordinator"},
                                     {"coordinator", "project", "coordinator"},
                                     {"observation", "proposal", "observations"},
                                     {"observation", "signal", "observations"},
                                     {"proposal", "signal", "proposals"}};
    std::vector<Table> tables;
    for (const Link& link : links) {
        if (link.of != record.kind->name)
            continue;
        Selection selection;
        selection.conditions.push_back({link.field, Condition::Test::any_of, {record.values.front()}});
        std::vector<Record> found;
        store.each(kind(link.kind), selection, [&](const Stored& one) { found.push_back(one.record); });
        if (found.empty())
            continue;
        tables.push_back(record_table(session, kind(link.kind), found, names, {}));
        show_whole(tables.back(), kind(link.kind), link.field);
    }
    return tables;
}

int run_show(Session& session, const Arguments& arguments, const Kind& kind, const ShowMore& more) {
    const Store& store = session.store(Store::Mode::read);
    Stored stored = named(session, store, kind, arguments.words.front());
    // The digest by which an import knows a row again says nothing to people.
    if (kind.name == "observation" && !is_machine(session.format()))
        stored.record.at("imported") = Value();
    Table table = record_table(session, kind, {stored.record}, arguments.has("names"), {});
    table.card = true;
    Language language = session.result_language();
    table.title = language.tr(
        msg("{kind} {key}", {{"kind", std::string(kind.label), true}, {"key", key_text(stored.record)}}));
    std::vector<Table> tables{table};
    for (Table& related : related_tables(session, store, stored.record, arguments.has("names")))
        tables.push_back(std::move(related));
    if (more)
        more(session, store, stored.record, tables);
    // What belongs to a record brings texts of meetings and more.
    session.emit(tables, Contents::personal);
    return 0;
}

} // namespace

Message changed_since(Session& session, const Entry& entry, const Value& now) {
    const std::string text = is_empty(now) ? "-" : printable(shortened(to_text(now)));
    if (entry.undone)
        return msg("entry {entry}, on which the form rests, was undone; it now says: {text}",
                   {{"entry", std::to_string(entry.id)}, {"text", text}});
    return msg("{who} changed this on {at} (entry {entry}); it now says: {text}",
               {{"who", printable(entry.who)},
                {"at", session.local_time(entry.at)},
                {"entry", std::to_string(entry.id)},
                {"text", text}});
}

Stored named(Session& session, const Store& store, const Kind& kind, const std::string& word) {
    Record key(kind);
    const Field& own = kind.fields.front();
    if (own.type == FieldType::number)
        key.at(own.name) = number_value(own.name, word, 1);
    else
        key.at(own.name) = code_of(session, store, kind.name, word);
    if (auto found = store.find(key))
        return *found;
    throw refused("unknown-code", msg("unknown {kind} \"{text}\"",
                                      {{"kind", std::string(kind.label), true}, {"text", printable(word)}}));
}

void tell_odd(Session& session, const Store& store, const Record& record, bool named) {
    const Message name =
        msg("{kind} {key}", {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}});
    for (const Message& one : odd_about(store, record, session.today()))
        session.say(named
                        ? msg("{first}: {second}", {{"first", session.tr(name)}, {"second", session.tr(one)}})
                        : one);
}

Table open_table(Session& session, const std::string& title, const std::vector<Record>& open) {
    Language language = session.result_language();
    Table table;
    table.name = "open";
    table.title = title;
    table.columns = {{"kind", language.tr(mark("Kind")), ColumnType::code},
                     {"key", language.tr(mark("Key")), ColumnType::text},
                     {"since", language.tr(mark("Since")), ColumnType::date}};
    for (const Record& one : open)
        table.rows.push_back(
            {{Cell(Value(std::string(one.kind->name)), language.tr(one.kind->label)),
              Cell(Value(key_text(one))), Cell(one.at(one.kind->has("since") ? "since" : "date"))}});
    return table;
}

void check(const Record& record, std::vector<Finding> findings, const Record* before) {
    const std::vector<Finding> stored = before ? check_record(*before) : std::vector<Finding>();
    for (Finding& finding : check_record(record)) {
        auto told = [&](const Finding& one) { return one.field == finding.field; };
        auto as_stored = [&](const Finding& one) {
            return told(one) && english(one.what) == english(finding.what);
        };
        if (std::any_of(stored.begin(), stored.end(), as_stored))
            continue;
        if (!follows(record, finding.field) && std::none_of(findings.begin(), findings.end(), told))
            findings.push_back(std::move(finding));
    }
    refuse(findings);
}

long long add_record(Session& session, const Arguments& arguments, Record record,
                     const std::function<Message(const Record&)>& words) {
    long long id = 0;
    session.write([&](Store& store, Writing& writing) {
        Known known = known_to(session, store);
        std::vector<Finding> findings;
        read_fields(session, store, arguments, record, findings);
        complete(store, record, findings);
        if (record.kind->name == "signal") {
            check_evidence(record, findings);
            number_signal(writing, session.today(), record);
        }
        check_typed(store, arguments, nullptr, record, findings);
        check(record, std::move(findings));
        const Field& own = record.kind->fields.front();
        if (own.type == FieldType::code && record.kind->name != "coordinator")
            if (auto taken = known.taken_by(record.text(own.name)); taken && *taken != record.kind->name)
                throw refused(
                    "code-taken",
                    msg("the code {code} is taken ({kind})",
                        {{"code", record.text(own.name)}, {"kind", std::string(kind(*taken).label), true}}),
                    msg("codes are unique across experts, partners and projects"));
        id = writing.add(record);
        if (own.type == FieldType::number)
            record.at(own.name) = id;
        tell_odd(session, store, record);
        if (own.name == "number")
            session.streams().out << to_text(record.at(own.name)) << '\n';
        return words(record);
    });
    return id;
}

void change_record(Session& session, const Arguments& arguments, const Kind& kind) {
    session.write([&](Store& store, Writing& writing) {
        Record key(kind);
        std::vector<Finding> findings;
        read_fields(session, store, arguments, key, findings);
        for (std::string_view field : kind.key)
            if (is_empty(key.at(field)) && std::none_of(findings.begin(), findings.end(),
                                                        [&](const Finding& f) { return f.field == field; }))
                findings.push_back({field, "missing", is_required(kind.fields[kind.index(field)]), {}});
        refuse(findings);
        auto there = store.find(key);
        if (!there)
            throw refused("unknown-code",
                          msg("there is no {kind} {key}",
                              {{"kind", std::string(kind.label), true}, {"key", key_text(key)}}));
        Record record = there->record;
        read_fields(session, store, arguments, record, findings);
        check_typed(store, arguments, &*there, record, findings);
        check(record, findings);
        if (record == there->record)
            return done(mark("{kind} {key} is so already"), record);
        writing.change(there->id, record);
        tell_odd(session, store, record);
        session.say_before(there->record, record);
        return done(mark("{kind} {key} changed"), record);
    });
}

void mark_needed(Verb& verb, const std::vector<std::string_view>& names, Need need) {
    for (Flag& flag : verb.flags)
        if (std::find(names.begin(), names.end(), flag.name) != names.end())
            flag.need = need;
}

Flag last_day_flag() {
    return needed({"until", mark("DATE"), mark("the last day")},
                  mark("the last day, for example --until 2023-06-30"));
}

Flag mask_flag() {
    return {"mask", "", mark("store personal data in texts masked")};
}

Flag update_flag() {
    return {"update", "", mark("change the one that is there")};
}

Verb add_verb(std::string_view noun, const Kind& kind, const std::vector<std::string_view>& left_out) {
    Verb verb{std::string(noun), "add", mark("record a new one"), {}, field_flags(kind, left_out), {}, {}};
    if (kind.guarded)
        verb.flags.push_back(mask_flag());
    if (kind.fields.front().type == FieldType::code)
        verb.positionals = {{.name = mark("CODE"), .required = false, .or_flag = true}};
    if (kind.name == "partner")
        mark_needed(verb, {"name-fr", "name-nl", "name-de", "name-en"}, Need::one_of);
    verb.examples = example_of(noun, verb.name);
    verb.run = [&kind](Session& session, const Arguments& arguments) {
        return run_add(session, arguments, kind);
    };
    return verb;
}

Verb edit_verb(std::string_view noun, const Kind& kind, std::vector<std::string_view> left_out) {
    left_out.emplace_back("code");
    Verb verb{std::string(noun),
              "edit",
              mark("change fields; an empty value clears one"),
              {{own_word(kind)}},
              field_flags(kind, left_out),
              {},
              {}};
    for (Flag& flag : verb.flags)
        flag.need = Need::no;
    if (kind.guarded)
        verb.flags.push_back(mask_flag());
    verb.examples = example_of(noun, verb.name);
    verb.run = [&kind](Session& session, const Arguments& arguments) {
        return run_edit(session, arguments, kind);
    };
    return verb;
}

Verb show_verb(std::string_view noun, const Kind& kind, ShowMore more) {
    Verb verb{
        std::string(noun), "show", mark("show one with all its fields"), {{own_word(kind)}}, {}, {}, {}};
    verb.flags.push_back({"names", "", mark("show names of people too")});
    verb.examples = example_of(noun, verb.name);
    verb.run = [&kind, more = std::move(more)](Session& session, const Arguments& arguments) {
        return run_show(session, arguments, kind, more);
    };
    return verb;
}

Verb end_verb(std::string_view noun, const Kind& kind, EndMore more) {
    Verb verb{std::string(noun),
              "end",
              mark("end one on a day, its last"),
              {{own_word(kind)}},
              {last_day_flag()},
              {},
              example_of(noun, "end")};
    verb.run = [&kind, more = std::move(more)](Session& session, const Arguments& arguments) {
        return run_end(session, arguments, kind, more);
    };
    return verb;
}

} // namespace edv::cli
