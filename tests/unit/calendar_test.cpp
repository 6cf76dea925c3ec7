#include "edv/model/calendar.hpp"

#include <array>
#include <doctest/doctest.h>
#include <map>
#include <string>

#include "config/config.hpp"

using namespace edv;

namespace {

Date day(std::string_view text) {
    const auto found = Date::parse(text);
    REQUIRE_MESSAGE(found, std::string(text));
    return *found;
}

model::Calendar belgian() {
    return config::default_config().calendar();
}

/// Easter by another way than the program's: the ecclesiastical full moon from the golden number and the
/// epact of the Gregorian reform, and the Sunday after it (Clavius's tables, as Knuth sets them out in The
/// Art of Computer Programming, 1.3.2, exercise 14).
Date easter_by_epact(int year) {
    const int golden = year % 19 + 1;
    const int century = year / 100 + 1;
    const int skipped_leap_years = 3 * century / 4 - 12;
    const int moon = (8 * century + 5) / 25 - 5;
    const int sunday = 5 * year / 4 - skipped_leap_years - 10;
    int epact = ((11 * golden + 20 + moon - skipped_leap_years) % 30 + 30) % 30;
    if ((epact == 25 && golden > 11) || epact == 24)
        ++epact;
    int full_moon = 44 - epact;
    if (full_moon < 21)
        full_moon += 30;
    const int march = full_moon + 7 - (sunday + full_moon) % 7;
    return Date(year, 3, 1).plus_days(march - 1);
}

} // namespace

TEST_CASE("Easter is right from 2000 to 2100, against an independent computation") {
    for (int year = 2000; year <= 2100; ++year) {
        CAPTURE(year);
        CHECK(model::easter(year) == easter_by_epact(year));
    }
    // Days that have been kept, or are announced, and the earliest and latest that there can be.
    for (const char* known :
         {"2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2023-04-09", "2024-03-31",
          "2025-04-20", "2026-04-05", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "1818-03-22"})
        CHECK(model::easter(day(known).year()) == day(known));
}

TEST_CASE("the ten Belgian public holidays of every year from 2000 to 2100") {
    const model::Calendar calendar = belgian();
    for (int year = 2000; year <= 2100; ++year) {
        CAPTURE(year);
        const Date sunday = easter_by_epact(year);
        std::map<Date, std::string> expected{
            {Date(year, 1, 1), "new-year"},      {sunday.plus_days(1), "easter-monday"},
            {Date(year, 5, 1), "labour-day"},    {sunday.plus_days(50), "whit-monday"},
            {Date(year, 7, 21), "national-day"}, {Date(year, 8, 15), "assumption"},
            {Date(year, 11, 1), "all-saints"},   {Date(year, 11, 11), "armistice"},
            {Date(year, 12, 25), "christmas"}};
        // In 2008 Ascension Day fell on 1 May: one day then has both.
        expected.emplace(sunday.plus_days(39), "ascension");
        for (Date each(year, 1, 1); each.year() == year; each = each.plus_days(1)) {
            const model::Holiday* found = calendar.holiday(each);
            REQUIRE((found != nullptr) == expected.contains(each));
            if (found)
                CHECK(found->code == expected.at(each));
        }
    }
}

TEST_CASE("working days are Monday to Friday without holidays") {
    const model::Calendar calendar = belgian();
    for (const char* free :
         {"2023-12-23", "2023-12-24", "2023-12-25", "2024-01-01", "2024-05-09", "2024-05-20", "2024-07-21"})
        CHECK_FALSE(calendar.is_working_day(day(free)));
    for (const char* worked : {"2023-12-22", "2023-12-26", "2024-01-02", "2024-05-10", "2024-07-22"})
        CHECK(calendar.is_working_day(day(worked)));
}

TEST_CASE("a span leads to a day") {
    const model::Calendar calendar = belgian();
    struct Row {
        const char* from;
        const char* span;
        const char* to;
    };
    for (const Row& row : {
             // Across the end of a year: 25 December and 1 January are left out.
             Row{"2023-12-11", "20wd", "2024-01-10"},
             Row{"2023-12-22", "1wd", "2023-12-26"},
             Row{"2023-12-23", "1wd", "2023-12-26"},
             Row{"2023-12-29", "1wd", "2024-01-02"},
             // Easter Monday, Ascension Day and Whit Monday of 2024 are passed over.
             Row{"2024-03-29", "1wd", "2024-04-02"},
             Row{"2024-05-08", "1wd", "2024-05-10"},
             Row{"2024-05-08", "7wd", "2024-05-21"},
             Row{"2023-11-30", "P3M", "2024-02-29"},
             Row{"2023-01-31", "P1M", "2023-02-28"},
             Row{"2023-06-15", "P30D", "2023-07-15"},
             Row{"2023-06-15", "P1M10D", "2023-07-25"},
         }) {
        CAPTURE(row.from);
        CAPTURE(row.span);
        CHECK(calendar.after(day(row.from), *Duration::parse(row.span)).iso() == row.to);
    }
}

TEST_CASE("working days between two days are those that the span would take") {
    const model::Calendar calendar = belgian();
    CHECK(calendar.working_days(day("2023-12-11"), day("2024-01-10")) == 20);
    CHECK(calendar.working_days(day("2024-01-10"), day("2023-12-11")) == -20);
    CHECK(calendar.working_days(day("2023-12-23"), day("2023-12-25")) == 0);
    for (int n = 1; n < 300; ++n)
        CHECK(calendar.working_days(day("2023-02-15"),
                                    calendar.after(day("2023-02-15"), Duration{.working_days = n})) == n);
}

TEST_CASE("rules of holidays are read strictly") {
    CHECK(model::HolidayRule::parse("02-29")->in(2023) == std::nullopt);
    CHECK(model::HolidayRule::parse("02-29")->in(2024) == day("2024-02-29"));
    CHECK(model::HolidayRule::parse("easter")->in(2023) == day("2023-04-09"));
    CHECK(model::HolidayRule::parse("easter-2")->in(2023) == day("2023-04-07"));
    CHECK(model::HolidayRule::parse("2024-12-27")->in(2024) == day("2024-12-27"));
    CHECK(model::HolidayRule::parse("2024-12-27")->in(2025) == std::nullopt);
    for (const char* text : {"", "easter1", "easter+", "easter+367", "easter--1", "13-01", "02-30", "5-1",
                             "2023-02-29", "Easter+1", "01-01 "})
        CHECK_FALSE(model::HolidayRule::parse(text));
}
