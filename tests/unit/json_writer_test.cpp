#include "base/json_writer.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <rapidjson/document.h>

using namespace edv;

namespace {

using Lines = JsonWriter::Lines;

std::string text_as_json(std::string_view text) {
    JsonWriter json;
    json.text(text);
    return json.take();
}

std::string value_as_json(const Value& value) {
    JsonWriter json;
    json.value(value);
    return json.take();
}

/// An object with a list, an empty one and an object.
std::string nested(JsonWriter::Air air, Lines lines) {
    JsonWriter json(air);
    json.begin_object(lines);
    json.key("list");
    json.begin_array(lines);
    json.whole(1);
    json.whole(-2);
    json.end_array();
    json.key("none");
    json.begin_array(lines);
    json.end_array();
    json.key("of");
    json.begin_object(lines);
    json.boolean("yes", true);
    json.text("word", "w");
    json.key("nothing");
    json.null();
    json.end_object();
    json.end_object();
    return json.take();
}

} // namespace

TEST_CASE("json: texts") {
    CHECK(text_as_json("") == R"("")");
    CHECK(text_as_json("Café €/日") == R"("Café €/日")");
    CHECK(text_as_json("say \"a\\b\"") == R"("say \"a\\b\"")");
    CHECK(text_as_json("\b\f\n\r\t") == R"("\b\f\n\r\t")");
    CHECK(text_as_json(std::string_view("\0\x1b\x1f\x7f", 4)) == "\"\\u0000\\u001B\\u001F\x7f\"");
    for (int sign = 1; sign < 128; ++sign) {
        const std::string text(3, static_cast<char>(sign));
        rapidjson::Document read;
        read.Parse(text_as_json(text).c_str());
        REQUIRE_FALSE(read.HasParseError());
        CHECK(read.GetString() == text);
    }
}

TEST_CASE("json: values") {
    CHECK(value_as_json({}) == "null");
    CHECK(value_as_json(std::string("a")) == R"("a")");
    CHECK(value_as_json(-9223372036854775807LL - 1) == "-9223372036854775808");
    CHECK(value_as_json(0.1) == "0.1");
    CHECK(value_as_json(2.0) == "2");
    CHECK(value_as_json(Date(2023, 1, 5)) == R"("2023-01-05")");
    CHECK(value_as_json(std::nan("")) == "null");
    CHECK(value_as_json(HUGE_VAL) == "null");
}

TEST_CASE("json: on one line, or a line for each member, with the closing bracket or without") {
    using Air = JsonWriter::Air;
    CHECK(nested(Air::tight, Lines::one) ==
          R"({"list":[1,-2],"none":[],"of":{"yes":true,"word":"w","nothing":null}})");
    CHECK(nested(Air::airy, Lines::one) ==
          R"({"list": [1, -2], "none": [], "of": {"yes": true, "word": "w", "nothing": null}})");
    CHECK(nested(Air::tight, Lines::each) == "{\n\"list\":[\n1,\n-2],\n\"none\":[],\n\"of\":{\n\"yes\":true,"
                                             "\n\"word\":\"w\",\n\"nothing\":null}}");
    CHECK(nested(Air::airy, Lines::all) ==
          "{\n  \"list\": [\n    1,\n    -2\n  ],\n  \"none\": [],\n  \"of\": {\n"
          "    \"yes\": true,\n    \"word\": \"w\",\n    \"nothing\": null\n  "
          "}\n}");
}

TEST_CASE("json: what was taken is gone, and the rest follows") {
    JsonWriter json;
    json.begin_array();
    json.whole(1);
    CHECK(json.size() == 2);
    CHECK(json.take() == "[1");
    json.whole(2);
    json.end_array();
    CHECK(json.take() == ",2]");
    CHECK(json.size() == 0);
}
