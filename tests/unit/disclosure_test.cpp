#include "report/disclosure.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

/// "4 1": four records of one expert, one of another.
report::Contributions who(const char* records) {
    report::Contributions made;
    int expert = 0;
    for (const std::string& one : words(records))
        made.add("E" + std::to_string(++expert), parse_integer(one).value());
    return made;
}

std::string told(std::optional<report::Withheld> why) {
    if (!why)
        return "shown";
    switch (*why) {
    case report::Withheld::few_records:
        return "few records";
    case report::Withheld::few_experts:
        return "few experts";
    case report::Withheld::one_expert:
        return "one expert";
    case report::Withheld::few_persons:
        break;
    }
    return "few persons";
}

} // namespace

TEST_CASE("each limit, below it, at it and above it") {
    struct Case {
        report::Audience audience;
        report::Tells tells;
        const char* records; // of each expert
        const char* expected;
    };
    using enum edv::report::Audience;
    using enum edv::report::Tells;
    for (const Case& one : {
             // nobody is there to be known
             Case{the_public, work, "", "shown"},
             Case{the_public, presence, "", "shown"},
             // five observations
             Case{the_public, work, "2 1 1", "few records"},
             Case{the_public, work, "2 2 1", "shown"},
             Case{the_public, work, "2 2 2", "shown"},
             // three experts
             Case{the_public, work, "9", "few experts"},
             Case{the_public, work, "5 5", "few experts"},
             Case{the_public, work, "4 4 4", "shown"},
             Case{the_public, work, "3 3 3 3", "shown"},
             // at most eighty percent of one
             Case{the_public, work, "79 11 10", "shown"},
             Case{the_public, work, "80 10 10", "shown"},
             Case{the_public, work, "8 1 1", "shown"},
             Case{the_public, work, "81 10 9", "one expert"},
             // three persons
             Case{the_public, presence, "1", "few persons"},
             Case{the_public, presence, "4 1", "few persons"},
             Case{the_public, presence, "1 1 1", "shown"},
             Case{the_public, presence, "9 1 1 1", "shown"},
             // what organisations do tells of no person
             Case{the_public, nothing, "1", "shown"},
             // a letter
             Case{partner, work, "", "shown"},
             Case{partner, work, "1 1", "few experts"},
             Case{partner, work, "1 1 1", "shown"},
             Case{partner, work, "97 1 1 1", "shown"},
             Case{partner, presence, "1", "shown"},
             // the service knows its experts
             Case{inside, work, "1", "shown"},
             Case{inside, presence, "1", "shown"},
         }) {
        CAPTURE(std::string(one.records));
        CHECK(told(withheld(limits_for(one.audience), one.tells, who(one.records))) == one.expected);
    }
}

TEST_CASE("limits can be set higher") {
    report::Limits higher = limits_for(report::Audience::the_public);
    higher.threshold = 10;
    higher.dominance = 0.5;
    higher.persons = 4;
    CHECK(told(withheld(higher, report::Tells::work, who("3 3 3"))) == "few records");
    CHECK(told(withheld(higher, report::Tells::work, who("6 3 1"))) == "one expert");
    CHECK(told(withheld(higher, report::Tells::presence, who("1 1 1"))) == "few persons");
}

TEST_CASE("what protects a figure from the public is known; inside nothing is hidden or rounded") {
    const report::Limits& limits = limits_for(report::Audience::the_public);
    CHECK(limits.width == 4);
    CHECK(limits.width_share == 0.25);
    CHECK(limits.round_persons == 5);
    CHECK(limits.insiders);
    for (const report::Audience audience : {report::Audience::inside, report::Audience::partner}) {
        CHECK(limits_for(audience).width == 0);
        CHECK(limits_for(audience).round_persons == 1);
        CHECK_FALSE(limits_for(audience).insiders);
    }
}

TEST_CASE("a median for the public has five records behind it") {
    const report::Limits& limits = limits_for(report::Audience::the_public);
    CHECK_FALSE(shows_median(limits, 4));
    CHECK(shows_median(limits, 5));
    CHECK(shows_median(limits, 6));
    CHECK(shows_median(limits_for(report::Audience::inside), 1));
}

TEST_CASE("no table by expert, and none of observations or contacts by partner, is for the public") {
    struct Case {
        const char* table;
        report::CountOptions options;
        bool publishable;
    };
    for (const Case& one :
         {Case{"observations", {.by = {"right"}}, true}, Case{"observations", {.by = {"partner_kind"}}, true},
          Case{"observations", {.by = {"partner"}}, false},
          Case{"observations", {.by = {"right", "partner"}}, false},
          Case{"observations", {.by = {"expert"}}, false},
          Case{"observations", {.by = {"right"}, .filter = {{"partner", {"A"}}}}, false},
          Case{"observations", {.by = {"right"}, .filter = {{"expert", {"E"}}}}, false},
          Case{"observations", {.by = {"right"}, .filter = {{"level", {"first"}}}}, true},
          Case{"secondments", {.by = {"expert"}}, false}, Case{"secondments", {.by = {"partner"}}, true},
          Case{"experts", {.by = {"partner", "language"}}, true},
          Case{"tallies", {.by = {"right", "month"}}, true}, Case{"tallies", {.by = {"partner"}}, false},
          Case{"tallies", {.by = {"expert"}}, false}, Case{"meetings", {.by = {"kind"}}, true},
          Case{"meetings", {.by = {"about"}}, false}, Case{"meetings", {.by = {"coordinator"}}, true},
          Case{"proposals", {.by = {"partner"}}, true}}) {
        CAPTURE(std::string(one.table));
        CAPTURE(join(one.options.by, ","));
        CHECK(is_publishable(report::table_spec(one.table), one.options) == one.publishable);
    }
}

TEST_CASE("a table says what its figures tell of a person, and whose its records are") {
    for (const report::TableSpec& spec : report::table_specs()) {
        CAPTURE(std::string(spec.name));
        CHECK((spec.tells == report::Tells::nothing) == spec.expert.empty());
        if (spec.expert.empty())
            continue;
        // Either the record is the expert's own, or it refers to one.
        const model::Field& field =
            model::kind(spec.kind).fields.at(model::kind(spec.kind).index(spec.expert));
        CHECK((spec.kind == "expert" ? field.name == "code" : field.of == "expert"));
    }
}

TEST_CASE("only a report for inside says whom it is for") {
    CHECK(first_page_notice(report::Audience::inside) ==
          "For the service itself, not for publication: small figures may tell of one person.");
    CHECK(first_page_notice(report::Audience::partner).empty());
    CHECK(first_page_notice(report::Audience::the_public).empty());
}

TEST_CASE("a text that names a person") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [](store::Writing& writing) {
        writing.add(partner("P1"));
        for (const auto& [code, name] : {std::pair("E07", "Zoé Van Hée"), {"ROSE", "Rose"}})
            writing.add(record("expert", {{"code", code}, {"name", name}, {"since", "2020-01-01"}}));
        writing.add(record(
            "secondment",
            {{"expert", "E07"}, {"partner", "P1"}, {"since", "2020-01-01"}, {"mentor", "Jan Peeters"}}));
        writing.add(
            record("coordinator", {{"code", "C1"}, {"name", "Anne Fictive"}, {"since", "2020-01-01"}}));
    });
    const report::RegisterView view(store);
    struct Case {
        const char* text;
        bool named;
    };
    for (const Case& one :
         {Case{"", false}, Case{"Zoé Van Hée l'a dit", true}, Case{"ZOE VAN HEE l'a dit", true},
          Case{"Zoé l'a dit", false}, Case{"dit par E07.", true}, Case{"E071", false}, Case{"e07", false},
          Case{"la rose est fanée", false}, Case{"ROSE", false}, Case{"Jan Peeters, mentor", true},
          Case{"Peeters Jan", false}, Case{"Anne Fictive l'a noté", false}}) {
        CAPTURE(std::string(one.text));
        CHECK(names_person(view, one.text) == one.named);
    }
    CHECK(words_of_names(view) ==
          std::set<std::string>{"zoe", "van", "hee", "rose", "jan", "peeters", "anne", "fictive"});
}
