#include "edv/store/match.hpp"

#include <doctest/doctest.h>

using namespace edv;

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
    };
    for (const Case& one : cases) {
        CAPTURE(one.typed);
        CHECK(search_terms(one.typed) == one.terms);
    }
}

TEST_CASE("terms are quoted for the index, whatever they hold") {
    struct Case {
        std::vector<Value> terms;
        bool any;
        const char* expression;
    };
    const Case cases[] = {
        {{}, false, ""},
        {{Value("guichet")}, false, "\"guichet\""},
        {{"guichet", "fermé"}, false, "\"guichet\" \"fermé\""},
        {{"guichet", "fermé"}, true, "\"guichet\" OR \"fermé\""},
        {{Value("hôpit*")}, false, "\"hôpit\"*"},
        {{Value("hôpit**")}, false, "\"hôpit\"*"},
        {{Value("a*b")}, false, "\"a*b\""},
        {{Value("say \"no\"")}, false, "\"say \"\"no\"\"\""},
        {{"NEAR(a b)", "OR"}, false, "\"NEAR(a b)\" \"OR\""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.expression);
        CHECK(match_expression(one.terms, one.any) == one.expression);
    }
}
