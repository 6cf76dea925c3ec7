#include "intake/spreadsheet/xlsx_strings.hpp"

#include <charconv>
#include <utility>

#include "edv/base/error.hpp"

#include "intake/line_ends.hpp"
#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

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

} // namespace

std::string plain_text(std::string text) {
    if (text.find("_x") != std::string::npos)
        text = without_escapes(text);
    join_line_ends(text);
    return text;
}

namespace {

enum Shared : XmlElements::Id { document, table, item, run, piece_of_text };

/// What tells how to read a text aloud (`rPh`) is no part of it.
const XmlElements& shared_elements() {
    static const XmlElements elements{{table, xlsx::main, "sst", {document}},
                                      {item, xlsx::main, "si", {table}},
                                      {piece_of_text, xlsx::main, "t", {item, run}},
                                      {run, xlsx::main, "r", {item}}};
    return elements;
}

} // namespace

void SharedStrings::load(ArchiveMember member) {
    read_xml(std::move(member), shared_elements(), *this);
    all_.shrink_to_fit();
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const {
    if (index >= ends_.size())
        return std::nullopt;
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(all_).substr(begin, ends_[index] - begin);
}

void SharedStrings::start(Id element, const XmlAttributes& /*attributes*/) {
    if (element == item)
        text_.clear();
}

void SharedStrings::text(Id element, std::string_view piece) {
    if (element != piece_of_text)
        return;
    if (piece.size() > longest_text - text_.size())
        throw too_large();
    text_ += piece;
}

bool SharedStrings::end(Id element) {
    if (element != item)
        return false;
    all_ += plain_text(text_);
    ends_.push_back(static_cast<std::uint32_t>(all_.size()));
    if (all_.size() + ends_.size() * sizeof(std::uint32_t) > largest_table)
        throw hostile_file(msg("the texts of the file are larger than 512 MiB"));
    return false;
}

} // namespace edv::intake
