#include "edv/report/following.hpp"

#include <map>

namespace edv {
namespace {

std::string key_of(const Record& record) {
    return record.text("signal") + '\x1f' + record.text("institution") + '\x1f' + to_text(record.at("sent"));
}

Selection of_signal(const std::string& signal) {
    Selection selection;
    if (!signal.empty())
        selection.conditions.push_back({"signal", Condition::Test::any_of, {Value(signal)}});
    return selection;
}

} // namespace

std::vector<Followed> followed(const Store& store, const Calendar& calendar, Date today,
                               const std::string& signal) {
    std::map<std::string, std::vector<Record>> events;
    store.each(kind("transmission_event"), of_signal(signal),
               [&](const Stored& one) { events[key_of(one.record)].push_back(one.record); });
    std::map<std::string, std::optional<Date>> closed;
    Selection signals;
    if (!signal.empty())
        signals.conditions.push_back({"number", Condition::Test::any_of, {Value(signal)}});
    store.each(kind("signal"), signals,
               [&](const Stored& one) { closed[one.record.text("number")] = one.record.date("closed"); });
    std::vector<Followed> all;
    store.each(kind("transmission"), of_signal(signal), [&](const Stored& one) {
        Followed made{one.record, std::move(events[key_of(one.record)]), {}, {}, false};
        made.closed = closed[one.record.text("signal")];
        made.deadline = reckon(made.transmission, made.events, calendar, today, made.closed);
        made.state = transmission_state(made.transmission, made.deadline);
        made.late = is_late(made.transmission, made.deadline, today);
        all.push_back(std::move(made));
    });
    return all;
}

bool was_late(const Followed& one, const Calendar& calendar, Date day) {
    Record then = one.transmission;
    for (const char* field : {"acknowledged", "answered", "unanswered", "implemented"})
        if (auto date = then.date(field); date && *date > day)
            then.at(field) = Value();
    return is_late(then, reckon(then, one.events, calendar, day, one.closed), day);
}

} // namespace edv
