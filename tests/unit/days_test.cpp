#include "intake/days.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using edv::intake::DayForms;
using edv::intake::DayOrder;
using namespace std::string_literals;

namespace {

std::string read(const edv::intake::DayForms& forms, std::string_view text) {
    auto day = forms.read(text);
    return day ? day->iso() : "none";
}

struct Reading {
    std::vector<std::string> forms;
    std::string text;
    const char* day;
};

} // namespace

TEST_CASE("days are read in the forms that are stated, and ISO besides") {
    for (const Reading& one : {
             Reading{{"unix"}, "1688083200", "2023-06-30"},
             Reading{{"unix"}, "1688169599", "2023-06-30"},
             Reading{{"unix"}, "0", "1970-01-01"},
             Reading{{"unix"}, "-1", "1969-12-31"},
             Reading{{"unix"}, "-86400", "1969-12-31"},
             Reading{{"unix"}, "-86401", "1969-12-30"},
             Reading{{"unix"}, "1688083200000", "none"},
             Reading{{"unix"}, "9223372036854775807", "none"},
             Reading{{"unix"}, "2023-06-30", "2023-06-30"},
             Reading{{"unix"}, "yesterday", "none"},
             Reading{{"excel"}, "1", "1900-01-01"},
             Reading{{"excel"}, "59", "1900-02-28"},
             Reading{{"excel"}, "60", "none"},
             Reading{{"excel"}, "61", "1900-03-01"},
             Reading{{"excel"}, "45107", "2023-06-30"},
             Reading{{"excel"}, "45107.75", "2023-06-30"},
             Reading{{"excel"}, "45107,75", "2023-06-30"},
             Reading{{"excel"}, "0", "none"},
             Reading{{"excel"}, "2958465", "9999-12-31"},
             Reading{{"excel"}, "2958466", "none"},
             Reading{{"%d/%m/%Y"}, "30/06/2023", "2023-06-30"},
             Reading{{"%d/%m/%Y"}, "3/6/2023", "2023-06-03"},
             Reading{{"%d/%m/%Y"}, "30/06/2023 14:05", "2023-06-30"},
             Reading{{"%d/%m/%Y"}, "06/30/2023", "none"},
             Reading{{"%d/%m/%Y"}, "31/06/2023", "none"},
             Reading{{"%d/%m/%Y"}, "30/06/23", "none"},
             Reading{{"%d/%m/%Y"}, "30/06/2023x", "none"},
             Reading{{"%d/%m/%Y"}, "2023-06-30", "2023-06-30"},
             Reading{{"%d/%m/%y"}, "30/06/23", "2023-06-30"},
             Reading{{"%m-%d-%Y"}, "06-30-2023", "2023-06-30"},
             Reading{{"%Y%m%d"}, "20230630", "2023-06-30"},
             Reading{{"%d %b %Y"}, "30 Jun 2023", "2023-06-30"},
             Reading{{"%d %B %Y"}, "04 mai 2023", "2023-05-04"},
             Reading{{"%d %B %Y"}, "4 maart 2023 10:15", "2023-03-04"},
             Reading{{"%d %B %Y"}, "1er févr. 2023", "2023-02-01"},
             Reading{{"%d. %B %Y"}, "3. März 2023", "2023-03-03"},
             Reading{{"%d %b %y"}, "4 déc. 23", "2023-12-04"},
             Reading{{"%d %B %Y"}, "4 déc. 23", "none"},
             Reading{{"%d %B %Y"}, "31 févr. 2023", "none"},
             Reading{{"%d %B %Y"}, "03/04/2023", "none"},
             Reading{{"%d %B %Y"}, "2023/04/03", "none"},
             Reading{{"%d %B %Y"}, "2023-04-03", "2023-04-03"},
             Reading{{"%d %B %Y"}, "lundi 3 avril 2023", "2023-04-03"},
             Reading{{"%Y/%m/%d"}, "2026/11/02 8:01:05 PM GMT+1", "2026-11-02"},
             Reading{{"iso"}, "2026-11-02 20:01:05 UTC", "2026-11-02"},
             Reading{{"iso"}, "2026/11/02", "none"},
             Reading{{"%Y-%j"}, "2023-181", "2023-06-30"},
             Reading{{"%Y-%j"}, "2024-366", "2024-12-31"},
             Reading{{"%Y-%j"}, "2023-366", "none"},
             Reading{{"%Y-%j"}, "2024-366\0x"s, "none"},
             Reading{{"%d.%m.%Y", "unix"}, "30.06.2023", "2023-06-30"},
             Reading{{"%d.%m.%Y", "unix"}, "1688083200", "2023-06-30"},
             Reading{{"%Y-%d-%m"}, "2023-05-06", "2023-06-05"},
             Reading{{"iso"}, "2023-06-30", "2023-06-30"},
             Reading{{"iso"}, "30/06/2023", "none"},
         }) {
        CAPTURE(one.text);
        CHECK(read(edv::intake::DayForms(one.forms), one.text) == one.day);
    }
}

TEST_CASE("numbers of days count from 1904 in files of that system") {
    CHECK(read(edv::intake::DayForms({"excel"}, true), "0") == "1904-01-01");
    CHECK(read(edv::intake::DayForms({"excel"}, true), "43645") == "2023-06-30");
}

TEST_CASE("without a stated form days are ISO, or day, month and year") {
    edv::intake::DayForms forms;
    struct Case {
        const char* text;
        const char* day;
    };
    for (const Case& one : {
             Case{"2023-06-30", "2023-06-30"},
             Case{"2023-06-30T10:15:00.000+02:00", "2023-06-30"},
             Case{"2023-06-30T10:15:00Z", "2023-06-30"},
             Case{"2023-06-30 10:15:00", "2023-06-30"},
             Case{"2023-06-30 10:15", "2023-06-30"},
             Case{"2023-06-30T10", "none"},
             Case{"2023-06-30x", "none"},
             Case{"2023-06-30 10:15 or so", "none"},
             Case{"2023-02-29", "none"},
             Case{"2024-02-29", "2024-02-29"},
             Case{"30/06/2023", "2023-06-30"},
             Case{"30.06.2023", "2023-06-30"},
             Case{"30-06-2023", "2023-06-30"},
             Case{"3/6/2023", "2023-06-03"},
             Case{"3/6/2023 2:05 PM", "2023-06-03"},
             Case{"30/06-2023", "none"},
             Case{"06/30/2023", "none"},
             Case{"30/06/23", "2023-06-30"},
             Case{"30/06/20233", "none"},
             Case{"31/02/2023", "none"},
             Case{"3/6/2023, 2:05 p.m.", "2023-06-03"},
             Case{"3 juin 2023", "2023-06-03"},
             Case{"3 juni 2023 14:05", "2023-06-03"},
             Case{"2026/11/02 8:01:05 PM GMT+1", "2026-11-02"},
             Case{"2026/11/02 8:01:05 AM UTC-03:30", "2026-11-02"},
             Case{"2026/11/02", "2026-11-02"},
             Case{"2026/11/02 20:01:05", "2026-11-02"},
             Case{"2026.11.02", "2026-11-02"},
             Case{"2026-11-2", "2026-11-02"},
             Case{"2026-11-2 20:01", "2026-11-02"},
             Case{"2026-11-02 20:01:05 UTC", "2026-11-02"},
             Case{"2026-11-02 20:01:05 +0100", "2026-11-02"},
             Case{"2026-11-02 20:01:05 CEST", "2026-11-02"},
             Case{"2026-11-02 20:01:05Z", "2026-11-02"},
             Case{"2026-11-02 8:01\u202FPM", "2026-11-02"},
             Case{"2026-11-02 23:30:00 -0500", "2026-11-02"},
             Case{"13/11/2026 20h01", "2026-11-13"},
             Case{"13/11/2026 20 h 01", "2026-11-13"},
             Case{"13/11/2026 20h", "2026-11-13"},
             Case{"13/11/2026 à 20h01", "2026-11-13"},
             Case{"13/11/2026 à 20:01", "2026-11-13"},
             Case{"13/11/2026 om 20u01", "2026-11-13"},
             Case{"13.11.2026 um 20:01", "2026-11-13"},
             Case{"lundi 4 mars 2024 à 9h", "2024-03-04"},
             Case{"Mon Nov 02 2026 20:01:05 GMT+0100", "2026-11-02"},
             Case{"2026/13/02", "none"},
             Case{"2026/11-02", "none"},
             Case{"2026-11-02 20:01:05 XYZ", "none"},
             Case{"2026-11-02 20:01:05 UTC x", "none"},
             Case{"2026-11-02 20:01:05 GMT+", "none"},
             Case{"2026-11-02 8:01 PMx", "none"},
             Case{"13/11/2026 20h75", "none"},
             Case{"13/11/2026 20h01x", "none"},
             Case{"13/11/2026 25h01", "none"},
             Case{"13/11/2026 à", "none"},
             Case{"13/11/2026 à20:01", "none"},
             Case{"13/11/2026 20", "none"},
             Case{"13/11/2026,", "none"},
             Case{"mardi 4 mars 2024", "none"},
             Case{"1688083200", "none"},
             Case{"45107", "none"},
             Case{"", "none"},
         }) {
        CAPTURE(one.text);
        CHECK(read(forms, one.text) == one.day);
    }
    CHECK(forms.short_years());
}

namespace {

edv::intake::DayOrder order_of(const std::vector<const char*>& texts) {
    edv::intake::DayOrder order;
    long long row = 2;
    for (const char* text : texts)
        order.see(text, row++);
    return order;
}

} // namespace

TEST_CASE("the day stands first unless a value of the column forbids it, wherever that stands") {
    struct Case {
        std::vector<const char*> texts;
        bool day_first;
        bool decided;
    };
    for (const Case& one :
         {Case{{"03/04/2023"}, true, false}, Case{{"03/25/2023"}, false, true},
          Case{{"25/03/2023"}, true, true}, Case{{"03/04/2023", "03/25/2023"}, false, true},
          Case{{"2023-01-10", "", "03/25/2023"}, false, true}, Case{{"2023-03-25"}, true, false},
          Case{{"99/99/2023"}, true, false}, Case{{}, true, false}, Case{{"03/04/2023 2:05 PM"}, false, true},
          Case{{"03/04/2023 2:05 a.m."}, false, true}, Case{{"03/04/2023 8:01:05 PM GMT+1"}, false, true},
          Case{{"2026/03/04 8:01:05 PM GMT+1"}, true, false}, Case{{"03/04/2023 20h01"}, true, false},
          Case{{"Monday 03/04/2024"}, true, false}, Case{{"25/03/2023 2:05 PM"}, true, true},
          Case{{"03/25/23"}, false, true}, Case{{"5 mars 2023", "3.4.2023"}, true, false}}) {
        const edv::intake::DayOrder order = order_of(one.texts);
        CHECK(order.day_first() == one.day_first);
        CHECK(order.decided() == one.decided);
        CHECK_FALSE(order.contradicts());
    }
}

TEST_CASE("a column with values that only one order can read each contradicts itself") {
    const edv::intake::DayOrder order = order_of({"2023-01-10", "25/03/2023", "03/25/2023", "26/03/2023"});
    CHECK(order.contradicts());
    CHECK(order.only_day_first()->row == 3);
    CHECK(order.only_day_first()->text == "25/03/2023");
    CHECK(order.only_month_first()->row == 4);
}

TEST_CASE("the columns of a file are looked through when the first value asks for it, and only then") {
    edv::intake::DayForms forms;
    int looks = 0;
    forms.look_with([&] {
        ++looks;
        return edv::intake::DayOrders{{"date", order_of({"03/25/2023"})},
                                      {"noted", order_of({"03/04/2023"})}};
    });
    CHECK(read(forms, "2023-06-30") == "2023-06-30");
    CHECK(read(forms, "3 juin 2023") == "2023-06-03");
    CHECK(looks == 0);
    CHECK(forms.order_word() == "iso");
    CHECK(forms.read("03/04/2023", "date") == edv::Date(2023, 3, 4));
    CHECK(forms.read("03/04/2023", "noted") == edv::Date(2023, 4, 3)); // nothing in its own column decides
    CHECK(forms.read("03/04/2023", "feedback") == edv::Date(2023, 4, 3));
    CHECK(looks == 1);
    CHECK(forms.order_word() == "month-first");
    CHECK(forms.words("date") == "%m/%d/%Y");
    CHECK(forms.words("noted") == "%d/%m/%Y");
    CHECK_FALSE(forms.decided());
}

TEST_CASE("blanks around a day do not matter, as where its column is looked at") {
    edv::intake::DayForms forms;
    forms.look_with([] {
        edv::intake::DayOrder order;
        order.see("25/03/2023 ", 1);
        order.see("\u00A003/25/2023", 2);
        CHECK(order.contradicts());
        return edv::intake::DayOrders{{"date", order}};
    });
    CHECK(forms.read("25/03/2023 ", "date") == edv::Date(2023, 3, 25));
    CHECK(forms.read("\u00A003/25/2023", "date") == edv::Date(2023, 3, 25));
    CHECK(edv::intake::DayForms({"%d/%m/%Y"}).read(" 25/03/2023\t") == edv::Date(2023, 3, 25));
}

TEST_CASE("digits that could be days are recognised") {
    CHECK(edv::intake::DayForms::likely("1688083200") == "unix");
    CHECK(edv::intake::DayForms::likely("45107") == "excel");
    CHECK(edv::intake::DayForms::likely("2023") == "");
    CHECK(edv::intake::DayForms::likely("30/06/2023") == "");
}

TEST_CASE("how days were read is said") {
    edv::intake::DayForms detected;
    CHECK(detected.words() == "iso");
    CHECK(detected.decided());
    CHECK(read(detected, "03/04/2023") == "2023-04-03");
    CHECK(detected.words() == "%d/%m/%Y");
    CHECK(detected.order_word() == "day-first");
    CHECK_FALSE(detected.decided());
    CHECK(edv::intake::DayForms({"unix", "iso"}).words() == "unix, iso");
    CHECK(edv::intake::DayForms({"unix", "iso"}).order_word() == "unix, iso");
}
