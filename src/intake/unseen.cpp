#include "intake/unseen.hpp"

#include <algorithm>

#include "edv/base/text.hpp"

namespace edv {
namespace {

bool is_unseen(char32_t point) {
    return point == U' ' || point == U'\t' || point == U'\n' || point == U'\r' || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200D) || point == 0x202F || point == 0x205F ||
           point == 0x2060 || point == 0x3000 || point == 0xFEFF;
}

std::size_t unseen_at_start(std::string_view text) {
    const CodePoint first = text.empty() ? CodePoint{} : first_point(text);
    return first.length > 0 && is_unseen(first.value) ? first.length : 0;
}

std::size_t unseen_at_end(std::string_view text) {
    constexpr std::size_t longest = 3;
    for (std::size_t size = 1; size <= std::min(text.size(), longest); ++size) {
        const CodePoint last = first_point(text.substr(text.size() - size));
        if (last.length == size)
            return is_unseen(last.value) ? size : 0;
    }
    return 0;
}

} // namespace

std::string_view trim_unseen(std::string_view text) {
    // Most codes begin and end with a sign of ASCII that is seen.
    const auto seen = [](char c) { return c > ' ' && c < '\x7F'; };
    if (text.empty() || (seen(text.front()) && seen(text.back())))
        return text;
    while (const auto size = unseen_at_start(text))
        text.remove_prefix(size);
    while (const auto size = unseen_at_end(text))
        text.remove_suffix(size);
    return text;
}

} // namespace edv
