// What the reports of a course of time rest on: stretches without a gap, months of presence, medians,
// lateness.
#include <doctest/doctest.h>

#include "config/config.hpp"
#include "report/follow_up.hpp"
#include "report/following.hpp"
#include "report/presence.hpp"
#include "report/stages.hpp"
#include "report/stretches.hpp"
#include "unit/records.hpp"

using namespace edv;
using test::day;
using test::record;

namespace {

report::Stretch stretch(const char* key, const char* since, const char* until = nullptr) {
    return {key, day(since), until ? std::optional(day(until)) : std::nullopt};
}

} // namespace

TEST_CASE("what overlaps or follows on the next day is one stretch, what leaves a day between is not") {
    using Stretches = std::vector<report::Stretch>;
    CHECK(edv::report::joined({}).empty());
    CHECK(edv::report::joined(
              {stretch("A", "2023-01-01", "2023-03-31"), stretch("A", "2023-04-01", "2023-06-30")}) ==
          Stretches{stretch("A", "2023-01-01", "2023-06-30")});
    CHECK(edv::report::joined({stretch("A", "2023-04-02"), stretch("A", "2023-01-01", "2023-03-31")}) ==
          Stretches{stretch("A", "2023-01-01", "2023-03-31"), stretch("A", "2023-04-02")});
    CHECK(edv::report::joined({stretch("A", "2023-01-01", "2023-12-31"),
                               stretch("A", "2023-02-01", "2023-03-01"), stretch("A", "2023-06-01")}) ==
          Stretches{stretch("A", "2023-01-01")});
    CHECK(edv::report::joined({stretch("A", "2023-01-01"), stretch("A", "2023-06-01", "2023-07-01")}) ==
          Stretches{stretch("A", "2023-01-01")});
    CHECK(edv::report::joined({stretch("B", "2023-01-01"), stretch("A", "2022-01-01")}) ==
          Stretches{stretch("A", "2022-01-01"), stretch("B", "2023-01-01")});
    // Over the end of a February of 29 days.
    CHECK(
        edv::report::joined({stretch("A", "2024-01-01", "2024-02-28"), stretch("A", "2024-03-01")}).size() ==
        2);
    CHECK(
        edv::report::joined({stretch("A", "2024-01-01", "2024-02-29"), stretch("A", "2024-03-01")}).size() ==
        1);
}

TEST_CASE("a stretch moves in a period by its first and last day, and the account always adds up") {
    const Period year = Period::year(2023);
    struct Case {
        const char* since;
        const char* until;
        int before, in, out, net, after, out_on_last_day, on_last_day;
    };
    for (const Case& one : {Case{"2020-01-01", nullptr, 1, 0, 0, 0, 1, 0, 1},
                            Case{"2020-01-01", "2022-12-31", 0, 0, 0, 0, 0, 0, 0},
                            Case{"2020-01-01", "2023-01-01", 1, 0, 1, -1, 0, 0, 0},
                            Case{"2020-01-01", "2023-12-31", 1, 0, 1, -1, 0, 1, 1},
                            Case{"2020-01-01", "2024-01-01", 1, 0, 0, 0, 1, 0, 1},
                            Case{"2023-01-01", nullptr, 0, 1, 0, 1, 1, 0, 1},
                            Case{"2023-12-31", "2023-12-31", 0, 1, 1, 0, 0, 1, 1},
                            Case{"2023-05-01", "2023-05-31", 0, 1, 1, 0, 0, 0, 0},
                            Case{"2024-01-01", nullptr, 0, 0, 0, 0, 0, 0, 0}}) {
        CAPTURE(one.since);
        CAPTURE(one.until);
        const report::Stretch it = stretch("A", one.since, one.until);
        CHECK(adds(report::Movement::before, it, year) == one.before);
        CHECK(adds(report::Movement::in, it, year) == one.in);
        CHECK(adds(report::Movement::out, it, year) == one.out);
        CHECK(adds(report::Movement::net, it, year) == one.net);
        CHECK(adds(report::Movement::after, it, year) == one.after);
        CHECK(adds(report::Movement::out_on_last_day, it, year) == one.out_on_last_day);
        CHECK(adds(report::Movement::on_last_day, it, year) == one.on_last_day);
        CHECK(one.before + one.in - one.out == one.after);
        CHECK(one.after + one.out_on_last_day == one.on_last_day);
    }
}

TEST_CASE("months of presence are days of the month's days, times the share") {
    struct Case {
        const char* since;
        const char* until;
        const char* share;
        const char* from;
        const char* to;
        double months;
    };
    for (const Case& one :
         {Case{"2020-01-01", nullptr, nullptr, "2023-01-01", "2023-12-31", 12},
          Case{"2020-01-01", nullptr, "0.5", "2023-01-01", "2023-12-31", 6},
          Case{"2023-02-15", nullptr, nullptr, "2023-01-01", "2023-02-28", 0.5},
          Case{"2024-02-16", "2024-02-29", "1", "2024-01-01", "2024-12-31", 14.0 / 29},
          Case{"2023-01-31", "2023-02-01", nullptr, "2023-01-01", "2023-12-31", 1.0 / 31 + 1.0 / 28},
          Case{"2023-06-10", "2023-06-10", "0", "2023-01-01", "2023-12-31", 0},
          Case{"2023-06-10", "2023-06-10", "0.3", "2023-06-10", "2023-06-10", 0.01},
          Case{"2022-01-01", "2022-12-31", nullptr, "2023-01-01", "2023-12-31", 0},
          Case{"2024-01-01", nullptr, nullptr, "2023-01-01", "2023-12-31", 0}}) {
        CAPTURE(one.since);
        CAPTURE(one.from);
        model::Record secondment =
            record("secondment", {{"expert", "E1"}, {"partner", "FIN"}, {"since", one.since}});
        if (one.until)
            secondment.at("until") = day(one.until);
        if (one.share)
            secondment.at("share") = parse_number(one.share).value();
        CHECK(report::expert_months(secondment, {day(one.from), day(one.to)}) == doctest::Approx(one.months));
    }
}

TEST_CASE("the median is the middle one, between two the mean, of nothing nothing") {
    CHECK(!report::median({}));
    CHECK(report::median({7}) == 7);
    CHECK(report::median({9, 1, 5}) == 5);
    CHECK(report::median({4, 1, 9, 2}) == 3);
    CHECK(report::median({2, 1}) == 1.5);
    CHECK(report::median({5, 5, 5, 1}) == 5);
}

TEST_CASE("late on a day is told with what was known on it") {
    const model::Calendar calendar = config::default_config().calendar();
    report::Followed one;
    one.transmission = record("transmission", {{"signal", "2023-01"},
                                               {"institution", "INAMI"},
                                               {"sent", "2023-05-02"},
                                               {"due", "2023-08-02"},
                                               {"answered", "2023-10-05"}});
    one.events = {record("transmission_event", {{"signal", "2023-01"},
                                                {"institution", "INAMI"},
                                                {"sent", "2023-05-02"},
                                                {"date", "2023-09-01"},
                                                {"event", "extend"},
                                                {"until", "2023-10-01"}})};
    CHECK(!was_late(one, calendar, day("2023-08-02")));
    CHECK(was_late(one, calendar, day("2023-08-03")));
    CHECK(was_late(one, calendar, day("2023-08-31")));
    CHECK(!was_late(one, calendar, day("2023-09-01")));
    CHECK(was_late(one, calendar, day("2023-10-04")));
    CHECK(!was_late(one, calendar, day("2023-10-05")));
}
