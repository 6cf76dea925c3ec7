// What the kinds say of themselves is whole: a field that is added without it fails here.
#include <algorithm>
#include <doctest/doctest.h>

#include "edv/model/kind.hpp"
#include "edv/model/lifecycle.hpp"

using namespace edv;

TEST_CASE("every field of an observation says whether a row is known by it") {
    for (const model::Kind& one : model::kinds())
        for (const model::Field& field : one.fields) {
            CAPTURE(one.name);
            CAPTURE(field.name);
            CHECK((field.says != model::Says::nothing) == (one.name == "observation"));
        }
}

TEST_CASE("every day of a kind with a life cycle has its place in the order") {
    for (const model::Kind& one : model::kinds()) {
        if (std::none_of(model::state_rules().begin(), model::state_rules().end(),
                         [&](const model::StateRule& rule) { return rule.kind == one.name; }))
            continue;
        CAPTURE(one.name);
        for (const auto& [first, second] : one.in_order) {
            CHECK(one.has(first));
            CHECK(one.has(second));
        }
        // An observation is looked at and withdrawn whenever it is: a batch may come in late.
        for (const model::Field& field : one.fields) {
            if (field.type != model::FieldType::date || one.name == "observation")
                continue;
            CAPTURE(field.name);
            CHECK(std::any_of(one.in_order.begin(), one.in_order.end(), [&](const auto& pair) {
                return pair.first == field.name || pair.second == field.name;
            }));
        }
    }
}

TEST_CASE("a kind with texts of the second and third line is guarded") {
    for (const model::Kind& one : model::kinds()) {
        const bool cited = std::any_of(one.fields.begin(), one.fields.end(), [](const model::Field& field) {
            return field.of == "observation" || field.of == "proposal" || field.of == "signal";
        });
        const bool texts = std::any_of(one.fields.begin(), one.fields.end(),
                                       [](const model::Field& field) { return field.prose; });
        CAPTURE(one.name);
        CHECK((!cited || !texts || one.guarded));
        CHECK((!one.guarded || texts));
    }
}

TEST_CASE("what fields refer to is there") {
    for (const model::Kind& one : model::kinds())
        for (const model::Field& field : one.fields) {
            CAPTURE(one.name);
            CAPTURE(field.name);
            if ((field.type == model::FieldType::ref || field.type == model::FieldType::refs) &&
                field.of != "subject")
                CHECK_NOTHROW(static_cast<void>(model::kind(field.of)));
            if (field.type == model::FieldType::choice)
                CHECK_FALSE(model::choices(field.of).empty());
        }
}

TEST_CASE("every day says whether it may lie ahead") {
    for (const model::Kind& one : model::kinds())
        for (const model::Field& field : one.fields) {
            CAPTURE(one.name);
            CAPTURE(field.name);
            CHECK((field.happens != model::Happens::no_day) == (field.type == model::FieldType::date));
        }
}

TEST_CASE("a kind with a partner says in which field something is done there") {
    for (const model::Kind& one : model::kinds()) {
        CAPTURE(one.name);
        const bool refers = std::any_of(one.fields.begin(), one.fields.end(), [](const model::Field& field) {
            return field.type == model::FieldType::ref && (field.of == "partner" || field.of == "subject");
        });
        // These two tell what a partner is called and what it became.
        const bool tells_of_it = one.name == "partner_name" || one.name == "partner_successor";
        CHECK(one.done_at.empty() == (!refers || tells_of_it));
        if (!one.done_at.empty())
            CHECK(one.has(one.done_at));
    }
}

TEST_CASE("the columns behind a figure are fields, and no names of people") {
    for (const model::Kind& one : model::kinds())
        for (std::string_view name : one.listed) {
            CAPTURE(one.name);
            CAPTURE(name);
            REQUIRE(one.has(name));
            CHECK_FALSE(one.fields[one.index(name)].personal);
        }
}
