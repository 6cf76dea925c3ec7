#include "cli/form.hpp"

#include "base/text.hpp"

using namespace edv;
using namespace edv::cli;

namespace {

const std::vector<std::string> names{"date", "title", "summary", "impact"};

std::vector<FormField> filled(const std::string& summary) {
    return {{"date", {"Date"}, "2024-01-10"},
            {"title", {}, ""},
            {"summary", {"What", "happens"}, summary},
            {"impact", {}, "last"}};
}

std::string summary_in(const std::string& text) {
    FormContent content = read_form(text, names);
    return content.values.contains("summary") ? content.values.at("summary") : "(no line)";
}

} // namespace

TEST_CASE("form: comments, then a line for each field") {
    CHECK(write_form({"A form", "with a head"}, filled("One\nTwo")) ==
          "# A form\n# with a head\n"
          "\n# Date\ndate: 2024-01-10\n"
          "\ntitle:\n"
          "\n# What\n# happens\nsummary: One\nTwo\n"
          "\nimpact: last\n");
}

TEST_CASE("form: what is written is read back, whatever the text") {
    const char* texts[] = {
        "",
        "one line",
        "one\ntwo",
        "one\n\n\nfour",
        "one\n   \nthree, after a line of blanks",
        "trailing blanks   \nin the middle",
        "date: a field's name at the beginning",
        "one\ndate: a field's name in the middle",
        "one\ndate:without a blank",
        "one\n date: indented already",
        "one\n      date: far indented",
        "one\nsummary: its own name\nsummary: twice",
        "one\ndates: no field's name",
        "one\nDate: no field's name either",
        "one\n\tdate: after a tab",
        "# like a comment",
        "one\n# like a comment",
        "one\n#! like a remark",
        "one\n # indented",
        "one\n#",
        "one\n##\n ##\n  ##",
        "one\n:\n: :",
        "\"quotes\" and 'more' and \\n and \\",
        "$(rm -rf /) `x` %s {field}",
        "é è ü 漢字 🙂",
        "one\xC2\xA0with a no-break space",
        "\xEF\xBB\xBFone with a byte order mark",
        "one\n\xEF\xBB\xBF# two",
        "one\xE2\x80\xA8separated\x0B\x0C",
        "\x1b[31mred\x1b[0m",
        "one\rtwo",
        "<b>&amp;</b>",
        "---\n...\n- a: b",
    };
    for (const char* text : texts) {
        CAPTURE(text);
        FormContent content = read_form(write_form({"Head"}, filled(text)), names);
        CHECK(content.values.at("summary") == text);
        CHECK(content.values.at("date") == "2024-01-10");
        CHECK(content.values.at("title").empty());
        CHECK(content.values.at("impact") == "last");
        CHECK(content.repeated.empty());
        CHECK_FALSE(content.stray);
    }
}

TEST_CASE("form: a NUL byte is a byte like another") {
    std::string text("one\0two\nthree", 13);
    CHECK(summary_in(write_form({}, filled(text))) == text);
}

TEST_CASE("form: blanks at the ends of a value are not kept") {
    for (const char* text : {" one\ntwo ", "\n\none\ntwo\n\n", "\tone\ntwo\r\n"}) {
        CAPTURE(text);
        CHECK(summary_in(write_form({}, filled(text))) == "one\ntwo");
    }
}

TEST_CASE("form: as editors and people leave it") {
    struct Case {
        const char* text;
        const char* summary;
    };
    const Case cases[] = {
        {"summary: one", "one"},
        {"summary:one\n", "one"},
        {"summary:   one\n", "one"},
        {"summary:\none\ntwo\n", "one\ntwo"},
        {"summary: one\n\n\n# comment\nimpact: x\n", "one"},
        {"summary: one\n# comment\ntwo\n", "one\ntwo"},
        {"summary: one\r\ntwo\r\nimpact: x\r\n", "one\ntwo"},
        {"\xEF\xBB\xBFsummary: one\n", "one"},
        {"\xEF\xBB\xBF# comment\nsummary: one\n", "one"},
        {"impact: x\nsummary: one\n", "one"},
        {"summary: one\n title: of a book\n", "one\ntitle: of a book"},
        {"summary: one\n # of a list\n", "one\n# of a list"},
        {"summary: one\n indented\n", "one\n indented"},
        {"# summary: one\n", "(no line)"},
        {" summary: one\n", "(no line)"},
        {"summary\n", "(no line)"},
        {"", "(no line)"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(summary_in(one.text) == one.summary);
    }
}

TEST_CASE("form: a field of several lines is told, and keeps them all") {
    FormContent content = read_form("summary: one\nimpact: x\nsummary: two\n", names);
    CHECK(content.repeated == std::vector<std::string>{"summary"});
    CHECK(content.values.at("summary") == "one\n two");
}

TEST_CASE("form: text before the first field is told") {
    CHECK(read_form("Dear editor\nsummary: one\n", names).stray);
    CHECK(read_form(" summary: one\n", names).stray);
    CHECK_FALSE(read_form("# comment\n \n\nsummary: one\n", names).stray);
}

TEST_CASE("form: empty is what says nothing") {
    CHECK(read_form("", names).empty());
    CHECK(read_form("# comment\nsummary:\nimpact:  \n\n", names).empty());
    CHECK_FALSE(read_form("summary: .\n", names).empty());
    CHECK_FALSE(read_form("lost text\nsummary:\n", names).empty());
}

TEST_CASE("form: remarks stand above their fields, the others on top") {
    std::string text = "# Head\n\n# Date\ndate: x\n\nsummary: one\n date: in the text\n";
    std::string remarked = with_remarks(text, names,
                                        {{"date", "wrong"},
                                         {"", "of the form"},
                                         {"summary", "two lines\n  hint: so"},
                                         {"date", "twice"},
                                         {"impact", "has no line"}});
    CHECK(remarked == "#! of the form\n#! has no line\n# Head\n\n# Date\n#! wrong\n#! twice\ndate: x\n\n"
                      "#! two lines\n#!   hint: so\nsummary: one\n date: in the text\n");
    SUBCASE("and change nothing of what the form says") {
        CHECK(read_form(remarked, names).values == read_form(text, names).values);
    }
    SUBCASE("new ones replace them") {
        CHECK(with_remarks(remarked, names, {}) == text);
        CHECK(with_remarks(remarked, names, {{"date", "else"}}) ==
              "# Head\n\n# Date\n#! else\ndate: x\n\nsummary: one\n date: in the text\n");
    }
}

TEST_CASE("form: a remark stands above the first of several lines of a field") {
    CHECK(with_remarks("date: a\ndate: b\n", names, {{"date", "twice"}}) == "#! twice\ndate: a\ndate: b\n");
}

TEST_CASE("form: what a text quotes can't become a field") {
    std::string remarked = with_remarks("date: a\n", names, {{"date", "\"a\nsummary: b\" is no day"}});
    CHECK(read_form(remarked, names).values.size() == 1);
}

TEST_CASE("form: it tells which record it is of, and which version") {
    const std::string text = write_form({"A form", origin_line({"observation", "12", 34})}, filled("One"));
    const auto origin = read_origin(text);
    REQUIRE(origin);
    CHECK(origin->kind == "observation");
    CHECK(origin->key == "12");
    CHECK(origin->version == 34);
    CHECK_FALSE(read_origin("# edv: observation 12 version x\n"));
    CHECK_FALSE(read_origin("edv: observation 12 version 3\n"));
    CHECK_FALSE(read_origin(""));
}

TEST_CASE("form: a remark that is held stays until it is taken out") {
    const std::string text = write_form({}, filled("One"));
    const std::string held = with_remarks(text, names, {{"summary", "theirs\n\nis this", true}});
    CHECK(holds_remarks(held));
    const std::string again = with_remarks(held, names, {{"date", "wrong"}});
    CHECK(again.find("#!! theirs\n#!! \n#!! is this\nsummary: One\n") != std::string::npos);
    CHECK(again.find("#! wrong\ndate:") != std::string::npos);
    CHECK(with_remarks(again, names, {}).find("#! wrong") == std::string::npos);
    CHECK_FALSE(holds_remarks(text));
    CHECK(summary_in(again) == "One");
}
