#include "store/sqlite/words.hpp"

#include <doctest/doctest.h>

using namespace edv;
using edv::store::sqlite::match_expression;

TEST_CASE("terms are quoted for the index, whatever they hold") {
    struct Case {
        std::vector<Value> terms;
        bool any;
        const char* expression;
    };
    const Case cases[] = {
        {{}, false, ""},
        {{Value("guichet")}, false, "\"guichet\""},
        {{"guichet", "fermé"}, false, "\"guichet\" \"ferme\""},
        {{"guichet", "fermé"}, true, "\"guichet\" OR \"ferme\""},
        {{Value("hôpit*")}, false, "\"hopit\"*"},
        {{Value("hôpit**")}, false, "\"hopit\"*"},
        {{Value("a*b")}, false, "\"a*b\""},
        {{Value("say \"no\"")}, false, "\"say \"\"no\"\"\""},
        {{"NEAR(a b)", "OR"}, false, "\"near(a b)\" \"or\""},
        {{Value("cœur")}, false, "\"coeur\""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.expression);
        CHECK(match_expression(one.terms, one.any) == one.expression);
    }
}
