#include "intake/spreadsheet/moment.hpp"

#include <array>
#include <doctest/doctest.h>

using edv::intake::NumberForm;

TEST_CASE("a format code says whether a number is a day, a time or neither") {
    struct Case {
        std::string code;
        edv::intake::NumberForm form;
    };
    const std::vector<Case> cases = {
        {"", edv::intake::NumberForm::number},
        {"General", edv::intake::NumberForm::number},
        {"0", edv::intake::NumberForm::number},
        {"#,##0.00", edv::intake::NumberForm::number},
        {"0.00E+00", edv::intake::NumberForm::number},
        {"##0.0e-0", edv::intake::NumberForm::number},
        {"0%", edv::intake::NumberForm::number},
        {"# ?/?", edv::intake::NumberForm::number},
        {"@", edv::intake::NumberForm::number},
        {"0\" days\"", edv::intake::NumberForm::number},
        {"0\\d", edv::intake::NumberForm::number},
        {"0_d", edv::intake::NumberForm::number},
        {"*d0", edv::intake::NumberForm::number},
        {"[Red]0", edv::intake::NumberForm::number},
        {"[$€-80C]#,##0.00", edv::intake::NumberForm::number},
        {"[>=100]0;0.0", edv::intake::NumberForm::number},
        {"0;yyyy", edv::intake::NumberForm::number}, // its first section decides
        {"yyyy-mm-dd", edv::intake::NumberForm::day},
        {"DD/MM/YYYY", edv::intake::NumberForm::day},
        {"d", edv::intake::NumberForm::day},
        {"mmm", edv::intake::NumberForm::day},
        {"yyyy", edv::intake::NumberForm::day},
        {"[$-80C]dddd\\ d\\ mmmm\\ yyyy;@", edv::intake::NumberForm::day},
        {"\"le \"d/m", edv::intake::NumberForm::day},
        {"dd/mm/yyyy hh:mm", edv::intake::NumberForm::day},
        {"m/d/yy h:mm AM/PM", edv::intake::NumberForm::day},
        {"yyyy\"年\"m\"月\"", edv::intake::NumberForm::day},
        {"h:mm", edv::intake::NumberForm::time},
        {"h:mm AM/PM", edv::intake::NumberForm::time},
        {"h A/P", edv::intake::NumberForm::time},
        {"mm:ss.0", edv::intake::NumberForm::time},
        {"hh\"u\"mm", edv::intake::NumberForm::time},
        {"[h]:mm:ss", edv::intake::NumberForm::duration},
        {"[HH]:mm", edv::intake::NumberForm::duration},
        {"[mm]", edv::intake::NumberForm::duration},
        {"[ss]", edv::intake::NumberForm::duration},
        {"\"unclosed d", edv::intake::NumberForm::number},
        {"[unclosed d", edv::intake::NumberForm::number},
        {"[", edv::intake::NumberForm::number},
        {"\\", edv::intake::NumberForm::number},
    };
    for (const Case& c : cases) {
        CAPTURE(c.code);
        CHECK(edv::intake::form_of(c.code) == c.form);
    }
}

TEST_CASE("the formats that every spreadsheet knows") {
    struct Range {
        long long from;
        long long to;
        edv::intake::NumberForm form;
    };
    const std::vector<Range> ranges = {
        {0, 13, edv::intake::NumberForm::number},    {14, 17, edv::intake::NumberForm::day},
        {18, 21, edv::intake::NumberForm::time},     {22, 22, edv::intake::NumberForm::day},
        {23, 26, edv::intake::NumberForm::number},   {27, 36, edv::intake::NumberForm::day},
        {37, 44, edv::intake::NumberForm::number},   {45, 45, edv::intake::NumberForm::time},
        {46, 46, edv::intake::NumberForm::duration}, {47, 47, edv::intake::NumberForm::time},
        {48, 49, edv::intake::NumberForm::number},   {50, 58, edv::intake::NumberForm::day},
        {59, 70, edv::intake::NumberForm::number},   {164, 164, edv::intake::NumberForm::number},
    };
    for (const Range& range : ranges) {
        for (long long id = range.from; id <= range.to; ++id) {
            CAPTURE(id);
            CHECK(edv::intake::builtin_form(id) == range.form);
        }
    }
}

TEST_CASE("a number of days is a day, a moment or a time") {
    struct Case {
        double days;
        edv::intake::NumberForm form;
        bool date_1904;
        std::string text; // empty: there is no such day
    };
    const std::vector<Case> cases = {
        {45301, edv::intake::NumberForm::day, false, "2024-01-10"},
        {43839, edv::intake::NumberForm::day, true, "2024-01-10"},
        {45301.5625, edv::intake::NumberForm::day, false, "2024-01-10T13:30:00"},
        {45301.99999999, edv::intake::NumberForm::day, false, "2024-01-11"}, // to the second
        {45301, edv::intake::NumberForm::time, false, "2024-01-10"},
        {1, edv::intake::NumberForm::day, false, "1900-01-01"},
        {59, edv::intake::NumberForm::day, false, "1900-02-28"},
        {60, edv::intake::NumberForm::day, false, ""},
        {60.5, edv::intake::NumberForm::day, false, ""},
        {61, edv::intake::NumberForm::day, false, "1900-03-01"},
        {0, edv::intake::NumberForm::day, false, ""},
        {0.5, edv::intake::NumberForm::day, false, "12:00:00"},
        {0, edv::intake::NumberForm::day, true, "1904-01-01"},
        {0.5, edv::intake::NumberForm::day, true, "1904-01-01T12:00:00"},
        {60, edv::intake::NumberForm::day, true, "1904-03-01"},
        {0, edv::intake::NumberForm::time, false, "00:00:00"},
        {0.5, edv::intake::NumberForm::time, true, "12:00:00"},
        {0.999988425925926, edv::intake::NumberForm::time, false, "23:59:59"},
        {1.5, edv::intake::NumberForm::duration, false, "36:00:00"},
        {0.25, edv::intake::NumberForm::duration, false, "06:00:00"},
        {2958465, edv::intake::NumberForm::day, false, "9999-12-31"},
        {2958466, edv::intake::NumberForm::day, false, ""},
        {2957003, edv::intake::NumberForm::day, true, "9999-12-31"},
        {2957004, edv::intake::NumberForm::day, true, ""},
        {-1, edv::intake::NumberForm::day, false, ""},
        {-1, edv::intake::NumberForm::day, true, ""},
        {1e300, edv::intake::NumberForm::duration, false, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.days);
        CHECK(edv::intake::moment_text(c.days, c.form, c.date_1904).value_or("") == c.text);
    }
}

TEST_CASE("moments and durations as texts") {
    struct Case {
        std::string text;
        std::string read; // empty: it is none
    };
    const std::vector<Case> moments = {
        {"2024-01-10", "2024-01-10"},
        {"2024-01-10T00:00:00", "2024-01-10"},
        {"2024-01-10T13:30", "2024-01-10T13:30:00"},
        {"2024-01-10T13:30:15", "2024-01-10T13:30:15"},
        {"2024-01-10T13:30:15.123456789", "2024-01-10T13:30:15"},
        {"2024-01-10T13:30:15Z", "2024-01-10T13:30:15"},
        {"", ""},
        {"2024-02-30", ""},
        {"2024-01-10 13:30:15", ""},
        {"2024-01-10T", ""},
        {"2024-01-10T24:00:00", ""},
        {"2024-01-10T13:60:00", ""},
        {"2024-01-10T13:30:15+01:00", ""},
        {"2024-01-10T1x:30:15", ""},
        {"2024-01-10T-1:30:15", ""},
        {"2024-01-10TZ", ""},
    };
    for (const Case& c : moments) {
        CAPTURE(c.text);
        CHECK(edv::intake::iso_moment(c.text).value_or("") == c.read);
    }
    const std::vector<Case> durations = {
        {"PT13H30M00S", "13:30:00"},
        {"PT36H15M00S", "36:15:00"},
        {"PT08H05M09.5S", "08:05:09"},
        {"PT5M", "00:05:00"},
        {"PT7S", "00:00:07"},
        {"", ""},
        {"P1D", ""},
        {"PT1X", ""},
        {"-PT1H", ""},
        {"PT-1H", ""},
        {"PT1S1H", ""},
        {"PT99999999999999999999H", ""},
    };
    for (const Case& c : durations) {
        CAPTURE(c.text);
        CHECK(edv::intake::iso_duration(c.text).value_or("") == c.read);
    }
}
