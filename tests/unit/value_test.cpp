#include "edv/base/value.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using edv::parse_integer;
using edv::parse_number;
using edv::to_text;
using edv::Value;

TEST_CASE("a value has one written form") {
    CHECK(to_text(Value{}).empty());
    CHECK(to_text(Value{std::string("a b")}) == "a b");
    CHECK(to_text(Value{0LL}) == "0");
    CHECK(to_text(Value{-42LL}) == "-42");
    CHECK(to_text(Value{std::numeric_limits<long long>::min()}) == "-9223372036854775808");
    CHECK(to_text(Value{0.5}) == "0.5");
    CHECK(to_text(Value{1.0}) == "1");
    CHECK(to_text(Value{-0.0}) == "0");
    CHECK(to_text(Value{-2.25}) == "-2.25");
    CHECK(to_text(Value{0.1}) == "0.1");
    CHECK(to_text(Value{0.1 + 0.2}) == "0.30000000000000004");
    CHECK(to_text(Value{1e21}) == "1000000000000000000000");
    CHECK(to_text(Value{1e-7}) == "0.0000001");
    CHECK(to_text(Value{edv::Date(2023, 1, 31)}) == "2023-01-31");
    CHECK(edv::is_empty(Value{}));
    CHECK_FALSE(edv::is_empty(Value{std::string()}));
}

TEST_CASE("every written number reads back equal") {
    for (const double number :
         {0.0, 1.0, -1.0, 0.1, 1.0 / 3, 2.0 / 3, 1e15, 1e22, 1e-300, 123456.789, 5e-324, -5e-324,
          std::numeric_limits<double>::max(), std::numeric_limits<double>::min(),
          std::numeric_limits<double>::lowest(), std::nextafter(1.0, 2.0)}) {
        CAPTURE(number);
        CHECK(parse_number(to_text(Value{number})) == number);
    }
}

TEST_CASE("a whole number is read strictly") {
    CHECK(parse_integer("0") == 0);
    CHECK(parse_integer("-0") == 0);
    CHECK(parse_integer("007") == 7);
    CHECK(parse_integer("-15") == -15);
    CHECK(parse_integer("9223372036854775807") == std::numeric_limits<long long>::max());
    CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<long long>::min());
    for (const std::string_view text :
         {"", "-", "+1", " 1", "1 ", "1.0", "1,0", "1e3", "0x10", "--1", "1-", "one", "1 000", "1\u00A0000",
          "9223372036854775808", "-9223372036854775809", "٣", "١"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_integer(text));
    }
}

TEST_CASE("a decimal number is read strictly") {
    CHECK(parse_number("0") == 0.0);
    CHECK(parse_number("0.5") == 0.5);
    CHECK(parse_number("-12.25") == -12.25);
    CHECK(parse_number("100") == 100.0);
    for (const std::string_view text :
         {"",     "-",   ".",     ".5", "5.", "-.5",   "+1",   "1,5", "1e3",     "1.5e3", "inf",
          "-inf", "nan", "0x1p3", " 1", "1 ", "1.2.3", "1..2", "--1", "1 000.5", "1'000", "12%"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text));
    }
    CHECK_FALSE(parse_number(std::string(400, '9')));
}

TEST_CASE("a decimal comma is read where it is allowed") {
    CHECK(parse_number("0,5", true) == 0.5);
    CHECK(parse_number("-12,25", true) == -12.25);
    CHECK(parse_number("0.5", true) == 0.5);
    CHECK(parse_number("3", true) == 3.0);
    for (const std::string_view text : {",", ",5", "5,", "1,2,3", "1.234,5", "1,234.5", "1 234,5", "-,5"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text, true));
    }
}
