#include "base/rounding.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace edv;

TEST_CASE("rounding: half away from zero, and large numbers as they are") {
    CHECK(rounded(0.00005) == 0.0001);
    CHECK(rounded(-0.00005) == -0.0001);
    CHECK(rounded(0.00004) == 0);
    CHECK_FALSE(std::signbit(rounded(-0.00001)));
    CHECK(rounded(2.5, 0) == 3);
    CHECK(rounded(0.125, 2) == 0.13);
    CHECK(rounded(1e12 + 0.25, 1) == 1e12 + 0.25);
    CHECK(std::isnan(rounded(std::nan(""))));
    CHECK(to_count(2.9999999) == 3);
    CHECK(to_count(0) == 0);
}
