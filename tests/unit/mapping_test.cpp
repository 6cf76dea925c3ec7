#include "intake/mapping.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "base/text.hpp"

using namespace edv;

namespace {

using Header = std::vector<std::string>;

/// "date=Datum summary=A+B barriers[x,y] expert:E1" of what feeds each field, in the order of the fields.
std::string fed(const intake::Mapping& mapping, const Header& header) {
    std::string all;
    for (const model::Field& field : model::kind("observation").fields)
        for (const intake::FieldSource& source : mapping.sources) {
            if (model::kind("observation").fields[source.field].name != field.name)
                continue;
            all += (all.empty() ? "" : " ") + std::string(field.name);
            for (std::size_t i = 0; i < source.columns.size(); ++i)
                all += (i == 0 ? "=" : "+") + header[source.columns[i]];
            for (std::size_t i = 0; i < source.answers.size(); ++i)
                all += (i == 0 ? "[" : ",") + source.answers[i].word;
            all += source.answers.empty() ? "" : "]";
            if (source.constant)
                all += ":" + *source.constant;
        }
    return all;
}

std::string problems(const intake::Mapping& mapping) {
    std::vector<std::string> all;
    for (const Problem& problem : mapping.problems)
        all.push_back(problem.code + " " + problem.column);
    return join(all, ", ");
}

intake::Mapping map(const Header& header, const intake::Headers& wanted) {
    return map_header(header, model::kind("observation"), wanted);
}

config::Profile profile_of(std::map<std::string, std::vector<std::string>, std::less<>> columns) {
    config::Profile profile;
    profile.name = "test";
    profile.columns = std::move(columns);
    return profile;
}

} // namespace

TEST_CASE("edv's own columns are known by their names, in any case") {
    Header header{"Date", "EXPERT", "partner", "summary", "barriers"};
    intake::Mapping mapping = map(header, {});
    CHECK(fed(mapping, header) ==
          "date=Date expert=EXPERT partner=partner summary=summary barriers=barriers");
    CHECK(problems(mapping) == "");
}

TEST_CASE("usual headers count only where they are asked for") {
    Header header{"Datum", "Expert", "Organisatie", "Vaststelling"};
    CHECK(
        problems(map(header, {})) ==
        "unknown-column Datum, unknown-column Organisatie, unknown-column Vaststelling, missing-column date, "
        "missing-column partner, missing-column summary");
    intake::Mapping mapping =
        map(header, {.optional = {}, .ignored = {}, .usual = true, .profile = nullptr, .constants = {}});
    CHECK(fed(mapping, header) == "date=Datum expert=Expert partner=Organisatie summary=Vaststelling");
    CHECK(problems(mapping) == "");
}

TEST_CASE("unknown, doubled and missing columns are all told") {
    Header header{"date", "Date", "summary", "remark", ""};
    intake::Mapping mapping = map(header, {.optional = {"partner"}, .ignored = {"remark"}, .constants = {}});
    CHECK(problems(mapping) == "doubled-column Date, missing-column expert");
    CHECK(mapping.ignored == Header{"remark"});
    CHECK(mapping.nameless == std::vector<bool>{false, false, false, false, true});
}

TEST_CASE("a constant stands for a column, and before one") {
    Header header{"date", "expert", "summary"};
    intake::Mapping mapping =
        map(header,
            {.optional = {"partner"}, .ignored = {}, .constants = {{"expert", "E1"}, {"right", "housing"}}});
    CHECK(fed(mapping, header) == "date=date expert:E1 summary=summary right:housing");
    CHECK(mapping.ignored == Header{"expert"});
}

TEST_CASE("with a profile only what it names is read, and the rest is listed") {
    Header header{"ID", "When", "Who", "Text", "More", "date", ""};
    config::Profile profile = profile_of({{"ref", {"ID"}},
                                          {"date", {"when"}},
                                          {"expert", {"Who"}},
                                          {"summary", {"Text", "More"}},
                                          {"title", {"Text"}}});
    profile.constants = {{"level", "first"}};
    intake::Mapping mapping =
        map(header, {.optional = {"partner"}, .ignored = {}, .profile = &profile, .constants = {}});
    CHECK(fed(mapping, header) == "date=When expert=Who title=Text summary=Text+More level:first ref=ID");
    CHECK(mapping.ignored == Header{"date"});
    CHECK(problems(mapping) == "");
    CHECK(mapping.nameless[6]);
}

TEST_CASE("a column that the profile names must be there, once") {
    Header header{"Whn", "Who", "Who", "Text"};
    config::Profile profile = profile_of({{"date", {"When"}}, {"expert", {"Who"}}, {"summary", {"Text"}}});
    intake::Mapping mapping =
        map(header, {.optional = {"partner"}, .ignored = {}, .profile = &profile, .constants = {}});
    CHECK(problems(mapping) == "missing-column When, doubled-column Who");
}

TEST_CASE("an exact header goes before one that differs in case") {
    Header header{"text", "Text"};
    config::Profile profile = profile_of({{"summary", {"Text"}}});
    profile.constants = {{"date", "2023-01-01"}, {"expert", "E1"}};
    intake::Mapping mapping =
        map(header, {.optional = {"partner"}, .ignored = {}, .profile = &profile, .constants = {}});
    CHECK(fed(mapping, header) == "date:2023-01-01 expert:E1 summary=Text");
}

TEST_CASE("groups in front of a question do not count, and answers have columns of their own") {
    config::Profile profile;
    profile.groups = "/";
    profile.answers = "/";
    profile.usual = true;
    Header header{"start",
                  "visit/date",
                  "visit/expert",
                  "visit/summary",
                  "visit/barriers",
                  "visit/barriers/waiting",
                  "visit/barriers/digital",
                  "_id"};
    intake::Mapping mapping =
        map(header, {.optional = {"partner"}, .ignored = {}, .profile = &profile, .constants = {}});
    CHECK(fed(mapping, header) == "date=visit/date expert=visit/expert summary=visit/summary "
                                  "barriers=visit/barriers[waiting,digital] ref=_id");
    CHECK(mapping.ignored == Header{"start"});

    profile.groups = "-";
    Header odk{"visit-date", "visit-expert", "visit-summary", "visit-groups/older", "KEY"};
    profile.columns = {{"ref", {"KEY"}}};
    CHECK(fed(map(odk, {.optional = {"partner"}, .ignored = {}, .profile = &profile, .constants = {}}),
              odk) == "date=visit-date expert=visit-expert summary=visit-summary groups[older] ref=KEY");

    profile.groups = "";
    profile.answers = "[]";
    profile.columns = {{"ref", {"id"}}, {"barriers", {"Q3"}}};
    Header lime{"id", "date. Quand ?", "Q1. Expert", "summary", "Q3[waiting]", "Q3[digital]", "Q3[]"};
    intake::Mapping mapped =
        map(lime, {.optional = {"partner"}, .ignored = {}, .profile = &profile, .constants = {}});
    CHECK(fed(mapped, lime) ==
          "date=date. Quand ? expert=Q1. Expert summary=summary barriers[waiting,digital,] ref=id");
}

TEST_CASE("what the sheet says becomes codes") {
    config::Profile profile = profile_of({{"right", {"Thema"}}});
    profile.values["right"] = {{"Wonen", "housing"}, {"*", "health"}};
    profile.constants = {{"date", "2023-01-01"}, {"expert", "E1"}, {"summary", "x"}};
    intake::Mapping mapping =
        map({"Thema"}, {.optional = {"partner"}, .ignored = {}, .profile = &profile, .constants = {}});
    for (const intake::FieldSource& source : mapping.sources)
        if (!source.values.empty()) {
            CHECK(source.values.begin()->first == "wonen");
            CHECK(source.values.begin()->second == "housing");
            CHECK(source.otherwise == "health");
        }
    CHECK(problems(mapping) == "");
}
