#include "base/json_writer.hpp"

#include <cmath>
#include <utility>

namespace edv {

namespace {

/// The letter behind the backslash; 0: the sign needs none, or has no letter.
char short_escape(char sign) {
    switch (sign) {
    case '"':
    case '\\':
        return sign;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

bool needs_escape(char sign) {
    return sign == '"' || sign == '\\' || static_cast<unsigned char>(sign) < 0x20;
}

} // namespace

void JsonWriter::key(std::string_view name) {
    begin_member();
    quoted(name);
    written_ += airy_ ? ": " : ":";
    after_key_ = true;
}

void JsonWriter::text(std::string_view text) {
    before_value();
    quoted(text);
}

void JsonWriter::whole(long long number) {
    before_value();
    written_ += std::to_string(number);
}

void JsonWriter::boolean(bool value) {
    before_value();
    written_ += value ? "true" : "false";
}

void JsonWriter::null() {
    before_value();
    written_ += "null";
}

void JsonWriter::value(const Value& value) {
    const auto* number = std::get_if<double>(&value);
    if (is_empty(value) || (number && !std::isfinite(*number)))
        return null();
    if (const auto* said = std::get_if<std::string>(&value))
        return text(*said);
    if (std::holds_alternative<Date>(value))
        return text(to_text(value));
    before_value();
    written_ += to_text(value);
}

std::string JsonWriter::take() {
    return std::exchange(written_, {});
}

void JsonWriter::begin(char bracket, Lines lines) {
    before_value();
    written_ += bracket;
    levels_.push_back({lines});
    indented_ += lines == Lines::one ? 0 : 1;
}

void JsonWriter::end(char bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    indented_ -= level.lines == Lines::one ? 0 : 1;
    if (level.any && level.lines == Lines::all)
        new_line();
    written_ += bracket;
}

/// A value behind its key begins no member: the key did.
void JsonWriter::before_value() {
    if (!std::exchange(after_key_, false) && !levels_.empty())
        begin_member();
}

void JsonWriter::begin_member() {
    Level& level = levels_.back();
    const bool alone = level.lines != Lines::one;
    if (std::exchange(level.any, true))
        written_ += airy_ && !alone ? ", " : ",";
    if (alone)
        new_line();
}

void JsonWriter::new_line() {
    written_ += '\n';
    if (airy_)
        written_.append(2 * indented_, ' ');
}

void JsonWriter::quoted(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    written_ += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char sign = text[at];
        if (!needs_escape(sign))
            continue;
        written_ += text.substr(from, at - from);
        from = at + 1;
        written_ += '\\';
        if (const char letter = short_escape(sign)) {
            written_ += letter;
        } else {
            written_ += "u00";
            written_ += digits[static_cast<unsigned char>(sign) / 16];
            written_ += digits[static_cast<unsigned char>(sign) % 16];
        }
    }
    written_ += text.substr(from);
    written_ += '"';
}

} // namespace edv
