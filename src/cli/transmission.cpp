#include <algorithm>
#include <map>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/config/labels.hpp"
#include "edv/intake/completing.hpp"
#include "edv/model/lifecycle.hpp"
#include "edv/model/standing.hpp"
#include "edv/report/following.hpp"

#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "cli/together.hpp"

namespace edv::cli {
namespace {

const Kind& transmission() {
    return kind("transmission");
}

Value given_text(const Arguments& arguments, std::string_view field, const Message& needed = {}) {
    return text_given(arguments, transmission(), field, needed);
}

// ---- transmit

/// The day by which the answer is due, and the span that led to it.
struct Due {
    Value day;
    Value within;
};

Due due_given(Session& session, const Arguments& arguments, Date sent) {
    const auto due = arguments.value("due");
    const auto within = arguments.value("within");
    if (due && within)
        throw Error(ErrorKind::usage, msg("give --due, or --within, not both"));
    if (due)
        return {trim(*due).empty() ? Value() : Value(day_value("--due", *due, session.today())), {}};
    const std::optional<Duration> span =
        within ? std::optional(duration_value("--within", *within)) : session.config().answer_within;
    if (!span)
        return {};
    return {session.config().calendar().after(sent, *span), span->text()};
}

/// Whoever writes to an institution that is no more should know it.
void say_closed(Session& session, const Store& store, const std::string& institution, Date sent) {
    if (!store.codes().find("partner", institution))
        return;
    const Standing standing({}, {}, store.records(kind("partner_successor")));
    if (const std::string heir = standing.stands_as(institution, sent); heir != institution)
        session.say(msg("{partner} stands as {heir} on {day}",
                        {{"partner", institution}, {"heir", heir}, {"day", sent.iso()}}));
    Record key(kind("partner"));
    key.at("code") = institution;
    const auto partner = store.find(key);
    if (const auto until = partner ? partner->record.date("until") : std::nullopt; until && *until < sent)
        session.say(msg("{partner} ended on {day}", {{"partner", institution}, {"day", until->iso()}}));
}

void refuse_not_to_be_sent(const Record& signal) {
    if (signal.text("decision") != "not")
        return;
    throw refused("illegal-step",
                  msg("signal {number} was examined on {day} and is not to be transmitted",
                      {{"number", signal.text("number")}, {"day", to_text(signal.at("examined"))}}),
                  msg("edv signal reopen takes the decision back"));
}

int run_transmit(Session& session, const Arguments& arguments) {
    const std::vector<std::string> texts = arguments.values("institution");
    if (texts.empty())
        throw Error(ErrorKind::usage, msg("{flag} is missing", {{"flag", "--institution"}}),
                    msg("the code of a partner, or any name; once for each"));
    const auto sent_text = arguments.value("sent");
    const Date sent = sent_text ? day_value("--sent", *sent_text, session.today()) : session.today();
    const Due due = due_given(session, arguments, sent);
    session.write([&](Store& store, Writing& writing) {
        const Record signal = named(session, store, kind("signal"), arguments.words.front()).record;
        if (!find_step("signal", signal.text("state"), "transmit"))
            throw illegal_step(signal, signal.text("state"), "transmit");
        refuse_not_to_be_sent(signal);
        std::vector<std::string> institutions;
        for (const std::string& text : texts) {
            Record made(transmission());
            made.at("signal") = signal.at("number");
            const Value name = text_value("--institution", text);
            made.at("institution") =
                is_empty(name) ? Value() : Value(institution_named(store, to_text(name)));
            made.at("sent") = sent;
            made.at("due") = due.day;
            made.at("within") = due.within;
            made.at("channel") = given_text(arguments, "channel");
            made.at("note") = given_text(arguments, "note");
            check(made, {});
            say_closed(session, store, made.text("institution"), sent);
            const auto there = arguments.has("update") ? store.find(made) : std::nullopt;
            if (there) {
                Record changed = there->record;
                for (const char* field : {"due", "within", "channel", "note"})
                    if (!is_empty(made.at(field)) || arguments.has(field))
                        changed.at(field) = made.at(field);
                writing.change(there->id, changed);
            } else {
                writing.add(made);
            }
            institutions.push_back(made.text("institution"));
        }
        return msg("signal {number} transmitted on {day}: {institutions}",
                   {{"number", signal.text("number")},
                    {"day", sent.iso()},
                    {"institutions", join(institutions, ", ")}});
    });
    return 0;
}

// ---- steps of one transmission

/// The transmission that the flags name among those of the signal.
Followed named_transmission(Session& session, const Store& store, const Arguments& arguments) {
    const Record signal = named(session, store, kind("signal"), arguments.words.front()).record;
    std::vector<Followed> all =
        followed(store, session.config().calendar(), session.today(), signal.text("number"));
    if (all.empty())
        throw illegal_step(signal, signal.text("state"), "transmission");
    std::vector<std::string> known;
    for (const Followed& one : all)
        known.push_back(one.transmission.text("institution") + ' ' + to_text(one.transmission.at("sent")));
    if (auto text = arguments.value("institution")) {
        const std::string wanted = fold(institution_named(store, std::string(trim(*text))));
        std::erase_if(
            all, [&](const Followed& one) { return fold(one.transmission.text("institution")) != wanted; });
    }
    if (auto text = arguments.value("sent")) {
        const Date sent = day_value("--sent", *text, session.today());
        std::erase_if(all, [&](const Followed& one) { return one.transmission.date("sent") != sent; });
    }
    if (all.size() == 1)
        return std::move(all.front());
    throw refused(all.empty() ? "unknown-code" : "ambiguous",
                  all.empty()
                      ? msg("signal {number} was not transmitted there", {{"number", signal.text("number")}})
                      : msg("signal {number} was transmitted several times: which one?",
                            {{"number", signal.text("number")}}),
                  msg("name one with --institution and --sent: {codes}", {{"codes", join(known, "; ")}}));
}

std::vector<Arg> words_of(const Record& record, Date day) {
    return {
        {"number", record.text("signal")}, {"institution", record.text("institution")}, {"day", day.iso()}};
}

/// A step that fills in fields of the transmission.
struct FieldStep {
    std::string_view name;
    std::string_view state; ///< that it leads to: then --update corrects it
    std::string_view day;
    std::string_view needs; ///< a field besides the day
    std::string_view hint;
    Message (*done)(const Record&, Date);
};

constexpr FieldStep acknowledge_step{
    "acknowledge", "acknowledged", "acknowledged", "", "", [](const Record& record, Date day) {
        return msg("signal {number}: {institution} acknowledged it on {day}", words_of(record, day));
    }};
constexpr FieldStep answer_step{"answer",
                                "answered",
                                "answered",
                                "disposition",
                                mark("what the institution decided: none, partial, accepted or refused"),
                                [](const Record& record, Date day) {
                                    return msg("signal {number}: {institution} answered on {day}",
                                               words_of(record, day));
                                }};
constexpr FieldStep implement_step{"implement",
                                   "implemented",
                                   "implemented",
                                   "evidence",
                                   mark("say by what it is seen that the change was made"),
                                   [](const Record& record, Date day) {
                                       return msg("signal {number}: {institution} carried it out on {day}",
                                                  words_of(record, day));
                                   }};

int run_field_step(Session& session, const Arguments& arguments, const FieldStep& step) {
    const bool update = arguments.has("update");
    if (!step.needs.empty() && !update && trim(arguments.value(step.needs).value_or("")).empty())
        throw Error(ErrorKind::usage, msg("{flag} is missing", {{"flag", "--" + std::string(step.needs)}}),
                    msg(step.hint));
    const Date day = day_given(session, arguments);
    session.write([&](Store& store, Writing& writing) {
        const Followed there = named_transmission(session, store, arguments);
        Record record = there.transmission;
        const bool again = update && !is_empty(record.at(step.day));
        if (!again && !find_step("transmission", there.state, step.name))
            throw illegal_step(record, there.state, step.name);
        std::vector<Finding> findings;
        Arguments fields = arguments;
        for (const char* own : {"institution", "sent"})
            fields.flags.erase(own);
        read_fields(fields, Known(store, session.config().taxonomies), session.today(), record, findings);
        for (std::string_view text : {"note", "evidence"})
            if (arguments.has(text))
                record.at(text) = given_text(arguments, text);
        if (!again || arguments.has("date"))
            record.at(step.day) = day;
        check(record, std::move(findings));
        writing.change(store.find(there.transmission)->id, record);
        return step.done(record, *record.date(step.day));
    });
    return 0;
}

/// An event of the clock.
struct EventStep {
    std::string_view name;
    Message (*done)(const Record&, Date);
};

constexpr EventStep remind_step{"remind", [](const Record& record, Date day) {
                                    return msg("signal {number}: {institution} reminded on {day}",
                                               words_of(record, day));
                                }};
constexpr EventStep extend_step{"extend", [](const Record& record, Date day) {
                                    std::vector<Arg> words = words_of(record, day);
                                    words.push_back({"until", to_text(record.at("until"))});
                                    return msg("signal {number}: {institution} has until {until}", words);
                                }};
constexpr EventStep stop_step{"stop", [](const Record& record, Date day) {
                                  return msg("signal {number}: clock of {institution} stopped on {day}",
                                             words_of(record, day));
                              }};
constexpr EventStep resume_step{
    "resume", [](const Record& record, Date day) {
        return msg("signal {number}: clock of {institution} runs again from {day}", words_of(record, day));
    }};

/// The new due day of an extension: said, or counted from the one in force.
Value extended_until(Session& session, const Arguments& arguments, const Followed& there, Date day) {
    const auto within = arguments.value("within");
    if (auto until = arguments.value("until")) {
        if (within)
            throw Error(ErrorKind::usage, msg("give --until, or --within, not both"));
        return day_value("--until", *until, session.today());
    }
    if (!within)
        return {};
    return session.config().calendar().after(there.deadline.due.value_or(day),
                                             duration_value("--within", *within));
}

int run_event_step(Session& session, const Arguments& arguments, const EventStep& step) {
    const bool extends = step.name == "extend";
    if (extends && !arguments.has("until") && !arguments.has("within"))
        throw Error(ErrorKind::usage, msg("{flag} is missing", {{"flag", "--until"}}),
                    msg("the new day, or --within with the time added to the one in force"));
    const Date day = day_given(session, arguments);
    session.write([&](Store& store, Writing& writing) {
        const Followed there = named_transmission(session, store, arguments);
        if (!find_step("transmission", there.state, step.name))
            throw illegal_step(there.transmission, there.state, step.name);
        Record event(kind("transmission_event"));
        for (const char* field : {"signal", "institution", "sent"})
            event.at(field) = there.transmission.at(field);
        event.at("date") = day;
        event.at("event") = std::string(step.name);
        event.at("until") = extended_until(session, arguments, there, day);
        event.at("note") = text_given(arguments, kind("transmission_event"), "note");
        check(event, {});
        if (store.find(event))
            throw refused("duplicate",
                          msg("{kind} {key} exists already",
                              {{"kind", std::string(event.kind->label), true}, {"key", key_text(event)}}));
        writing.add(event);
        return step.done(event, day);
    });
    return 0;
}

// ---- the verbs

Flag flag_of_field(std::string_view name) {
    const Field& field = transmission().fields[transmission().index(name)];
    return {flag_of(name), metavar(field), field.label};
}

Verb one_verb(std::string_view name, std::string_view summary, std::vector<Flag> flags, Run run,
              std::string_view example) {
    Verb verb{"signal", std::string(name), summary, {{mark("NUMBER")}}, {}, std::move(run), {example}};
    verb.flags = {{"institution", mark("TEXT"), mark("which one; may be left out where there is one alone")},
                  {"sent", mark("DATE"), mark("sent on that day, where it was sent there several times")}};
    for (Flag& flag : flags)
        verb.flags.push_back(std::move(flag));
    verb.flags.push_back(flag_of_field("note"));
    verb.flags.push_back(date_flag());
    verb.flags.push_back(mask_flag());
    return verb;
}

Verb field_verb(const FieldStep& step, std::string_view summary, std::string_view example) {
    std::vector<Flag> flags;
    if (!step.needs.empty())
        flags.push_back(flag_of_field(step.needs));
    flags.push_back(update_flag());
    return one_verb(
        step.name, summary, std::move(flags),
        [&step](Session& session, const Arguments& arguments) {
            return run_field_step(session, arguments, step);
        },
        example);
}

Verb event_verb(const EventStep& step, std::string_view summary, std::vector<Flag> flags,
                std::string_view example) {
    return one_verb(
        step.name, summary, std::move(flags),
        [&step](Session& session, const Arguments& arguments) {
            return run_event_step(session, arguments, step);
        },
        example);
}

Verb transmit_verb() {
    Verb verb{
        "signal",
        "transmit",
        mark("record that a signal was sent to institutions, one clock each"),
        {{mark("NUMBER")}},
        {{"institution", mark("TEXT"), mark("the code of a partner, or any name"), true},
         {"sent", mark("DATE"), mark("the day; today if left out")},
         {"due", mark("DATE"), mark("the day by which an answer is due")},
         {"within", mark("DURATION"), mark("the same as a time from the sending: P3M, P30D, 20wd")},
         flag_of_field("channel"),
         flag_of_field("note"),
         mask_flag(),
         update_flag()},
        run_transmit,
        {"edv signal transmit 2023-01 --institution INAMI --institution \"Conférence interministérielle\" "
         "--within P3M"}};
    return verb;
}

// ---- shown

void add_clock(Session& session, const Store& store, const std::vector<Record>& records, Table& table) {
    const Language language = session.result_language();
    std::map<std::string, Followed> by_key;
    for (Followed& one : followed(store, session.config().calendar(), session.today()))
        by_key[key_text(one.transmission)] = std::move(one);
    table.columns.push_back({"due_now", language.tr(mark("Due now")), ColumnType::date});
    table.columns.push_back({"state", language.tr(mark("State")), ColumnType::code});
    table.columns.push_back({"late", language.tr(mark("Late")), ColumnType::boolean});
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Followed& one = by_key.at(key_text(records[i]));
        Row& row = table.rows[i];
        row.cells.push_back(one.deadline.due ? Cell(Value(*one.deadline.due)) : Cell());
        row.cells.emplace_back(Value(one.state),
                               label_of({}, language, FieldType::choice, "transmission_state", one.state));
        row.cells.emplace_back(Value(one.late ? 1LL : 0LL), language.tr(one.late ? mark("yes") : mark("no")));
    }
}

} // namespace

void add_transmissions(Session& session, const Store& store, const Record& signal,
                       std::vector<Table>& tables) {
    std::vector<Record> transmissions;
    std::vector<Record> events;
    for (Followed& one :
         followed(store, session.config().calendar(), session.today(), signal.text("number"))) {
        for (Record& event : one.events)
            events.push_back(std::move(event));
        transmissions.push_back(std::move(one.transmission));
    }
    if (transmissions.empty())
        return;
    tables.push_back(
        record_table(session, transmission(), transmissions, false, {"signal", "within", "due"}));
    add_clock(session, store, transmissions, tables.back());
    if (!events.empty())
        tables.push_back(record_table(session, kind("transmission_event"), events, false, {"signal"}));
}

std::vector<Verb> transmission_verbs() {
    return {
        transmit_verb(),
        list_verb({.noun = "signal",
                   .verb = "transmissions",
                   .kind = "transmission",
                   .summary = mark("list transmissions, and how they stand"),
                   .fields = {"signal", "institution", "disposition", "channel"},
                   .texts = {"within", "due"},
                   .dated = "sent",
                   .extend =
                       [](Session& session, const std::vector<Record>& records, Table& table) {
                           add_clock(session, session.store(Store::Mode::read), records, table);
                       },
                   .examples = {"edv signal transmissions --year 2023",
                                "edv signal transmissions --institution INAMI"}}),
        field_verb(acknowledge_step, mark("record that an institution confirmed that it received a signal"),
                   "edv signal acknowledge 2023-01 --institution INAMI"),
        field_verb(answer_step, mark("record an institution's answer and what it decided"),
                   "edv signal answer 2023-01 --institution INAMI --disposition partial"),
        field_verb(implement_step, mark("record that an institution carried it out, and by what it is seen"),
                   "edv signal implement 2023-01 --institution INAMI --evidence \"circular of 3 May\""),
        event_verb(remind_step, mark("record a reminder"), {},
                   "edv signal remind 2023-01 --institution INAMI"),
        event_verb(extend_step, mark("give an institution more time"),
                   {{"until", mark("DATE"), mark("the new day by which an answer is due")},
                    {"within", mark("DURATION"), mark("time added to the due day in force: P1M, 10wd")}},
                   "edv signal extend 2023-01 --institution INAMI --within P1M"),
        event_verb(stop_step, mark("stop an institution's clock, as while it waits for the service"),
                   {{"until", mark("DATE"), mark("the day on which it runs again by itself")}},
                   "edv signal stop 2023-01 --institution INAMI --note \"asked for figures\""),
        event_verb(resume_step, mark("let an institution's clock run again"), {},
                   "edv signal resume 2023-01 --institution INAMI")};
}

} // namespace edv::cli
