#include "cli/signal_course.hpp"

#include <algorithm>
#include <map>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "model/kind_names.hpp"

namespace edv::cli {
namespace {

std::vector<report::Followed> sent_of(Session& session, const store::Store& store,
                                      const std::string& signal) {
    return report::followed(store, session.config().calendar(), session.today(), signal);
}

void change(const store::Store& store, store::Writing& writing, const model::Record& transmission,
            Value unanswered) {
    model::Record changed = transmission;
    changed.at("unanswered") = std::move(unanswered);
    if (changed != transmission)
        writing.change(store.find(transmission).value().id, changed);
}

std::string place_of(const model::Record& event) {
    return to_text(event.at("date")) + ' ' + event.text("event");
}

/// The due days that follow where the clock runs again by working days, by event.
std::map<std::string, Date> due_days(report::Followed one, const model::Calendar& calendar) {
    for (const char* end : {"answered", "unanswered"})
        one.transmission.at(end) = Value();
    std::map<std::string, Date> days;
    for (const model::Deadline::Turn& turn :
         reckon(one.transmission, one.events, calendar, Date(9999, 12, 31)).turns)
        if (turn.cause == model::Deadline::Cause::resumed && turn.working_days > 0)
            days[place_of(one.events[turn.event])] = *turn.due;
    return days;
}

/// The same as the calendar makes them, whatever was told.
std::map<std::string, Date> reckoned_days(report::Followed one, const model::Calendar& calendar) {
    for (model::Record& event : one.events)
        event.at("due") = Value();
    return due_days(std::move(one), calendar);
}

Value day_in(const std::map<std::string, Date>& days, const model::Record& event) {
    const auto found = days.find(place_of(event));
    return found == days.end() ? Value() : Value(found->second);
}

const report::Followed* with_key(const std::vector<report::Followed>& all, const std::string& key) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const report::Followed& one) {
        return key_text(one.transmission) == key;
    });
    return found == all.end() ? nullptr : &*found;
}

/// What a transmission was before: under its key, else the one whose key is no more.
const report::Followed* before(const report::Followed& one, const std::vector<report::Followed>& were,
                               const std::vector<report::Followed>& are) {
    if (const report::Followed* same = with_key(were, key_text(one.transmission)))
        return same;
    const auto gone = std::find_if(were.begin(), were.end(), [&](const report::Followed& was) {
        return !with_key(are, key_text(was.transmission));
    });
    return gone == were.end() ? nullptr : &*gone;
}

} // namespace

Value due_day_of(const model::Calendar& calendar, report::Followed there, const model::Record& event) {
    there.events.push_back(event);
    return day_in(due_days(std::move(there), calendar), event);
}

namespace {

/// The clock stands from the end to the reopening, unless it stood already.
void let_run_again(Session& session, const store::Store& store, store::Writing& writing, report::Followed one,
                   Date ended, Date reopened) {
    const model::Calendar calendar = session.config().calendar();
    const auto add = [&](std::string_view what, Date date) {
        model::Record event(model::kind(model::name::transmission_event));
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
    const model::Deadline then = reckon(one.transmission, one.events, calendar, ended, ended);
    if (!then.stopped && ended < reopened)
        add("stop", ended);
    // A stop that would have ended by itself while nobody waited goes on.
    if (then.stopped && then.runs_again && *then.runs_again < reopened)
        add("stop", *then.runs_again);
    if (then.stopped || ended < reopened)
        add("resume", reopened);
}

} // namespace

CourseGuard::CourseGuard(Session& session, const store::Store& store, std::string signal)
    : session_(session), store_(store), signal_(std::move(signal)),
      sent_before_(sent_of(session, store, signal_)), before_(clashes()) {}

std::vector<model::Clash> CourseGuard::clashes() const {
    std::map<std::string, std::vector<model::Sending>> sendings;
    for (report::Followed& one : sent_of(session_, store_, signal_))
        sendings[one.transmission.text("signal")].push_back(
            {std::move(one.transmission), std::move(one.events)});
    std::vector<model::Clash> found;
    store::Selection selection;
    if (!signal_.empty())
        selection.conditions.push_back({"number", store::Condition::Test::any_of, {Value(signal_)}});
    const model::Calendar calendar = session_.config().calendar();
    store_.each(model::kind(model::name::signal), selection, [&](const model::Stored& signal) {
        for (model::Clash& clash :
             check_course(signal.record, sendings[signal.record.text("number")], calendar))
            found.push_back(std::move(clash));
    });
    return found;
}

std::vector<model::Clash> CourseGuard::fresh() const {
    return new_clashes(before_, clashes());
}

void CourseGuard::refuse_fresh() const {
    std::vector<Problem> problems;
    for (const model::Clash& clash : fresh())
        problems.push_back({"", {}, "", clash.finding.code, clash.finding.what, clash.finding.hint});
    if (!problems.empty())
        throw Error(ErrorKind::refused, std::move(problems));
}

void CourseGuard::keep_due_days(store::Writing& writing) const {
    const model::Calendar calendar = session_.config().calendar();
    const std::vector<report::Followed> now = sent_of(session_, store_, signal_);
    for (report::Followed one : now) {
        const auto are = reckoned_days(one, calendar);
        const report::Followed* was = before(one, sent_before_, now);
        const auto were = was ? reckoned_days(*was, calendar) : std::map<std::string, Date>();
        for (model::Record& event : one.events) {
            if (day_in(are, event) == day_in(were, event))
                continue;
            const model::Record told = event;
            event.at("due") = Value();
            event.at("due") = day_in(due_days(one, calendar), event);
            if (event == told)
                continue;
            writing.change(store_.find(told).value().id, event);
            session_.say_before(told, event, true);
        }
    }
}

std::vector<std::string> give_up(Session& session, const store::Store& store, store::Writing& writing,
                                 const std::string& signal, Date closed) {
    std::vector<std::string> names;
    for (const report::Followed& one : sent_of(session, store, signal)) {
        if (!is_awaited(one.transmission))
            continue;
        if (is_empty(one.transmission.at("unanswered")))
            change(store, writing, one.transmission, closed);
        names.push_back(one.transmission.text("institution"));
    }
    return names;
}

std::vector<std::string> take_up_again(Session& session, const store::Store& store, store::Writing& writing,
                                       const std::string& signal, Date closed, Date reopened) {
    std::vector<std::string> names;
    for (const report::Followed& one : sent_of(session, store, signal)) {
        if (!is_awaited(one.transmission))
            continue;
        const std::optional<Date> unanswered = one.transmission.date("unanswered");
        let_run_again(session, store, writing, one, std::min(unanswered.value_or(closed), closed), reopened);
        change(store, writing, one.transmission, {});
        // Who was given up with the closing is told by its day.
        if (model::Record now = one.transmission; unanswered != closed) {
            now.at("unanswered") = Value();
            session.say_before(one.transmission, now, true);
        }
        names.push_back(one.transmission.text("institution"));
    }
    return names;
}

std::vector<std::string> follow_closing(Session& session, const store::Store& store, store::Writing& writing,
                                        const model::Record& before, const model::Record& after) {
    const std::optional<Date> was = before.date("closed");
    const std::optional<Date> is = after.date("closed");
    if (was == is)
        return {};
    const std::string number = after.text("number");
    for (const report::Followed& one : sent_of(session, store, number))
        if (was && one.transmission.date("unanswered") == was)
            change(store, writing, one.transmission, {});
    return is ? give_up(session, store, writing, number, *is) : std::vector<std::string>();
}

} // namespace edv::cli
