#include "intake/spreadsheet/ods_text.hpp"

#include <algorithm>

#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/ods_sheet.hpp"
#include "intake/spreadsheet/refusal.hpp"

namespace edv {

namespace {

/// What stands in a paragraph without being read with it.
bool is_aside(const XmlName& name) {
    return name.local == "annotation" || name.local == "note" || name.local == "ruby-text" ||
           name.space.find(":drawing:") != std::string_view::npos;
}

} // namespace

void OdsText::clear() {
    text_.clear();
    depth_ = paragraph_ = skipped_ = 0;
    any_ = after_break_ = false;
}

void OdsText::start(const XmlName& name, const XmlAttributes& attributes) {
    ++depth_;
    if (skipped_ != 0)
        return;
    if (paragraph_ != 0) {
        start_inline(name, attributes);
    } else if (name.space == ods::text && (name.local == "p" || name.local == "h")) {
        if (any_)
            append("\n");
        any_ = true;
        paragraph_ = depth_;
        after_break_ = false;
    } else {
        skipped_ = depth_;
    }
}

void OdsText::start_inline(const XmlName& name, const XmlAttributes& attributes) {
    if (is_aside(name)) {
        skipped_ = depth_;
    } else if (name.space != ods::text) {
        return;
    } else if (name.local == "s") {
        const long long count = count_of(attributes.find({ods::text, "c"}), 1);
        append(std::string(static_cast<std::size_t>(std::min(count, static_cast<long long>(longest_text))),
                           ' '));
    } else if (name.local == "tab") {
        append("\t");
    } else if (name.local == "line-break") {
        append("\n");
    }
}

void OdsText::end() {
    if (skipped_ == depth_) {
        skipped_ = 0;
    } else if (paragraph_ == depth_) {
        paragraph_ = 0;
    }
    --depth_;
}

void OdsText::add(std::string_view piece) {
    if (paragraph_ == 0 || skipped_ != 0)
        return;
    while (!piece.empty()) {
        const auto word = std::min(piece.find_first_of(" \t\r\n"), piece.size());
        if (word > 0) {
            append(piece.substr(0, word));
        } else {
            add_blank(piece.front());
        }
        piece.remove_prefix(std::max<std::size_t>(word, 1));
    }
}

void OdsText::add_blank(char blank) {
    if (blank == ' ') {
        if (!after_break_)
            append(" ");
        return;
    }
    if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n')
        append(" ");
    after_break_ = true;
}

void OdsText::append(std::string_view piece) {
    if (piece.size() > longest_text - text_.size())
        throw too_large();
    text_ += piece;
    after_break_ = false;
}

} // namespace edv
