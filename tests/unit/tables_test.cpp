#include "report/tables.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <stdexcept>

#include "base/named.hpp"
#include "report/plan.hpp"

using namespace edv;

namespace {

/// The field that the names say, of the kind or of the table's own; a wrong name throws.
const model::Field& field(const report::TableSpec& spec, std::string_view of, std::string_view name) {
    return named(model::kind(of.empty() ? spec.kind : of).fields, name, "field");
}

/// Whether values of the field can be those of the facet.
bool fits(const report::Facet& facet, const model::Field& field) {
    switch (facet.type) {
    case model::FieldType::term:
        return field.of == facet.of &&
               field.type == (facet.several ? model::FieldType::terms : model::FieldType::term);
    case model::FieldType::choice:
        return field.type == model::FieldType::choice && field.of == facet.of && !facet.several;
    case model::FieldType::ref:
        // An institution may be a partner or any name.
        return (field.type == model::FieldType::ref && field.of == facet.of) ||
               (field.type == model::FieldType::text && facet.of == "partner");
    case model::FieldType::text:
        return field.type == model::FieldType::text && !field.prose && !field.personal;
    case model::FieldType::month:
        return (field.type == model::FieldType::date || field.type == model::FieldType::month) &&
               !facet.several;
    default:
        return false;
    }
}

} // namespace

TEST_CASE("a table of counts names its kind, the day or span that decides, and what goes through it") {
    std::set<std::string_view> names;
    for (const report::TableSpec& spec : report::table_specs()) {
        CAPTURE(std::string(spec.name));
        CHECK(names.insert(spec.name).second);
        CHECK(&report::table_spec(spec.name) == &spec);
        CHECK(report::find_table(spec.name) == &spec);
        REQUIRE(!model::kind(spec.kind).fields.empty());
        // Tallies are of a month.
        const model::FieldType day = field(spec, spec.when.kind, spec.when.day).type;
        CHECK((day == model::FieldType::date || day == model::FieldType::month));
        if (!spec.sum.empty())
            CHECK(field(spec, "", spec.sum).type == model::FieldType::integer);
        CHECK(spec.when.until.empty() != (spec.counter == report::Counter::lasting));
        if (spec.counter == report::Counter::lasting)
            CHECK(field(spec, spec.when.kind, spec.when.until).type == model::FieldType::date);
        else
            CHECK(spec.when.kind.empty());
        // The index of facts is that of observations.
        CHECK((spec.counter == report::Counter::facts) == (spec.kind == "observation"));
        CHECK_FALSE(spec.title.empty());
        CHECK_FALSE(spec.definition.empty());
        CHECK_FALSE(spec.base.plural.empty());
        REQUIRE(!spec.facets.empty());
    }
}

TEST_CASE("a facet names a field that holds its values") {
    for (const report::TableSpec& spec : report::table_specs()) {
        std::set<std::string_view> names;
        for (const report::Facet& facet : spec.facets) {
            CAPTURE(std::string(spec.name));
            CAPTURE(std::string(facet.name));
            CHECK(names.insert(facet.name).second);
            CHECK(find_facet(spec, facet.name) == &facet);
            CHECK_FALSE(facet.label.empty());
            // Only what decides has no name of its own.
            CHECK(facet.field.empty() == (facet.type == model::FieldType::month));
            const std::string_view of = facet.field.empty() ? spec.when.kind : facet.kind;
            const model::Field& found = field(spec, of, field_of(spec, facet));
            if (facet.then.empty()) {
                CHECK(fits(facet, found));
                continue;
            }
            CHECK(found.type == model::FieldType::ref);
            REQUIRE(found.of == "partner");
            CHECK(fits(facet, named(model::kind("partner").fields, facet.then, "field")));
        }
    }
}

TEST_CASE("every table can be counted by month and by year") {
    for (const report::TableSpec& spec : report::table_specs()) {
        CAPTURE(std::string(spec.name));
        for (const bool yearly : {false, true})
            CHECK(std::any_of(spec.facets.begin(), spec.facets.end(), [&](const report::Facet& facet) {
                return is_time(facet) && is_yearly(facet) == yearly;
            }));
    }
}

TEST_CASE("numbers are added up in tallies only, and in no count of observations") {
    for (const report::TableSpec& spec : report::table_specs()) {
        CAPTURE(std::string(spec.name));
        CHECK(spec.sum.empty() == (spec.kind != "tally"));
    }
}

TEST_CASE("each count has a place in the annual report") {
    for (const report::TableSpec& spec : report::table_specs())
        for (const report::Facet& facet : spec.facets) {
            const std::string name = std::string(spec.name) + "." + std::string(facet.name);
            CAPTURE(name);
            REQUIRE(report::count_named(name));
            config::Config config;
            config.report.sections = {{name, 1}};
            std::vector<Problem> problems;
            const std::vector<report::PlannedSection> sections = report::planned_sections(config, problems);
            REQUIRE(sections.size() == 1);
            REQUIRE(sections.front().chapter);
            CHECK(sections.front().tables.front().name == name);
        }
}

TEST_CASE("a name that is not there is a defect that says so, never a default") {
    CHECK_THROWS_WITH_AS(report::table_spec("expert"), "no table expert", std::logic_error);
    CHECK(report::find_table("expert") == nullptr);
    CHECK(find_facet(report::table_spec("experts"), "barriers") == nullptr);
    CHECK_FALSE(report::count_named("experts.barriers"));
    CHECK_THROWS_WITH_AS(static_cast<void>(place_in(report::table_names(), "expert", "table")),
                         "no table expert", std::logic_error);
}

TEST_CASE("the records of every table can be listed") {
    for (const report::TableSpec& spec : report::table_specs()) {
        CAPTURE(spec.name);
        CHECK((spec.kind == "partner" || !model::kind(spec.kind).listed.empty()));
    }
}

TEST_CASE("observations are counted by every code that says what was noticed") {
    for (const model::Field& field : model::kind("observation").fields)
        if (field.says == model::Says::noticed && is_coded(field.type)) {
            CAPTURE(field.name);
            const auto& facets = report::table_spec("observations").facets;
            CHECK(std::any_of(facets.begin(), facets.end(),
                              [&](const report::Facet& facet) { return facet.field == field.name; }));
        }
}
