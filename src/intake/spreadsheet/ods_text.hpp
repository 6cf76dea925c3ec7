// The text of a cell in an ods file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "intake/spreadsheet/xml.hpp"

namespace edv {

/// Puts together paragraphs, joined by a line break, from what stands in a cell. A line break of the XML with
/// the white space around it is one space; other spaces count as they stand, since LibreOffice means them.
/// Notes and drawings are no text of the cell.
class OdsText {
public:
    void clear();
    void start(const XmlName& name, const XmlAttributes& attributes);
    void end();
    void add(std::string_view piece);

    [[nodiscard]] const std::string& all() const { return text_; }

private:
    void start_inline(const XmlName& name, const XmlAttributes& attributes);
    void add_blank(char blank);
    void append(std::string_view piece);

    std::string text_;
    std::size_t depth_ = 0;     // of elements in the cell
    std::size_t paragraph_ = 0; // depth of the one being read; 0: none
    std::size_t skipped_ = 0;   // depth of the element that is passed over; 0: none
    bool any_ = false;
    bool after_break_ = false; // of the XML
};

} // namespace edv
