#include <algorithm>
#include <array>

#include "base/charset.hpp"
#include "base/text.hpp"
#include "intake/encoding.hpp"
#include "intake/text_bytes.hpp"

namespace edv::intake {
namespace {

struct EncodingWord {
    Encoding::Form encoding;
    std::string_view word;
};

constexpr std::array<EncodingWord, 3> encoding_words = {
    {{Encoding::utf8, "utf-8"}, {Encoding::utf16, "utf-16"}, {Encoding::windows1252, "windows-1252"}}};

void add_1252(std::string& bytes, char32_t point) {
    const auto* const special = std::find(specials.begin(), specials.end(), point);
    if (point < 0x80 || (point >= 0xA0 && point < 0x100))
        bytes += static_cast<char>(static_cast<unsigned char>(point));
    else if (special != specials.end())
        bytes += static_cast<char>(static_cast<unsigned char>(0x80 + (special - specials.begin())));
    else
        bytes += '?';
}

void add_unit(std::string& bytes, char32_t unit) {
    bytes += static_cast<char>(static_cast<unsigned char>(unit & 0xFF));
    bytes += static_cast<char>(static_cast<unsigned char>(unit >> 8));
}

void add_utf16(std::string& bytes, char32_t point) {
    if (point < 0x10000)
        return add_unit(bytes, point);
    add_unit(bytes, 0xD800 + ((point - 0x10000) >> 10));
    add_unit(bytes, 0xDC00 + ((point - 0x10000) & 0x3FF));
}

} // namespace

std::string encoding_word(const Encoding& encoding) {
    if (encoding.form() == Encoding::other)
        return encoding.charset();
    const auto* const found =
        std::find_if(encoding_words.begin(), encoding_words.end(),
                     [&](const EncodingWord& one) { return one.encoding == encoding.form(); });
    return std::string(found->word);
}

std::optional<Encoding> parse_encoding(std::string_view word) {
    const std::string name = lower(word);
    for (const EncodingWord& one : encoding_words) {
        if (one.word == name)
            return Encoding(one.encoding);
    }
    if (name == "utf8" || name == "utf16")
        return Encoding(name == "utf8" ? Encoding::utf8 : Encoding::utf16);
    return name != "auto" && is_charset(name) ? std::optional(Encoding(name)) : std::nullopt;
}

namespace {

/// Without bytes that were no text.
std::string encode_sound(std::string_view utf8, const Encoding& encoding) {
    if (encoding.form() == Encoding::other)
        return Charset::encoded(utf8, encoding.charset());
    constexpr char32_t replacement = 0xFFFD;
    std::string bytes;
    while (!utf8.empty()) {
        const auto [point, length] = first_point(utf8);
        const auto known = length == 0 ? replacement : point;
        if (encoding == Encoding::utf16)
            add_utf16(bytes, known);
        else
            add_1252(bytes, known);
        utf8.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return bytes;
}

} // namespace

std::string encode(std::string_view utf8, const Encoding& encoding) {
    if (encoding == Encoding::utf8)
        return std::string(utf8);
    std::string bytes;
    while (!utf8.empty()) {
        const auto lost = std::min(utf8.find(no_text), utf8.size());
        bytes += encode_sound(utf8.substr(0, lost), encoding);
        utf8.remove_prefix(lost);
        if (utf8.empty())
            break;
        const auto was = lost_byte(utf8);
        bytes += was ? std::string(1, *was) : encode_sound(utf8.substr(0, 1), encoding);
        utf8.remove_prefix(was ? growth : 1);
    }
    return bytes;
}

std::string_view bom(const Encoding& encoding) {
    switch (encoding.form()) {
    case Encoding::utf8:
        return "\xEF\xBB\xBF";
    case Encoding::utf16:
        return "\xFF\xFE";
    case Encoding::windows1252:
        return "";
    case Encoding::other:
        return encoding.charset() == utf32_name ? utf32_mark : std::string_view();
    }
    return "";
}

} // namespace edv::intake
