#include "report/likeness.hpp"

#include <doctest/doctest.h>

#include "unit/records.hpp"

using namespace edv;
using test::record;

namespace {

using Words = std::vector<std::string>;

model::Record observation(const std::vector<std::pair<std::string_view, std::string>>& fields) {
    return record("observation", fields);
}

} // namespace

TEST_CASE("the words that an observation tells are folded, of three letters or more, each once") {
    struct Case {
        const char* summary;
        Words words;
    };
    const Case cases[] = {
        {"", {}},
        {"Il y a un os", {}},
        {"Deux guichets, deux GUICHETS", {"deux", "guichets"}},
        {"L'élève (été) n'a rien", {"eleve", "ete", "rien"}},
        {"Le 112 et 50 €", {"112"}},
        {"cœur ÆGIR", {"aegir", "coeur"}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.summary);
        CHECK(report::told_words(observation({{"summary", one.summary}})) == one.words);
    }
    CHECK(report::told_words(observation(
              {{"title", "file"}, {"summary", "longue"}, {"impact", "froid"}, {"suggestion", "abri"}})) ==
          Words{"abri", "file", "froid", "longue"});
}

TEST_CASE("a rare word tells more than one that stands everywhere") {
    CHECK(report::word_weight(1, 1000) > edv::report::word_weight(10, 1000));
    CHECK(report::word_weight(1000, 1000) > 0);
    CHECK(report::word_weight(0, 0) > 0);
}

TEST_CASE("texts are as alike as the words that they share tell") {
    const report::WordWeights weights{{"rare", 4}, {"often", 1}, {"usual", 1}};
    struct Case {
        Words words;
        Words others;
        double likeness;
    };
    const Case cases[] = {
        {{}, {}, 0},
        {{"rare"}, {}, 0},
        {{"rare"}, {"often"}, 0},
        {{"often", "rare"}, {"often", "rare"}, 1},
        {{"often", "rare"}, {"rare", "usual"}, 0.8},
        {{"often", "rare"}, {"often", "usual"}, 2.0 / 7},
        {{"often"}, {"often", "strange"}, 0.5}, // a word without weight has the average one, 2
    };
    for (const Case& one : cases) {
        CAPTURE(one.likeness);
        CHECK(edv::report::text_likeness(one.words, one.others, weights) == doctest::Approx(one.likeness));
        CHECK(edv::report::text_likeness(one.others, one.words, weights) == doctest::Approx(one.likeness));
    }
    CHECK(edv::report::text_likeness({"a"}, {"a"}, {}) == 1);
}

TEST_CASE("the partner, the right, barriers and near days are common ground") {
    const model::Record here = observation(
        {{"date", "2023-04-01"}, {"partner", "P1"}, {"right", "housing"}, {"barriers", "waiting cost"}});
    struct Case {
        const char* date;
        const char* partner;
        const char* right;
        const char* barriers;
        double ground;
    };
    const Case cases[] = {
        {"2023-04-01", "P1", "housing", "cost waiting", 1},
        {"2023-04-01", "P1", "housing", "cost", 0.9},
        {"2023-04-01", "P1", "housing", "cost digital", 0.8 + 0.2 / 3},
        {"2023-07-01", "P1", "housing", "waiting cost", 0.8},
        {"2021-04-01", "P2", "work", "digital", 0},
        {"2021-04-01", "P1", "work", "digital", 0.4},
        {"2021-04-01", "P2", "housing", "digital", 0.2},
    };
    for (const Case& one : cases) {
        CAPTURE(one.ground);
        const model::Record there = observation(
            {{"date", one.date}, {"partner", one.partner}, {"right", one.right}, {"barriers", one.barriers}});
        CHECK(report::common_ground(here, there) == doctest::Approx(one.ground));
        CHECK(report::common_ground(there, here) == doctest::Approx(one.ground));
    }
    CHECK(report::common_ground(observation({}), observation({})) == 0); // what nobody said is not shared
}

TEST_CASE("common ground lifts the likeness of texts and is none by itself") {
    struct Case {
        double text;
        double ground;
        double likeness;
    };
    const Case cases[] = {{0, 0, 0},     {0, 1, 0},      {1, 0, 1},       {1, 1, 1},
                          {0.5, 0, 0.5}, {0.5, 1, 0.75}, {0.333, 0, 0.33}};
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CAPTURE(one.ground);
        CHECK(report::likeness(one.text, one.ground) == doctest::Approx(one.likeness));
    }
}
