#include "language/span.hpp"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace edv;

namespace {

const Duration month{.months = 1};
const Duration three_months{.months = 3};

language::Language speaking(const char* code) {
    const char* folder = std::getenv("EDV_TEST_LOCALE");
    REQUIRE(folder != nullptr);
    return language::Language(code, {folder});
}

} // namespace

TEST_CASE("a span of time is said in its largest units") {
    const language::Language english("en");
    CHECK(span_told(month, english) == "1 month");
    CHECK(span_told(three_months, english) == "3 months");
    CHECK(span_told({.months = 12}, english) == "1 year");
    CHECK(span_told({.months = 18}, english) == "18 months");
    CHECK(span_told({.days = 30}, english) == "30 days");
    CHECK(span_told({.days = 14}, english) == "2 weeks");
    CHECK(span_told({.working_days = 20}, english) == "20 working days");
    CHECK(span_told({.months = 1, .days = 15}, english) == "1 month and 15 days");
}

TEST_CASE("within a span, for one and for several") {
    CHECK(within_told(month, speaking("fr")) == "dans le mois");
    CHECK(within_told(three_months, speaking("fr")) == "dans les 3 mois");
    CHECK(within_told({.working_days = 20}, speaking("fr")) == "dans les 20 jours ouvrables");
    CHECK(within_told({.months = 1, .days = 15}, speaking("fr")) == "dans un délai de 1 mois et 15 jours");
    CHECK(within_told(three_months, speaking("nl")) == "binnen 3 maanden");
    CHECK(within_told(three_months, speaking("de")) == "innerhalb von 3 Monaten");
}

TEST_CASE("in running text small numbers are words") {
    CHECK(span_spelled(month, speaking("fr")) == "un mois");
    CHECK(span_spelled({.months = 6}, speaking("fr")) == "six mois");
    CHECK(span_spelled({.days = 13}, speaking("fr")) == "13 jours");
    CHECK(first_span_spelled(three_months, speaking("fr")) == "les trois premiers mois");
    CHECK(first_span_spelled(month, speaking("nl")) == "de eerste maand");
    CHECK(first_span_spelled(three_months, speaking("de")) == "der ersten drei Monate");
}
