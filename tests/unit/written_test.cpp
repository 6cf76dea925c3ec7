#include "base/written.hpp"

#include <doctest/doctest.h>
#include <string>

namespace edv {
namespace {

std::string day(std::string_view text) {
    const auto found = written_day(text);
    return found ? found->iso() : "none";
}

} // namespace

TEST_CASE("a day is read in every form that people write by hand") {
    struct Row {
        const char* text;
        const char* day;
    };
    for (const Row& row : {
             Row{"2026-11-05", "2026-11-05"},    {"05/11/2026", "2026-11-05"},
             {" 5/11/2026 ", "2026-11-05"},      {"5/11/26", "2026-11-05"},
             {"5/11/98", "1998-11-05"},          {"5/11/69", "2069-11-05"},
             {"5/11/70", "1970-11-05"},          {"5.11.2026", "2026-11-05"},
             {"05.11.26", "2026-11-05"},         {"5-11-2026", "2026-11-05"},
             {"13/12/2026", "2026-12-13"},       {"5 nov 2026", "2026-11-05"},
             {"5 nov. 2026", "2026-11-05"},      {"5 novembre 2026", "2026-11-05"},
             {"5 NOVEMBRE 2026", "2026-11-05"},  {"5\u00A0novembre\u202F2026", "2026-11-05"},
             {"05 nov. 26", "2026-11-05"},       {"5-nov-2026", "2026-11-05"},
             {"5-nov.-26", "2026-11-05"},        {"5nov2026", "2026-11-05"},
             {"1er févr. 2023", "2023-02-01"},   {"1er fevrier 2023", "2023-02-01"},
             {"1ER FÉVRIER 2023", "2023-02-01"}, {"04 mai 2023", "2023-05-04"},
             {"4 maart 2023", "2023-03-04"},     {"4 mrt. 2023", "2023-03-04"},
             {"1ste mei 2023", "2023-05-01"},    {"2de mei 2023", "2023-05-02"},
             {"3. März 2026", "2026-03-03"},     {"3.März 2026", "2026-03-03"},
             {"3. Maerz 2026", "2026-03-03"},    {"15 août 2026", "2026-08-15"},
             {"15 augustus 2026", "2026-08-15"}, {"31. Dezember 2026", "2026-12-31"},
             {"29 févr. 2024", "2024-02-29"},    {"5th November 2026", "2026-11-05"},
             {"November 5, 2026", "2026-11-05"}, {"Nov. 5th, 2026", "2026-11-05"},
             {"2026/11/05", "2026-11-05"},       {"2026.11.05", "2026-11-05"},
             {"2026-11-5", "2026-11-05"},        {"2026/1/2", "2026-01-02"},
         }) {
        CAPTURE(row.text);
        CHECK(day(row.text) == row.day);
    }
}

TEST_CASE("every month is known in four languages, long and short") {
    const char* const months[12] = {"janvier janv januari januar jan january jänner",
                                    "février févr fév fevrier februari febr feb februar february",
                                    "mars maart mrt märz mrz mar march",
                                    "avril avr april apr",
                                    "mai mei may",
                                    "juin juni june jun",
                                    "juillet juil juli july jul",
                                    "août aout augustus aug august",
                                    "septembre september sept sep",
                                    "octobre oktober october oct okt",
                                    "novembre november nov",
                                    "décembre dec déc december dezember dez"};
    for (int month = 1; month <= 12; ++month) {
        std::string names = std::string(months[month - 1]) + " ";
        for (std::size_t from = 0, to = 0; (to = names.find(' ', from)) != std::string::npos; from = to + 1) {
            const std::string name = names.substr(from, to - from);
            CAPTURE(name);
            CHECK(month_named(name) == month);
            CHECK(month_named(name + ".") == month);
        }
    }
    for (const char* other : {"", "m", "ja", "janv..", "hier", "novemb", "mai 2023"})
        CHECK_FALSE(month_named(other));
}

TEST_CASE("a day that does not exist is written as one and is none") {
    for (std::string_view text :
         {"31/02/2023", "31 févr. 2023", "31 février 2023", "2023-02-31", "31.2.23", "29 februari 2023",
          "0/1/2023", "31. November 2023", "14/14/2023", "1/1/0000"}) {
        CAPTURE(text);
        CHECK(day(text) == "none");
        CHECK(take_day(text));
        CHECK(text.empty());
    }
}

TEST_CASE("what is no day is none, and stays as it was") {
    for (const std::string_view text :
         {"",           "x",           "2026",        "20261105",   "5/11",   "5/11-2026",
          "05/11/202",  "05/11/20266", "111/1/2026",  "23-01-01",   "2023-6", "2023/06",
          "2023/06-01", "2023/06/011", "2023/006/01", "20231/1/2",  "5 nov",  "nov 2026",
          "5 xyz 2026", "hier",        "5 november",  "-5/11/2026", "32",     "1er 2023"}) {
        CAPTURE(text);
        std::string_view rest = text;
        CHECK_FALSE(take_day(rest));
        CHECK(rest == text);
        CHECK_FALSE(written_day(text));
    }
    CHECK(day("5/11/2026 10:15") == "none");
    CHECK(day("5 nov 2026 x") == "none");
}

TEST_CASE("the order of day and month is open only between numbers") {
    std::string_view numbers = "03/04/2024 10:15";
    const auto open = take_day(numbers);
    REQUIRE(open);
    CHECK(open->open);
    CHECK(numbers == " 10:15");
    CHECK(open->date()->iso() == "2024-04-03");
    CHECK(open->date(false)->iso() == "2024-03-04");
    for (std::string_view text : {"3 avril 2024", "2024-04-03", "April 3, 2024"}) {
        const auto closed = take_day(text);
        REQUIRE(closed);
        CHECK_FALSE(closed->open);
        CHECK(closed->date(false)->iso() == "2024-04-03");
    }
}

TEST_CASE("a weekday may stand in front of a day, and is that of the day") {
    struct Row {
        const char* text;
        const char* day;
    };
    for (const Row& row : {
             Row{"lundi 4 mars 2024", "2024-03-04"},
             {"Lundi, 4 mars 2024", "2024-03-04"},
             {"lun. 4/3/2024", "2024-03-04"},
             {"mar. 5 mars 2024", "2024-03-05"},
             {"di. 5 maart 2024", "2024-03-05"},
             {"di 3 mars 2024", "2024-03-03"},
             {"ma 4 maart 2024", "2024-03-04"},
             {"woensdag 5 juni 2024", "2024-06-05"},
             {"WOENSDAG\u00A05 juni 2024", "2024-06-05"},
             {"zo 9.6.2024", "2024-06-09"},
             {"Dienstag, 5. Dezember 2023", "2023-12-05"},
             {"Di., 05.12.2023", "2023-12-05"},
             {"Sonnabend, 9. Dezember 2023", "2023-12-09"},
             {"Mon Nov 02 2026", "2026-11-02"},
             {"Thursday, November 5, 2026", "2026-11-05"},
             {"Thu 2026-11-05", "2026-11-05"},
             {"mardi 4 mars 2024", "none"},
             {"lundi 31 février 2024", "none"},
             {"lundi 5/5/2024", "none"},
         }) {
        CAPTURE(row.text);
        CHECK(day(row.text) == row.day);
        std::string_view rest = row.text;
        CHECK(take_day(rest));
        CHECK(rest.empty());
    }
    for (const char* other :
         {"lundi", "lundi 4", "lundi soir 4 mars 2024", "x 4 mars 2024", "lundi mardi 5/3/2024"}) {
        CAPTURE(other);
        std::string_view rest = other;
        CHECK_FALSE(take_day(rest));
        CHECK(rest == other);
    }
    // It tells which number is the month: 4 March is a Monday, 3 April a Wednesday.
    for (std::string_view text : {"lundi 03/04/2024", "Wed 03/04/2024"}) {
        const auto told = take_day(text);
        REQUIRE(told);
        CHECK_FALSE(told->open);
        CHECK(told->date() == told->date(false));
    }
    CHECK(day("Monday 03/04/2024") == "2024-03-04");
    CHECK(day("mercredi 03/04/2024") == "2024-04-03");
    std::string_view both = "jeudi 04/04/2024";
    CHECK(take_day(both)->open);
}

TEST_CASE("words that depend on the day say how far it is") {
    struct Row {
        const char* word;
        int days;
    };
    for (const Row& row : {Row{"today", 0},
                           {"Aujourd'hui", 0},
                           {"aujourd’hui", 0},
                           {"vandaag", 0},
                           {"heute", 0},
                           {"hier", -1},
                           {" gisteren ", -1},
                           {"gestern", -1},
                           {"YESTERDAY", -1},
                           {"demain", 1},
                           {"morgen", 1},
                           {"tomorrow", 1},
                           {"avant-hier", -2},
                           {"eergisteren", -2},
                           {"vorgestern", -2},
                           {"après-demain", 2},
                           {"overmorgen", 2},
                           {"übermorgen", 2}}) {
        CAPTURE(row.word);
        CHECK(days_from_today(row.word) == row.days);
    }
    for (const char* other : {"", "now", "lundi", "hier soir", "2026-11-05"})
        CHECK_FALSE(days_from_today(other));
}

TEST_CASE("a month is read by number and by name") {
    for (const char* text :
         {"2026-11", "11/2026", "11-2026", "11.2026", "nov. 2026", "novembre 2026", "November 2026"}) {
        CAPTURE(text);
        const auto found = written_month(text);
        REQUIRE(found);
        CHECK(found->iso() == "2026-11-01");
    }
    CHECK(written_month("2/2026")->iso() == "2026-02-01");
    for (const char* other : {"", "13/2026", "2026", "11/26", "2026-11-05", "novembre", "0/2026", "2026-1"})
        CHECK_FALSE(written_month(other));
}

TEST_CASE("spans of time are read in words") {
    struct Row {
        const char* text;
        const char* written;
    };
    for (const Row& row : {Row{"P3M", "P3M"},
                           {"20wd", "20wd"},
                           {"3 mois", "P3M"},
                           {"trois mois", "P3M"},
                           {"un mois", "P1M"},
                           {"3m", "P3M"},
                           {"2 semaines", "P14D"},
                           {"2w", "P14D"},
                           {"2 weken", "P14D"},
                           {"30 jours", "P30D"},
                           {"20 jours ouvrables", "20wd"},
                           {"20 jours ouvrés", "20wd"},
                           {"1 jour ouvrable", "1wd"},
                           {"20 werkdagen", "20wd"},
                           {"20 wd", "20wd"},
                           {"20 Arbeitstage", "20wd"},
                           {"20 working days", "20wd"},
                           {"drei Monate", "P3M"},
                           {"zwölf Monate", "P1Y"},
                           {"een jaar", "P1Y"},
                           {"1 an", "P1Y"},
                           {"un an et six mois", "P18M"},
                           {"1 jaar en 6 maanden", "P18M"},
                           {"3\u00A0mois", "P3M"},
                           {"TWO YEARS", "P2Y"}}) {
        CAPTURE(row.text);
        const auto found = written_duration(row.text);
        REQUIRE(found);
        CHECK(found->text() == row.written);
    }
    for (const char* other :
         {"", "3", "mois", "0 jours", "-3 mois", "1,5 mois", "3 x", "3 mois 2", "et 3 mois",
          "3 jours ouvrables 1 mois", "101 ans", "9999999 jours", "3 mois environ", "3/4 mois",
          "999999 ans 999999 ans 999999 ans 999999 ans 999999 ans 999999 ans 999999 ans"})
        CHECK_FALSE(written_duration(other));
}

TEST_CASE("numbers are read with a comma, with thousands apart and as shares of a hundred") {
    struct Row {
        const char* text;
        double number;
    };
    for (const Row& row : {Row{"0.5", 0.5},
                           {"0,5", 0.5},
                           {" 0,5 ", 0.5},
                           {"50 %", 0.5},
                           {"50%", 0.5},
                           {"12,5 %", 0.125},
                           {"50\u00A0%", 0.5},
                           {"100 %", 1},
                           {"1 200", 1200},
                           {"1\u00A0200", 1200},
                           {"1\u202F200,5", 1200.5},
                           {"1.200,5", 1200.5},
                           {"1,200.5", 1200.5},
                           {"1.234.567,5", 1234567.5},
                           {"1.200", 1.2},
                           {"1,200", 1.2},
                           {"-0,5", -0.5},
                           {"1200", 1200}}) {
        CAPTURE(row.text);
        const auto found = written_number(row.text);
        REQUIRE(found);
        CHECK(*found == row.number);
    }
    for (const char* other : {"", "%", "x", ",5", "5,", "0,5,5", "1 2", "12 34", "1 2000", "1,2,3", "1.2.3",
                              "0 .5", "1e3", "--1", "1  200", "50 %%", "1.20,5", "5 pour cent"}) {
        CAPTURE(other);
        CHECK_FALSE(written_number(other));
    }
    CHECK(written_integer("1 200") == 1200);
    CHECK(written_integer("1\u00A0200\u00A0000") == 1200000);
    CHECK(written_integer("-3") == -3);
    CHECK(written_integer("1200") == 1200);
    CHECK(written_integer("3.0") == 3);
    CHECK(written_integer(" 3,00 ") == 3);
    CHECK(written_integer("1 200,0") == 1200);
    for (const char* other : {"", "1.200", "1,5", "1 20", "1 2000", "x", "50 %"})
        CHECK_FALSE(written_integer(other));
}

} // namespace edv
