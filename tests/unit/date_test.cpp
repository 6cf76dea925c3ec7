#include "edv/base/date.hpp"

#include <array>
#include <doctest/doctest.h>

#include "unit/bound.hpp"

using edv::active;
using edv::Date;
using edv::parse_month;
using edv::Period;

namespace {

Date day(std::string_view text) {
    const auto found = Date::parse(text);
    REQUIRE_MESSAGE(found, std::string(text));
    return *found;
}

Period span(std::string_view from, std::string_view to) {
    return {day(from), day(to)};
}

} // namespace

TEST_CASE("a day is read and written in the ISO form") {
    for (const std::string text : {"0001-01-01", "0999-12-31", "1582-10-10", "1900-02-28", "1970-01-01",
                                   "2000-02-29", "2023-12-31", "2024-02-29", "9999-12-31"}) {
        CAPTURE(text);
        REQUIRE(Date::parse(text));
        CHECK(Date::parse(text)->iso() == text);
    }
}

TEST_CASE("every day of a leap cycle reads back from its written form") {
    Date each(1999, 12, 31);
    for (int i = 0; i < 366 * 5; ++i) {
        const Date next = each.plus_days(1);
        REQUIRE(Date::parse(next.iso()) == next);
        REQUIRE(next == Date(next.year(), next.month(), next.day()));
        REQUIRE(next > each);
        each = next;
    }
}

TEST_CASE("what is not a day of the calendar is not read") {
    for (const std::string_view text :
         {"",           " ",           "2023",        "2023-01",     "2023-1-01",
          "2023-01-1",  "23-01-01",    "2023/01/01",  "2023.01.01",  "01-01-2023",
          "01/01/2023", "20230101",    "2023-01-01 ", " 2023-01-01", "2023-01-01T00:00:00",
          "2023-00-01", "2023-13-01",  "2023-01-00",  "2023-01-32",  "2023-04-31",
          "2023-06-31", "2023-09-31",  "2023-11-31",  "2023-02-29",  "1900-02-29",
          "2100-02-29", "2024-02-30",  "0000-01-01",  "0000-12-31",  "-001-01-01",
          "+023-01-01", "2023-+1-01",  "2023-01--1",  "2o23-01-01",  "2023-0x-01",
          "2023-01-0a", "10000-01-01", "２023-01-01", "2023–01–01",  "2023-01 01",
          "today"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse(text));
    }
    CHECK_FALSE(Date::parse(std::string_view("2023-01-0\0", 10)));
}

TEST_CASE("parts of a day are those it was made of") {
    const Date date(2024, 2, 29);
    CHECK(date.year() == 2024);
    CHECK(date.month() == 2);
    CHECK(date.day() == 29);
    CHECK(date.iso_month() == "2024-02");
    CHECK(Date().iso() == "1970-01-01");
}

TEST_CASE("a month has its first and last day") {
    struct Case {
        std::string_view date;
        std::string_view last;
    };
    for (const auto& [date, last] : std::array<Case, 16>{{{"2023-01-15", "2023-01-31"},
                                                          {"2023-02-01", "2023-02-28"},
                                                          {"2024-02-29", "2024-02-29"},
                                                          {"1900-02-10", "1900-02-28"},
                                                          {"2000-02-10", "2000-02-29"},
                                                          {"2100-02-10", "2100-02-28"},
                                                          {"2023-03-31", "2023-03-31"},
                                                          {"2023-04-30", "2023-04-30"},
                                                          {"2023-05-02", "2023-05-31"},
                                                          {"2023-06-02", "2023-06-30"},
                                                          {"2023-07-02", "2023-07-31"},
                                                          {"2023-08-02", "2023-08-31"},
                                                          {"2023-09-02", "2023-09-30"},
                                                          {"2023-10-02", "2023-10-31"},
                                                          {"2023-11-02", "2023-11-30"},
                                                          {"2023-12-02", "2023-12-31"}}}) {
        CAPTURE_BOUND(date);
        CHECK(day(date).last_of_month().iso() == last);
        CHECK(day(date).first_of_month().iso() == std::string(date.substr(0, 8)) + "01");
    }
}

TEST_CASE("days are counted over month and year ends") {
    CHECK(day("2023-12-31").plus_days(1) == day("2024-01-01"));
    CHECK(day("2024-02-28").plus_days(1) == day("2024-02-29"));
    CHECK(day("2023-02-28").plus_days(1) == day("2023-03-01"));
    CHECK(day("2024-03-01").plus_days(-1) == day("2024-02-29"));
    CHECK(day("2024-01-01").plus_days(366) == day("2025-01-01"));
    CHECK(day("2024-01-01").plus_days(0) == day("2024-01-01"));
}

TEST_CASE("months are counted and a missing day becomes the last") {
    struct Case {
        std::string_view date;
        int months;
        std::string_view moved;
    };
    for (const auto& [date, months, moved] : std::array<Case, 14>{{{"2023-01-31", 1, "2023-02-28"},
                                                                   {"2024-01-31", 1, "2024-02-29"},
                                                                   {"2023-03-31", -1, "2023-02-28"},
                                                                   {"2023-01-31", 3, "2023-04-30"},
                                                                   {"2023-01-15", 12, "2024-01-15"},
                                                                   {"2024-02-29", 12, "2025-02-28"},
                                                                   {"2024-02-29", 48, "2028-02-29"},
                                                                   {"2024-02-29", -12, "2023-02-28"},
                                                                   {"2023-12-31", 2, "2024-02-29"},
                                                                   {"2023-12-01", 1, "2024-01-01"},
                                                                   {"2023-01-01", -1, "2022-12-01"},
                                                                   {"2023-01-01", -13, "2021-12-01"},
                                                                   {"2023-02-28", 1, "2023-03-28"},
                                                                   {"2023-05-17", 0, "2023-05-17"}}}) {
        CAPTURE_BOUND(date);
        CAPTURE_BOUND(months);
        CHECK(day(date).plus_months(months).iso() == moved);
    }
}

TEST_CASE("the period before is of the same kind and ends the day before") {
    struct Case {
        std::string_view from;
        std::string_view to;
        std::string_view earlier_from;
        std::string_view earlier_to;
    };
    for (const auto& c : std::array<Case, 15>{{{"2023-01-01", "2023-12-31", "2022-01-01", "2022-12-31"},
                                               {"2024-01-01", "2024-12-31", "2023-01-01", "2023-12-31"},
                                               {"2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"},
                                               {"2022-01-01", "2023-12-31", "2020-01-01", "2021-12-31"},
                                               {"2023-07-01", "2024-06-30", "2022-07-01", "2023-06-30"},
                                               {"2023-03-01", "2023-03-31", "2023-02-01", "2023-02-28"},
                                               {"2024-03-01", "2024-03-31", "2024-02-01", "2024-02-29"},
                                               {"2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31"},
                                               {"2023-01-01", "2023-01-31", "2022-12-01", "2022-12-31"},
                                               {"2023-01-01", "2023-03-31", "2022-10-01", "2022-12-31"},
                                               {"2023-07-01", "2023-12-31", "2023-01-01", "2023-06-30"},
                                               {"2024-02-01", "2024-02-28", "2024-01-04", "2024-01-31"},
                                               {"2023-01-02", "2023-01-08", "2022-12-26", "2023-01-01"},
                                               {"2024-03-01", "2024-03-01", "2024-02-29", "2024-02-29"},
                                               {"2023-01-02", "2023-12-31", "2022-01-03", "2023-01-01"}}}) {
        CAPTURE(c.from);
        CAPTURE(c.to);
        const Period earlier = span(c.from, c.to).previous();
        CHECK(earlier.from.iso() == c.earlier_from);
        CHECK(earlier.to.iso() == c.earlier_to);
    }
}

TEST_CASE("a year is a period from its first to its last day") {
    const Period year = Period::year(2024);
    CHECK(year == span("2024-01-01", "2024-12-31"));
    CHECK(year.contains(day("2024-01-01")));
    CHECK(year.contains(day("2024-12-31")));
    CHECK_FALSE(year.contains(day("2023-12-31")));
    CHECK_FALSE(year.contains(day("2025-01-01")));
}

TEST_CASE("a span is active in a period that it touches") {
    const Period march = span("2023-03-01", "2023-03-31");
    struct Case {
        std::optional<std::string_view> since;
        std::optional<std::string_view> until;
        bool expected;
    };
    for (const auto& c : std::array<Case, 15>{{{"2023-03-10", "2023-03-20", true},
                                               {"2023-01-01", "2023-12-31", true},
                                               {"2023-01-01", "2023-03-01", true},
                                               {"2023-01-01", "2023-02-28", false},
                                               {"2023-03-31", "2023-05-01", true},
                                               {"2023-04-01", "2023-05-01", false},
                                               {"2023-03-31", "2023-03-31", true},
                                               {"2023-03-01", "2023-03-01", true},
                                               {"2023-01-01", {}, true},
                                               {"2023-03-31", {}, true},
                                               {"2023-04-01", {}, false},
                                               {{}, {}, false},
                                               {{}, "2023-03-15", false},
                                               {"2023-03-20", "2023-03-10", false},
                                               {"2023-03-15", "2023-03-15", true}}}) {
        CAPTURE(c.since.value_or("none"));
        CAPTURE(c.until.value_or("none"));
        const auto since = c.since ? std::optional(day(*c.since)) : std::nullopt;
        const auto until = c.until ? std::optional(day(*c.until)) : std::nullopt;
        CHECK(active(since, until, march) == c.expected);
    }
}

TEST_CASE("a month is read as its first day") {
    CHECK(parse_month("2023-01") == day("2023-01-01"));
    CHECK(parse_month("9999-12") == day("9999-12-01"));
    for (const std::string_view text : {"", "2023", "2023-1", "2023-00", "2023-13", "0000-01", "2023-01-01",
                                        "2023/01", " 2023-01", "2023-01 ", "01-2023", "janvier"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_month(text));
    }
}

TEST_CASE("days beyond the calendar keep their order as texts") {
    const Date first(1, 1, 1);
    const Date last(9999, 12, 31);
    CHECK(first.plus_days(-1).iso() == "0000-12-31");
    CHECK(first.plus_months(-12 * 9999).iso() == "0000-01-01");
    CHECK(last.plus_days(1).iso() == "9999-12-31");
    CHECK(last.plus_months(12 * 9999).iso() == "9999-12-31");
    CHECK(Period{first, last}.previous().from.iso() == "0000-01-01");
    CHECK(first.plus_days(-1).iso() < first.iso());
    CHECK(last < last.plus_days(1));
}
