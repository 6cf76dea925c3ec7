// One sheet of an ods file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "edv/intake/rows.hpp"

#include "intake/spreadsheet/archive.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv {

/// The part with all sheets.
inline const std::string ods_content = "content.xml";

namespace ods {

constexpr std::string_view office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
constexpr std::string_view style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
constexpr std::string_view table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
constexpr std::string_view text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

constexpr XmlName style_style{style, "style"};
constexpr XmlName table_properties{style, "table-properties"};
constexpr XmlName table_table{table, "table"};
constexpr XmlName table_row{table, "table-row"};

/// How many elements a sheet stands in: document-content, body, spreadsheet. A table elsewhere is none.
constexpr std::size_t sheet_depth = 3;

} // namespace ods

/// The rows of the sheet with that place in the file. The archive must outlive them.
std::unique_ptr<Rows> ods_rows(const Archive& archive, std::size_t sheet);

} // namespace edv
