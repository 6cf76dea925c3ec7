// Any text as a day, a month, a span of time and a number, as people write them by hand.
#include "base/written.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "edv/base/value.hpp"

#include "expect.hpp"

namespace {

using edv::Date;
using edv::fuzz::expect;

void read_day(std::string_view text) {
    std::string_view rest = text;
    const auto written = edv::take_day(rest);
    expect(written ? rest.size() < text.size() && text.ends_with(rest) : rest == text);
    if (written)
        for (const bool day_first : {true, false})
            if (const auto day = written->date(day_first)) {
                expect(*day >= Date(1, 1, 1) && *day <= Date(9999, 12, 31));
                expect(edv::written_day(day->iso()) == day);
            }
    if (const auto day = edv::written_day(text))
        expect(edv::written_day(day->iso()) == day && !edv::days_from_today(text));
    if (const auto month = edv::written_month(text))
        expect(month->day() == 1 && edv::written_month(month->iso_month()) == month);
    if (const auto month = edv::month_named(text))
        expect(*month >= 1 && *month <= 12);
}

void read_span(std::string_view text) {
    if (const auto span = edv::written_duration(text))
        expect(edv::Duration::parse(span->text()) == span);
}

void read_number(std::string_view text) {
    if (const auto number = edv::written_number(text)) {
        expect(std::isfinite(*number));
        expect(edv::parse_number(edv::to_text(*number)) == number);
    }
    if (const auto number = edv::written_integer(text))
        expect(edv::written_integer(std::to_string(*number)) == number);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read_day(text);
    read_span(text);
    read_number(text);
    return 0;
}
