#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "cli/signal_course.hpp"
#include "rules/relations.hpp"

namespace edv::cli {
namespace {

std::vector<Arg> words_of(const model::Record& transmission) {
    return {{"number", transmission.text("signal")},
            {"institution", transmission.text("institution")},
            {"day", to_text(transmission.at("sent"))}};
}

/// Events name their transmission: they go along, before it, so that the history tells of them too.
void move_events(const store::Store& store, store::Writing& writing, const report::Followed& there,
                 const model::Record& moved) {
    for (const model::Record& event : there.events) {
        model::Record along = event;
        for (const char* field : {"institution", "sent"})
            along.at(field) = moved.at(field);
        check(along, {}, &event);
        if (along != event)
            writing.change(store.find(event).value().id, along);
    }
}

/// The due day that was agreed as a span from the sending.
void reckon_due(const model::Calendar& calendar, model::Record& record) {
    if (const auto within = Duration::parse(record.text("within")))
        record.at("due") = due_after(calendar, *record.date("sent"), *within);
}

int run_edit(Session& session, const Arguments& arguments) {
    const auto new_institution = arguments.value("new-institution");
    const auto new_sent = arguments.value("new-sent");
    if (!new_institution && !new_sent)
        throw Error(
            ErrorKind::usage, msg("there is nothing to change"),
            msg("give --new-institution or --new-sent; edv signal transmit --update changes the rest"));
    const std::string institution = new_institution
                                        ? institution_given(session, session.store(store::Store::Mode::write),
                                                            "--new-institution", *new_institution)
                                        : std::string();
    if (new_institution && institution.empty())
        throw Error(ErrorKind::usage, msg("{flag} is required", {{"flag", "--new-institution"}}));
    session.write([&](store::Store& store, store::Writing& writing) {
        const report::Followed there = named_transmission(session, store, arguments);
        const CourseGuard guard(session, store, there.transmission.text("signal"));
        model::Record record = there.transmission;
        if (new_institution)
            record.at("institution") = institution;
        if (new_sent)
            record.at("sent") = day_value("--new-sent", *new_sent, session.today());
        if (record.at("sent") != there.transmission.at("sent"))
            reckon_due(session.config().calendar(), record);
        check(record, {}, &there.transmission);
        rules::refuse_taken(store, there.transmission, record);
        if (record == there.transmission)
            return msg("signal {number}: {institution}, sent on {day}, is so already", words_of(record));
        const long long id = store.find(there.transmission).value().id;
        move_events(store, writing, there, record);
        writing.change(id, record);
        guard.keep_due_days(writing);
        guard.refuse_fresh();
        session.say_before(there.transmission, record);
        if (is_empty(record.at("due")))
            return msg("signal {number}: {institution}, sent on {day}", words_of(record));
        std::vector<Arg> words = words_of(record);
        words.push_back({"due", to_text(record.at("due"))});
        return msg("signal {number}: {institution}, sent on {day}; an answer is due by {due}", words);
    });
    return 0;
}

int run_remove(Session& session, const Arguments& arguments) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const report::Followed there = named_transmission(session, store, arguments);
        const CourseGuard guard(session, store, there.transmission.text("signal"));
        for (const model::Record& event : there.events)
            writing.remove(*event.kind, store.find(event).value().id);
        writing.remove(*there.transmission.kind, store.find(there.transmission).value().id);
        guard.refuse_fresh();
        const auto events = static_cast<long long>(there.events.size());
        if (events == 0)
            return msg("signal {number}: the transmission of {day} to {institution} removed",
                       words_of(there.transmission));
        return msgn(
            "signal {number}: the transmission of {day} to {institution} and its event removed",
            "signal {number}: the transmission of {day} to {institution} and its {count} events removed",
            events, words_of(there.transmission));
    });
    return 0;
}

} // namespace

std::vector<Verb> transmission_edit_verbs() {
    Verb edit{"signal",
              "edit-transmission",
              mark("correct where or on which day a signal was sent; its events go along"),
              {{mark("NUMBER")}},
              transmission_flags(),
              run_edit,
              {"edv signal edit-transmission 2023-01 --institution INAMI --new-sent 03/07/2023"}};
    edit.flags.push_back(
        one_of({"new-institution", mark("TEXT"), mark("the institution that it should have")}));
    edit.flags.push_back(one_of({"new-sent", mark("DATE"), mark("the day on which it was sent")}));
    return {std::move(edit),
            {"signal",
             "remove-transmission",
             mark("remove a transmission that was not, with its events; undo brings it back"),
             {{mark("NUMBER")}},
             transmission_flags(),
             run_remove,
             {"edv signal remove-transmission 2023-01 --institution HOSA"}}};
}

} // namespace edv::cli
