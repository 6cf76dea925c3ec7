#include "model/rules.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "unit/records.hpp"

using namespace edv;
using test::record;

namespace {

std::vector<std::string> codes(const model::Record& made) {
    std::vector<std::string> found;
    for (const model::Finding& finding : check_record(made))
        found.push_back(std::string(finding.field) + ":" + finding.code);
    std::sort(found.begin(), found.end());
    return found;
}

using Codes = std::vector<std::string>;

model::Record proposal(std::vector<std::pair<std::string_view, std::string>> more) {
    more.insert(more.end(), {{"partner", "A"}, {"area", "reception"}, {"text", "a shorter form"}});
    return record("proposal", more);
}

model::Record signal(std::vector<std::pair<std::string_view, std::string>> more) {
    more.insert(more.end(), {{"number", "2023-01"},
                             {"title", "t"},
                             {"statement", "s"},
                             {"ground", "political"},
                             {"opened", "2023-01-01"}});
    return record("signal", more);
}

} // namespace

TEST_CASE("every required field is asked for") {
    for (const model::Kind& one : model::kinds()) {
        CAPTURE(one.name);
        std::vector<model::Finding> findings = check_record(model::Record(one));
        for (const model::Field& field : one.fields) {
            CAPTURE(field.name);
            bool asked = std::any_of(findings.begin(), findings.end(), [&](const model::Finding& finding) {
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

TEST_CASE("steps of a proposal need what comes before them") {
    CHECK(codes(proposal({{"decided", "2023-02-01"}, {"decision", "accepted"}})) ==
          Codes{"submitted:missing"});
    CHECK(codes(proposal({{"submitted", "2023-01-02"}, {"decided", "2023-02-01"}})) ==
          Codes{"decision:missing"});
    CHECK(codes(proposal({{"decision", "accepted"}})) == Codes{"decided:missing"});
    CHECK(
        codes(proposal({{"submitted", "2023-01-02"}, {"decided", "2023-02-01"}, {"decision", "refused"}})) ==
        Codes{"reason:missing"});
    CHECK(codes(proposal({{"submitted", "2023-01-02"},
                          {"decided", "2023-02-01"},
                          {"decision", "accepted"},
                          {"implemented", "2023-03-01"}})) == Codes{"evidence:missing"});
    CHECK(codes(proposal({{"abandoned", "2023-03-01"}})) == Codes{"reason:missing"});
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
    for (const model::Kind& one : model::kinds()) {
        CAPTURE(one.name);
        for (std::string_view field : one.key)
            CHECK(one.has(field));
        for (const model::Field& field : one.fields) {
            CAPTURE(field.name);
            CHECK_FALSE(field.label.empty());
            if (field.type == model::FieldType::choice)
                CHECK_FALSE(model::choices(field.of).empty());
            bool refers = field.type == model::FieldType::ref || field.type == model::FieldType::refs;
            if (refers && field.of != "subject")
                CHECK(&model::kind(field.of) != nullptr);
        }
    }
}

TEST_CASE("every pair of days comes in the order of the life cycle") {
    struct Pair {
        const char* kind;
        const char* first;
        const char* second;
    };
    const std::vector<Pair> pairs{{"proposal", "opened", "submitted"},
                                  {"proposal", "opened", "decided"},
                                  {"proposal", "opened", "implemented"},
                                  {"proposal", "opened", "abandoned"},
                                  {"proposal", "submitted", "decided"},
                                  {"proposal", "submitted", "implemented"},
                                  {"proposal", "submitted", "abandoned"},
                                  {"proposal", "decided", "implemented"},
                                  {"proposal", "decided", "abandoned"},
                                  {"signal", "opened", "examined"},
                                  {"signal", "opened", "closed"},
                                  {"signal", "opened", "reopened"},
                                  {"signal", "examined", "closed"},
                                  {"signal", "reopened", "closed"},
                                  {"transmission", "sent", "due"},
                                  {"transmission", "sent", "acknowledged"},
                                  {"transmission", "sent", "answered"},
                                  {"transmission", "sent", "unanswered"},
                                  {"transmission", "sent", "implemented"},
                                  {"transmission", "acknowledged", "answered"},
                                  {"transmission", "acknowledged", "unanswered"},
                                  {"transmission", "acknowledged", "implemented"},
                                  {"transmission", "answered", "implemented"},
                                  {"transmission_event", "sent", "date"},
                                  {"transmission_event", "date", "due"},
                                  {"transmission_event", "date", "until"}};
    for (const Pair& pair : pairs) {
        const auto order_broken = [&](const char* first, const char* second) {
            const auto found = check_record(record(pair.kind, {{pair.first, first}, {pair.second, second}}));
            return std::any_of(found.begin(), found.end(), [&](const model::Finding& one) {
                return one.field == pair.second && one.code == "date-order";
            });
        };
        CAPTURE(pair.kind);
        CAPTURE(pair.first);
        CAPTURE(pair.second);
        CHECK(order_broken("2023-02-02", "2023-02-01"));
        CHECK_FALSE(order_broken("2023-02-01", "2023-02-01"));
    }
}

TEST_CASE("only where a clock runs again has an event a due day of its own") {
    const auto misplaced = [](const std::string& event, const std::string& until) {
        model::Record made = record("transmission_event", {{"signal", "2023-01"},
                                                           {"institution", "A"},
                                                           {"sent", "2023-01-01"},
                                                           {"date", "2023-02-01"},
                                                           {"event", event},
                                                           {"due", "2023-04-01"}});
        if (!until.empty())
            made.at("until") = test::day(until);
        const Codes found = codes(made);
        return std::find(found.begin(), found.end(), "due:contradiction") != found.end();
    };
    CHECK_FALSE(misplaced("resume", ""));
    CHECK_FALSE(misplaced("stop", "2023-03-01"));
    CHECK(misplaced("stop", ""));
    CHECK(misplaced("remind", ""));
    CHECK(misplaced("extend", "2023-03-01"));
}

TEST_CASE("of steps that exclude each other only one can be") {
    const auto has = [](const model::Record& record, std::string_view code) {
        const Codes found = codes(record);
        return std::find(found.begin(), found.end(), code) != found.end();
    };
    CHECK(has(proposal({{"implemented", "2023-03-01"}, {"abandoned", "2023-04-01"}}),
              "abandoned:contradiction"));
    for (const char* step : {"implemented", "abandoned"})
        CHECK(has(proposal({{"decided", "2023-02-01"}, {"decision", "refused"}, {step, "2023-03-01"}}),
                  std::string(step) + ":contradiction"));
    CHECK(has(record("transmission", {{"answered", "2023-02-01"}, {"unanswered", "2023-03-01"}}),
              "unanswered:contradiction"));
}
