#include "base/plain_text.hpp"

#include <bit>
#include <cstring>
#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"

namespace edv {
namespace {

/// Position of the first byte from `at` that is a control sign or no ASCII, or the size: eight bytes at a
/// time.
std::size_t plain_end(std::string_view text, std::size_t at) {
    for (EightBytes eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        const EightBytes below_blank = (eight - each_byte * ' ') & ~eight & high_bits;
        if (const EightBytes found = (eight & high_bits) | below_blank; found != 0) {
            // The lowest mark is exact; those above it may be the borrow of the subtraction.
            if constexpr (std::endian::native == std::endian::little)
                return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
            break;
        }
    }
    while (at < text.size() && static_cast<signed char>(text[at]) >= ' ')
        ++at;
    return at;
}

Message has_sign(char32_t sign) {
    return msg("the text has the control character U+{number}, which files can't hold",
               {{"number", fmt::format("{:04X}", static_cast<unsigned>(sign))}});
}

} // namespace

std::optional<Message> not_plain(std::string_view text) {
    for (std::size_t at = plain_end(text, 0); at < text.size(); at = plain_end(text, at)) {
        const auto [sign, length] = first_point(text.substr(at));
        if (length == 0)
            return msg("the text is not UTF-8");
        const bool blank = sign == '\t' || sign == '\n' || sign == '\r';
        if ((sign < ' ' && !blank) || sign == 0xFFFE || sign == 0xFFFF)
            return has_sign(sign);
        at += length;
    }
    return {};
}

} // namespace edv
