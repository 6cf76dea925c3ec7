#include "model/course.hpp"

#include <algorithm>

#include "edv/model/deadline.hpp"
#include "edv/model/lifecycle.hpp"

namespace edv::model {
namespace {

std::vector<Arg> told(const Record& sending) {
    return {{"number", sending.text("signal")},
            {"institution", sending.text("institution")},
            {"sent", to_text(sending.at("sent"))}};
}

class Course {
public:
    Course(const Record& signal, const Calendar& calendar) : signal_(signal), calendar_(calendar) {}

    void look_at(const Sending& sending) {
        check_sending(sending.transmission);
        for (const Record& event : sending.events)
            check_event(sending.transmission, event);
        check_clock(sending);
    }

    std::vector<Clash> found;

private:
    void add(const Record& record, const Record& against, std::string_view field, Message what, Message hint,
             std::string code = "date-order") {
        found.push_back({record, against, {field, std::move(code), std::move(what), std::move(hint)}});
    }

    void check_sending(const Record& sending) {
        const auto sent = sending.date("sent");
        const auto opened = signal_.date("opened");
        const auto examined = signal_.date("examined");
        const auto closed = signal_.date("closed");
        const auto unanswered = sending.date("unanswered");
        const auto at = [&](std::optional<Date> day) {
            std::vector<Arg> args = told(sending);
            args.push_back({"day", day->iso()});
            return args;
        };
        if (opened && sent < opened)
            add(sending, signal_, "sent",
                msg("signal {number} was sent to {institution} on {sent}, before it was opened on {day}",
                    at(opened)),
                {});
        else if (!examined)
            add(sending, signal_, "sent",
                msg("signal {number} was sent to {institution} on {sent}, and was not examined",
                    told(sending)),
                msg("a signal is examined before it is sent"), "contradiction");
        else if (sent < examined)
            add(sending, signal_, "sent",
                msg("signal {number} was sent to {institution} on {sent}, before it was examined on {day}",
                    at(examined)),
                {});
        if (is_not_to_be_sent(signal_))
            add(signal_, sending, "decision",
                msg("signal {number} was sent to {institution} on {sent}: that it is not to be transmitted "
                    "contradicts this",
                    told(sending)),
                {}, "contradiction");
        if (closed && *closed < sent)
            add(signal_, sending, "closed",
                msg("signal {number} was sent to {institution} on {sent}, after it was closed on {day}",
                    at(closed)),
                {});
        if (closed && unanswered && *closed < *unanswered) {
            std::vector<Arg> args = at(closed);
            args.push_back({"unanswered", unanswered->iso()});
            add(sending, signal_, "unanswered",
                msg("signal {number}: {institution} was given up on {unanswered}, after the signal was "
                    "closed on {day}",
                    args),
                {});
        }
    }

    /// After an answer only reminders of what was promised; after an end nothing.
    void check_event(const Record& sending, const Record& event) {
        struct End {
            std::optional<Date> day;
            const Record& of;
            std::string_view what;
        };
        const bool reminder = event.text("event") == "remind";
        const End ends[] = {
            {reminder ? std::nullopt : sending.date("answered"), sending,
             mark("signal {number}, {institution}: {event} on {date}, after the answer of {day}")},
            {sending.date("implemented"), sending,
             mark("signal {number}, {institution}: {event} on {date}, after it was carried out on {day}")},
            {signal_.date("closed"), signal_,
             mark("signal {number}, {institution}: {event} on {date}, after the signal was closed on {day}")},
            {sending.date("unanswered"), sending,
             mark("signal {number}, {institution}: {event} on {date}, after it was given up on {day}")}};
        for (const End& end : ends)
            if (end.day && *end.day < event.date("date")) {
                std::vector<Arg> args = clock_args(event);
                args.push_back({"event", std::string(choice_label("event", event.text("event"))), true});
                args.push_back({"day", end.day->iso()});
                add(event, end.of, "date", msg(end.what, args), event_hint(event));
                return;
            }
    }

    void check_clock(const Sending& sending) {
        for (const Deadline::Misfit& misfit :
             reckon(sending.transmission, sending.events, calendar_, Date::last(), signal_.date("closed"))
                 .misfits) {
            const Record& event = sending.events[misfit.event];
            std::vector<Arg> args = clock_args(event);
            switch (misfit.why) {
            case Deadline::Misfit::Why::stands_already:
                add(event, event, "date",
                    msg("signal {number}, {institution}: the clock can't be stopped on {date}, it stands "
                        "already",
                        args),
                    event_hint(event));
                break;
            case Deadline::Misfit::Why::runs_already:
                add(event, event, "date",
                    msg("signal {number}, {institution}: the clock can't run again from {date}, it is not "
                        "stopped on that day",
                        args),
                    event_hint(event));
                break;
            case Deadline::Misfit::Why::shortens:
                args.push_back({"until", to_text(event.at("until"))});
                args.push_back({"due", misfit.due->iso()});
                add(event, event, "until",
                    msg("signal {number}, {institution}: an extension to {until} shortens the time, which "
                        "runs to {due}",
                        args),
                    event_hint(event));
                break;
            }
        }
    }

    static std::vector<Arg> clock_args(const Record& event) {
        std::vector<Arg> args = told(event);
        args.push_back({"date", to_text(event.at("date"))});
        return args;
    }

    const Record& signal_;
    const Calendar& calendar_;
};

} // namespace

bool Clash::same_as(const Clash& other) const {
    return record.kind == other.record.kind && key_text(record) == key_text(other.record) &&
           finding.field == other.finding.field && english(finding.what) == english(other.finding.what);
}

std::vector<Clash> check_course(const Record& signal, const std::vector<Sending>& sendings,
                                const Calendar& calendar) {
    Course course(signal, calendar);
    for (const Sending& sending : sendings)
        course.look_at(sending);
    return std::move(course.found);
}

std::vector<Clash> new_clashes(const std::vector<Clash>& before, const std::vector<Clash>& after) {
    std::vector<Clash> fresh;
    std::copy_if(after.begin(), after.end(), std::back_inserter(fresh), [&](const Clash& one) {
        return std::none_of(before.begin(), before.end(),
                            [&](const Clash& other) { return one.same_as(other); });
    });
    return fresh;
}

Message event_hint(const Record& event) {
    return msg("see: edv signal events {number}", {{"number", event.text("signal")}});
}

} // namespace edv::model
