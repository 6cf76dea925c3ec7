#include "intake/header_row.hpp"

#include <doctest/doctest.h>

using namespace edv;

namespace {

using Cells = std::vector<std::string>;

struct Case {
    intake::KeptRow header;
    std::vector<intake::KeptRow> below;
    std::size_t rows;
    Cells joined;
};

} // namespace

TEST_CASE("header rows: what survey tools write below a header belongs to it, and nothing else does") {
    const std::vector<Case> cases{
        // SurveyMonkey: answers under a question, in columns without header
        {{1, {"Id", "Which?", "", "What?"}},
         {{2, {"", "Waiting", "Cost", "Open-Ended Response"}}, {3, {"1", "Waiting", "", "Un"}}},
         1,
         {"Id", "Which? [Waiting]", "Which? [Cost]", "What?"}},
        {{1, {"Id", "Quels freins ?", "", "Récit"}},
         {{2, {"", "Délais", "Coût", "Réponse ouverte"}}},
         1,
         {"Id", "Quels freins ? [Délais]", "Quels freins ? [Coût]", "Récit"}},
        // Qualtrics: the text of a question, then its id
        {{1, {"StartDate", "Q1"}},
         {{2, {"Start Date", "What?"}}, {3, {"{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"QID1\"}"}}},
         2,
         {"StartDate. Start Date", "Q1. What?"}},
        // the same word twice is not joined
        {{1, {"Q1", "Q2"}},
         {{2, {"Q1", "What?"}}, {3, {"{\"ImportId\":\"a\"}", "{\"ImportId\":\"b\"}"}}},
         2,
         {"Q1", "Q2. What?"}},
        // rows of a sheet
        {{1, {"date", "summary"}}, {{2, {"2024-01-10", "Un"}}}, 0, {"date", "summary"}},
        {{1, {"date", "summary", ""}}, {{2, {"2024-01-10", "Un", "note"}}}, 0, {"date", "summary", ""}},
        {{1, {"date", "summary", ""}}, {{2, {"", "Un", "10/01/2024"}}}, 0, {"date", "summary", ""}},
        {{1, {"date", "people", ""}}, {{2, {"", "3", "note"}}}, 0, {"date", "people", ""}},
        {{1, {"date", "summary"}}, {{2, {"", "Un"}}}, 0, {"date", "summary"}},
        // not right below
        {{1, {"Id", "Which?", ""}}, {{3, {"", "Waiting", "Cost"}}}, 0, {"Id", "Which?", ""}},
        {{1, {"", ""}}, {{2, {"", "Waiting"}}}, 0, {"", ""}},
        {{1, {"Id", "Which?", ""}}, {}, 0, {"Id", "Which?", ""}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.joined);
        CHECK(header_rows_below(one.header, one.below) == one.rows);
        CHECK(joined_header(one.header, one.below) == one.joined);
    }
}
