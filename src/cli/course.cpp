#include "cli/course.hpp"

#include <algorithm>
#include <map>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/report/following.hpp"

namespace edv::cli {
namespace {

std::vector<Followed> sent_of(Session& session, const Store& store, const std::string& signal) {
    return followed(store, session.config().calendar(), session.today(), signal);
}

bool is_awaited(const Record& transmission) {
    return is_empty(transmission.at("answered")) && is_empty(transmission.at("implemented"));
}

void change(const Store& store, Writing& writing, const Record& transmission, Value unanswered) {
    Record changed = transmission;
    changed.at("unanswered") = std::move(unanswered);
    if (changed != transmission)
        writing.change(store.find(transmission).value().id, changed);
}

/// The clock stands from the end to the reopening, unless it stood already.
void let_run_again(Session& session, const Store& store, Writing& writing, const Followed& one, Date ended,
                   Date reopened) {
    const auto add = [&](std::string_view what, Date date) {
        Record event(kind("transmission_event"));
        for (const char* field : {"signal", "institution", "sent"})
            event.at(field) = one.transmission.at(field);
        event.at("date") = date;
        event.at("event") = std::string(what);
        if (!store.find(event))
            writing.add(event);
    };
    const Deadline then = reckon(one.transmission, one.events, session.config().calendar(), ended, ended);
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
    : session_(session), store_(store), signal_(std::move(signal)), before_(clashes()) {}

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
