// One sheet of an ods file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "intake/rows.hpp"
#include "intake/spreadsheet/archive.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv::intake {

/// The part with all sheets.
inline const std::string ods_content = "content.xml";

namespace ods {

constexpr XmlSpace office{"urn:oasis:names:tc:opendocument:xmlns:office:1.0"};
constexpr XmlSpace style{"urn:oasis:names:tc:opendocument:xmlns:style:1.0"};
constexpr XmlSpace table{"urn:oasis:names:tc:opendocument:xmlns:table:1.0"};
constexpr XmlSpace text{"urn:oasis:names:tc:opendocument:xmlns:text:1.0"};
constexpr XmlSpace drawing{"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"};

} // namespace ods

/// The rows of the sheet with that place in the file. The archive must outlive them.
std::unique_ptr<Rows> ods_rows(const Archive& archive, std::size_t sheet);

} // namespace edv::intake
