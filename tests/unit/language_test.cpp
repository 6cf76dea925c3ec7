#include "edv/language/language.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "base/languages.hpp"
#include "unit/bound.hpp"

using edv::Date;
using edv::msg;
using edv::msgn;
using edv::Period;
using edv::language::Language;
using edv::language::language_of_locale;

namespace {

namespace fs = std::filesystem;

struct Entry {
    std::string key;   // of a plural: both English forms with a NUL between
    std::string value; // of a plural: the forms with a NUL between
};

/// The bytes of a compiled catalog without hash table, as the GNU gettext manual describes them.
std::string catalog(std::vector<Entry> entries) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
    std::string head;
    std::string texts;
    const auto put = [](std::string& to, std::size_t number) {
        for (int shift = 0; shift < 32; shift += 8)
            to += static_cast<char>((number >> shift) & 0xFF);
    };
    const auto count = entries.size();
    for (const std::size_t number : {std::size_t{0x950412de}, std::size_t{0}, count, std::size_t{28},
                                     28 + 8 * count, std::size_t{0}, 28 + 16 * count}) {
        put(head, number);
    }
    for (const auto part : {&Entry::key, &Entry::value}) {
        for (const Entry& entry : entries) {
            put(head, (entry.*part).size());
            put(head, 28 + 16 * count + texts.size());
            texts += entry.*part + '\0';
        }
    }
    return head + texts;
}

/// A folder with a French catalog and with a damaged German one, removed at the end.
class Catalogs {
public:
    Catalogs() : folder_(fs::temp_directory_path() / ("edv-language-test-" + std::to_string(getpid()))) {
        using namespace std::string_literals;
        write(
            "fr",
            catalog(
                {{"", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n"},
                 {"{name} is {kind}", "{kind} : {name}"},
                 {"a partner", "un partenaire"},
                 {"no row", "aucune rangée"},
                 {"{from} to {to}", "du {from} au {to}"},
                 {"{count} row of {file}\0{count} rows of {file}"s,
                  "{count} rangée de {file}\0{count} rangées de {file}"s}}));
        write("de", "this is no catalog");
    }
    ~Catalogs() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Catalogs(const Catalogs&) = delete;
    Catalogs& operator=(const Catalogs&) = delete;

    [[nodiscard]] Language language(const std::string& code) const {
        return Language(code, {(folder_ / "missing").string(), folder_.string()});
    }

private:
    void write(const std::string& code, const std::string& bytes) const {
        const auto folder = folder_ / code / "LC_MESSAGES";
        fs::create_directories(folder);
        std::ofstream(folder / "edv.mo", std::ios::binary) << bytes;
    }

    fs::path folder_;
};

} // namespace

TEST_CASE("a locale name tells the language") {
    for (const auto& [name, code] :
         std::array<std::array<std::string_view, 2>, 12>{{{"fr_BE.UTF-8", "fr"},
                                                          {"fr", "fr"},
                                                          {"FR_be", "fr"},
                                                          {"nl_NL@euro", "nl"},
                                                          {"nl.UTF-8", "nl"},
                                                          {"de-AT", "de"},
                                                          {"de_BE", "de"},
                                                          {"en_GB.utf8", "en"},
                                                          {"en_US", "en"},
                                                          {"fr@euro", "fr"},
                                                          {"nl_BE.ISO-8859-15", "nl"},
                                                          {"EN", "en"}}}) {
        CAPTURE_BOUND(name);
        CHECK(language_of_locale(name) == std::string(code));
    }
    for (const std::string_view name :
         {"", "C", "POSIX", "C.UTF-8", "es_ES.UTF-8", "french", "f", "frr_DE", "_BE", "."}) {
        CAPTURE(name);
        CHECK_FALSE(language_of_locale(name));
    }
}

TEST_CASE("texts are translated from the catalog of their language") {
    const Catalogs catalogs;
    const auto fr = catalogs.language("fr");
    CHECK(fr.code() == "fr");
    CHECK(fr.tr("no row") == "aucune rangée");
    CHECK(fr.tr("never translated") == "never translated");
    CHECK(fr.tr("").empty());
    CHECK(fr.tr(edv::Message{}).empty());
    CHECK(fr.tr(msg("{name} is {kind}", {{"name", "no row"}, {"kind", "a partner", true}})) ==
          "un partenaire : no row");
}

TEST_CASE("a count takes the plural form of the language") {
    const Catalogs catalogs;
    const auto fr = catalogs.language("fr");
    const auto rows = [](long long count) {
        return msgn("{count} row of {file}", "{count} rows of {file}", count, {{"file", "{count}.csv"}});
    };
    CHECK(fr.tr(rows(0)) == "0 rangée de {count}.csv");
    CHECK(fr.tr(rows(1)) == "1 rangée de {count}.csv");
    CHECK(fr.tr(rows(2)) == "2 rangées de {count}.csv");
    CHECK(fr.tr(rows(1234567)) == "1\u202F234\u202F567 rangées de {count}.csv");
    CHECK(fr.tr(rows(5'000'000'000'000)) == "5\u202F000\u202F000\u202F000\u202F000 rangées de {count}.csv");
    CHECK(fr.tr(msgn("{count} cat", "{count} cats", 2)) == "2 cats");
    const Language en;
    CHECK(en.tr(rows(0)) == "0 rows of {count}.csv");
    CHECK(en.tr(rows(1)) == "1 row of {count}.csv");
    CHECK(en.tr(rows(1234)) == "1,234 rows of {count}.csv");
}

TEST_CASE("without a sound catalog the texts stay English") {
    const Catalogs catalogs;
    CHECK(catalogs.language("en").tr("no row") == "no row");
    CHECK(catalogs.language("nl").tr("no row") == "no row");
    CHECK(catalogs.language("de").tr("no row") == "no row");
    CHECK(Language("fr").tr("no row") == "no row");
    CHECK(Language("fr", {"/nowhere"}).tr(msgn("{count} row", "{count} rows", 2)) == "2 rows");
}

TEST_CASE("the catalogs of the build are read when they are named") {
    const char* const folder = std::getenv("EDV_TEST_LOCALE");
    if (folder == nullptr)
        return;
    for (const std::string code : {"fr", "nl", "de"}) {
        CAPTURE(code);
        const Language language(code, {folder});
        CHECK(language.tr("the file is empty") != "the file is empty");
    }
}

TEST_CASE("numbers are grouped and marked as the language does") {
    struct Case {
        std::string_view code;
        std::string_view whole;
        std::string_view decimal;
        std::string_view percent;
    };
    for (const auto& [code, whole, decimal, percent] :
         std::array<Case, 4>{{{"fr", "1\u202F234\u202F567", "1\u202F234,5", "37,5\u00A0%"},
                              {"nl", "1.234.567", "1.234,5", "37,5%"},
                              {"de", "1.234.567", "1.234,5", "37,5\u00A0%"},
                              {"en", "1,234,567", "1,234.5", "37.5%"}}}) {
        CAPTURE_BOUND(code);
        const Language language{std::string(code)};
        CHECK(language.number(1234567LL) == whole);
        CHECK(language.number(-1234567LL) == "-" + std::string(whole));
        CHECK(language.number(0LL) == "0");
        CHECK(language.number(999LL) == "999");
        CHECK(language.number(-5LL) == "-5");
        CHECK(language.number(1234.5) == decimal);
        CHECK(language.percent(0.375) == percent);
    }
}

TEST_CASE("numbers have at most their decimals and round away from zero") {
    const Language en;
    CHECK(en.number(0.5) == "0.5");
    CHECK(en.number(1.0) == "1");
    CHECK(en.number(1.005, 1) == "1");
    CHECK(en.number(0.125, 2) == "0.13");
    CHECK(en.number(2.5, 0) == "3");
    CHECK(en.number(-2.5, 0) == "-3");
    CHECK(en.number(-0.001) == "0");
    CHECK(en.number(1.23456, 4) == "1.2346");
    CHECK(en.percent(0.0) == "0.0%");
    CHECK(en.percent(1.0) == "100.0%");
    CHECK(en.percent(1.0 / 3) == "33.3%");
    CHECK(en.percent(0.0625) == "6.3%");
}

TEST_CASE("days and months are said as in the language") {
    struct Case {
        std::string_view code;
        std::string_view first;
        std::string_view other;
        std::string_view month;
    };
    for (const auto& [code, first, other, month] :
         std::array<Case, 4>{{{"fr", "1er janvier 2023", "29 février 2024", "août 2023"},
                              {"nl", "1 januari 2023", "29 februari 2024", "augustus 2023"},
                              {"de", "1. Januar 2023", "29. Februar 2024", "August 2023"},
                              {"en", "1 January 2023", "29 February 2024", "August 2023"}}}) {
        CAPTURE_BOUND(code);
        const Language language{std::string(code)};
        CHECK(language.date(Date(2023, 1, 1)) == first);
        CHECK(language.date(Date(2024, 2, 29)) == other);
        CHECK(language.month(Date(2023, 8, 31)) == month);
    }
    CHECK(Language("en").date(Date(202, 8, 2)) == "2 August 202");
    CHECK(Language("en").date(Date(1582, 10, 10)) == "10 October 1582");
    CHECK(Language("fr").date(Date(2023, 12, 31)) == "31 décembre 2023");
}

TEST_CASE("a period is said as people say it") {
    const Catalogs catalogs;
    const auto fr = catalogs.language("fr");
    CHECK(fr.period(Period::year(2023)) == "2023");
    CHECK(fr.period({Date(2023, 3, 1), Date(2023, 3, 1)}) == "1er mars 2023");
    CHECK(fr.period({Date(2023, 3, 1), Date(2023, 6, 30)}) == "du 1er mars 2023 au 30 juin 2023");
    CHECK(Language("en").period({Date(2022, 1, 1), Date(2023, 12, 31)}) ==
          "1 January 2022 to 31 December 2023");
}

TEST_CASE("words stand in the order of a dictionary") {
    for (const auto& code : edv::language_codes()) {
        CAPTURE(code);
        const Language language(code);
        std::vector<std::string> words = {"zèbre", "Facade", "été",   "Étage", "eau",
                                          "école", "Zoo",    "œuvre", "ordre", "a"};
        std::sort(words.begin(), words.end(),
                  [&](const auto& a, const auto& b) { return language.before(a, b); });
        CHECK(words == std::vector<std::string>{"a", "eau", "école", "Étage", "été", "Facade", "œuvre",
                                                "ordre", "zèbre", "Zoo"});
        CHECK_FALSE(language.before("a", "a"));
        CHECK_FALSE(language.before("", ""));
        CHECK(language.before("", "a"));
    }
}

TEST_CASE("copies of a language share what was loaded") {
    const Catalogs catalogs;
    const auto fr = catalogs.language("fr");
    const Language copy = fr;
    CHECK(copy.tr("no row") == "aucune rangée");
    CHECK(copy.tr("a partner") == fr.tr("a partner"));
}
