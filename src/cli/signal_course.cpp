#include "cli/signal_course.hpp"

#include <algorithm>
#include <map>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

namespace edv::cli {
namespace {

std::vector<Followed> sent_of(Session& session, const Store& store, const std::string& signal) {
    return followed(store, session.config().calendar(), session.today(), signal);
}

void change(const Store& store, Writing& writing, const Record& transmission, Value unanswered) {
    Record changed = transmission;
    changed.at("unanswered") = std::move(unanswered);
    if (changed != transmission)
        writing.change(store.find(transmission).value().id, changed);
}

std::string place_of(const Record& event) {
    return to_text(event.at("date")) + ' ' + event.text("event");
}

/// The due days that follow where the clock runs again by working days, by event.
std::map<std::string, Date> due_days(Followed one, const Calendar& calendar) {
    for (const char* end : {"answered", "unanswered"})
        one.transmission.at(end) = Value();
    std::map<std::string, Date> days;
    for (const Deadline::Turn& turn :
         reckon(one.transmission, one.events, calendar, Date(9999, 12, 31)).turns)
        if (turn.cause == Deadline::Cause::resumed && turn.working_days > 0)
            days[place_of(one.events[turn.event])] = *turn.due;
    return days;
}

/// The same as the calendar makes them, whatever was told.
std::map<std::string, Date> reckoned_days(Followed one, const Calendar& calendar) {
    for (Record& event : one.events)
        event.at("due") = Value();
    return due_days(std::move(one), calendar);
}

Value day_in(const std::map<std::string, Date>& days, const Record& event) {
    const auto found = days.find(place_of(event));
    return found == days.end() ? Value() : Value(found->second);
}

const Followed* with_key(const std::vector<Followed>& all, const std::string& key) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Followed& one) { return key_text(one.transmission) == key; });
    return found == all.end() ? nullptr : &*found;
}

/// What a transmission was before: under its key, else the one whose key is no more.
const Followed* before(const Followed& one, const std::vector<Followed>& were,
                       const std::vector<Followed>& are) {
    if (const Followed* same = with_key(were, key_text(one.transmission)))
        return same;
    const auto gone = std::find_if(were.begin(), were.end(), [&](const Followed& was) {
        return !with_key(are, key_text(was.transmission));
    });
    return gone == were.end() ? nullptr : &*gone;
}

} // namespace

Value due_day_of(const Calendar& calendar, Followed there, const Record& event) {
    there.events.push_back(event);
    return day_in(due_days(std::move(there), calendar), event);
}

namespace {

/// The clock stands from the end to the reopening, unless it stood already.
void let_run_again(Session& session, const Store& store, Writing& writing, Followed one, Date ended,
                   Date reopened) {
    const Calendar calendar = session.config().calendar();
    const auto add = [&](std::string_view what, Date date) {
        Record event(kind("transmission_event"));
        for (const char* field : {"signal", "institution", "sent"})
            event.at(field) = one.transmission.at(field);
        event.at("date") = date;
        event.at("event") = std::string(what);
        if (store.find(event))
            return;
        event.at("due") = due_day_of(calendar, one, event);
        writing.add(event);
        one.events.push_back(std::move(event));
    };
    const Deadline then = reckon(one.transmission, one.events, calendar, ended, ended);
    if (!then.stopped && ended < reopened)
        add("stop", ended);
    // A stop that would have ended by itself while nobody waited goes on.
    if (then.stopped && then.runs_again && *then.runs_again < reopened)
        add("stop", *then.runs_again);
    if (then.stopped || ended < reopened)
        add("resume", reopened);
}

} // namespace

CourseGuard::CourseGuard(Session& session, const Store& store, std::string signal)
    : session_(session), store_(store), signal_(std::move(signal)),
      sent_before_(sent_of(session, store, signal_)), before_(clashes()) {}

std::vector<Clash> CourseGuard::clashes() const {
    std::map<std::string, std::vector<Sending>> sendings;
    for (Followed& one : sent_of(session_, store_, signal_))
        sendings[one.transmission.text("signal")].push_back(
            {std::move(one.transmission), std::move(one.events)});
    std::vector<Clash> found;
    Selection selection;
    if (!signal_.empty())
        selection.conditions.push_back({"number", Condition::Test::any_of, {Value(signal_)}});
    const Calendar calendar = session_.config().calendar();
    store_.each(kind("signal"), selection, [&](const Stored& signal) {
        for (Clash& clash : check_course(signal.record, sendings[signal.record.text("number")], calendar))
            found.push_back(std::move(clash));
    });
    return found;
}

std::vector<Clash> CourseGuard::fresh() const {
    return new_clashes(before_, clashes());
}

void CourseGuard::refuse_fresh() const {
    std::vector<Problem> problems;
    for (const Clash& clash : fresh())
        problems.push_back({"", {}, "", clash.finding.code, clash.finding.what, clash.finding.hint});
    if (!problems.empty())
        throw Error(ErrorKind::refused, std::move(problems));
}

void CourseGuard::keep_due_days(Writing& writing) const {
    const Calendar calendar = session_.config().calendar();
    const std::vector<Followed> now = sent_of(session_, store_, signal_);
    for (Followed one : now) {
        const auto are = reckoned_days(one, calendar);
        const Followed* was = before(one, sent_before_, now);
        const auto were = was ? reckoned_days(*was, calendar) : std::map<std::string, Date>();
        for (Record& event : one.events) {
            if (day_in(are, event) == day_in(were, event))
                continue;
            const Record told = event;
            event.at("due") = Value();
            event.at("due") = day_in(due_days(one, calendar), event);
            if (event == told)
                continue;
            writing.change(store_.find(told).value().id, event);
            session_.say_before(told, event, true);
        }
    }
}

std::vector<std::string> give_up(Session& session, const Store& store, Writing& writing,
                                 const std::string& signal, Date closed) {
    std::vector<std::string> names;
    for (const Followed& one : sent_of(session, store, signal)) {
        if (!is_awaited(one.transmission))
            continue;
        if (is_empty(one.transmission.at("unanswered")))
            change(store, writing, one.transmission, closed);
        names.push_back(one.transmission.text("institution"));
    }
    return names;
}

std::vector<std::string> take_up_again(Session& session, const Store& store, Writing& writing,
                                       const std::string& signal, Date closed, Date reopened) {
    std::vector<std::string> names;
    for (const Followed& one : sent_of(session, store, signal)) {
        if (!is_awaited(one.transmission))
            continue;
        const std::optional<Date> unanswered = one.transmission.date("unanswered");
        let_run_again(session, store, writing, one, std::min(unanswered.value_or(closed), closed), reopened);
        change(store, writing, one.transmission, {});
        // Who was given up with the closing is told by its day.
        if (Record now = one.transmission; unanswered != closed) {
            now.at("unanswered") = Value();
            session.say_before(one.transmission, now, true);
        }
        names.push_back(one.transmission.text("institution"));
    }
    return names;
}

std::vector<std::string> follow_closing(Session& session, const Store& store, Writing& writing,
                                        const Record& before, const Record& after) {
    const std::optional<Date> was = before.date("closed");
    const std::optional<Date> is = after.date("closed");
    if (was == is)
        return {};
    const std::string number = after.text("number");
    for (const Followed& one : sent_of(session, store, number))
        if (was && one.transmission.date("unanswered") == was)
            change(store, writing, one.transmission, {});
    return is ? give_up(session, store, writing, number, *is) : std::vector<std::string>();
}

} // namespace edv::cli
