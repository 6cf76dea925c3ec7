#include "base/search.hpp"

#include <doctest/doctest.h>

using namespace edv;

namespace {

std::optional<std::size_t> place(const char* typed, const char* text) {
    const Sought sought(search_terms(typed));
    REQUIRE(sought.terms() == 1);
    const auto found = sought.place(0, text);
    return found ? std::optional(found->at) : std::nullopt;
}

} // namespace

TEST_CASE("bare words are letters and digits, whatever stands between them") {
    using Views = std::vector<std::string_view>;
    CHECK(edv::bare_words("") == Views{});
    CHECK(edv::bare_words(" ,;«»\u00A0 ") == Views{});
    CHECK(edv::bare_words("l'eau, 3 m³") == Views{"l", "eau", "3", "m³"});
    CHECK(edv::bare_words("«Élève» d’été…\nT4-formulier") == Views{"Élève", "d", "été", "T4", "formulier"});
    CHECK(edv::bare_words("e\u0301te\u0301 Straße") == Views{"e\u0301te\u0301", "Straße"});
    CHECK(edv::bare_words("a\xFF"
                          "b") == Views{"a", "b"});
}

TEST_CASE("search sees letters and digits, folded, and nothing else beyond ASCII") {
    struct Case {
        const char* text;
        const char* seen;
    };
    const Case cases[] = {
        {"", ""},
        {"L'Élève, 2 fois!", "l'eleve, 2 fois!"},
        {"le cœur — l’œil", "le coeur   l'oeil"},
        {"Straße STRASSE", "strasse strasse"},
        {"«\u00A0Ægir\u00A0»", "  aegir  "},
        {"e\u0301te\u0301", "ete"},
        {"3 m³, ½ × 2€", "3 m3, 1 2   2 "},
        {"tra\u00ADvail", "travail"},
        {"Ελλάδα 日本", "ελλαδα 日本"},
        {"a\xFF"
         "b",
         "a b"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(searchable(one.text) == one.seen);
        CHECK(searchable(one.seen) == one.seen);
    }
}

TEST_CASE("every ASCII sign is searched alike wherever it stands") {
    for (int sign = 1; sign < 128; ++sign)
        for (std::size_t before = 0; before < 10; ++before) {
            CAPTURE(sign);
            CAPTURE(before);
            const char c = static_cast<char>(sign);
            const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            const std::string text = std::string(before, 'X') + c + "Y zZ[@`{ ABCDEFGH";
            CHECK(searchable(text) == std::string(before, 'x') + small + "y zz[@`{ abcdefgh");
        }
}

TEST_CASE("each word as it is written is the word that search sees") {
    for (unsigned point = 0xA0; point < 0x2100; ++point) {
        std::string text = "ab";
        if (point < 0x800) {
            text += static_cast<char>(0xC0 | (point >> 6));
        } else {
            text += static_cast<char>(0xE0 | (point >> 12));
            text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        }
        text += static_cast<char>(0x80 | (point & 0x3F));
        text += "cd";
        std::vector<std::string> seen;
        for (const std::string_view word : bare_words(text))
            for (std::string& one : search_words(word))
                seen.push_back(std::move(one));
        if (seen != search_words(text)) {
            CAPTURE(point);
            FAIL("differs");
        }
    }
}

TEST_CASE("what a user types becomes words, phrases and beginnings") {
    using Terms = std::vector<std::string>;
    struct Case {
        const char* typed;
        Terms terms;
    };
    const Case cases[] = {
        {"", {}},
        {"   ", {}},
        {"guichet", {"guichet"}},
        {" guichet\tfermé\n", {"guichet", "fermé"}},
        {"hôpit*", {"hôpit*"}},
        {"\"compte bancaire\"", {"compte bancaire"}},
        {"\"compte banc\"*", {"compte banc*"}},
        {"\"compte banc*\"", {"compte banc"}},
        {"un \"compte bancaire\" ici", {"un", "compte bancaire", "ici"}},
        {"un\"compte bancaire\"ici", {"un", "compte bancaire", "ici"}},
        {"\"pas fermé", {"pas fermé"}},
        {"l'eau", {"l'eau"}},
        {"a AND b NOT c", {"a", "AND", "b", "NOT", "c"}},
        {"title:x ^y (z)", {"title:x", "^y", "(z)"}},
        {"\"", {}},
        {"\"\"", {}},
        {"* ** - ( ) +", {}},
        {"2023", {"2023"}},
        {"Ω", {"Ω"}},
        {"« compte bancaire »", {" compte bancaire "}},
        {"“compte bancaire”", {"compte bancaire"}},
        {"€ …", {}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.typed);
        CHECK(search_terms(one.typed) == one.terms);
    }
}

TEST_CASE("a term is found as a whole word, as a phrase or as a beginning, whole words first") {
    CHECK(place("coeur", "Le cœur") == 3);
    CHECK(place("CŒUR", "Le coeur") == 3);
    CHECK(place("strasse", "In der Straße") == 7);
    CHECK(place("œuvre", "l'Œuvre") == 2);
    CHECK_FALSE(place("coeur", "Les cœurs"));
    CHECK(place("coeur*", "Les cœurs, un cœur") == 15);
    CHECK(place("coeur*", "Les cœurs") == 4);
    CHECK(place("\"compte bancaire\"", "un compte, le compte bancaire") == 14);
    CHECK(place("\"compte banc\"*", "un compte bancaire") == 3);
    CHECK_FALSE(place("\"compte banc\"", "un compte bancaire"));
    CHECK(place("d'eau", "pas d’eau") == 4);
    CHECK_FALSE(place("eau", ""));
}

TEST_CASE("an excerpt holds what was found, whole words and one line") {
    CHECK(excerpt("Court.", 0, 20) == "Court.");
    CHECK(excerpt("Deux\nlignes", 5, 20) == "Deux lignes");
    CHECK(excerpt("un deux trois quatre cinq six sept huit", 14, 20) == "… quatre cinq …");
    CHECK(excerpt("un deux trois quatre cinq six sept huit", 0, 20) == "un deux trois …");
    CHECK(excerpt("un deux trois quatre cinq six sept huit", 35, 20) == "… sept huit");
    CHECK(excerpt("éééééééééééééééééééééééééééééé", 0, 9) == "éééééé …");
}
