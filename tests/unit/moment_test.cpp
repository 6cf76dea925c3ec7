#include "intake/spreadsheet/moment.hpp"

#include <array>
#include <doctest/doctest.h>

using edv::NumberForm;

TEST_CASE("a format code says whether a number is a day, a time or neither") {
    struct Case {
        std::string code;
        NumberForm form;
    };
    const std::vector<Case> cases = {
        {"", NumberForm::number},
        {"General", NumberForm::number},
        {"0", NumberForm::number},
        {"#,##0.00", NumberForm::number},
        {"0.00E+00", NumberForm::number},
        {"##0.0e-0", NumberForm::number},
        {"0%", NumberForm::number},
        {"# ?/?", NumberForm::number},
        {"@", NumberForm::number},
        {"0\" days\"", NumberForm::number},
        {"0\\d", NumberForm::number},
        {"0_d", NumberForm::number},
        {"*d0", NumberForm::number},
        {"[Red]0", NumberForm::number},
        {"[$€-80C]#,##0.00", NumberForm::number},
        {"[>=100]0;0.0", NumberForm::number},
        {"0;yyyy", NumberForm::number}, // its first section decides
        {"yyyy-mm-dd", NumberForm::day},
        {"DD/MM/YYYY", NumberForm::day},
        {"d", NumberForm::day},
        {"mmm", NumberForm::day},
        {"yyyy", NumberForm::day},
        {"[$-80C]dddd\\ d\\ mmmm\\ yyyy;@", NumberForm::day},
        {"\"le \"d/m", NumberForm::day},
        {"dd/mm/yyyy hh:mm", NumberForm::day},
        {"m/d/yy h:mm AM/PM", NumberForm::day},
        {"yyyy\"年\"m\"月\"", NumberForm::day},
        {"h:mm", NumberForm::time},
        {"h:mm AM/PM", NumberForm::time},
        {"h A/P", NumberForm::time},
        {"mm:ss.0", NumberForm::time},
        {"hh\"u\"mm", NumberForm::time},
        {"[h]:mm:ss", NumberForm::duration},
        {"[HH]:mm", NumberForm::duration},
        {"[mm]", NumberForm::duration},
        {"[ss]", NumberForm::duration},
        {"\"unclosed d", NumberForm::number},
        {"[unclosed d", NumberForm::number},
        {"[", NumberForm::number},
        {"\\", NumberForm::number},
    };
    for (const Case& c : cases) {
        CAPTURE(c.code);
        CHECK(edv::form_of(c.code) == c.form);
    }
}

TEST_CASE("the formats that every spreadsheet knows") {
    struct Range {
        long long from;
        long long to;
        NumberForm form;
    };
    const std::vector<Range> ranges = {
        {0, 13, NumberForm::number},  {14, 17, NumberForm::day},      {18, 21, NumberForm::time},
        {22, 22, NumberForm::day},    {23, 26, NumberForm::number},   {27, 36, NumberForm::day},
        {37, 44, NumberForm::number}, {45, 45, NumberForm::time},     {46, 46, NumberForm::duration},
        {47, 47, NumberForm::time},   {48, 49, NumberForm::number},   {50, 58, NumberForm::day},
        {59, 70, NumberForm::number}, {164, 164, NumberForm::number},
    };
    for (const Range& range : ranges) {
        for (long long id = range.from; id <= range.to; ++id) {
            CAPTURE(id);
            CHECK(edv::builtin_form(id) == range.form);
        }
    }
}

TEST_CASE("a number of days is a day, a moment or a time") {
    struct Case {
        double days;
        NumberForm form;
        bool date_1904;
        std::string text; // empty: there is no such day
    };
    const std::vector<Case> cases = {
        {45301, NumberForm::day, false, "2024-01-10"},
        {43839, NumberForm::day, true, "2024-01-10"},
        {45301.5625, NumberForm::day, false, "2024-01-10T13:30:00"},
        {45301.99999999, NumberForm::day, false, "2024-01-11"}, // to the second
        {45301, NumberForm::time, false, "2024-01-10"},
        {1, NumberForm::day, false, "1900-01-01"},
        {59, NumberForm::day, false, "1900-02-28"},
        {60, NumberForm::day, false, ""},
        {60.5, NumberForm::day, false, ""},
        {61, NumberForm::day, false, "1900-03-01"},
        {0, NumberForm::day, false, ""},
        {0.5, NumberForm::day, false, "12:00:00"},
        {0, NumberForm::day, true, "1904-01-01"},
        {0.5, NumberForm::day, true, "1904-01-01T12:00:00"},
        {60, NumberForm::day, true, "1904-03-01"},
        {0, NumberForm::time, false, "00:00:00"},
        {0.5, NumberForm::time, true, "12:00:00"},
        {0.999988425925926, NumberForm::time, false, "23:59:59"},
        {1.5, NumberForm::duration, false, "36:00:00"},
        {0.25, NumberForm::duration, false, "06:00:00"},
        {2958465, NumberForm::day, false, "9999-12-31"},
        {2958466, NumberForm::day, false, ""},
        {2957003, NumberForm::day, true, "9999-12-31"},
        {2957004, NumberForm::day, true, ""},
        {-1, NumberForm::day, false, ""},
        {-1, NumberForm::day, true, ""},
        {1e300, NumberForm::duration, false, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.days);
        CHECK(edv::moment_text(c.days, c.form, c.date_1904).value_or("") == c.text);
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
        CHECK(edv::iso_moment(c.text).value_or("") == c.read);
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
        CHECK(edv::iso_duration(c.text).value_or("") == c.read);
    }
}
