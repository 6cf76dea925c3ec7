#include "edv/base/duration.hpp"

#include <doctest/doctest.h>
#include <string>

using edv::Duration;

TEST_CASE("durations are read as ISO 8601 and as working days, and written back") {
    struct Row {
        const char* text;
        Duration duration;
        const char* written;
    };
    for (const Row& row : {
             Row{"P3M", {3, 0, 0}, "P3M"},
             Row{"p30d", {0, 30, 0}, "P30D"},
             Row{"P1Y", {12, 0, 0}, "P1Y"},
             Row{"P12M", {12, 0, 0}, "P1Y"},
             Row{"P1Y6M", {18, 0, 0}, "P18M"},
             Row{"P2W", {0, 14, 0}, "P14D"},
             Row{"P1M1W1D", {1, 8, 0}, "P1M8D"},
             Row{"20wd", {0, 0, 20}, "20wd"},
             Row{"20WD", {0, 0, 20}, "20wd"},
             Row{"P100Y", {1200, 0, 0}, "P100Y"},
         }) {
        CAPTURE(row.text);
        auto found = Duration::parse(row.text);
        REQUIRE(found);
        CHECK(*found == row.duration);
        CHECK(found->text() == row.written);
        CHECK(Duration::parse(row.written) == found);
    }
}

TEST_CASE("what is no duration is none") {
    for (const std::string text :
         {"",      "P",     "3M",   "PM",    "P3",      "P-3M",      "P3M ",      "P1D1M",
          "P1M1M", "P1.5M", "PT1H", "P0D",   "P0M0D",   "0wd",       "wd",        "20",
          "20w",   "20 wd", "-5wd", "P101Y", "P36526D", "P9999999D", "P1000000M", "36526wd"}) {
        CAPTURE(text);
        CHECK_FALSE(Duration::parse(text));
    }
}
