#include "cli/register.hpp"

#include <algorithm>

#include "edv/base/error.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "cli/examples.hpp"
#include "model/guarding.hpp"
#include "model/wording.hpp"
#include "report/odd.hpp"
#include "rules/relations.hpp"

namespace edv::cli {
namespace {

Message done(std::string_view what, const model::Record& record) {
    return msg(what, {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}});
}

/// What is typed by hand holds no personal data and keeps the rules of the register. `before`: what it
/// changes.
void refuse_wrong(const store::Store& store, rules::Register& others, const Arguments& arguments,
                  const model::Stored* before, model::Record& record, std::vector<model::Finding>& findings) {
    const model::Record* stored = before ? &before->record : nullptr;
    guard(record, arguments.has("mask"), findings, stored);
    rules::check_reference(store, record, before ? before->id : 0, findings);
    others.check(record, findings, stored);
    // A code is a word of the command line, and no flag.
    for (model::Finding& finding : findings)
        if (finding.code == "code-taken")
            finding.field = {};
    refuse(findings);
}

int run_add(Session& session, const Arguments& arguments, const model::Kind& kind) {
    model::Record record(kind);
    Arguments given = arguments;
    if (!arguments.words.empty()) {
        if (auto said = arguments.value("code"); said && *said != arguments.words.front())
            throw Error(ErrorKind::usage, msg("{flag} is given twice", {{"flag", "--code"}}));
        given.flags["code"] = {arguments.words.front()};
    }
    add_record(session, given, record,
               [](const model::Record& made) { return done(mark("{kind} {key} added"), made); });
    return 0;
}

/// A field that the form changes and that someone else has changed since it was opened.
void find_changed_since(Session& session, const store::Store& store, const model::Stored& stored,
                        long long version, const model::Record& record,
                        std::vector<model::Finding>& findings) {
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

int run_edit(Session& session, const Arguments& arguments, const model::Kind& kind, const ChangeMore& more) {
    session.write([&](store::Store& store, store::Writing& writing) {
        model::Stored stored = named(session, store, kind, arguments.words.front());
        model::Record record = stored.record;
        std::vector<model::Finding> findings;
        read_fields(session, store, arguments, record, findings);
        take_back(stored.record, record);
        if (arguments.version)
            find_changed_since(session, store, stored, *arguments.version, record, findings);
        rules::Register others(store);
        refuse_wrong(store, others, arguments, &stored, record, findings);
        if (record == stored.record)
            return done(mark("{kind} {key} is so already"), record);
        if (more)
            more(session, store, writing, stored, record);
        else
            writing.change(stored.id, record);
        tell_odd(session, store, record);
        if (!arguments.version)
            session.say_before(stored.record, record);
        return done(mark("{kind} {key} changed"), record);
    });
    return 0;
}

int run_end(Session& session, const Arguments& arguments, const model::Kind& kind, const EndMore& more) {
    const Date until = needed_day(session, arguments, "until");
    session.write([&](store::Store& store, store::Writing& writing) {
        model::Stored stored = named(session, store, kind, arguments.words.front());
        const model::Record before = stored.record;
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

} // namespace

Message changed_since(Session& session, const store::Entry& entry, const Value& now) {
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

model::Stored named(Session& session, const store::Store& store, const model::Kind& kind,
                    const std::string& word) {
    model::Record key(kind);
    const model::Field& own = kind.fields.front();
    if (own.type == model::FieldType::number)
        key.at(own.name) = number_value(own.name, word, 1);
    else
        key.at(own.name) = code_of(session, store, kind.name, word);
    if (auto found = store.find(key))
        return *found;
    throw refused("unknown-code", msg("unknown {kind} \"{text}\"",
                                      {{"kind", std::string(kind.label), true}, {"text", printable(word)}}));
}

void tell_odd(Session& session, const store::Store& store, const model::Record& record, bool named) {
    const Message name =
        msg("{kind} {key}", {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}});
    for (const Message& one : report::odd_about(store, record, session.today()))
        session.say(named
                        ? msg("{first}: {second}", {{"first", session.tr(name)}, {"second", session.tr(one)}})
                        : one);
}

Table open_table(Session& session, const std::string& title, const std::vector<model::Record>& open) {
    language::Language language = session.result_language();
    Table table;
    table.name = "open";
    table.title = title;
    table.columns = {{"kind", language.tr(mark("Kind")), ColumnType::code},
                     {"key", language.tr(mark("Key")), ColumnType::text},
                     {"since", language.tr(mark("Since")), ColumnType::date}};
    for (const model::Record& one : open)
        table.rows.push_back(
            {{Cell(Value(std::string(one.kind->name)), language.tr(one.kind->label)),
              Cell(Value(key_text(one))), Cell(one.at(one.kind->has("since") ? "since" : "date"))}});
    return table;
}

void check(const model::Record& record, std::vector<model::Finding> findings, const model::Record* before) {
    rules::add_broken(record, findings, before);
    refuse(findings);
}

long long add_record(Session& session, const Arguments& arguments, model::Record record,
                     const std::function<Message(const model::Record&)>& words, const AddMore& more) {
    long long id = 0;
    session.write([&](store::Store& store, store::Writing& writing) {
        rules::Register others(store);
        std::vector<model::Finding> findings;
        read_fields(session, store, arguments, record, findings);
        others.complete(record, findings);
        if (more)
            more(writing, record, findings);
        refuse_wrong(store, others, arguments, nullptr, record, findings);
        const model::Field& own = record.kind->fields.front();
        id = writing.add(record);
        if (own.type == model::FieldType::number)
            record.at(own.name) = id;
        tell_odd(session, store, record);
        if (own.name == "number")
            session.streams().out << to_text(record.at(own.name)) << '\n';
        return words(record);
    });
    return id;
}

void change_record(Session& session, const Arguments& arguments, const model::Kind& kind) {
    session.write([&](store::Store& store, store::Writing& writing) {
        model::Record key(kind);
        std::vector<model::Finding> findings;
        read_fields(session, store, arguments, key, findings);
        for (std::string_view field : kind.key)
            if (is_empty(key.at(field)) &&
                std::none_of(findings.begin(), findings.end(),
                             [&](const model::Finding& f) { return f.field == field; }))
                findings.push_back({field, "missing", is_required(kind.fields[kind.index(field)]), {}});
        refuse(findings);
        auto there = store.find(key);
        if (!there)
            throw refused("unknown-code", is_not_there(kind, key_text(key)));
        model::Record record = there->record;
        read_fields(session, store, arguments, record, findings);
        rules::Register others(store);
        refuse_wrong(store, others, arguments, &*there, record, findings);
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

Verb add_verb(std::string_view noun, const model::Kind& kind, const std::vector<std::string_view>& left_out) {
    Verb verb{std::string(noun), "add", mark("record a new one"), {}, field_flags(kind, left_out), {}, {}};
    if (kind.guarded)
        verb.flags.push_back(mask_flag());
    if (kind.fields.front().type == model::FieldType::code)
        verb.positionals = {{.name = mark("CODE"), .required = false, .or_flag = true}};
    verb.examples = example_of(noun, verb.name);
    verb.run = [&kind](Session& session, const Arguments& arguments) {
        return run_add(session, arguments, kind);
    };
    return verb;
}

Verb edit_verb(std::string_view noun, const model::Kind& kind, std::vector<std::string_view> left_out,
               ChangeMore more) {
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
    verb.run = [&kind, more = std::move(more)](Session& session, const Arguments& arguments) {
        return run_edit(session, arguments, kind, more);
    };
    return verb;
}

Verb end_verb(std::string_view noun, const model::Kind& kind, EndMore more) {
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
