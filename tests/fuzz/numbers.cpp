// Any text as a number, as people write it and as spreadsheets keep it: what was read is written so that it
// reads the same.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "edv/base/value.hpp"

#include "expect.hpp"
#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/number.hpp"

namespace {

using edv::Value;
using edv::fuzz::expect;

/// Plain digits, whatever the size: no exponent, no second zero in front, no "-0".
void expect_plain(const std::string& written) {
    expect(!written.empty() && written.find_first_not_of("0123456789.-") == std::string::npos);
    expect(written != "-0");
    const std::string_view whole = std::string_view(written).substr(written.front() == '-' ? 1 : 0);
    expect(whole == "0" || whole.starts_with("0.") || !whole.starts_with('0'));
}

void read_whole(std::string_view text) {
    const auto number = edv::parse_integer(text);
    if (!number)
        return;
    const std::string written = edv::to_text(Value(*number));
    expect_plain(written);
    expect(edv::parse_integer(written) == number);
    expect(edv::parse_number(text).has_value());
}

void read_decimal(std::string_view text) {
    for (const bool comma : {false, true}) {
        const auto number = edv::parse_number(text, comma);
        if (!number)
            continue;
        expect(std::isfinite(*number));
        expect(comma || text.find(',') == std::string_view::npos);
        const std::string written = edv::to_text(Value(*number));
        expect_plain(written);
        expect(edv::parse_number(written, comma) == number);
    }
}

void read_stored(std::string_view text) {
    const auto number = edv::intake::stored_number(text);
    const auto shortest = edv::intake::shortest_number(text);
    expect(number.has_value() == shortest.has_value());
    if (!number)
        return;
    expect_plain(*shortest);
    expect(edv::intake::stored_number(*shortest) == number);
    expect(edv::intake::shortest_number(*shortest) == shortest);
    expect(edv::parse_number(*shortest) == number);
}

void read_place(std::string_view text) {
    if (const auto place = edv::intake::parse_place(text))
        expect(edv::intake::parse_place(edv::intake::to_text(*place)) == place);
    if (const auto range = edv::intake::parse_range(text)) {
        const auto again = edv::intake::parse_range(edv::intake::to_text(*range));
        expect(again && again->from == range->from && again->to == range->to);
        expect(range->from.row <= range->to.row && range->from.column <= range->to.column);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read_whole(text);
    read_decimal(text);
    read_stored(text);
    read_place(text);
    return 0;
}
