// Lists the signals whose answer is late, from the store of edv: a program of your own beside edv.
//     late-signals STORE DAY
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/base/table.hpp"
#include "edv/model/deadline.hpp"
#include "edv/output/write.hpp"
#include "edv/store/store.hpp"

namespace {

using edv::model::Record;
using edv::model::Stored;

/// What a transmission is known by, and each of its events too.
std::vector<std::string> key_of(const Record& record) {
    return {record.text("signal"), record.text("institution"), record.text("sent")};
}

edv::Table late_signals(const edv::store::Store& store, edv::Date day) {
    // Working days: Monday to Friday. edv itself takes the holidays of its configuration.
    const edv::model::Calendar calendar({});

    std::map<std::vector<std::string>, std::vector<Record>> events;
    store.each(edv::model::kind("transmission_event"), {},
               [&](const Stored& event) { events[key_of(event.record)].push_back(event.record); });
    std::map<std::string, std::optional<edv::Date>> closed;
    store.each(edv::model::kind("signal"), {}, [&](const Stored& signal) {
        closed[signal.record.text("number")] = signal.record.date("closed");
    });

    edv::Table late;
    late.name = "late";
    late.columns.resize(4);
    late.columns[0].key = "signal";
    late.columns[1].key = "institution";
    late.columns[2].key = "due";
    late.columns[2].type = edv::ColumnType::date;
    late.columns[3].key = "days";
    late.columns[3].type = edv::ColumnType::integer;
    store.each(edv::model::kind("transmission"), {}, [&](const Stored& sent) {
        const Record& transmission = sent.record;
        const auto deadline = edv::model::reckon(transmission, events[key_of(transmission)], calendar, day,
                                                 closed[transmission.text("signal")]);
        if (edv::model::is_late(transmission, deadline, day))
            late.rows.push_back({{{transmission.at("signal"), ""},
                                  {transmission.at("institution"), ""},
                                  {*deadline.due, ""},
                                  {edv::model::days_late(transmission, deadline, day), ""}},
                                 edv::Role::item});
    });
    return late;
}

} // namespace

int main(int count, char** words) {
    const auto day = count == 3 ? edv::Date::parse(words[2]) : std::nullopt;
    if (!day) {
        std::cerr << "usage: late-signals STORE DAY\n";
        return 2;
    }
    try {
        const edv::store::Store store(words[1], edv::store::Store::Mode::read);
        edv::output::write(std::cout, {late_signals(store, *day)}, edv::output::format_named("csv"),
                           edv::output::Style{edv::language::Language("en")});
    } catch (const edv::Error& error) {
        std::cerr << error.what() << '\n';
        return 3;
    }
    return std::cout.flush() ? 0 : 1;
}
