#include "spreadsheets.hpp"

#include <doctest/doctest.h>

namespace edv::test {

namespace {

const std::string relations_space = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string office_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string element(const std::string& name, const std::string& space, const std::string& content) {
    return "<" + name + " xmlns=\"" + space + "\">" + content + "</" + name + ">";
}

std::string relation(const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + type + "\" Type=\"" + office_space + "/" + type + "\" Target=\"" + target +
           "\"/>";
}

} // namespace

File file_of(const std::string& bytes) {
    File file(std::tmpfile());
    REQUIRE(file);
    REQUIRE(std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size());
    return file;
}

Parts xlsx_parts(const std::string& sheet, const std::string& strings, const std::string& styles) {
    Parts parts = {{"_rels/.rels",
                    element("Relationships", relations_space, relation("officeDocument", "xl/workbook.xml"))},
                   {"xl/_rels/workbook.xml.rels",
                    element("Relationships", relations_space,
                            relation("worksheet", "worksheets/sheet1.xml") +
                                relation("sharedStrings", "texts.xml") + relation("styles", "styles.xml"))},
                   {"xl/workbook.xml", element("workbook", main_space,
                                               "<sheets><sheet name=\"Sheet1\" xmlns:r=\"" + office_space +
                                                   "\" r:id=\"worksheet\"/></sheets>")},
                   {"xl/texts.xml", element("sst", main_space, strings)},
                   {"xl/styles.xml", element("styleSheet", main_space, styles)},
                   {"xl/worksheets/sheet1.xml", element("worksheet", main_space, sheet)}};
    return parts;
}

Parts ods_parts(const std::string& tables, const std::string& styles) {
    std::string start = "<office:document-content";
    for (const char* const space : {"office", "style", "table", "text", "drawing"})
        start +=
            std::string(" xmlns:") + space + "=\"urn:oasis:names:tc:opendocument:xmlns:" + space + ":1.0\"";
    start += " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">";
    return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
            {"content.xml", start + "<office:automatic-styles>" + styles +
                                "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                                "</office:spreadsheet></office:body></office:document-content>"}};
}

Lines lines(intake::Spreadsheet& sheet) {
    Lines lines;
    while (const intake::SheetRow* row = sheet.next()) {
        std::string line = std::to_string(row->number) + ":";
        for (std::size_t at = 0; at < row->cells.size(); ++at)
            line.append(at == 0 ? "" : "|").append(row->cells[at]);
        for (const intake::DamagedCells& cells : row->damaged)
            line += " !" + english(cells.why);
        lines.push_back(line + (row->damage ? " !" + english(*row->damage) : ""));
    }
    CHECK(sheet.next() == nullptr);
    return lines;
}

Lines lines(const Parts& parts, const std::string& sheet) {
    const File file = file_of(zipped(parts));
    intake::Spreadsheet reader(file.get(), sheet);
    return lines(reader);
}

std::string refusal(const std::string& bytes, const std::string& sheet) {
    const File file = file_of(bytes);
    try {
        intake::Spreadsheet reader(file.get(), sheet);
        while (reader.next() != nullptr) {
        }
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::refused);
        CHECK_FALSE(error.problems().at(0).hint.empty());
        return error.problems().at(0).code;
    }
    return {};
}

} // namespace edv::test
