#include "base/language_words.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <stdexcept>

#include "edv/language/language.hpp"
#include "edv/model/kind.hpp"

#include "base/languages.hpp"
#include "config/parse.hpp"

using namespace edv;

namespace {

using Words = std::vector<std::string_view>;

language::Language speaking(const std::string& code) {
    const char* folder = std::getenv("EDV_TEST_LOCALE");
    REQUIRE(folder != nullptr);
    return language::Language(code, {folder});
}

} // namespace

TEST_CASE("lines of words: sections, texts and lists, on one line or several") {
    const auto lines = read_word_lines("# a remark\n\n[first] # behind\nname = \"l'été\"\nempty = []\n"
                                       "some = [\"a\", \"b c\"]\n[second.one]\n"
                                       "-1 = [\"one\",\n    \"two\", \"three\",\n    \"four\"]\nend = \"x\"");
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].section == "first");
    CHECK(lines[0].key == "name");
    CHECK(lines[0].words == Words{"l'été"});
    CHECK(lines[1].words.empty());
    CHECK(lines[2].words == Words{"a", "b c"});
    CHECK(lines[3].section == "second.one");
    CHECK(lines[3].key == "-1");
    CHECK(lines[3].words == Words{"one", "two", "three", "four"});
    CHECK(lines[4].words == Words{"x"});
    CHECK_THROWS_AS(static_cast<void>(read_word_lines("[a]\nno key\n")), std::logic_error);
    CHECK_THROWS_AS(static_cast<void>(read_word_lines("a = \"no end\n")), std::logic_error);
    CHECK(text_in("fr", "forms", "none").empty());
    CHECK(text_in("fr", "none", "day").empty());
    CHECK_THROWS_AS(static_cast<void>(text_in("xx", "forms", "day")), std::logic_error);
}

TEST_CASE("every language has words for what edv reads and says without its catalog") {
    for (const std::string& code : language_codes()) {
        CAPTURE(code);
        for (const char* form : {"locale", "day", "first_of_month", "plural"})
            CHECK(words_in(code, "forms", form) == Words{text_in(code, "forms", form)});
        CHECK_FALSE(text_in(code, "service", "name").empty());
        const auto numbered = [&](std::string_view section, int first, int last) {
            for (int key = first; key <= last; ++key) {
                CAPTURE(section);
                CAPTURE(key);
                CHECK_FALSE(words_in(code, section, std::to_string(key)).empty());
            }
        };
        numbered("months", 1, 12);
        numbered("weekdays", 0, 6);
        numbered("days_from_today", -1, 1);
        numbered("numbers", 1, 12);
        CHECK_FALSE(words_in(code, "numbers", "and").empty());
        for (const char* unit : {"day", "week", "month", "year", "working_day"})
            CHECK_FALSE(words_in(code, "spans", unit).empty());
        for (const char* kind : {"article", "little", "vague", "negation", "empty", "total"})
            CHECK_FALSE(words_in(code, "everyday", kind).empty());
    }
}

TEST_CASE("every built-in code and holiday has a label in every language, and no other has one") {
    const std::vector<WordLine> codes = read_word_lines(config::builtin_codes());
    const auto label_section = [](std::string_view section) {
        return section == "holidays" ? std::string(section) : "label" + std::string(section.substr(8));
    };
    for (const WordLine& line : codes)
        for (const std::string& language : language_codes()) {
            CAPTURE(language);
            CAPTURE(line.section);
            CAPTURE(line.key);
            CHECK_FALSE(text_in(language, label_section(line.section), line.key).empty());
        }
    for (const SpokenLanguage& language : languages())
        for (const WordLine& line : read_word_lines(language.words)) {
            std::string of(line.section);
            if (of.starts_with("label."))
                of.replace(0, 5, "taxonomy");
            else if (of.starts_with("also."))
                of.replace(0, 4, "taxonomy");
            else if (of != "holidays")
                continue;
            CAPTURE(line.section);
            CAPTURE(line.key);
            CHECK(std::any_of(codes.begin(), codes.end(),
                              [&](const WordLine& one) { return one.section == of && one.key == line.key; }));
        }
}

TEST_CASE("words of fixed lists and headers are those of words and fields that there are") {
    for (const SpokenLanguage& language : languages())
        for (const WordLine& line : read_word_lines(language.words)) {
            CAPTURE(line.section);
            CAPTURE(line.key);
            if (line.section == "headers")
                CHECK(model::kind("observation").has(line.key));
            if (!line.section.starts_with("choices."))
                continue;
            const auto& all = model::choices(line.section.substr(8));
            CHECK(std::find(all.begin(), all.end(), line.key) != all.end());
        }
}

TEST_CASE("languages are called by name in each other, and no catalog has to know it") {
    for (const std::string& code : language_codes()) {
        const language::Language language = speaking(code);
        for (const SpokenLanguage& one : languages()) {
            CAPTURE(code);
            CAPTURE(one.code);
            CHECK((language.tr(one.name) == one.name) == (code == "en"));
        }
    }
    CHECK(speaking("fr").tr("Dutch") == "Néerlandais");
    CHECK(speaking("nl").tr("English") == "Engels");
    CHECK(speaking("de").tr("German") == "Deutsch");
    CHECK(speaking("fr").tr("Name (nl)") == "Nom (nl)");
    CHECK(speaking("nl").tr("Abbreviation (de)") == "Afkorting (de)");
    CHECK(speaking("en").tr("Name (nl)") == "Name (nl)");
    CHECK(speaking("fr").tr("Name (xx)") == "Name (xx)");
    CHECK(language::Language("fr").tr("Dutch") == "Dutch");
}

TEST_CASE("a partner has a name and an abbreviation, and a code a label, in each language") {
    for (const std::string& code : language_codes()) {
        CHECK(model::kind("partner").has("name_" + code));
        CHECK(model::kind("partner").has("abbr_" + code));
        CHECK(model::kind("taxonomy").has(code));
    }
    const std::vector<std::string> all = language_codes();
    const auto& of_labels = model::choices("label_language");
    CHECK(std::equal(all.begin(), all.end(), of_labels.begin(), of_labels.end()));
    for (std::string_view one : model::choices("language"))
        CHECK(std::find(all.begin(), all.end(), one) != all.end());
    CHECK(model::choice_label("language", "fr") == "French");
}
