#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "cli/signal_course.hpp"
#include "cli/together.hpp"
#include "intake/institutions.hpp"
#include "model/kind_names.hpp"
#include "rules/relations.hpp"

namespace edv::cli {
namespace {

const model::Kind& event_kind() {
    return model::kind(model::name::transmission_event);
}

/// The events of the signal that the flags leave over, by institution and day.
std::vector<model::Record> events_asked(Session& session, const store::Store& store,
                                        const Arguments& arguments) {
    const model::Record signal =
        named(session, store, model::kind(model::name::signal), arguments.words.front()).record;
    std::vector<model::Record> all;
    for (report::Followed& one :
         report::followed(store, session.config().calendar(), session.today(), signal.text("number")))
        for (model::Record& event : one.events)
            all.push_back(std::move(event));
    const auto keep = [&](auto test) {
        std::erase_if(all, [&](const model::Record& event) { return !test(event); });
    };
    if (auto text = arguments.value("institution")) {
        const std::string wanted = fold(intake::institution_named(store, std::string(trim(*text))));
        keep([&](const model::Record& event) { return fold(event.text("institution")) == wanted; });
    }
    for (const char* field : {"sent", "date"})
        if (auto text = arguments.value(field)) {
            const Date day = day_value("--" + std::string(field), *text, session.today());
            keep([&](const model::Record& event) { return event.date(field) == day; });
        }
    if (auto text = arguments.value("event")) {
        const std::string word = choice_value(session, "--event", *text, "event");
        keep([&](const model::Record& event) { return event.text("event") == word; });
    }
    return all;
}

/// The one event that the flags name.
model::Record event_named(Session& session, const store::Store& store, const Arguments& arguments) {
    std::vector<model::Record> found = events_asked(session, store, arguments);
    if (found.size() == 1)
        return std::move(found.front());
    const std::string number = arguments.words.front();
    if (found.empty())
        throw refused("unknown-code",
                      msg("signal {number} has no such event", {{"number", printable(number)}}),
                      msg("see: edv signal events {number}", {{"number", printable(number)}}));
    std::vector<std::string> known;
    for (const model::Record& event : found)
        known.push_back(event.text("institution") + ' ' + to_text(event.at("date")) + ' ' +
                        event.text("event"));
    throw refused(
        "ambiguous",
        msg("signal {number} has several such events: which one?", {{"number", printable(number)}}),
        msg("name one with --institution, --event and --date: {codes}", {{"codes", join(known, "; ")}}));
}

std::vector<Arg> words_of(const model::Record& event) {
    return {{"number", event.text("signal")},
            {"institution", event.text("institution")},
            {"event", std::string(model::choice_label("event", event.text("event"))), true},
            {"day", to_text(event.at("date"))}};
}

int run_events(Session& session, const Arguments& arguments) {
    const store::Store& store = session.store(store::Store::Mode::read);
    const std::vector<model::Record> events = events_asked(session, store, arguments);
    std::vector<std::string_view> details{"signal"};
    if (std::all_of(events.begin(), events.end(),
                    [](const model::Record& event) { return is_empty(event.at("due")); }))
        details.emplace_back("due");
    session.emit({record_table(session, event_kind(), events, false, details)}, Contents::personal);
    return 0;
}

int run_edit_event(Session& session, const Arguments& arguments) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Record before = event_named(session, store, arguments);
        const CourseGuard guard(session, store, before.text("signal"));
        model::Record event = before;
        if (auto text = arguments.value("new-date"))
            event.at("date") = day_value("--new-date", *text, session.today());
        if (auto text = arguments.value("until"))
            event.at("until") =
                trim(*text).empty() ? Value() : Value(day_value("--until", *text, session.today()));
        if (is_empty(event.at("until")) && event.text("event") == "stop")
            event.at("due") = Value();
        if (arguments.has("note"))
            event.at("note") = text_given(arguments, event_kind(), "note");
        check(event, {}, &before);
        rules::refuse_taken(store, before, event);
        if (event == before)
            return msg("signal {number}, {institution}: {event} on {day} is so already", words_of(event));
        writing.change(store.find(before).value().id, event);
        guard.keep_due_days(writing);
        guard.refuse_fresh();
        session.say_before(before, event);
        return msg("signal {number}, {institution}: {event} on {day} changed", words_of(event));
    });
    return 0;
}

int run_remove_event(Session& session, const Arguments& arguments) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Record event = event_named(session, store, arguments);
        const CourseGuard guard(session, store, event.text("signal"));
        writing.remove(event_kind(), store.find(event).value().id);
        guard.keep_due_days(writing);
        guard.refuse_fresh();
        return msg("signal {number}, {institution}: {event} on {day} removed", words_of(event));
    });
    return 0;
}

std::vector<Flag> event_flags() {
    std::vector<Flag> flags = transmission_flags();
    Flag event = field_flag(event_kind(), "event");
    event.help = mark("which kind");
    flags.push_back(event);
    flags.push_back({"date", mark("DATE"), mark("on which day it was")});
    return flags;
}

} // namespace

std::vector<Verb> transmission_event_verbs() {
    Verb events{"signal",
                "events",
                mark("list reminders, extensions, stops and resumptions of a signal"),
                {{mark("NUMBER")}},
                event_flags(),
                run_events,
                {"edv signal events 2023-01"}};
    Verb edit{"signal",
              "edit-event",
              mark("correct an event: the flags name it, and say what it is to be"),
              {{mark("NUMBER")}},
              event_flags(),
              run_edit_event,
              {"edv signal edit-event 2023-01 --institution INAMI --event extend --date 2023-10-12 --until "
               "2024-01-31"}};
    edit.flags.push_back({"new-date", mark("DATE"), mark("the day that it should have")});
    edit.flags.push_back(field_flag(event_kind(), "until"));
    edit.flags.push_back(field_flag(event_kind(), "note"));
    edit.flags.push_back(mask_flag());
    Verb remove{"signal",
                "remove-event",
                mark("remove an event that was not; undo brings it back"),
                {{mark("NUMBER")}},
                event_flags(),
                run_remove_event,
                {"edv signal remove-event 2023-01 --institution INAMI --event remind --date 2023-10-05"}};
    return {std::move(events), std::move(edit), std::move(remove)};
}

} // namespace edv::cli
