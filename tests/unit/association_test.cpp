#include "report/association.hpp"

#include <doctest/doctest.h>

using namespace edv;

TEST_CASE("association is Dunning's log-likelihood ratio, negative below what is expected") {
    struct Case {
        double both, first, second, all, expected;
    };
    // By hand: 2 (10 ln 2.5 + 20 ln 0.625 + 70 ln 1.09375) and 2 (ln 0.25 + 38 ln 1.1875 + 61 ln 0.953125).
    for (const Case& one :
         {Case{10, 20, 20, 100, 12.0710}, Case{1, 20, 20, 100, -4.4310}, Case{4, 20, 20, 100, 0},
          Case{0, 0, 20, 100, 0}, Case{5, 5, 5, 5, 0}, Case{0, 0, 0, 0, 0}, Case{10, 10, 10, 20, 27.7259},
          Case{0, 10, 10, 20, -27.7259}}) {
        CAPTURE(one.both);
        CHECK(report::association(one.both, one.first, one.second, one.all) ==
              doctest::Approx(one.expected).epsilon(0.0001));
    }
}

TEST_CASE("what is clear rises with how many were looked at") {
    CHECK(report::clear_association(1) == doctest::Approx(3.84).epsilon(0.04));     // chi-square at 0.05
    CHECK(report::clear_association(10) == doctest::Approx(7.88).epsilon(0.02));    // at 0.005
    CHECK(report::clear_association(3000) == doctest::Approx(18.53).epsilon(0.01)); // at 0.05 / 3000
    CHECK(report::clear_association(0) == report::clear_association(1));
}

TEST_CASE("evenness is the chance of two different places") {
    CHECK(report::evenness({}) == 0);
    CHECK(report::evenness({0, 0}) == 0);
    CHECK(report::evenness({7}) == 0);
    CHECK(report::evenness({1, 1}) == doctest::Approx(0.5));
    CHECK(report::evenness({5, 5, 0, 5}) == doctest::Approx(2.0 / 3));
    CHECK(report::evenness({98, 1, 1}) == doctest::Approx(1 - 0.9606));
}
