// The text of a cell in an ods file.
#pragma once

#include <string>
#include <string_view>

#include "intake/spreadsheet/xml.hpp"

namespace edv::intake {

/// Puts together paragraphs, joined by a line break, from what stands in a cell. A line break of the XML with
/// the white space around it is one space; other spaces count as they stand, since LibreOffice means them.
class OdsText {
public:
    void clear();
    void start_paragraph();
    /// White space that the file writes as an element.
    void add_spaces(const XmlAttributes& attributes);
    void add_tab() { append("\t"); }
    void add_line_break() { append("\n"); }
    void add(std::string_view piece);

    [[nodiscard]] const std::string& all() const { return text_; }

private:
    void add_blank(char blank);
    void append(std::string_view piece);

    std::string text_;
    bool any_ = false;
    bool after_break_ = false; // of the XML
};

} // namespace edv::intake
