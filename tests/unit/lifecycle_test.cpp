#include "edv/model/lifecycle.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>

#include "edv/base/error.hpp"

#include "unit/records.hpp"

using namespace edv;

namespace {

/// Every legal step as `kind: from step to`, written down by hand.
const std::set<std::string> legal{
    "proposal: draft submit submitted",
    "proposal: draft abandon abandoned",
    "proposal: submitted accept accepted",
    "proposal: submitted refuse refused",
    "proposal: submitted abandon abandoned",
    "proposal: accepted implement implemented",
    "proposal: accepted abandon abandoned",
    "signal: draft examine examined",
    "signal: examined transmit transmitted",
    "signal: examined close closed",
    "signal: examined reopen draft",
    "signal: transmitted transmit transmitted",
    "signal: transmitted close closed",
    "signal: closed reopen transmitted",
    "transmission: sent acknowledge acknowledged",
    "transmission: sent answer answered",
    "transmission: sent implement implemented",
    "transmission: sent remind sent",
    "transmission: sent extend sent",
    "transmission: sent stop stopped",
    "transmission: acknowledged answer answered",
    "transmission: acknowledged implement implemented",
    "transmission: acknowledged remind acknowledged",
    "transmission: acknowledged extend acknowledged",
    "transmission: acknowledged stop stopped",
    "transmission: stopped acknowledge stopped",
    "transmission: stopped answer answered",
    "transmission: stopped implement implemented",
    "transmission: stopped extend stopped",
    "transmission: stopped resume sent",
    "transmission: answered implement implemented",
    "transmission: answered remind answered",
    "transmission: unanswered answer answered",
    "transmission: unanswered implement implemented",
};

} // namespace

TEST_CASE("every pair of state and step is legal or not as written down") {
    std::set<std::string> names;
    for (const model::Step& step : model::steps())
        names.emplace(step.name);
    std::size_t found = 0;
    for (const char* of : {"proposal", "signal", "transmission"})
        for (std::string_view from : model::states_of(of))
            for (const std::string& name : names) {
                const model::Step* step = model::find_step(of, from, name);
                const std::string text = std::string(of) + ": " + std::string(from) + " " + name + " ";
                const auto expected = legal.lower_bound(text);
                const bool is_legal = expected != legal.end() && expected->starts_with(text);
                CAPTURE(text);
                CHECK((step != nullptr) == is_legal);
                if (step && is_legal) {
                    CHECK(text + std::string(step->to) == *expected);
                    ++found;
                }
            }
    CHECK(found == legal.size());
    CHECK(model::steps().size() == legal.size());
}

TEST_CASE("steps lead from states to states, and need fields that are there") {
    for (const model::Step& step : model::steps()) {
        CAPTURE(std::string(step.name));
        const auto states = model::states_of(step.kind);
        CHECK(std::find(states.begin(), states.end(), step.from) != states.end());
        CHECK(std::find(states.begin(), states.end(), step.to) != states.end());
        if (!step.needs.empty())
            CHECK((model::kind(step.kind).has(step.needs) || model::kind("transmission").has(step.needs) ||
                   model::kind("transmission_event").has(step.needs)));
    }
}

TEST_CASE("an illegal step is refused with the legal ones") {
    model::Record proposal(model::kind("proposal"));
    proposal.at("number") = 12LL;
    const Error error = illegal_step(proposal, "submitted", "implement");
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(error.problems().front().code == "illegal-step");
    CHECK(english(error.problems().front().what) ==
          "proposal 12 is \"submitted\": implement is no legal step");
    CHECK(english(error.problems().front().hint) == "legal steps: accept, refuse, abandon");
    CHECK(english(illegal_step(proposal, "refused", "accept").problems().front().hint) ==
          "no step is legal any more");
}

TEST_CASE("states follow from days, decisions and other records, the furthest first") {
    using Fields = std::vector<std::pair<std::string_view, std::string>>;
    struct Case {
        const char* kind;
        Fields fields;
        model::Links links;
        const char* state;
    };
    const std::vector<Case> cases{
        {"observation", {}, {}, "open"},
        {"observation", {{"noted", "2023-01-02"}}, {}, "noted"},
        {"observation", {{"noted", "2023-01-02"}}, {.proposed = true}, "in_proposal"},
        {"observation", {}, {.proposed = true, .signalled = true}, "in_signal"},
        {"observation", {{"withdrawn", "2023-01-02"}}, {.signalled = true}, "withdrawn"},
        {"proposal", {}, {}, "draft"},
        {"proposal", {{"opened", "2023-01-01"}, {"reason", "a text decides nothing"}}, {}, "draft"},
        {"proposal", {{"submitted", "2023-01-02"}}, {}, "submitted"},
        {"proposal",
         {{"decided", "2023-02-01"}, {"decision", "accepted"}, {"reason", "in part"}},
         {},
         "accepted"},
        {"proposal", {{"decided", "2023-02-01"}, {"decision", "refused"}}, {}, "refused"},
        {"proposal", {{"decided", "2023-02-01"}, {"implemented", "2023-03-01"}}, {}, "implemented"},
        {"proposal", {{"submitted", "2023-01-02"}, {"abandoned", "2023-03-01"}}, {}, "abandoned"},
        {"signal", {}, {}, "draft"},
        {"signal", {{"examined", "2023-02-01"}}, {}, "examined"},
        {"signal", {{"examined", "2023-02-01"}}, {.transmitted = true}, "transmitted"},
        {"signal", {{"closed", "2023-05-01"}}, {.transmitted = true}, "closed"},
        {"transmission", {}, {}, "sent"},
        {"transmission", {{"acknowledged", "2023-02-01"}}, {}, "acknowledged"},
        {"transmission", {{"acknowledged", "2023-02-01"}}, {.stopped = true}, "stopped"},
        {"transmission", {}, {.closed = true, .stopped = true}, "unanswered"},
        {"transmission", {{"unanswered", "2023-02-01"}}, {}, "unanswered"},
        {"transmission", {{"answered", "2023-02-01"}}, {.closed = true}, "answered"},
        {"transmission", {{"answered", "2023-02-01"}, {"implemented", "2023-03-01"}}, {}, "implemented"}};
    for (const Case& one : cases) {
        CAPTURE(one.kind);
        CAPTURE(one.state);
        CHECK(state_of(test::record(one.kind, one.fields), one.links) == one.state);
    }
}

TEST_CASE("each state has a rule, and the last rule of a kind always holds") {
    for (const char* of : {"observation", "proposal", "signal", "transmission"}) {
        std::set<std::string_view> told;
        const model::StateRule* last = nullptr;
        for (const model::StateRule& rule : model::state_rules())
            if (rule.kind == of) {
                told.insert(rule.state);
                last = &rule;
            }
        const auto states = model::states_of(of);
        CHECK(told == std::set<std::string_view>(states.begin(), states.end()));
        CHECK((last->field.empty() && !last->link));
    }
}

TEST_CASE("an end is what nothing follows") {
    using test::record;
    CHECK(ended_on(record("proposal", {{"submitted", "2023-01-02"}})) == std::nullopt);
    CHECK(ended_on(record("proposal", {{"decided", "2023-02-01"}, {"decision", "accepted"}})) ==
          std::nullopt);
    CHECK(ended_on(record("proposal", {{"decided", "2023-02-01"}, {"decision", "refused"}})) ==
          Date::parse("2023-02-01"));
    CHECK(ended_on(record("proposal", {{"abandoned", "2023-03-01"}})) == Date::parse("2023-03-01"));
    CHECK(ended_on(record("signal", {{"examined", "2023-02-01"}, {"decision", "transmit"}})) == std::nullopt);
    CHECK(ended_on(record("signal", {{"examined", "2023-02-01"}, {"decision", "not"}})) ==
          Date::parse("2023-02-01"));
    CHECK(ended_on(record("signal",
                          {{"examined", "2023-02-01"}, {"decision", "not"}, {"closed", "2023-05-01"}})) ==
          Date::parse("2023-05-01"));
}

TEST_CASE("a day that is taken back takes its decision along, unless the edit gives another") {
    const model::Record before = test::record(
        "signal",
        {{"examined", "2023-02-01"}, {"examined_by", "C1"}, {"decision", "transmit"}, {"reason", "R"}});
    model::Record edited = before;
    edited.at("examined") = Value();
    take_back(before, edited);
    CHECK(is_empty(edited.at("decision")));
    CHECK(is_empty(edited.at("examined_by")));
    CHECK(edited.text("reason") == "R");
    edited = before;
    edited.at("examined") = Value();
    edited.at("decision") = std::string("not");
    take_back(before, edited);
    CHECK(edited.text("decision") == "not");
    edited = before;
    take_back(before, edited);
    CHECK(edited == before);
}
