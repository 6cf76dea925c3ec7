#include "model/standing.hpp"

#include <doctest/doctest.h>

#include "unit/records.hpp"

using namespace edv;
using test::day;
using test::record;

namespace {

model::Standing example() {
    std::vector<model::Record> partners{
        record("partner", {{"code", "A"}, {"name_fr", "Alpha"}, {"abbr_fr", "ALF"}, {"name_nl", "Alfa"}}),
        record("partner", {{"code", "B"}, {"name_nl", "Beta"}, {"abbr_nl", "BET"}}),
        record("partner", {{"code", "C"}, {"name_fr", "Gamma"}}),
        record("partner", {{"code", "D"}, {"name_fr", "Delta"}}),
        record("partner", {{"code", "S"}, {"name_fr", "Sigma"}})};
    std::vector<model::Record> names{
        record("partner_name",
               {{"partner", "A"}, {"since", "2010-01-01"}, {"lang", "fr"}, {"name", "Alpha deux"}}),
        record("partner_name", {{"partner", "A"},
                                {"since", "2020-06-15"},
                                {"lang", "fr"},
                                {"name", "Alpha trois"},
                                {"abbr", "A3"}})};
    std::vector<model::Record> successors{
        record("partner_successor", {{"partner", "A"}, {"successor", "C"}, {"since", "2022-01-01"}}),
        record("partner_successor", {{"partner", "B"}, {"successor", "C"}, {"since", "2022-01-01"}}),
        record("partner_successor", {{"partner", "C"}, {"successor", "D"}, {"since", "2024-03-01"}}),
        record("partner_successor", {{"partner", "S"}, {"successor", "A"}, {"since", "2015-01-01"}}),
        record("partner_successor", {{"partner", "S"}, {"successor", "B"}, {"since", "2015-01-01"}})};
    return {partners, names, successors};
}

} // namespace

TEST_CASE("a merged partner stands as itself before the day and as its successor from it on") {
    model::Standing standing = example();
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
    model::Standing standing = example();
    CHECK(standing.name("A", day("2009-12-31"), "fr") == "Alpha");
    CHECK(standing.name("A", day("2010-01-01"), "fr") == "Alpha deux");
    CHECK(standing.name("A", day("2020-06-14"), "fr") == "Alpha deux");
    CHECK(standing.name("A", day("2020-06-15"), "fr") == "Alpha trois");
    CHECK(standing.name("A", day("2020-06-15"), "nl") == "Alfa");
}

TEST_CASE("a missing name falls back on another language and then on the code") {
    model::Standing standing = example();
    CHECK(standing.name("B", day("2020-01-01"), "fr") == "Beta");
    CHECK(standing.name("A", day("2020-01-01"), "de") == "Alpha deux");
    CHECK(standing.name("X", day("2020-01-01"), "fr") == "X");
}

TEST_CASE("an abbreviation goes with its name and is not kept after a rename") {
    model::Standing standing = example();
    CHECK(standing.short_name("A", day("2009-12-31"), "fr") == "ALF");
    CHECK(standing.short_name("A", day("2010-01-01"), "fr") == "Alpha deux");
    CHECK(standing.short_name("A", day("2020-06-15"), "fr") == "A3");
    CHECK(standing.short_name("B", day("2020-06-15"), "fr") == "BET");
    CHECK(standing.short_name("A", day("2009-12-31"), "nl") == "Alfa");
}

TEST_CASE("descent follows mergers and splits") {
    model::Standing standing = example();
    CHECK(standing.descends("A", "D"));
    CHECK(standing.descends("S", "D"));
    CHECK(standing.descends("A", "A"));
    CHECK_FALSE(standing.descends("D", "A"));
}

TEST_CASE("a circle of successors ends") {
    std::vector<model::Record> circle{
        record("partner_successor", {{"partner", "A"}, {"successor", "B"}, {"since", "2020-01-01"}}),
        record("partner_successor", {{"partner", "B"}, {"successor", "A"}, {"since", "2020-01-01"}})};
    model::Standing standing({}, {}, circle);
    CHECK(standing.descends("B", "A"));
    CHECK_FALSE(standing.stands_as("A", day("2021-01-01")).empty());
}

namespace {

/// A closed; B merged into C, which was closed later; S split into B and D.
model::Standing ended_partners() {
    return {{record("partner", {{"code", "A"}, {"name_fr", "Alpha"}, {"until", "2020-12-31"}}),
             record("partner", {{"code", "B"}, {"name_fr", "Bêta"}, {"until", "2021-06-30"}}),
             record("partner", {{"code", "C"}, {"name_fr", "Gamma"}, {"until", "2023-12-31"}}),
             record("partner", {{"code", "D"}, {"name_fr", "Delta"}}),
             record("partner", {{"code", "S"}, {"name_fr", "Sigma"}})},
            {},
            {record("partner_successor", {{"partner", "B"}, {"successor", "C"}, {"since", "2021-07-01"}}),
             record("partner_successor", {{"partner", "S"}, {"successor", "B"}, {"since", "2019-01-01"}}),
             record("partner_successor", {{"partner", "S"}, {"successor", "D"}, {"since", "2019-01-01"}})}};
}

model::Record agreement(const char* partner, const char* since) {
    return record("agreement", {{"partner", partner}, {"relation", "external"}, {"since", since}});
}

} // namespace

TEST_CASE("an agreement runs at most to the last day of what its partner has become") {
    const model::Standing standing = ended_partners();
    CHECK(standing.last_day("A") == day("2020-12-31"));
    CHECK(standing.last_day("B") == day("2023-12-31"));
    CHECK(!standing.last_day("D"));
    CHECK(!standing.last_day("S"));
    CHECK(standing.running(agreement("A", "2019-01-01"))->date("until") == day("2020-12-31"));
    CHECK(standing.running(agreement("B", "2019-01-01"))->date("until") == day("2023-12-31"));
    CHECK(!standing.running(agreement("D", "2019-01-01"))->date("until"));
    CHECK(!standing.running(agreement("A", "2021-01-01")));
    model::Record ended = agreement("A", "2019-01-01");
    ended.at("until") = day("2019-12-31");
    CHECK(standing.running(ended) == ended);
}

TEST_CASE("a partner stands until it is closed, merged or split") {
    const model::Standing standing = ended_partners();
    CHECK(!standing.ended("A", day("2020-12-31")));
    CHECK(standing.ended("A", day("2021-01-01"))->since == day("2021-01-01"));
    CHECK(standing.ended("A", day("2021-01-01"))->heirs.empty());
    CHECK(!standing.ended("B", day("2021-06-30")));
    CHECK(standing.ended("B", day("2021-07-01"))->heirs == std::vector<std::string>{"C"});
    CHECK(!standing.ended("S", day("2018-12-31")));
    CHECK(standing.ended("S", day("2024-01-01"))->heirs == std::vector<std::string>{"B", "D"});
    CHECK(!standing.ended("D", day("2024-01-01")));
}

TEST_CASE("kin are what a partner came from and became by a day, itself first") {
    const model::Standing standing = ended_partners();
    using Codes = std::vector<std::string>;
    CHECK(standing.kin("C", day("2021-06-30")) == Codes{"C"});
    CHECK(standing.kin("C", day("2021-07-01")) == Codes{"C", "B", "S"});
    CHECK(standing.kin("S", day("2020-01-01")) == Codes{"S", "B", "D"});
    CHECK(standing.kin("S", day("2024-01-01")) == Codes{"S", "B", "D", "C"});
    CHECK(standing.kin("A", day("2024-01-01")) == Codes{"A"});
    CHECK(standing.kin("X", day("2024-01-01")) == Codes{"X"});
}

TEST_CASE("names are dated in the languages in which they change") {
    const std::vector<model::Standing::DatedName> names = example().dated_names("A");
    REQUIRE(names.size() == 3);
    CHECK(names[0].name == "Alpha");
    CHECK(!names[0].since);
    CHECK(names[0].until == day("2009-12-31"));
    CHECK(names[1].until == day("2020-06-14"));
    CHECK(names[2].abbr == "A3");
    CHECK(!names[2].until);
    CHECK(example().dated_names("B").empty());
}
