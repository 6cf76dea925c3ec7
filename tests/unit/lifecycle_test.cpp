#include "edv/model/lifecycle.hpp"

#include <doctest/doctest.h>
#include <set>
#include <string>

#include "edv/base/error.hpp"

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
};

} // namespace

TEST_CASE("every pair of state and step is legal or not as written down") {
    std::set<std::string> names;
    for (const Step& step : steps())
        names.emplace(step.name);
    std::size_t found = 0;
    for (const char* of : {"proposal", "signal", "transmission"})
        for (std::string_view from : states_of(of))
            for (const std::string& name : names) {
                const Step* step = find_step(of, from, name);
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
    CHECK(steps().size() == legal.size());
}

TEST_CASE("steps lead from states to states, and need fields that are there") {
    for (const Step& step : steps()) {
        CAPTURE(std::string(step.name));
        const auto states = states_of(step.kind);
        CHECK(std::find(states.begin(), states.end(), step.from) != states.end());
        CHECK(std::find(states.begin(), states.end(), step.to) != states.end());
        if (!step.needs.empty())
            CHECK((kind(step.kind).has(step.needs) || kind("transmission").has(step.needs) ||
                   kind("transmission_event").has(step.needs)));
    }
}

TEST_CASE("an illegal step is refused with the legal ones") {
    Record proposal(kind("proposal"));
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
