#include "edv/model/rules.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "unit/records.hpp"

using namespace edv;
using test::record;

namespace {

std::vector<std::string> codes(const Record& made) {
    std::vector<std::string> found;
    for (const Finding& finding : check_record(made))
        found.push_back(std::string(finding.field) + ":" + finding.code);
    std::sort(found.begin(), found.end());
    return found;
}

using Codes = std::vector<std::string>;

Record proposal(std::vector<std::pair<std::string_view, std::string>> more) {
    more.insert(more.end(), {{"partner", "A"}, {"area", "reception"}, {"text", "a shorter form"}});
    return record("proposal", more);
}

Record signal(std::vector<std::pair<std::string_view, std::string>> more) {
    more.insert(more.end(), {{"number", "2023-01"},
                             {"title", "t"},
                             {"statement", "s"},
                             {"ground", "political"},
                             {"opened", "2023-01-01"}});
    return record("signal", more);
}

} // namespace

TEST_CASE("every required field is asked for") {
    for (const Kind& one : kinds()) {
        CAPTURE(one.name);
        std::vector<Finding> findings = check_record(Record(one));
        for (const Field& field : one.fields) {
            CAPTURE(field.name);
            bool asked = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
                return finding.field == field.name && finding.code == "missing";
            });
            if (field.required)
                CHECK(asked);
        }
    }
}

TEST_CASE("until may be the day of since and not the day before") {
    auto agreement = [](const char* since, const char* until) {
        return record("agreement",
                      {{"partner", "A"}, {"relation", "external"}, {"since", since}, {"until", until}});
    };
    CHECK(codes(agreement("2023-05-01", "2023-05-01")) == Codes{});
    CHECK(codes(agreement("2023-05-01", "2023-04-30")) == Codes{"until:date-order"});
    CHECK(codes(agreement("2024-02-29", "2024-03-01")) == Codes{});
}

TEST_CASE("a share lies between 0 and 1 and a number is not negative") {
    auto secondment = [](const char* share) {
        return record("secondment",
                      {{"expert", "E"}, {"partner", "A"}, {"since", "2023-01-01"}, {"share", share}});
    };
    CHECK(codes(secondment("0")) == Codes{});
    CHECK(codes(secondment("1")) == Codes{});
    CHECK(codes(secondment("1.01")) == Codes{"share:out-of-range"});
    CHECK(codes(secondment("-0.1")) == Codes{"share:out-of-range"});
    CHECK(codes(record("expert", {{"code", "E"}, {"since", "2023-01-01"}, {"fte", "-1"}})) ==
          Codes{"fte:out-of-range"});
    CHECK(codes(record("expert", {{"code", "E"}, {"since", "2023-01-01"}, {"fte", "1.2"}})) == Codes{});
    CHECK(
        codes(record("tally", {{"month", "2023-01"}, {"expert", "E"}, {"partner", "A"}, {"count", "-3"}})) ==
        Codes{"count:out-of-range"});
}

TEST_CASE("a partner needs a name in one language at least") {
    CHECK(codes(record("partner", {{"code", "A"}, {"kind", "fps"}})) == Codes{"name_fr:missing"});
    for (const char* name : {"name_fr", "name_nl", "name_de", "name_en"})
        CHECK(codes(record("partner", {{"code", "A"}, {"kind", "fps"}, {name, "x"}})) == Codes{});
}

TEST_CASE("a partner does not succeed itself") {
    CHECK(
        codes(record("partner_successor", {{"partner", "A"}, {"successor", "A"}, {"since", "2023-01-01"}})) ==
        Codes{"successor:own-successor"});
}

TEST_CASE("the state of a proposal follows from its days") {
    struct Case {
        std::vector<std::pair<std::string_view, std::string>> fields;
        const char* state;
    };
    const std::vector<Case> cases{
        {{}, "draft"},
        {{{"opened", "2023-01-01"}}, "draft"},
        {{{"submitted", "2023-01-02"}}, "submitted"},
        {{{"submitted", "2023-01-02"}, {"decided", "2023-02-01"}}, "accepted"},
        {{{"submitted", "2023-01-02"}, {"decided", "2023-02-01"}, {"reason", "no budget"}}, "refused"},
        {{{"submitted", "2023-01-02"},
          {"decided", "2023-02-01"},
          {"reason", "in part"},
          {"state", "accepted"}},
         "accepted"},
        {{{"submitted", "2023-01-02"},
          {"decided", "2023-02-01"},
          {"implemented", "2023-03-01"},
          {"evidence", "new form"}},
         "implemented"},
        {{{"submitted", "2023-01-02"},
          {"decided", "2023-02-01"},
          {"abandoned", "2023-03-01"},
          {"reason", "merged"}},
         "abandoned"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.state);
        CHECK(proposal_state(proposal(one.fields)) == one.state);
        CHECK(codes(proposal(one.fields)) == Codes{});
        auto with_state = one.fields;
        std::erase_if(with_state, [](const auto& field) { return field.first == "state"; });
        with_state.emplace_back("state", one.state);
        CHECK(codes(proposal(with_state)) == Codes{});
    }
}

TEST_CASE("a proposal whose state disagrees with its days is refused") {
    CHECK(codes(proposal({{"state", "submitted"}})) == Codes{"state:state-disagrees"});
    CHECK(codes(proposal({{"submitted", "2023-01-02"}, {"state", "implemented"}})) ==
          Codes{"state:state-disagrees"});
    CHECK(codes(proposal({{"submitted", "2023-01-02"}, {"decided", "2023-02-01"}, {"state", "refused"}})) ==
          Codes{"state:state-disagrees"});
}

TEST_CASE("steps of a proposal need what comes before them") {
    CHECK(codes(proposal({{"decided", "2023-02-01"}})) == Codes{"submitted:missing"});
    CHECK(codes(proposal({{"submitted", "2023-01-02"}, {"decided", "2023-01-01"}})) ==
          Codes{"decided:date-order"});
    CHECK(codes(proposal(
              {{"submitted", "2023-01-02"}, {"decided", "2023-02-01"}, {"implemented", "2023-03-01"}})) ==
          Codes{"evidence:missing"});
    CHECK(codes(proposal({{"abandoned", "2023-03-01"}})) == Codes{"reason:missing"});
}

TEST_CASE("the state of a signal follows from its days and its transmissions") {
    CHECK(signal_state(signal({}), false) == "draft");
    CHECK(signal_state(signal({{"examined", "2023-02-01"}, {"decision", "transmit"}}), false) == "examined");
    CHECK(signal_state(signal({{"examined", "2023-02-01"}, {"decision", "transmit"}}), true) ==
          "transmitted");
    CHECK(
        signal_state(signal({{"examined", "2023-02-01"}, {"decision", "transmit"}, {"closed", "2023-05-01"}}),
                     true) == "closed");
}

TEST_CASE("an examination has a decision and a refusal to transmit its reason") {
    CHECK(codes(signal({{"examined", "2023-02-01"}})) == Codes{"decision:missing"});
    CHECK(codes(signal({{"decision", "transmit"}})) == Codes{"examined:missing"});
    CHECK(codes(signal({{"examined", "2023-02-01"}, {"decision", "not"}})) == Codes{"reason:missing"});
    CHECK(codes(signal({{"examined", "2022-12-31"}, {"decision", "transmit"}})) ==
          Codes{"examined:date-order"});
    CHECK(codes(signal({{"examined", "2023-02-01"}, {"decision", "transmit"}, {"closed", "2023-03-01"}})) ==
          Codes{"outcome:missing"});
}

TEST_CASE("kinds fit together") {
    for (const Kind& one : kinds()) {
        CAPTURE(one.name);
        for (std::string_view field : one.key)
            CHECK(one.has(field));
        for (const Field& field : one.fields) {
            CAPTURE(field.name);
            CHECK_FALSE(field.label.empty());
            if (field.type == FieldType::choice)
                CHECK_FALSE(choices(field.of).empty());
            bool refers = field.type == FieldType::ref || field.type == FieldType::refs;
            if (refers && field.of != "subject")
                CHECK(&kind(field.of) != nullptr);
        }
    }
}
