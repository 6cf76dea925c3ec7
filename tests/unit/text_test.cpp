#include "base/text.hpp"

#include <array>
#include <doctest/doctest.h>

#include "unit/bound.hpp"

using edv::fold;
using edv::invalid_utf8;
using edv::nearest;
using edv::nfc;
using edv::width;

namespace {

using Words = std::vector<std::string>;

struct Pair {
    std::string_view text;
    std::string_view expected;
};

std::string encoded(unsigned point) {
    const auto byte = [](unsigned bits) { return static_cast<char>(bits); };
    if (point < 0x80)
        return {byte(point)};
    if (point < 0x800)
        return {byte(0xC0 | (point >> 6)), byte(0x80 | (point & 0x3F))};
    if (point < 0x10000) {
        return {byte(0xE0 | (point >> 12)), byte(0x80 | ((point >> 6) & 0x3F)), byte(0x80 | (point & 0x3F))};
    }
    return {byte(0xF0 | (point >> 18)), byte(0x80 | ((point >> 12) & 0x3F)),
            byte(0x80 | ((point >> 6) & 0x3F)), byte(0x80 | (point & 0x3F))};
}

} // namespace

TEST_CASE("every code point but the surrogates is well formed") {
    for (unsigned point = 0; point <= 0x10FFFF; ++point) {
        const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        const auto text = encoded(point);
        if (invalid_utf8(text).has_value() != surrogate) {
            CAPTURE(point);
            FAIL("wrongly judged");
        }
    }
}

TEST_CASE("the first byte that is not UTF-8 is found") {
    struct Case {
        std::string_view text;
        std::size_t at;
    };
    for (const auto& [text, at] : std::array<Case, 25>{{{"\x80", 0},
                                                        {"\xBF", 0},
                                                        {"a\xC3", 1},
                                                        {"\xC3(", 0},
                                                        {"\xC0\x80", 0},
                                                        {"\xC1\xBF", 0},
                                                        {"\xE0\x80\x80", 0},
                                                        {"\xE0\x9F\xBF", 0},
                                                        {"\xF0\x80\x80\x80", 0},
                                                        {"\xF0\x8F\xBF\xBF", 0},
                                                        {"\xED\xA0\x80", 0},
                                                        {"\xED\xBF\xBF", 0},
                                                        {"\xED\xA0\xBD\xED\xB8\x80", 0},
                                                        {"\xF4\x90\x80\x80", 0},
                                                        {"\xF5\x80\x80\x80", 0},
                                                        {"\xF8\x88\x80\x80\x80", 0},
                                                        {"\xFE", 0},
                                                        {"\xFF", 0},
                                                        {"\xE2\x82", 0},
                                                        {"\xF0\x9F\x98", 0},
                                                        {"\xF0\x9F\x98z", 0},
                                                        {"caf\xE9", 3},
                                                        {"0123456789abcdef\xE9", 16},
                                                        {"0123456789abcde\xC3\xA9\xA9", 17},
                                                        {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x80", 9}}}) {
        CAPTURE_BOUND(at);
        CHECK(invalid_utf8(text) == at);
    }
    CHECK_FALSE(invalid_utf8(""));
    CHECK_FALSE(invalid_utf8(std::string_view("\0", 1)));
    CHECK_FALSE(invalid_utf8("0123456789abcdef é ’ € 😀 日本語"));
}

TEST_CASE("texts are brought to form C") {
    for (const auto& [text, expected] :
         std::array<Pair, 12>{{{"", ""},
                               {"plain", "plain"},
                               {"Élève à l’école – 5 €", "Élève à l’école – 5 €"},
                               {"e\u0301", "é"},
                               {"E\u0301le\u0300ve", "Élève"},
                               {"\u212B", "Å"},
                               {"\u2000", "\u2002"},
                               {"\u2001", "\u2003"},
                               {"a\u0323\u0307", "ạ\u0307"},
                               {"a\u0307\u0323", "ạ\u0307"},
                               {"\u1112\u1161\u11AB", "한"},
                               {"ﬁ 😀 œ", "ﬁ 😀 œ"}}}) {
        CAPTURE_BOUND(text);
        CHECK(nfc(std::string(text)) == expected);
        CHECK(nfc(std::string(expected)) == expected);
    }
    CHECK(nfc(std::string("a\0e\u0301", 5)) == std::string("a\0é", 4));
}

TEST_CASE("the quick way to form C gives what the thorough one gives") {
    const std::string thorough = "日";
    for (unsigned point = 0x20; point < 0x2100; ++point) {
        const auto text = encoded(point);
        if (nfc(text) + thorough != nfc(text + thorough)) {
            CAPTURE(point);
            FAIL("differs");
        }
    }
}

TEST_CASE("texts are compared without case and accents") {
    for (const auto& [text, expected] :
         std::array<Pair, 23>{{{"", ""},
                               {"Eleve", "eleve"},
                               {"Élève", "eleve"},
                               {"E\u0301LE\u0300VE", "eleve"},
                               {"Œuvre ŒUVRE œuvre", "oeuvre oeuvre oeuvre"},
                               {"Ægir æ", "aegir ae"},
                               {"Łódź Øresund Đorđe Þór", "lodz oresund dorde thor"},
                               {"l‘eau lʼeau", "l'eau l'eau"},
                               {"tra\u00ADvail", "travail"},
                               {"STRASSE straße STRAẞE", "strasse strasse strasse"},
                               {"l’été", "l'ete"},
                               {"Çà et là", "ca et la"},
                               {"Ÿ ÿ Ý", "y y y"},
                               {"Ñandú", "nandu"},
                               {"Über Öl Äpfel", "uber ol apfel"},
                               {"coöperatie", "cooperatie"},
                               {"ﬁn", "fin"},
                               {"２３", "23"},
                               {"a\u00A0b", "a b"},
                               {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
                               {"Привет", "привет"},
                               {"Čeština", "cestina"},
                               {"日本", "日本"}}}) {
        CAPTURE_BOUND(text);
        CHECK(fold(text) == expected);
        CHECK(fold(expected) == expected);
    }
}

TEST_CASE("the quick fold gives what the thorough one gives") {
    const std::string thorough = "日";
    for (unsigned point = 0x20; point < 0x2100; ++point) {
        const auto text = "a" + encoded(point) + "b";
        if (fold(text) + thorough != fold(text + thorough)) {
            CAPTURE(point);
            FAIL("differs");
        }
    }
}

TEST_CASE("folding bytes that are not UTF-8 lowers what it can") {
    CHECK(fold("CAF\xE9") == "caf\xE9");
    CHECK(fold("\xC3") == "\xC3");
}

TEST_CASE("only ASCII letters are lowered in codes") {
    CHECK(edv::lower("ABC-Zz_09") == "abc-zz_09");
    CHECK(edv::lower("É@[`{") == "É@[`{");
}

TEST_CASE("the width of a text is what a terminal takes") {
    struct Case {
        std::string_view text;
        std::size_t cells;
    };
    for (const auto& [text, cells] : std::array<Case, 13>{{{"", 0},
                                                           {"abc", 3},
                                                           {"Élève", 5},
                                                           {"E\u0301", 1},
                                                           {"日本", 4},
                                                           {"ｱ", 1},
                                                           {"Ａ", 2},
                                                           {"한", 2},
                                                           {"😀", 2},
                                                           {"a\u0300\u0301\u0302b", 2},
                                                           {"€…–’«»", 6},
                                                           {"37,5\u00A0%", 6},
                                                           {"1\u202F234", 5}}}) {
        CAPTURE_BOUND(text);
        CHECK(width(text) == cells);
    }
    CHECK(width("\xFF\xFF") == 2);
    CHECK(width("caf\xC3") == 4);
}

TEST_CASE("blanks at both ends are cut") {
    CHECK(edv::trim("") == "");
    CHECK(edv::trim(" \t\r\n\u00A0\u202F") == "");
    CHECK(edv::trim("  a b \n") == "a b");
    CHECK(edv::trim("\u00A0\u202F é \u202F\t") == "é");
    CHECK(edv::trim("à") == "à");
}

TEST_CASE("words stand between spaces and tabs and line breaks") {
    CHECK(edv::words("") == Words{});
    CHECK(edv::words(" \t\r\n") == Words{});
    CHECK(edv::words("one") == Words{"one"});
    CHECK(edv::words("  one\ttwo \r\n three ") == Words{"one", "two", "three"});
    CHECK(edv::words("a\u00A0b") == Words{"a\u00A0b"});
}

TEST_CASE("parts are joined with what stands between") {
    CHECK(edv::join({}, ", ").empty());
    CHECK(edv::join({"a"}, ", ") == "a");
    CHECK(edv::join({"a", "", "c"}, ", ") == "a, , c");
    CHECK(edv::join({"{a}", "{}"}, "{}") == "{a}{}{}");
}

TEST_CASE("distance counts slips of folded texts") {
    CHECK(edv::distance("", "") == 0);
    CHECK(edv::distance("", "abc") == 3);
    CHECK(edv::distance("abc", "") == 3);
    CHECK(edv::distance("housing", "HOUSING") == 0);
    CHECK(edv::distance("élève", "eleve") == 0);
    CHECK(edv::distance("housing", "housng") == 1);
    CHECK(edv::distance("housing", "houssing") == 1);
    CHECK(edv::distance("housing", "hoasing") == 1);
    CHECK(edv::distance("housing", "huosing") == 1);
    CHECK(edv::distance("kitten", "sitting") == 3);
    CHECK(edv::distance("ab", "ba") == 1);
    CHECK(edv::distance("abc", "cab") == 2);
}

TEST_CASE("near words are offered nearest first") {
    const Words known = {"observe",  "observation", "partner", "partner_name",
                         "proposal", "report",      "signal",  "store"};
    CHECK(nearest("partner", known).at(0) == "partner");
    CHECK(nearest("patrner", known) == Words{"partner"});
    CHECK(nearest("PARTNER", known, 1) == Words{"partner"});
    CHECK(nearest("obs", known) == Words{"observe", "observation"});
    CHECK(nearest("observations", known) == Words{"observation", "observe"});
    CHECK(nearest("partners", known) == Words{"partner", "partner_name"});
    CHECK(nearest("sinal", known) == Words{"signal"});
    CHECK(nearest("reprot", known) == Words{"report"});
    CHECK(nearest("xyz", known).empty());
    CHECK(nearest("", known).empty());
    CHECK(nearest("partner", {}).empty());
    CHECK(nearest("obs", known, 0).empty());
    CHECK(nearest("date", {"day", "Datum", "Date", "données"}, 2) == Words{"Date"});
    CHECK(nearest("a", {"b", "c"}).empty());
}

TEST_CASE("control characters are shown") {
    CHECK(edv::printable("plain é\tx\ny") == "plain é\tx\ny");
    CHECK(edv::printable("\x1b[31mred") == "\\x1b[31mred");
    CHECK(edv::printable("a\rb\x7f") == "a\\x0db\\x7f");
    CHECK(edv::printable(std::string_view("\0", 1)) == "\\x00");
    CHECK(edv::printable("\u009B31m") == "\\x9b31m");
    CHECK(edv::printable("\u00A0") == "\u00A0");
    CHECK(edv::printable("\x9B"
                         "31m caf\xE9") == "\\x9b31m caf\\xe9");
    CHECK(edv::printable("😀日本") == "😀日本");
}

TEST_CASE("codes keep to their letters") {
    for (const std::string_view code : {"a", "A", "0", "housing", "right-to-work", "v1.2", "a_b", "2023",
                                        "abcdefghijklmnopqrstuvwxyz012345", "totals", "subtotal"}) {
        CAPTURE(code);
        CHECK(edv::is_code(code));
    }
    for (const std::string_view code :
         {"", " ", "-a", ".a", "_a", "a b", "a/b", "é", "aé", "a,b", "a;b", "total", "Total", "TOTAL", "a\n",
          "abcdefghijklmnopqrstuvwxyz0123456", "a'", "=1", "../x"}) {
        CAPTURE(code);
        CHECK_FALSE(edv::is_code(code));
    }
}

TEST_CASE("a list is taken apart at its signs, without blanks") {
    CHECK(edv::parts("a; b |c\n", ";|\n") == std::vector<std::string_view>{"a", "b", "c"});
    CHECK(edv::parts("one thing", ";") == std::vector<std::string_view>{"one thing"});
    CHECK(edv::parts(" ;; ", ";").empty());
    CHECK(edv::parts("", ";").empty());
}

TEST_CASE("a text is shortened to its first line, and says so") {
    CHECK(edv::shortened("Accueil") == "Accueil");
    CHECK(edv::shortened("Accueil\nfermé") == "Accueil…");
    CHECK(edv::shortened("éèà", 3) == "éèà");
    CHECK(edv::shortened("éèàù", 3) == "éèà…");
    CHECK(edv::shortened("un deux", 3) == "un…");
    CHECK(edv::shortened("").empty());
}
