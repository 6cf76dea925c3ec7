#include <algorithm>

#include "edv/base/error.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "cli/signal_course.hpp"
#include "cli/together.hpp"
#include "intake/institutions.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "model/wording.hpp"

namespace edv::cli {
namespace {

const model::Kind& transmission() {
    return model::kind(model::name::transmission);
}

/// The clocks of a closed signal have ended.
void refuse_closed(const report::Followed& there) {
    if (there.closed)
        throw refused("illegal-step",
                      msg("signal {number} was closed on {day}: its clocks have ended",
                          {{"number", there.transmission.text("signal")}, {"day", there.closed->iso()}}),
                      msg("edv signal reopen takes it up again"));
}

/// Empties the day of a step and what hangs on it.
Message take_back_step(const report::Followed& there, std::string_view day, model::Record& record) {
    if (is_empty(record.at(day)))
        throw refused("illegal-step",
                      msg("signal {number}: there is nothing to take back at {institution}",
                          {{"number", record.text("signal")}, {"institution", record.text("institution")}}));
    record.at(day) = Value();
    take_back(there.transmission, record);
    return msg("signal {number}, {institution}: the step is taken back",
               {{"number", record.text("signal")}, {"institution", record.text("institution")}});
}

std::vector<Arg> words_of(const model::Record& record, Date day) {
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
    Message (*done)(const model::Record&, Date);
};

constexpr FieldStep acknowledge_step{
    "acknowledge", "acknowledged", "acknowledged", "", "", [](const model::Record& record, Date day) {
        return msg("signal {number}: {institution} acknowledged it on {day}", words_of(record, day));
    }};
constexpr FieldStep answer_step{"answer",
                                "answered",
                                "answered",
                                "disposition",
                                mark("what the institution decided: none, partial, accepted or refused"),
                                [](const model::Record& record, Date day) {
                                    return msg("signal {number}: {institution} answered on {day}",
                                               words_of(record, day));
                                }};
constexpr FieldStep implement_step{"implement",
                                   "implemented",
                                   "implemented",
                                   "evidence",
                                   mark("say by what it is seen that the change was made"),
                                   [](const model::Record& record, Date day) {
                                       return msg("signal {number}: {institution} carried it out on {day}",
                                                  words_of(record, day));
                                   }};

int run_field_step(Session& session, const Arguments& arguments, const FieldStep& step) {
    const bool update = arguments.has("update");
    const bool back = update && trim(arguments.value("date").value_or("-")).empty();
    if (!step.needs.empty() && !update && trim(arguments.value(step.needs).value_or("")).empty())
        throw Error(ErrorKind::usage, msg("{flag} is required", {{"flag", "--" + std::string(step.needs)}}),
                    msg(step.hint));
    const Date day = back ? session.today() : day_given(session, arguments);
    session.write([&](store::Store& store, store::Writing& writing) {
        const report::Followed there = named_transmission(session, store, arguments);
        const CourseGuard guard(session, store, there.transmission.text("signal"));
        model::Record record = there.transmission;
        const bool again = update && !is_empty(record.at(step.day));
        if (!again && !back && !model::find_step(model::name::transmission, there.state, step.name))
            throw illegal_step(record, there.state, step.name);
        std::vector<model::Finding> findings;
        Arguments fields = arguments;
        for (const char* own : {"institution", "sent"})
            fields.flags.erase(own);
        read_fields(session, store, fields, record, findings);
        for (std::string_view text : {"note", "evidence"})
            if (arguments.has(text))
                record.at(text) = text_given(arguments, transmission(), text);
        std::optional<Message> words;
        if (back)
            words = take_back_step(there, step.day, record);
        else if (!again || arguments.has("date"))
            record.at(step.day) = day;
        // Whoever answers after all was not given up.
        if (!is_empty(record.at("answered")))
            record.at("unanswered") = Value();
        check(record, std::move(findings), &there.transmission);
        writing.change(store.find(there.transmission)->id, record);
        guard.keep_due_days(writing);
        guard.refuse_fresh();
        session.say_before(there.transmission, record);
        return words ? *words : step.done(record, *record.date(step.day));
    });
    return 0;
}

/// An event of the clock.
struct EventStep {
    std::string_view name;
    Message (*done)(const model::Record&, Date);
};

constexpr EventStep remind_step{"remind", [](const model::Record& record, Date day) {
                                    return msg("signal {number}: {institution} reminded on {day}",
                                               words_of(record, day));
                                }};
constexpr EventStep extend_step{"extend", [](const model::Record& record, Date day) {
                                    std::vector<Arg> words = words_of(record, day);
                                    words.push_back({"until", to_text(record.at("until"))});
                                    return msg("signal {number}: {institution} has until {until}", words);
                                }};
constexpr EventStep stop_step{"stop", [](const model::Record& record, Date day) {
                                  return msg("signal {number}: clock of {institution} stopped on {day}",
                                             words_of(record, day));
                              }};
constexpr EventStep resume_step{
    "resume", [](const model::Record& record, Date day) {
        return msg("signal {number}: clock of {institution} runs again from {day}", words_of(record, day));
    }};

/// Says the day by which the answer is due now that the clock runs again, or once it does by itself.
Message with_due(Session& session, const report::Followed& there, const model::Record& event,
                 const EventStep& step) {
    const Date day = *event.date("date");
    const Date from = event.date("until").value_or(day);
    std::vector<model::Record> events = there.events;
    events.push_back(event);
    const model::Deadline then = reckon(there.transmission, events, session.config().calendar(), from);
    if (!then.due || then.stopped)
        return step.done(event, day);
    std::vector<Arg> words = words_of(event, day);
    words.push_back({"due", then.due->iso()});
    if (step.name == "resume")
        return msg("signal {number}: clock of {institution} runs again from {day}; an answer is due by {due}",
                   words);
    words.push_back({"until", from.iso()});
    return msg("signal {number}: clock of {institution} stopped on {day}, to run again from {until}; an "
               "answer is then due by {due}",
               words);
}

/// The new due day of an extension: said, or counted from the one in force.
Value extended_until(Session& session, const Arguments& arguments, const report::Followed& there, Date day) {
    const auto within = arguments.value("within");
    if (auto until = arguments.value("until"))
        return day_value("--until", *until, session.today());
    if (!within)
        return {};
    return due_after(session.config().calendar(), there.deadline.due.value_or(day),
                     duration_value("--within", *within));
}

int run_event_step(Session& session, const Arguments& arguments, const EventStep& step) {
    const bool extends = step.name == "extend";
    if (extends && !arguments.has("until") && !arguments.has("within"))
        throw Error(ErrorKind::usage, msg("{flag} is required", {{"flag", "--until"}}),
                    msg("the new day, or --within with the time added to the one in force"));
    const Date day = day_given(session, arguments);
    session.write([&](store::Store& store, store::Writing& writing) {
        const report::Followed there = named_transmission(session, store, arguments);
        refuse_closed(there);
        if (!model::find_step(model::name::transmission, there.state, step.name))
            throw illegal_step(there.transmission, there.state, step.name);
        model::Record event(model::kind(model::name::transmission_event));
        for (const char* field : {"signal", "institution", "sent"})
            event.at(field) = there.transmission.at(field);
        event.at("date") = day;
        event.at("event") = std::string(step.name);
        event.at("until") = extended_until(session, arguments, there, day);
        event.at("note") = text_given(arguments, model::kind(model::name::transmission_event), "note");
        check(event, {});
        if (store.find(event))
            throw refused("duplicate", exists_already(*event.kind, key_text(event)));
        event.at("due") = due_day_of(session.config().calendar(), there, event);
        const CourseGuard guard(session, store, there.transmission.text("signal"));
        writing.add(event);
        guard.keep_due_days(writing);
        guard.refuse_fresh();
        const bool of_clock = step.name == "resume" || step.name == "stop";
        return of_clock ? with_due(session, there, event, step) : step.done(event, day);
    });
    return 0;
}

/// `day` of the kind `dated` is what --date gives.
Verb one_verb(std::string_view name, std::string_view dated, std::string_view day, std::string_view summary,
              std::vector<Flag> flags, Run run, std::string_view example) {
    Verb verb{"signal", std::string(name), summary, {{mark("NUMBER")}}, {}, std::move(run), {example}};
    verb.flags = transmission_flags();
    for (Flag& flag : flags)
        verb.flags.push_back(std::move(flag));
    verb.flags.push_back(field_flag(transmission(), "note"));
    verb.flags.push_back(date_flag(model::kind(dated), day));
    verb.flags.push_back(mask_flag());
    return verb;
}

Verb field_verb(const FieldStep& step, std::string_view summary, std::string_view example) {
    std::vector<Flag> flags;
    if (!step.needs.empty()) {
        flags.push_back(needed(field_flag(transmission(), step.needs)));
        flags.back().by_verb = true; // --update does without it.
    }
    flags.push_back(update_flag());
    return one_verb(
        step.name, "transmission", step.day, summary, std::move(flags),
        [&step](Session& session, const Arguments& arguments) {
            return run_field_step(session, arguments, step);
        },
        example);
}

Verb event_verb(const EventStep& step, std::string_view summary, std::vector<Flag> flags,
                std::string_view example) {
    return one_verb(
        step.name, "transmission_event", "date", summary, std::move(flags),
        [&step](Session& session, const Arguments& arguments) {
            return run_event_step(session, arguments, step);
        },
        example);
}

} // namespace

report::Followed named_transmission(Session& session, const store::Store& store, const Arguments& arguments) {
    const model::Record signal =
        named(session, store, model::kind(model::name::signal), arguments.words.front()).record;
    std::vector<report::Followed> all =
        report::followed(store, session.config().calendar(), session.today(), signal.text("number"));
    if (all.empty())
        throw refused("unknown-code",
                      msg("signal {number} was not transmitted", {{"number", signal.text("number")}}),
                      msg("edv signal transmit records that it was sent"));
    std::vector<std::string> known;
    for (const report::Followed& one : all)
        known.push_back(one.transmission.text("institution") + ' ' + to_text(one.transmission.at("sent")));
    if (auto text = arguments.value("institution")) {
        const std::string wanted = fold(intake::institution_named(store, std::string(trim(*text))));
        std::erase_if(all, [&](const report::Followed& one) {
            return fold(one.transmission.text("institution")) != wanted;
        });
    }
    if (auto text = arguments.value("sent")) {
        const Date sent = day_value("--sent", *text, session.today());
        std::erase_if(all,
                      [&](const report::Followed& one) { return one.transmission.date("sent") != sent; });
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

std::vector<Flag> transmission_flags() {
    return {{"institution", mark("TEXT"), mark("which one; may be left out where there is one alone")},
            {"sent", mark("DATE"), mark("sent on that day, where it was sent there several times")}};
}

std::vector<Verb> transmission_step_verbs() {
    return {
        field_verb(acknowledge_step, mark("record that an institution confirmed that it received a signal"),
                   "edv signal acknowledge 2023-01 --institution INAMI"),
        field_verb(answer_step, mark("record an institution's answer and what it decided"),
                   "edv signal answer 2023-01 --institution INAMI --disposition partial"),
        field_verb(implement_step, mark("record that an institution carried it out, and by what it is seen"),
                   "edv signal implement 2023-01 --institution INAMI --evidence \"circular of 3 May\""),
        event_verb(remind_step, mark("record a reminder"), {},
                   "edv signal remind 2023-01 --institution INAMI"),
        event_verb(extend_step, mark("give an institution more time"),
                   {one_of({.name = "until",
                            .value = mark("DATE"),
                            .help = mark("the new day by which an answer is due"),
                            .apart_from = "within"}),
                    one_of({"within", mark("DURATION"),
                            mark("time added to the due day in force: 1 month, 10 working days")})},
                   "edv signal extend 2023-01 --institution INAMI --within P1M"),
        event_verb(stop_step, mark("stop an institution's clock, as while it waits for the service"),
                   {{"until", mark("DATE"), mark("the day on which it runs again by itself")}},
                   "edv signal stop 2023-01 --institution INAMI --note \"asked for figures\""),
        event_verb(resume_step, mark("let an institution's clock run again"), {},
                   "edv signal resume 2023-01 --institution INAMI")};
}

} // namespace edv::cli
