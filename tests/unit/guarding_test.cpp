#include "model/guarding.hpp"

#include <set>

#include "model/rules.hpp"
#include "records.hpp"

using namespace edv;
using edv::test::record;

namespace {

std::vector<std::string> found(model::Record made, const model::Record* before = nullptr) {
    std::vector<model::Finding> findings;
    guard(made, false, findings, before);
    std::vector<std::string> fields;
    for (const model::Finding& finding : findings) {
        CHECK(finding.code == "personal-data");
        fields.emplace_back(finding.field);
    }
    return fields;
}

using Fields = std::vector<std::string>;
const std::string trace = "ann@example.be";

} // namespace

TEST_CASE("guard: the kinds whose texts are looked at") {
    const std::set<std::string_view> guarded{"observation",  "proposal",           "signal",
                                             "transmission", "transmission_event", "uptake"};
    for (const model::Kind& one : model::kinds()) {
        CAPTURE(one.name);
        CHECK(one.guarded == guarded.contains(one.name));
    }
}

TEST_CASE("guard: every free text, and nothing else") {
    for (const char* field : {"title", "summary", "impact", "suggestion", "reason"}) {
        CAPTURE(field);
        CHECK(found(record("observation", {{field, "write to " + trace}})) == Fields{field});
        CHECK(found(record("observation", {{field, "nobody"}})).empty());
    }
    for (const char* field : {"profile", "ref", "imported"}) {
        CAPTURE(field);
        CHECK(found(record("observation", {{field, trace}})).empty());
    }
    CHECK(found(record("proposal", {{"text", trace}, {"evidence", trace}})) == Fields{"text", "evidence"});
    CHECK(found(record("signal", {{"title", trace}, {"outcome", trace}})) == Fields{"title", "outcome"});
    CHECK(found(record("meeting", {{"note", trace}})).empty());
    CHECK(found(record("expert", {{"name", trace}})).empty());
}

TEST_CASE("guard: each trace is a finding that shows it masked") {
    model::Record made = record("observation", {{"summary", "ann@example.be or bob@example.be"}});
    std::vector<model::Finding> findings;
    guard(made, false, findings);
    REQUIRE(findings.size() == 2);
    for (const model::Finding& finding : findings) {
        CHECK(english(finding.what).find("example") == std::string::npos);
        CHECK(english(finding.what).find("e-mail address") != std::string::npos);
    }
    CHECK(made.text("summary") == "ann@example.be or bob@example.be");
}

TEST_CASE("guard: masked, a text is no finding") {
    model::Record made =
        record("observation", {{"title", "plain"}, {"summary", "to " + trace}, {"ref", trace}});
    std::vector<model::Finding> findings;
    guard(made, true, findings);
    CHECK(findings.empty());
    CHECK(made.text("title") == "plain");
    CHECK(made.text("summary") == "to ***@*******.**");
    CHECK(made.text("ref") == trace);
}

TEST_CASE("guard: what stands there already is passed over, what is new in it is not") {
    model::Record before = record("observation", {{"title", trace}, {"summary", trace}});
    model::Record after = record("observation", {{"title", trace}, {"summary", trace + " and more"}});
    CHECK(found(after, &before) == Fields{"summary"});
    std::vector<model::Finding> findings;
    guard(after, true, findings, &before);
    CHECK(after.text("title") == trace);
    CHECK(after.text("summary") == "***@*******.** and more");
}
