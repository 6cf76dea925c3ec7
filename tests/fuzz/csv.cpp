// Any bytes as a CSV file, in any encoding and with any separator, which the first two bytes choose.
#include <array>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "expect.hpp"
#include "intake/csv_reader.hpp"
#include "intake/encoding.hpp"

namespace {

const std::array<std::optional<edv::intake::Encoding>, 8> encodings = {std::nullopt,
                                                                       edv::intake::Encoding::utf8,
                                                                       edv::intake::Encoding::utf16,
                                                                       edv::intake::Encoding::windows1252,
                                                                       edv::intake::Encoding("cp850"),
                                                                       edv::intake::Encoding("utf-32"),
                                                                       edv::intake::Encoding("shift_jis"),
                                                                       edv::intake::Encoding("utf-7")};
constexpr std::array<std::optional<char>, 5> separators = {std::nullopt, ',', ';', '\t', '|'};

using edv::fuzz::expect;

/// A sound row is UTF-8 without NUL, in cells of which one at least is not blank, and rows come in order.
void read_all(edv::intake::CsvReader& reader) {
    long long before = 0;
    while (const auto* row = reader.next()) {
        expect(row->number > before);
        before = row->number;
        bool has_text = row->damage.has_value();
        for (const auto cell : row->cells) {
            has_text = has_text || !edv::trim(cell).empty();
            expect(row->damage || (!edv::invalid_utf8(cell) && cell.find('\0') == std::string_view::npos));
        }
        expect(has_text);
    }
    expect(reader.next() == nullptr);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    std::istringstream bytes(std::string(data + 2, data + size));
    edv::intake::TextStream text(bytes, encodings[data[0] % encodings.size()]);
    try {
        edv::intake::CsvReader reader(text, separators[data[1] % separators.size()]);
        read_all(reader);
        expect(text.consumed() <= size - 2);
    } catch (const edv::Error& error) {
        expect(error.kind() == edv::ErrorKind::refused);
    }
    return 0;
}
