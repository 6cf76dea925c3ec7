#include "report/following.hpp"

#include <map>

#include "model/kind_names.hpp"

namespace edv::report {
namespace {

std::string key_of(const model::Record& record) {
    return record.text("signal") + '\x1f' + record.text("institution") + '\x1f' + to_text(record.at("sent"));
}

store::Selection of_signal(const std::string& signal) {
    store::Selection selection;
    if (!signal.empty())
        selection.conditions.push_back({"signal", store::Condition::Test::any_of, {Value(signal)}});
    return selection;
}

} // namespace

std::vector<Followed> followed(const store::Store& store, const model::Calendar& calendar, Date today,
                               const std::string& signal) {
    std::map<std::string, std::vector<model::Record>> events;
    store.each(model::kind(model::name::transmission_event), of_signal(signal),
               [&](const model::Stored& one) { events[key_of(one.record)].push_back(one.record); });
    std::map<std::string, std::optional<Date>> closed;
    store::Selection signals;
    if (!signal.empty())
        signals.conditions.push_back({"number", store::Condition::Test::any_of, {Value(signal)}});
    store.each(model::kind(model::name::signal), signals, [&](const model::Stored& one) {
        closed[one.record.text("number")] = one.record.date("closed");
    });
    std::vector<Followed> all;
    store.each(model::kind(model::name::transmission), of_signal(signal), [&](const model::Stored& one) {
        Followed made{one.record, std::move(events[key_of(one.record)]), {}, {}, false};
        made.closed = closed[one.record.text("signal")];
        made.deadline = reckon(made.transmission, made.events, calendar, today, made.closed);
        made.state = transmission_state(made.transmission, made.deadline);
        made.late = is_late(made.transmission, made.deadline, today);
        all.push_back(std::move(made));
    });
    return all;
}

bool was_late(const Followed& one, const model::Calendar& calendar, Date day) {
    model::Record then = one.transmission;
    for (const char* field : {"acknowledged", "answered", "unanswered", "implemented"})
        if (auto date = then.date(field); date && *date > day)
            then.at(field) = Value();
    return is_late(then, reckon(then, one.events, calendar, day, one.closed), day);
}

} // namespace edv::report
