#include "edv/model/deadline.hpp"

#include <algorithm>
#include <string>

namespace edv {
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

    void take(const Record& event) {
        Date date = *event.date("date");
        end_stop_by(date);
        std::string what = event.text("event");
        if (what == "remind") {
            ++found_.reminders;
            found_.reminded = date;
        } else if (what == "extend") {
            found_.due = event.date("until");
            turn(date, Deadline::Cause::extended);
        } else if (what == "stop" && !found_.stopped) {
            found_.stopped = true;
            stopped_on_ = date;
            ends_on_ = event.date("until");
            turn(date, Deadline::Cause::stopped);
        } else if (what == "resume" && found_.stopped) {
            resume(date);
        }
    }

    [[nodiscard]] bool stopped() const { return found_.stopped; }

    Deadline finish() {
        end_stop_by(end_);
        return std::move(found_);
    }

private:
    Deadline::Turn& turn(Date date, Deadline::Cause cause) {
        return found_.turns.emplace_back(Deadline::Turn{date, cause, found_.due});
    }

    void end_stop_by(Date date) {
        if (found_.stopped && ends_on_ && *ends_on_ <= date)
            resume(*ends_on_);
    }

    void resume(Date date) {
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
        Deadline::Turn& made = turn(date, Deadline::Cause::resumed);
        made.working_days = left;
        made.days = days;
    }

    const Calendar& calendar_;
    Date end_;
    std::optional<Duration> within_;
    Deadline found_;
    Date stopped_on_;
    std::optional<Date> ends_on_;
};

} // namespace

Deadline reckon(const Record& transmission, const std::vector<Record>& events, const Calendar& calendar,
                Date today) {
    const Date end = std::min(today, transmission.date("answered").value_or(today));
    std::vector<const Record*> left;
    for (const Record& event : events)
        if (auto date = event.date("date"); date && *date <= end)
            left.push_back(&event);
    std::stable_sort(left.begin(), left.end(),
                     [](const Record* a, const Record* b) { return a->date("date") < b->date("date"); });
    Clock clock(transmission, calendar, end);
    while (!left.empty()) {
        // A clock that is stopped and runs again on one day: what can come first does.
        auto next = left.begin();
        if ((*next)->text("event") == (clock.stopped() ? "stop" : "resume"))
            for (auto other = next; other != left.end() && (*other)->date("date") == (*next)->date("date");
                 ++other)
                if ((*other)->text("event") == (clock.stopped() ? "resume" : "stop")) {
                    next = other;
                    break;
                }
        clock.take(**next);
        left.erase(next);
    }
    return clock.finish();
}

bool is_late(const Record& transmission, const Deadline& deadline, Date today) {
    return is_empty(transmission.at("answered")) && is_empty(transmission.at("implemented")) &&
           !deadline.stopped && deadline.due && *deadline.due < today;
}

std::string transmission_state(const Record& transmission, const Deadline& deadline) {
    if (!is_empty(transmission.at("implemented")))
        return "implemented";
    if (!is_empty(transmission.at("answered")))
        return "answered";
    if (deadline.stopped)
        return "stopped";
    return is_empty(transmission.at("acknowledged")) ? "sent" : "acknowledged";
}

} // namespace edv
