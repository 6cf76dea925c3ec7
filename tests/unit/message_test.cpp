#include "edv/base/message.hpp"

#include <doctest/doctest.h>

#include "edv/base/error.hpp"

using edv::english;
using edv::fill;
using edv::msg;
using edv::msgn;

TEST_CASE("placeholders are filled by name in any order and as often as they stand") {
    CHECK(english(msg("{b} and {a}", {{"a", "one"}, {"b", "two"}})) == "two and one");
    CHECK(english(msg("{a}{a}", {{"a", "x"}})) == "xx");
    CHECK(english(msg("nothing to fill")) == "nothing to fill");
    CHECK(english(msg("")).empty());
    CHECK(english({}).empty());
}

TEST_CASE("a placeholder without argument stays as it stands") {
    CHECK(english(msg("{a} {b}", {{"a", "x"}})) == "x {b}");
    CHECK(english(msg("{}", {{"a", "x"}})) == "{}");
    CHECK(english(msg("{count}")) == "{count}");
    CHECK(english(msg("{A}", {{"a", "x"}})) == "{A}");
}

TEST_CASE("braces that are no placeholder stay as they stand") {
    for (const std::string text :
         {"{", "}", "}{", "{{", "{{}}", "a { b", "{:>10}", "{0}", "{a", "a}", "{a }"}) {
        CAPTURE(text);
        CHECK(english(msg(text, {{"a", "x"}})) == text);
    }
    CHECK(english(msg("{a {a}", {{"a", "x"}})) == "{a x");
    CHECK(english(msg("{{a}}", {{"a", "x"}})) == "{x}");
}

TEST_CASE("braces in a value are not interpreted") {
    CHECK(english(msg("{a} {b}", {{"a", "{b}"}, {"b", "{a}"}})) == "{b} {a}");
    CHECK(english(msg("<{a}>", {{"a", "{"}})) == "<{>");
    CHECK(english(msg("<{a}b}>", {{"a", "{"}})) == "<{b}>");
    CHECK(english(msg("{a}", {{"a", "%s %n {0:1000}"}})) == "%s %n {0:1000}");
}

TEST_CASE("the count chooses the form and fills its placeholder") {
    CHECK(english(msgn("{count} row", "{count} rows", 0)) == "0 rows");
    CHECK(english(msgn("{count} row", "{count} rows", 1)) == "1 row");
    CHECK(english(msgn("{count} row", "{count} rows", 2)) == "2 rows");
    CHECK(english(msgn("{count} row", "{count} rows", -1)) == "-1 rows");
    CHECK(english(msgn("{count} row in {file}", "{count} rows in {file}", 3, {{"file", "a"}})) ==
          "3 rows in a");
    CHECK(english(msgn("{count} row", "{count} rows", 3, {{"count", "three"}})) == "three rows");
}

TEST_CASE("only words of the program go through the translation") {
    const auto shout = [](std::string_view word) { return "<" + std::string(word) + ">"; };
    const auto message = msg("{kind} {name}", {{"kind", "partner", true}, {"name", "partner"}});
    CHECK(fill("{name} {kind}", message, shout) == "partner <partner>");
    CHECK(fill("{name} {kind}", message, {}) == "partner partner");
}

TEST_CASE("an error tells its first message and a refusal its code") {
    const auto error =
        edv::refused("bad-date", msg("{day} is no day", {{"day", "x"}}), msg("write it as 2023-01-31"));
    CHECK(error.kind() == edv::ErrorKind::refused);
    REQUIRE(error.problems().size() == 1);
    CHECK(error.problems()[0].code == "bad-date");
    CHECK(english(error.problems()[0].hint) == "write it as 2023-01-31");
    CHECK_FALSE(error.problems()[0].row);
    CHECK(std::string(error.what()) == "x is no day");
}

TEST_CASE("an error holds every problem") {
    edv::Problem first;
    first.what = msg("one");
    edv::Problem second;
    second.what = msg("two");
    second.row = 7;
    const edv::Error error(edv::ErrorKind::setup, {first, second});
    CHECK(error.kind() == edv::ErrorKind::setup);
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[1].row == 7);
    CHECK(std::string(error.what()) == "one; two");
    const edv::Error usage(edv::ErrorKind::usage, msg("no such word"));
    CHECK(usage.problems().size() == 1);
    CHECK(usage.problems()[0].hint.empty());
}

TEST_CASE("several words of the program, one a line, are translated one by one") {
    const auto message = msg("changed: {fields}", {{"fields", "Title\nDate", true}});
    CHECK(english(message) == "changed: Title, Date");
    CHECK(fill(message.text, message, [](std::string_view word) { return "<" + std::string(word) + ">"; }) ==
          "changed: <Title>, <Date>");
}
