// A line with a form of days and the format of a cell, then any text as a day, with and without that form.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "edv/base/date.hpp"

#include "config/profile.hpp"
#include "expect.hpp"
#include "intake/days.hpp"
#include "intake/spreadsheet/moment.hpp"
#include "intake/spreadsheet/number.hpp"

namespace {

using edv::Date;
using edv::fuzz::expect;
using edv::intake::DayForms;

void expect_day(Date day) {
    expect(day >= Date(1, 1, 1) && day <= Date(9999, 12, 31));
    expect(Date::parse(day.iso()) == day);
    expect(edv::intake::DayForms().read(day.iso()) == day);
    expect(day.first_of_month() <= day && day <= day.last_of_month());
    expect(edv::parse_month(day.iso_month()) == day.first_of_month());
}

void read_plain(std::string_view text) {
    if (const auto day = Date::parse(text)) {
        expect(day->iso() == text);
        expect_day(*day);
    }
    if (const auto month = edv::parse_month(text))
        expect(month->iso_month() == text && month->day() == 1);
}

/// What no form was given for: an order of day and month that the text itself does not forbid reads it.
void read_detected(std::string_view text) {
    edv::intake::DayOrder order;
    order.see(text, 1);
    expect(!order.contradicts());
    expect(!order.any() || edv::intake::DayOrder::leaves_open(text));
    for (const std::string_view other : {"25/03/2023", "03/25/2023"}) {
        edv::intake::DayOrder both = order;
        both.see(other, 2);
        edv::intake::DayForms forms;
        forms.look_with([&] { return edv::intake::DayOrders{{"date", both}}; });
        const auto day = forms.read(text, "date");
        if (day)
            expect_day(*day);
        // A column that contradicts itself reads either order.
        expect(!both.contradicts() || day);
    }
}

void read_with(const std::string& form, std::string_view text) {
    if (!edv::config::is_day_form(form))
        return;
    for (const bool since_1904 : {false, true})
        if (const auto day = edv::intake::DayForms({form}, since_1904).read(text)) {
            expect_day(*day);
            expect(text.find('\0') == std::string_view::npos);
        }
}

/// What a spreadsheet keeps as a number or a text comes to the reader of days as this.
void read_cell(std::string_view format, std::string_view text) {
    if (const auto moment = edv::intake::iso_moment(text)) {
        expect(edv::intake::iso_moment(*moment) == moment);
        const auto day = edv::intake::DayForms().read(*moment);
        // A time alone has no day.
        expect(day.has_value() == (moment->find('-') != std::string::npos));
        if (day)
            expect_day(*day);
    }
    edv::intake::iso_duration(text);
    const auto number = edv::intake::stored_number(text);
    if (!number)
        return;
    for (const bool since_1904 : {false, true}) {
        const auto moment = edv::intake::moment_text(*number, edv::intake::form_of(format), since_1904);
        // A time alone has no day.
        expect(!moment || moment->find('-') == std::string::npos || edv::intake::DayForms().read(*moment));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::string form(all.substr(0, all.find('\n')));
    const std::string_view text = all.substr(std::min(form.size() + 1, all.size()));
    read_plain(text);
    read_detected(text);
    read_with(form, text);
    read_cell(form, text);
    return 0;
}
