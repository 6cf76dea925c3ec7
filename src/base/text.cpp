#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <utf8proc.h>
#include <utility>

#include "base/ascii.hpp"
#include "base/letters.hpp"

namespace edv {

namespace {

unsigned char byte(char c) {
    return static_cast<unsigned char>(c);
}

struct Step {
    utf8proc_int32_t point;
    std::size_t length; // 0: no well-formed sequence starts here
};

Step step(std::string_view text) {
    utf8proc_int32_t point = -1;
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
    return {point, length > 0 ? static_cast<std::size_t>(length) : 0};
}

/// The text through utf8proc; nothing when it is not valid UTF-8.
std::optional<std::string> mapped(std::string_view text, int options) {
    utf8proc_uint8_t* result = nullptr;
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result,
                                   static_cast<utf8proc_option_t>(options));
    if (size < 0)
        return std::nullopt;
    std::string all(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
    std::free(result); // NOLINT: utf8proc allocates with malloc
    return all;
}

/// Whether all of the text is Latin letters below U+0300 and common punctuation, which are in form C as they
/// stand.
bool is_composed(std::string_view text) {
    for (auto at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
        const auto rest = text.substr(at);
        if (byte(rest[0]) < 0xCC) {
            at += 2;
        } else if (rest.size() >= 3 && rest.starts_with("\xE2\x80") && byte(rest[2]) >= 0x82) {
            at += 3; // dashes, quotation marks, ellipsis; not U+2000 and U+2001, which have another form
        } else if (rest.starts_with("\xE2\x82\xAC")) {
            at += 3; // the euro sign
        } else {
            return false;
        }
    }
    return true;
}

char lower_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The folded form of texts in the letters of fr, nl, de and en; nothing when there are others.
std::optional<std::string> fold_latin(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        if (is_ascii(rest[0])) {
            folded += lower_letter(rest[0]);
            ++at;
        } else if (const auto sign = folded_sign(rest); sign.length > 0) {
            folded += sign.to;
            at += sign.length;
        } else {
            return std::nullopt;
        }
    }
    return folded;
}

std::string respelled(std::string_view text) {
    std::string all;
    all.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto sign = is_ascii(text[at]) ? FoldedSign{} : spelled(text.substr(at));
        if (sign.length > 0) {
            all += sign.to;
            at += sign.length;
        } else {
            all += text[at++];
        }
    }
    return all;
}

constexpr std::array<std::string_view, 6> blanks = {" ", "\t", "\n", "\r", "\u00A0", "\u202F"};

std::size_t blank_at_start(std::string_view text) {
    for (const auto blank : blanks) {
        if (text.starts_with(blank))
            return blank.size();
    }
    return 0;
}

std::size_t blank_at_end(std::string_view text) {
    for (const auto blank : blanks) {
        if (text.ends_with(blank))
            return blank.size();
    }
    return 0;
}

std::size_t common_start(std::string_view a, std::string_view b) {
    const auto stop = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return static_cast<std::size_t>(stop - a.begin());
}

std::size_t folded_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> line(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        line[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(above);
        above.swap(line);
        line[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            line[j] = std::min({above[j] + 1, line[j - 1] + 1, above[j - 1] + other});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                line[j] = std::min(line[j], before[j - 2] + 1);
        }
    }
    return line[b.size()];
}

/// How far a folded `word` is from a folded `known` one; nothing when it is too far to be meant.
std::optional<std::size_t> strangeness(std::string_view word, std::string_view known) {
    const auto longer = std::max(word.size(), known.size());
    const auto slips = std::clamp<std::size_t>(longer / 3, 1, 3);
    const auto apart = folded_distance(word, known);
    if (apart <= slips && apart < longer)
        return apart;
    const auto common = common_start(word, known);
    if (common >= 2 && common == std::min(word.size(), known.size()))
        return slips + 1;
    if (common >= 4 && common * 2 >= longer)
        return slips + 2;
    return std::nullopt;
}

bool is_control(utf8proc_int32_t point) {
    return (point < 0x20 && point != '\t' && point != '\n') || (point >= 0x7F && point < 0xA0);
}

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (lower_letter(c) >= 'a' && lower_letter(c) <= 'z');
}

} // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
    for (auto at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
        const auto length = step(text.substr(at)).length;
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

CodePoint first_point(std::string_view text) {
    const auto first = step(text);
    return first.length == 0 ? CodePoint{} : CodePoint{static_cast<char32_t>(first.point), first.length};
}

std::string nfc(std::string text) {
    if (is_composed(text))
        return text;
    auto composed = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return composed ? std::move(*composed) : text;
}

std::string fold(std::string_view text) {
    if (auto folded = fold_latin(text))
        return std::move(*folded);
    constexpr int options =
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
    const auto plain = mapped(text, options);
    return plain ? respelled(*plain) : lower(text);
}

std::string lower(std::string_view text) {
    std::string all(text);
    std::transform(all.begin(), all.end(), all.begin(), lower_letter);
    return all;
}

std::size_t width(std::string_view text) {
    std::size_t cells = 0;
    while (!text.empty()) {
        const auto [point, length] = step(text);
        cells += length == 0 ? 1 : static_cast<std::size_t>(utf8proc_charwidth(point));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return cells;
}

std::string_view trim(std::string_view text) {
    // Most texts begin and end with a sign of ASCII that is seen.
    auto seen = [](char c) { return c > ' ' && c < '\x7F'; };
    if (text.empty() || (seen(text.front()) && seen(text.back())))
        return text;
    while (const auto size = blank_at_start(text))
        text.remove_prefix(size);
    while (const auto size = blank_at_end(text))
        text.remove_suffix(size);
    return text;
}

std::vector<std::string> words(std::string_view text) {
    constexpr std::string_view between = " \t\r\n";
    std::vector<std::string> all;
    for (auto at = text.find_first_not_of(between); at != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(between, at), text.size());
        all.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(between, end);
    }
    return all;
}

std::vector<std::string_view> parts(std::string_view text, std::string_view signs) {
    std::vector<std::string_view> all;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find_first_of(signs, from), text.size());
        if (const auto part = trim(text.substr(from, to - from)); !part.empty())
            all.push_back(part);
        from = to + 1;
    }
    return all;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    return fmt::format("{}", fmt::join(parts, between));
}

std::size_t distance(std::string_view a, std::string_view b) {
    return folded_distance(fold(a), fold(b));
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known,
                                 std::size_t most) {
    const auto meant = fold(word);
    std::vector<std::pair<std::size_t, const std::string*>> near;
    for (const std::string& candidate : known) {
        if (const auto far = strangeness(meant, fold(candidate)))
            near.emplace_back(*far, &candidate);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> found;
    for (std::size_t i = 0; i < std::min(most, near.size()); ++i)
        found.push_back(*near[i].second);
    return found;
}

std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const auto [point, length] = step(text);
        if (length == 0) {
            shown += fmt::format("\\x{:02x}", byte(text[0]));
        } else if (is_control(point)) {
            shown += fmt::format("\\x{:02x}", point);
        } else {
            shown += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return shown;
}

std::string shortened(const std::string& text, std::size_t most) {
    const std::string_view line = std::string_view(text).substr(0, text.find('\n'));
    std::size_t end = 0;
    for (std::size_t count = 0; end < line.size() && count < most; ++count)
        end += std::max<std::size_t>(first_point(line.substr(end)).length, 1);
    end = std::min(end, line.size());
    const std::string kept(trim(line.substr(0, end)));
    return end < text.size() ? kept + "…" : kept;
}

bool is_code(std::string_view text) {
    if (text.empty() || text.size() > 32 || !is_letter_or_digit(text[0]))
        return false;
    const auto allowed = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-'; };
    return std::all_of(text.begin(), text.end(), allowed) && lower(text) != "total";
}

} // namespace edv
