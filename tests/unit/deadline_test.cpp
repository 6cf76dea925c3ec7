#include "edv/model/deadline.hpp"

#include <doctest/doctest.h>
#include <string>

#include "config/config.hpp"

using namespace edv;

namespace {

Value day(std::string_view text) {
    if (text.empty())
        return {};
    REQUIRE(Date::parse(text));
    return *Date::parse(text);
}

model::Record sent(std::string_view on, std::string_view due, std::string_view within = "") {
    model::Record made(model::kind("transmission"));
    made.at("sent") = day(on);
    made.at("due") = day(due);
    if (!within.empty())
        made.at("within") = std::string(within);
    return made;
}

model::Record event(std::string_view what, std::string_view date, std::string_view until = "") {
    model::Record made(model::kind("transmission_event"));
    made.at("event") = std::string(what);
    made.at("date") = day(date);
    made.at("until") = day(until);
    return made;
}

model::Deadline reckoned(const model::Record& transmission, const std::vector<model::Record>& events = {},
                         std::string_view today = "2030-01-01") {
    static const model::Calendar calendar = config::default_config().calendar();
    return reckon(transmission, events, calendar, std::get<Date>(day(today)));
}

std::string due(const model::Deadline& deadline) {
    return deadline.due ? deadline.due->iso() : "";
}

} // namespace

TEST_CASE("the due day is the one agreed, else follows from the span") {
    CHECK(due(reckoned(sent("2023-01-10", "2023-04-10"))) == "2023-04-10");
    CHECK(due(reckoned(sent("2023-12-11", "", "20wd"))) == "2024-01-10");
    CHECK(due(reckoned(sent("2023-01-10", "2023-04-11", "P3M"))) == "2023-04-11");
    CHECK(due(reckoned(sent("2023-01-10", ""))).empty());
}

TEST_CASE("an extension counts from the day it was given") {
    const model::Record transmission = sent("2023-01-10", "2023-04-10");
    const std::vector<model::Record> events{event("extend", "2023-04-01", "2023-06-01")};
    CHECK(due(reckoned(transmission, events, "2023-03-31")) == "2023-04-10");
    CHECK(due(reckoned(transmission, events, "2023-04-01")) == "2023-06-01");
}

TEST_CASE("a stop takes its days off the time that counts") {
    const std::vector<model::Record> events{event("stop", "2023-02-01"), event("resume", "2023-02-15")};
    CHECK(due(reckoned(sent("2023-01-10", "2023-04-10"), events)) == "2023-04-24");
    // Working days: after the stop there are as many left as before it.
    CHECK(due(reckoned(sent("2023-12-11", "", "20wd"),
                       {event("stop", "2023-12-15"), event("resume", "2024-02-01")})) == "2024-02-23");
    const model::Deadline running = reckoned(sent("2023-01-10", "2023-04-10"), events, "2023-02-10");
    CHECK(running.stopped);
    CHECK(due(running) == "2023-04-10");
}

TEST_CASE("what was late when the clock stopped stays late") {
    const model::Record transmission = sent("2023-01-10", "2023-04-10");
    const std::vector<model::Record> events{event("stop", "2023-05-01"), event("resume", "2023-06-01")};
    CHECK(due(reckoned(transmission, events)) == "2023-04-10");
    CHECK_FALSE(
        is_late(transmission, reckoned(transmission, events, "2023-05-15"), *Date::parse("2023-05-15")));
    CHECK(is_late(transmission, reckoned(transmission, events, "2023-06-01"), *Date::parse("2023-06-01")));
}

TEST_CASE("a stop with an end ends by itself, unless it ended before") {
    const model::Record transmission = sent("2023-01-10", "2023-04-10");
    CHECK(due(reckoned(transmission, {event("stop", "2023-02-01", "2023-02-11")})) == "2023-04-20");
    CHECK(reckoned(transmission, {event("stop", "2023-02-01", "2023-02-11")}, "2023-02-10").stopped);
    CHECK(due(reckoned(transmission, {event("stop", "2023-02-01", "2023-02-11"),
                                      event("resume", "2023-02-04")})) == "2023-04-13");
}

TEST_CASE("two events of one day come in the order that makes sense, however they are listed") {
    const model::Record transmission = sent("2023-01-10", "2023-04-10");
    CHECK(due(reckoned(transmission, {event("resume", "2023-02-01"), event("stop", "2023-02-01")})) ==
          "2023-04-10");
    const std::vector<model::Record> again{event("stop", "2023-02-01"), event("stop", "2023-02-11"),
                                           event("resume", "2023-02-11"), event("resume", "2023-02-21")};
    CHECK(due(reckoned(transmission, again)) == "2023-04-30");
    // A clock that stands can't be stopped, one that runs not be set going again.
    CHECK(due(reckoned(transmission, {event("resume", "2023-02-01")})) == "2023-04-10");
}

TEST_CASE("reminders are counted and move nothing") {
    const model::Deadline found = reckoned(sent("2023-01-10", "2023-04-10"),
                                           {event("remind", "2023-04-15"), event("remind", "2023-05-15")});
    CHECK(found.reminders == 2);
    CHECK(found.reminded == Date::parse("2023-05-15"));
    CHECK(due(found) == "2023-04-10");
}

TEST_CASE("late is what is not answered after its day, and only that") {
    const Date first_late = *Date::parse("2023-04-11");
    model::Record transmission = sent("2023-01-10", "2023-04-10");
    CHECK(is_late(transmission, reckoned(transmission), first_late));
    CHECK_FALSE(is_late(transmission, reckoned(transmission), first_late.plus_days(-1)));
    transmission.at("answered") = day("2023-05-01");
    CHECK_FALSE(is_late(transmission, reckoned(transmission), first_late.plus_days(100)));
    CHECK_FALSE(is_late(sent("2023-01-10", ""), reckoned(sent("2023-01-10", "")), first_late));
}

TEST_CASE("events after the answer move nothing") {
    model::Record transmission = sent("2023-01-10", "2023-04-10");
    transmission.at("answered") = day("2023-03-01");
    CHECK(due(reckoned(transmission, {event("extend", "2023-03-02", "2023-12-31")})) == "2023-04-10");
}

TEST_CASE("the state follows from the days") {
    model::Record transmission = sent("2023-01-10", "2023-04-10");
    auto state = [&](std::vector<model::Record> events = {}) {
        return transmission_state(transmission, reckoned(transmission, events));
    };
    CHECK(state() == "sent");
    CHECK(state({event("stop", "2023-02-01")}) == "stopped");
    transmission.at("acknowledged") = day("2023-01-15");
    CHECK(state() == "acknowledged");
    CHECK(state({event("stop", "2023-02-01")}) == "stopped");
    transmission.at("answered") = day("2023-03-01");
    CHECK(state() == "answered");
    transmission.at("implemented") = day("2023-09-01");
    CHECK(state() == "implemented");
}

TEST_CASE("what brought about the due day can be told") {
    const model::Deadline found =
        reckoned(sent("2023-12-11", "", "20wd"), {event("stop", "2023-12-15"), event("resume", "2024-02-01"),
                                                  event("extend", "2024-02-10", "2024-03-15")});
    REQUIRE(found.turns.size() == 4);
    CHECK(found.turns[0].cause == model::Deadline::Cause::sent);
    CHECK(found.turns[0].due == Date::parse("2024-01-10"));
    CHECK(found.turns[2].cause == model::Deadline::Cause::resumed);
    CHECK(found.turns[2].working_days == 16);
    CHECK(found.turns[2].days == 48);
    CHECK(found.turns[3].due == Date::parse("2024-03-15"));
}

TEST_CASE("a due day that was told when the clock ran again stays, whatever holidays follow") {
    const model::Calendar more({{"bridge", {}, *model::HolidayRule::parse("2024-02-12")}});
    const model::Record transmission = sent("2023-12-11", "2024-01-09", "20wd");
    model::Record resume = event("resume", "2024-02-01");
    model::Record stop = event("stop", "2023-12-15", "2024-02-01");
    const auto turn = [&](const std::vector<model::Record>& events) {
        return reckon(transmission, events, more, *Date::parse("2030-01-01")).turns.back();
    };
    CHECK(turn({event("stop", "2023-12-15"), resume}).due == Date::parse("2024-02-27"));
    CHECK_FALSE(turn({stop}).reckoned);
    resume.at("due") = stop.at("due") = day("2024-02-26");
    for (const std::vector<model::Record>& events :
         {std::vector{event("stop", "2023-12-15"), resume}, {stop}}) {
        CHECK(turn(events).due == Date::parse("2024-02-26"));
        CHECK(turn(events).reckoned == Date::parse("2024-02-27"));
        CHECK(turn(events).event == events.size() - 1);
    }
    // One that runs again sooner than the stop said is told another day.
    CHECK(turn({stop, event("resume", "2024-01-02")}).due == Date::parse("2024-01-25"));
    // A later extension counts from the day that was told.
    CHECK(turn({event("stop", "2023-12-15"), resume, event("extend", "2024-02-20", "2024-03-01")}).due ==
          Date::parse("2024-03-01"));
}

TEST_CASE("an end of the signal or of the waiting is the end of the clock") {
    model::Record transmission = sent("2023-01-10", "2023-04-10");
    const Date june = *Date::parse("2023-06-01");
    const model::Calendar calendar = config::default_config().calendar();
    const auto late = [&](std::optional<Date> closed) {
        const model::Deadline found =
            reckon(transmission, {event("remind", "2023-05-01")}, calendar, june, closed);
        CHECK(transmission_state(transmission, found) == (found.ended ? "unanswered" : "sent"));
        return is_late(transmission, found, june);
    };
    CHECK(late({}));
    CHECK_FALSE(late(Date::parse("2023-04-20")));
    CHECK(late(Date::parse("2023-06-02"))); // not yet
    transmission.at("unanswered") = day("2023-05-15");
    CHECK_FALSE(late({}));
    const model::Deadline found = reckoned(transmission, {event("extend", "2023-05-16", "2023-12-31")});
    CHECK(due(found) == "2023-04-10");
    CHECK(found.ended == Date::parse("2023-05-15"));
}

TEST_CASE("days late leave out those on which the clock stood") {
    const model::Record transmission = sent("2023-01-10", "2023-04-10");
    const auto late = [&](const std::vector<model::Record>& events, std::string_view today) {
        return days_late(transmission, reckoned(transmission, events, today), std::get<Date>(day(today)));
    };
    CHECK(late({}, "2023-04-10") == 0);
    CHECK(late({}, "2023-04-11") == 1);
    const std::vector<model::Record> stopped{event("stop", "2023-05-01"), event("resume", "2023-05-11")};
    CHECK(late(stopped, "2023-05-05") == 0);
    CHECK(late(stopped, "2023-05-11") == 21);
    CHECK(late(stopped, "2023-05-12") == 22);
    // A stop before the due day moves it instead.
    CHECK(late({event("stop", "2023-04-01"), event("resume", "2023-04-11")}, "2023-04-30") == 10);
    CHECK(late({event("stop", "2023-05-01", "2023-05-11"), event("stop", "2023-06-01", "2023-06-06")},
               "2023-06-10") == 46);
}

TEST_CASE("events that do not fit to the others are told") {
    using Why = model::Deadline::Misfit::Why;
    const model::Record transmission = sent("2023-01-10", "2023-04-10");
    const auto misfits = [&](const std::vector<model::Record>& events) {
        std::vector<std::pair<Why, std::size_t>> all;
        for (const model::Deadline::Misfit& one : reckoned(transmission, events).misfits)
            all.emplace_back(one.why, one.event);
        return all;
    };
    using Misfits = std::vector<std::pair<Why, std::size_t>>;
    CHECK(misfits({event("stop", "2023-02-01"), event("resume", "2023-02-10"),
                   event("extend", "2023-03-01", "2023-04-19")}) == Misfits{});
    CHECK(misfits({event("resume", "2023-01-20"), event("stop", "2023-02-01")}) ==
          Misfits{{Why::runs_already, 0}});
    CHECK(misfits({event("stop", "2023-02-01"), event("stop", "2023-02-02")}) ==
          Misfits{{Why::stands_already, 1}});
    CHECK(misfits({event("extend", "2023-03-01", "2023-04-09")}) == Misfits{{Why::shortens, 0}});
    CHECK(misfits({event("stop", "2023-02-01", "2023-02-11"), event("resume", "2023-02-15")}) ==
          Misfits{{Why::runs_already, 1}});
}
