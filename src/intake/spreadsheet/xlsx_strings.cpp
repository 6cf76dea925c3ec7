#include "intake/spreadsheet/xlsx_strings.hpp"

#include <charconv>
#include <utility>

#include "edv/base/error.hpp"

#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/refusal.hpp"

namespace edv {

namespace {

constexpr std::size_t largest_table = std::size_t{512} << 20;
constexpr std::size_t escape_size = 7; // _x000D_

constexpr bool is_high(unsigned unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

constexpr bool is_low(unsigned unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

/// The UTF-16 unit that `text` begins with as an escape.
std::optional<unsigned> escaped_unit(std::string_view text) {
    if (text.size() < escape_size || !text.starts_with("_x") || text[escape_size - 1] != '_')
        return std::nullopt;
    unsigned unit = 0;
    const char* const end = text.data() + escape_size - 1;
    const auto [stop, error] = std::from_chars(text.data() + 2, end, unit, 16);
    return error == std::errc{} && stop == end ? std::optional(unit) : std::nullopt;
}

void append_utf8(std::string& to, unsigned character) {
    const auto byte = [&](unsigned value) { to += static_cast<char>(value); };
    if (character < 0x80) {
        byte(character);
    } else if (character < 0x800) {
        byte(0xC0U | character >> 6);
        byte(0x80U | (character & 0x3FU));
    } else {
        if (character < 0x10000) {
            byte(0xE0U | character >> 12);
        } else {
            byte(0xF0U | character >> 18);
            byte(0x80U | (character >> 12 & 0x3FU));
        }
        byte(0x80U | (character >> 6 & 0x3FU));
        byte(0x80U | (character & 0x3FU));
    }
}

/// Appends the character that `text` begins with as one escape or two; gives how many bytes that were, 0 when
/// it is none.
std::size_t append_escaped(std::string& to, std::string_view text) {
    const auto unit = escaped_unit(text);
    if (!unit || *unit == 0 || is_low(*unit))
        return 0;
    if (!is_high(*unit)) {
        append_utf8(to, *unit);
        return escape_size;
    }
    const auto second = escaped_unit(text.substr(escape_size));
    if (!second || !is_low(*second))
        return 0;
    append_utf8(to, 0x10000U + ((*unit - 0xD800U) << 10) + (*second - 0xDC00U));
    return 2 * escape_size;
}

std::string without_escapes(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::size_t size = text.front() == '_' ? append_escaped(plain, text) : 0;
        if (size == 0)
            plain += text.front();
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return plain;
}

void join_line_ends(std::string& text) {
    std::size_t to = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool carriage = text[at] == '\r';
        if (carriage && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        text[to++] = carriage ? '\n' : text[at];
    }
    text.resize(to);
}

} // namespace

std::string plain_text(std::string text) {
    if (text.find("_x") != std::string::npos)
        text = without_escapes(text);
    if (text.find('\r') != std::string::npos)
        join_line_ends(text);
    return text;
}

void TextRuns::clear() {
    text_.clear();
    any_ = open_ = phonetic_ = false;
}

void TextRuns::start(std::string_view element) {
    if (element == "rPh") {
        phonetic_ = true;
    } else if (element == "t" && !phonetic_) {
        any_ = open_ = true;
    }
}

void TextRuns::end(std::string_view element) {
    if (element == "rPh") {
        phonetic_ = false;
    } else if (element == "t") {
        open_ = false;
    }
}

void TextRuns::add(std::string_view piece) {
    if (!open_)
        return;
    if (piece.size() > longest_text - text_.size())
        throw too_large();
    text_ += piece;
}

void SharedStrings::load(ArchiveMember member) {
    read_xml(std::move(member), *this);
    all_.shrink_to_fit();
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const {
    if (index >= ends_.size())
        return std::nullopt;
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(all_).substr(begin, ends_[index] - begin);
}

void SharedStrings::start(const XmlName& name, const XmlAttributes& /*attributes*/) {
    if (name.local == "si") {
        runs_.clear();
    } else {
        runs_.start(name.local);
    }
}

bool SharedStrings::end(const XmlName& name) {
    runs_.end(name.local);
    if (name.local != "si")
        return false;
    all_ += plain_text(runs_.raw());
    ends_.push_back(static_cast<std::uint32_t>(all_.size()));
    if (all_.size() + ends_.size() * sizeof(std::uint32_t) > largest_table)
        throw hostile_file(msg("the texts of the file are larger than 512 MiB"));
    return false;
}

} // namespace edv
