// Rules that other records tell: of the store, and of rows that an import brought before.
#include "rules/relations.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "model/rules.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

using Lines = std::vector<std::string>;

/// "field: what is wrong" of each.
Lines told(const std::vector<model::Finding>& findings) {
    Lines lines;
    for (const model::Finding& one : findings)
        lines.push_back(std::string(one.field) + ": " + english(one.what));
    return lines;
}

model::Record secondment(const char* expert, const char* partner, const char* since, const char* until) {
    return record("secondment",
                  {{"expert", expert}, {"partner", partner}, {"since", since}, {"until", until}});
}

/// E1 at P1 in all of 2020, and at P2 too in its second half; E2 nowhere.
void set_up(store::Writing& writing) {
    for (const char* code : {"E1", "E2"})
        writing.add(expert(code));
    for (const char* code : {"P1", "P2", "P3"})
        writing.add(partner(code));
    writing.add(secondment("E1", "P1", "2020-01-01", "2020-12-31"));
    writing.add(secondment("E1", "P2", "2020-07-01", "2020-12-31"));
    writing.add(
        record("partner_successor", {{"partner", "P1"}, {"successor", "P2"}, {"since", "2021-01-01"}}));
}

Lines checked(rules::Register& others, const model::Record& made) {
    std::vector<model::Finding> findings;
    others.check(made, findings);
    return told(findings);
}

} // namespace

TEST_CASE("a partner is told by the secondments of its day or month") {
    const Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, set_up);
    struct Case {
        const char* kind;
        const char* time;
        const char* expert;
        const char* partner; ///< that is told
        const char* finding;
    };
    const Case cases[] = {
        {"observation", "2020-06-30", "E1", "P1", nullptr},
        {"observation", "2020-07-01", "E1", "",
         "partner: E1 has several secondments on 2020-07-01: which partner?"},
        {"observation", "2021-01-01", "E1", "",
         "partner: E1 has no secondment on 2021-01-01: which partner?"},
        {"observation", "2020-06-30", "", "", nullptr},
        {"tally", "2020-06", "E1", "P1", nullptr},
        {"tally", "2020-07", "E1", "",
         "partner: E1 has secondments at several partners in 2020-07: which partner?"},
        {"tally", "2020-07", "E2", "", "partner: E2 has no secondment in 2020-07: which partner?"},
        {"tally", "2020-07", "", "", nullptr},
    };
    rules::Register others(store);
    for (const Case& one : cases) {
        CAPTURE(one.kind);
        CAPTURE(one.time);
        CAPTURE(one.expert);
        model::Record made =
            record(one.kind, {{one.kind == std::string("tally") ? "month" : "date", one.time}});
        if (*one.expert != '\0')
            made.at("expert") = one.expert;
        std::vector<model::Finding> findings;
        others.complete(made, findings);
        CHECK(made.text("partner") == one.partner);
        CHECK(told(findings) == (one.finding ? Lines{one.finding} : Lines{}));
    }
}

TEST_CASE("what a row says stands before what the register tells") {
    const Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, set_up);
    rules::Register others(store);
    model::Record made = record("observation", {{"date", "2020-01-10"},
                                                {"expert", "E1"},
                                                {"partner", "P3"},
                                                {"language", "de"},
                                                {"level", "second"}});
    const model::Record before = made;
    std::vector<model::Finding> findings;
    others.complete(made, findings);
    CHECK(made == before);
    CHECK(findings.empty());
}

TEST_CASE("an import rests on its own rows, stored or not") {
    const Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, set_up);
    rules::Register others(store);
    others.learn(record("project", {{"code", "New"}, {"kind", "partner"}, {"title", "T"}}));
    others.learn(secondment("E2", "P3", "2022-01-01", "2022-12-31"));
    others.learn(
        record("transmission", {{"signal", "2022-01"}, {"institution", "A"}, {"sent", "2022-03-01"}}));
    others.learn(
        record("partner_successor", {{"partner", "P2"}, {"successor", "P3"}, {"since", "2022-01-01"}}));

    model::Record observed = record("observation", {{"date", "2022-05-01"}, {"expert", "E2"}});
    std::vector<model::Finding> findings;
    others.complete(observed, findings);
    CHECK(observed.text("partner") == "P3");

    CHECK(checked(others, expert("NEW")) == Lines{"code: the code NEW is taken (project)"});
    CHECK(checked(others, partner("e1")) == Lines{"code: the code e1 is taken (expert)"});
    CHECK(checked(others, expert("E1")).empty()); // its own
    CHECK(checked(others, record("partner_successor",
                                 {{"partner", "P3"}, {"successor", "P1"}, {"since", "2023-01-01"}})) ==
          Lines{"successor: P3 and P1 succeed each other in a circle"});
    CHECK(checked(others, record("partner_successor",
                                 {{"partner", "P1"}, {"successor", "P1"}, {"since", "2023-01-01"}})) ==
          Lines{"successor: a partner can't succeed itself"});
    const auto relation = [](const char* signal, const char* other) {
        return record("signal_relation", {{"signal", signal}, {"relation", "recurs"}, {"other", other}});
    };
    others.learn(relation("2022-02", "2022-01"));
    others.learn(relation("2022-03", "2022-02"));
    CHECK(checked(others, relation("2022-04", "2022-03")).empty());
    CHECK(checked(others, relation("2022-03", "2022-01")).empty());
    for (const char* other : {"2022-02", "2022-03"})
        CHECK(checked(others, relation("2022-01", other)) ==
              Lines{"other: signals 2022-01 and " + std::string(other) +
                    " come back to each other in a circle"});
    CHECK(checked(others, relation("2022-01", "2022-01")) ==
          Lines{"other: a signal can't come back to itself"});
    const auto event = [](const char* institution) {
        return record("transmission_event", {{"signal", "2022-01"},
                                             {"institution", institution},
                                             {"sent", "2022-03-01"},
                                             {"date", "2022-04-01"},
                                             {"event", "remind"}});
    };
    CHECK(checked(others, event("a")).empty());
    CHECK(checked(others, event("B")) == Lines{"sent: there is no transmission 2022-01 B 2022-03-01"});
    CHECK(others.links(record("signal", {{"number", "2022-01"}})).transmitted);
    CHECK_FALSE(others.links(record("signal", {{"number", "2022-0"}})).transmitted);
    CHECK_FALSE(others.links(record("proposal", {{"number", "1"}})).transmitted);
}

TEST_CASE("a field is told of once, and what is stored so already is left alone") {
    const model::Record empty = record("observation", {});
    std::vector<model::Finding> findings;
    rules::add_broken(empty, findings);
    // The partner follows from the day and the expert, which are missing.
    CHECK(told(findings) ==
          Lines{"date: Date is required", "expert: Expert is required", "summary: Summary is required"});
    findings.erase(findings.begin() + 1, findings.end());
    rules::add_broken(empty, findings);
    CHECK(findings.size() == 3);

    model::Record made = record(
        "agreement",
        {{"partner", "P1"}, {"relation", "institution"}, {"since", "2020-01-02"}, {"until", "2020-01-01"}});
    const model::Record before = made;
    findings.clear();
    rules::add_broken(made, findings, &before);
    CHECK(findings.empty());
    made.at("until") = day("2019-12-31");
    rules::add_broken(made, findings, &before);
    CHECK(findings.size() == 1);
}

TEST_CASE("a reference is that of one observation in its profile") {
    const Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    long long number = 0;
    write(store, [&](store::Writing& writing) {
        set_up(writing);
        model::Record made = observation("2020-01-10");
        made.at("ref") = "R1";
        number = writing.add(made);
    });
    model::Record other = observation("2020-02-10");
    const auto found = [&](long long id) {
        std::vector<model::Finding> findings;
        rules::check_reference(store, other, id, findings);
        return told(findings);
    };
    CHECK(found(0).empty());
    other.at("ref") = "R1";
    CHECK(found(0) ==
          Lines{"ref: the reference \"R1\" is that of observation " + std::to_string(number) + " already"});
    CHECK(found(number).empty());
    other.at("profile") = "kobo";
    CHECK(found(0).empty());
}
