#include "intake/spreadsheet/ods_text.hpp"

#include <algorithm>

#include "intake/spreadsheet/cell_place.hpp"
#include "intake/spreadsheet/ods_sheet.hpp"
#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

void OdsText::clear() {
    text_.clear();
    any_ = after_break_ = false;
}

void OdsText::start_paragraph() {
    if (any_)
        append("\n");
    any_ = true;
    after_break_ = false;
}

void OdsText::add_spaces(const XmlAttributes& attributes) {
    const long long count = count_of(attributes.find(ods::text, "c"), 1);
    append(std::string(static_cast<std::size_t>(std::min(count, static_cast<long long>(longest_text))), ' '));
}

void OdsText::add(std::string_view piece) {
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

} // namespace edv::intake
