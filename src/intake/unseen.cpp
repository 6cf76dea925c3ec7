#include "intake/unseen.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace edv::intake {
namespace {

/// Blanks, ends of lines, and the marks of a direction of writing that tools put around a text.
bool is_unseen(char32_t point) {
    constexpr auto ranges = std::to_array<std::pair<char32_t, char32_t>>({{'\t', '\n'},
                                                                          {'\r', '\r'},
                                                                          {' ', ' '},
                                                                          {0x85, 0x85},
                                                                          {0xA0, 0xA0},
                                                                          {0x61C, 0x61C},
                                                                          {0x1680, 0x1680},
                                                                          {0x180E, 0x180E},
                                                                          {0x2000, 0x200F},
                                                                          {0x2028, 0x202F},
                                                                          {0x205F, 0x2060},
                                                                          {0x2066, 0x2069},
                                                                          {0x3000, 0x3000},
                                                                          {0xFEFF, 0xFEFF}});
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto& range) { return point >= range.first && point <= range.second; });
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

} // namespace edv::intake
