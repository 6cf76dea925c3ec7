#include "intake/spreadsheet/cell_place.hpp"

#include <doctest/doctest.h>

using edv::intake::CellPlace;
using edv::intake::Merges;

TEST_CASE("places of cells") {
    struct Case {
        std::string text;
        edv::intake::CellPlace place;
    };
    const std::vector<Case> cases = {
        {"A1", {1, 0}},
        {"B3", {3, 1}},
        {"Z9", {9, 25}},
        {"AA10", {10, 26}},
        {"AZ1", {1, 51}},
        {"BA1", {1, 52}},
        {"ZZ1", {1, 701}},
        {"AAA1", {1, 702}},
        {"XFD1048576", {1048576, 16383}},
        {"XFE9999999", {9999999, 16384}}, // beyond what a sheet holds, and a place all the same
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(edv::intake::parse_place(c.text) == c.place);
        CHECK(edv::intake::to_text(c.place) == c.text);
    }
    for (const std::string text :
         {"", "A", "1", "A0", "A-1", "a1", "A1B", "$A$1", "A 1", "AAAAAAA1", "A1234567890", "Ä1"}) {
        CAPTURE(text);
        CHECK_FALSE(edv::intake::parse_place(text));
    }
}

TEST_CASE("ranges of cells") {
    CHECK(edv::intake::to_text(edv::intake::parse_range("B3:C5").value()) == "B3:C5");
    CHECK(edv::intake::to_text(edv::intake::parse_range("B3").value()) == "B3:B3");
    for (const std::string text : {"", ":", "B3:", ":B3", "B5:B3", "C3:B3", "B3:B5:B7"}) {
        CAPTURE(text);
        CHECK_FALSE(edv::intake::parse_range(text));
    }
}

TEST_CASE("a row knows the cells that are merged over it") {
    edv::intake::Merges merges;
    for (const std::string text : {"C6:C7", "A2:A4", "B2:F2", "B3:B8", "A20:A21"})
        merges.add(edv::intake::parse_range(text).value());
    merges.sort();
    const std::vector<std::string> expected = {
        "", "A2:A4", "A2:A4 B3:B8", "A2:A4 B3:B8", "B3:B8", "B3:B8 C6:C7", "B3:B8 C6:C7", "B3:B8", "", ""};
    for (std::size_t row = 1; row <= expected.size(); ++row) {
        CAPTURE(row);
        std::string all;
        for (const edv::intake::CellRange& range : merges.at(static_cast<long long>(row)))
            all += (all.empty() ? "" : " ") + edv::intake::to_text(range);
        CHECK(all == expected[row - 1]);
    }
    CHECK(merges.at(21).size() == 1); // rows may be left out
    CHECK(merges.at(22).empty());
}
