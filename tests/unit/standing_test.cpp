#include "edv/model/standing.hpp"

#include <doctest/doctest.h>

#include "unit/records.hpp"

using namespace edv;
using test::day;
using test::record;

namespace {

Standing example() {
    std::vector<Record> partners{
        record("partner", {{"code", "A"}, {"name_fr", "Alpha"}, {"abbr_fr", "ALF"}, {"name_nl", "Alfa"}}),
        record("partner", {{"code", "B"}, {"name_nl", "Beta"}, {"abbr_nl", "BET"}}),
        record("partner", {{"code", "C"}, {"name_fr", "Gamma"}}),
        record("partner", {{"code", "D"}, {"name_fr", "Delta"}}),
        record("partner", {{"code", "S"}, {"name_fr", "Sigma"}})};
    std::vector<Record> names{
        record("partner_name",
               {{"partner", "A"}, {"since", "2010-01-01"}, {"lang", "fr"}, {"name", "Alpha deux"}}),
        record("partner_name", {{"partner", "A"},
                                {"since", "2020-06-15"},
                                {"lang", "fr"},
                                {"name", "Alpha trois"},
                                {"abbr", "A3"}})};
    std::vector<Record> successors{
        record("partner_successor", {{"partner", "A"}, {"successor", "C"}, {"since", "2022-01-01"}}),
        record("partner_successor", {{"partner", "B"}, {"successor", "C"}, {"since", "2022-01-01"}}),
        record("partner_successor", {{"partner", "C"}, {"successor", "D"}, {"since", "2024-03-01"}}),
        record("partner_successor", {{"partner", "S"}, {"successor", "A"}, {"since", "2015-01-01"}}),
        record("partner_successor", {{"partner", "S"}, {"successor", "B"}, {"since", "2015-01-01"}})};
    return {partners, names, successors};
}

} // namespace

TEST_CASE("a merged partner stands as itself before the day and as its successor from it on") {
    Standing standing = example();
    struct Case {
        const char* code;
        const char* day;
        const char* stands_as;
    };
    for (const Case& one :
         {Case{"A", "2021-12-31", "A"}, Case{"A", "2022-01-01", "C"}, Case{"B", "2023-12-31", "C"},
          Case{"A", "2024-02-29", "C"}, Case{"A", "2024-03-01", "D"}, Case{"C", "2024-03-01", "D"},
          Case{"D", "2030-01-01", "D"}, Case{"unknown", "2030-01-01", "unknown"}}) {
        CAPTURE(one.code);
        CAPTURE(one.day);
        CHECK(standing.stands_as(one.code, day(one.day)) == one.stands_as);
    }
}

TEST_CASE("a partner that was split goes on standing as itself") {
    CHECK(example().stands_as("S", day("2023-01-01")) == "S");
}

TEST_CASE("the name is that in force on the day") {
    Standing standing = example();
    CHECK(standing.name("A", day("2009-12-31"), "fr") == "Alpha");
    CHECK(standing.name("A", day("2010-01-01"), "fr") == "Alpha deux");
    CHECK(standing.name("A", day("2020-06-14"), "fr") == "Alpha deux");
    CHECK(standing.name("A", day("2020-06-15"), "fr") == "Alpha trois");
    CHECK(standing.name("A", day("2020-06-15"), "nl") == "Alfa");
}

TEST_CASE("a missing name falls back on another language and then on the code") {
    Standing standing = example();
    CHECK(standing.name("B", day("2020-01-01"), "fr") == "Beta");
    CHECK(standing.name("A", day("2020-01-01"), "de") == "Alpha deux");
    CHECK(standing.name("X", day("2020-01-01"), "fr") == "X");
}

TEST_CASE("an abbreviation goes with its name and is not kept after a rename") {
    Standing standing = example();
    CHECK(standing.short_name("A", day("2009-12-31"), "fr") == "ALF");
    CHECK(standing.short_name("A", day("2010-01-01"), "fr") == "Alpha deux");
    CHECK(standing.short_name("A", day("2020-06-15"), "fr") == "A3");
    CHECK(standing.short_name("B", day("2020-06-15"), "fr") == "BET");
    CHECK(standing.short_name("A", day("2009-12-31"), "nl") == "Alfa");
}

TEST_CASE("descent follows mergers and splits") {
    Standing standing = example();
    CHECK(standing.descends("A", "D"));
    CHECK(standing.descends("S", "D"));
    CHECK(standing.descends("A", "A"));
    CHECK_FALSE(standing.descends("D", "A"));
}

TEST_CASE("a circle of successors ends") {
    std::vector<Record> circle{
        record("partner_successor", {{"partner", "A"}, {"successor", "B"}, {"since", "2020-01-01"}}),
        record("partner_successor", {{"partner", "B"}, {"successor", "A"}, {"since", "2020-01-01"}})};
    Standing standing({}, {}, circle);
    CHECK(standing.descends("B", "A"));
    CHECK_FALSE(standing.stands_as("A", day("2021-01-01")).empty());
}
