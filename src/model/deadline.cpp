#include "edv/model/deadline.hpp"

#include <algorithm>
#include <string>

#include "edv/model/lifecycle.hpp"

namespace edv::model {
namespace {

/// One clock, turned event by event.
class Clock {
public:
    Clock(const Record& transmission, const Calendar& calendar, Date end)
        : calendar_(calendar), end_(end), within_(Duration::parse(transmission.text("within"))) {
        Date sent = transmission.date("sent").value_or(end);
        found_.due = transmission.date("due");
        if (!found_.due && within_)
            found_.due = calendar.after(sent, *within_);
        turn(sent, Deadline::Cause::sent);
    }

    /// `place` is that of the event among those given.
    void take(const Record& event, std::size_t place) {
        Date date = *event.date("date");
        end_stop_by(date);
        place_ = place;
        std::string what = event.text("event");
        const auto misfit = [&](Deadline::Misfit::Why why) {
            found_.misfits.push_back({why, place, date, found_.due});
        };
        if (what == "remind") {
            ++found_.reminders;
            found_.reminded = date;
        } else if (what == "extend") {
            if (found_.due && event.date("until") < found_.due)
                misfit(Deadline::Misfit::Why::shortens);
            found_.due = event.date("until");
            turn(date, Deadline::Cause::extended);
        } else if (what == "stop" && found_.stopped) {
            misfit(Deadline::Misfit::Why::stands_already);
        } else if (what == "stop") {
            found_.stopped = true;
            stopped_on_ = date;
            ends_on_ = event.date("until");
            stopped_by_ = place;
            due_then_ = event.date("due");
            turn(date, Deadline::Cause::stopped);
        } else if (what == "resume" && !found_.stopped) {
            misfit(Deadline::Misfit::Why::runs_already);
        } else if (what == "resume") {
            resume(date, event.date("due"));
        }
    }

    [[nodiscard]] bool stopped() const { return found_.stopped; }

    Deadline finish() {
        end_stop_by(end_);
        if (found_.stopped)
            found_.runs_again = ends_on_;
        return std::move(found_);
    }

private:
    Deadline::Turn& turn(Date date, Deadline::Cause cause) {
        Deadline::Turn& made = found_.turns.emplace_back(Deadline::Turn{date, cause, found_.due});
        made.event = place_;
        return made;
    }

    void end_stop_by(Date date) {
        if (!found_.stopped || !ends_on_ || *ends_on_ > date)
            return;
        place_ = stopped_by_;
        resume(*ends_on_, due_then_);
    }

    void resume(Date date, std::optional<Date> told) {
        found_.stopped = false;
        const int days = static_cast<int>((date.days() - stopped_on_.days()).count());
        int left = 0;
        // What was late when the clock stopped stays so.
        if (found_.due && *found_.due >= stopped_on_) {
            if (within_ && within_->working_days > 0) {
                left = calendar_.working_days(stopped_on_, *found_.due);
                found_.due = calendar_.after(date, Duration{.working_days = left});
            } else {
                found_.due = found_.due->plus_days(days);
            }
        }
        const std::optional<Date> reckoned = found_.due;
        if (told)
            found_.due = told;
        Deadline::Turn& made = turn(date, Deadline::Cause::resumed);
        made.working_days = left;
        made.days = days;
        if (told)
            made.reckoned = reckoned;
    }

    const Calendar& calendar_;
    Date end_;
    std::optional<Duration> within_;
    Deadline found_;
    Date stopped_on_;
    std::optional<Date> ends_on_;
    std::optional<Date> due_then_; ///< told for the day on which the stop ends by itself
    std::size_t stopped_by_ = 0;
    std::size_t place_ = 0; ///< of the event that is taken
};

} // namespace

Deadline reckon(const Record& transmission, const std::vector<Record>& events, const Calendar& calendar,
                Date today, std::optional<Date> closed) {
    std::optional<Date> ended;
    for (const std::optional<Date> day : {transmission.date("unanswered"), closed})
        if (day && *day <= today && (!ended || *day < *ended))
            ended = day;
    const Date end = std::min({today, transmission.date("answered").value_or(today), ended.value_or(today)});
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (auto date = events[i].date("date"); date && *date <= end)
            left.push_back(i);
    // An extension says the day that is to hold: it comes last on its own.
    const auto order = [&](std::size_t at) {
        return std::pair(events[at].date("date"), events[at].text("event") == "extend");
    };
    std::stable_sort(left.begin(), left.end(),
                     [&](std::size_t a, std::size_t b) { return order(a) < order(b); });
    Clock clock(transmission, calendar, end);
    while (!left.empty()) {
        // A clock that is stopped and runs again on one day: what can come first does.
        auto next = left.begin();
        if (events[*next].text("event") == (clock.stopped() ? "stop" : "resume"))
            for (auto other = next;
                 other != left.end() && events[*other].date("date") == events[*next].date("date"); ++other)
                if (events[*other].text("event") == (clock.stopped() ? "resume" : "stop")) {
                    next = other;
                    break;
                }
        clock.take(events[*next], *next);
        left.erase(next);
    }
    Deadline found = clock.finish();
    found.ended = ended;
    return found;
}

bool is_awaited(const Record& transmission) {
    return is_empty(transmission.at("answered")) && is_empty(transmission.at("implemented"));
}

bool is_late(const Record& transmission, const Deadline& deadline, Date today) {
    return is_awaited(transmission) && !deadline.ended && !deadline.stopped && deadline.due &&
           *deadline.due < today;
}

long long days_late(const Record& transmission, const Deadline& deadline, Date today) {
    if (!is_late(transmission, deadline, today))
        return 0;
    const Date due = *deadline.due;
    long long days = (today.days() - due.days()).count();
    Date stopped = today;
    for (const Deadline::Turn& turn : deadline.turns) {
        if (turn.cause == Deadline::Cause::stopped)
            stopped = turn.date;
        if (turn.cause == Deadline::Cause::resumed && turn.date > due)
            days -= (turn.date.days() - std::max(stopped, due).days()).count();
    }
    return days;
}

std::string transmission_state(const Record& transmission, const Deadline& deadline) {
    return state_of(transmission, {.closed = deadline.ended.has_value(), .stopped = deadline.stopped});
}

} // namespace edv::model
