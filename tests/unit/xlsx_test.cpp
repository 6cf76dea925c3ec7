#include <algorithm>
#include <doctest/doctest.h>
#include <utility>

#include "intake/spreadsheet/xlsx_strings.hpp"
#include "spreadsheets.hpp"

using edv::test::Lines;
using edv::test::lines;
using edv::test::refusal;
using edv::test::xlsx_parts;

namespace {

std::string data(const std::string& rows) {
    return "<sheetData>" + rows + "</sheetData>";
}

/// The one cell of a sheet, as text.
std::string cell(const std::string& xml, const std::string& strings = {}, const std::string& styles = {}) {
    const Lines all = lines(xlsx_parts(data("<row>" + xml + "</row>"), strings, styles));
    return all.empty() ? "" : all.at(0);
}

} // namespace

TEST_CASE("xlsx: what cells say") {
    struct Case {
        std::string xml;
        std::string line;
    };
    const std::vector<Case> cases = {
        {"<c><v>915216</v></c>", "1:915216"},
        {"<c><v>915216.0</v></c>", "1:915216"},
        {"<c><v>9.1521600000000001E5</v></c>", "1:915216"},
        {"<c><v>0.10000000000000001</v></c>", "1:0.1"},
        {"<c><v>1E-3</v></c>", "1:0.001"},
        {"<c><v>-0</v></c>", "1:0"},
        {"<c><v>007</v></c>", "1:7"},
        {"<c><v>1234567890123456</v></c>", "1:1234567890123456"},
        {"<c t=\"n\"><v>-1.5</v></c>", "1:-1.5"},
        {"<c><v>1e999</v></c>", "1: !cell A1 has a number that can't be read"},
        {"<c><v>nan</v></c>", "1: !cell A1 has a number that can't be read"},
        {"<c><v>12x</v></c>", "1: !cell A1 has a number that can't be read"},
        {"<c t=\"b\"><v>1</v></c>", "1:1"},
        {"<c t=\"b\"><v>0</v></c>", "1:0"},
        {"<c t=\"str\"><v>a &amp; b</v></c>", "1:a & b"},
        {"<c t=\"d\"><v>2024-01-10</v></c>", "1:2024-01-10"},
        {"<c t=\"d\"><v>10/01/2024</v></c>", "1: !cell A1 has a date or time that does not exist"},
        {"<c t=\"inlineStr\"><is><t>a</t></is></c>", "1:a"},
        {"<c t=\"inlineStr\"><is><r><t>a </t></r><r><t>b</t></r></is></c>", "1:a b"},
        {"<c t=\"inlineStr\"><is><t>a</t><rPh><t>x</t></rPh></is></c>", "1:a"},
        {"<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a\nb </t></is></c>", "1: a\nb "},
        {"<c t=\"inlineStr\"><is><t><![CDATA[<a>]]></t></is></c>", "1:<a>"},
        {"<c t=\"inlineStr\"/>", ""},
        {"<c/>", ""},
        {"<c><v/></c>", ""},
        {"<c t=\"s\"/>", ""},
        {"<c t=\"s\"><v/></c><c><v>1</v></c>", "1:|1"},
        {"<c t=\"d\"><v>10:59:59.99999999999</v></c>", "1:10:59:59"},
        {"<c t=\"d\"><v>10:10:10</v></c>", "1:10:10:10"},
        {"<c t=\"d\"><v>25:10:10</v></c>", "1: !cell A1 has a date or time that does not exist"},
        {"<x:c xmlns:x=\"urn:other\"><v>1</v></x:c><c><v>2</v></c>", "1:2"},
        {"<c><extLst><v>1</v></extLst><v>2</v></c>", "1:2"},
        {"<extLst><c><v>1</v></c></extLst><c><v>2</v></c>", "1:2"},
        {"<c><f>A2*2</f><v>4</v></c>", "1:4"},
        {"<c t=\"str\"><f>A2</f><v>text</v></c>", "1:text"},
        {"<c t=\"b\"><f>A2</f><v>1</v></c>", "1:1"},
        {"<c t=\"str\"><f>A2</f><v></v></c><c><v>1</v></c>", "1:|1"},
        {"<c t=\"inlineStr\"><f>A2</f><is><t>a</t></is></c>", "1:a"},
        {"<c r=\"B1\"><f>A2*2</f></c>",
         "1: !the formula in B1 has no value: open the file, let it calculate, and save it"},
        {"<c><f>A2*2</f><v/></c>",
         "1: !the formula in A1 has no value: open the file, let it calculate, and save it"},
        {"<c t=\"str\"><f>A2</f></c>",
         "1: !the formula in A1 has no value: open the file, let it calculate, and save it"},
        {"<c t=\"e\"><v>#N/A</v></c>", "1: !cell A1 has the error #N/A"},
        {"<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><v>2</v></c>", "1:|2 !cell A1 has the error #DIV/0!"},
        {"<c t=\"e\"><v>#N/A</v></c><c t=\"e\"><v>#REF!</v></c>",
         "1: !cell A1 has the error #N/A !cell B1 has the error #REF!"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.xml);
        CHECK(cell(c.xml) == c.line);
    }
}

TEST_CASE("xlsx: shared texts") {
    const std::string strings =
        "<si><t>a</t></si><si/><si><r><t>b</t></r><rPh><t>x</t></rPh><r><t>c</t></r></si>"
        "<si><t>d_x000D_\ne</t></si>";
    CHECK(cell("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c>",
               strings) == "1:a||bc|d\ne");
    for (const std::string index : {"4", "-1", "x", "99999999999999999999"}) {
        CAPTURE(index);
        CHECK(refusal(xlsx_parts(data("<row><c t=\"s\"><v>" + index + "</v></c></row>"), strings)) ==
              "damaged-file");
    }
}

TEST_CASE("xlsx: escapes in texts") {
    struct Case {
        std::string text;
        std::string plain;
    };
    const std::vector<Case> cases = {
        {"a", "a"},
        {"_x0041_", "A"},
        {"a_x000D_\nb", "a\nb"},
        {"a\rb", "a\nb"},
        {"a_x000a_b", "a\nb"},
        {"_x005F_x000D_", "_x000D_"},
        {"_x00E9__x20AC_", "é€"},
        {"_xD83D__xDE00_", "😀"},
        {"_xD83D_", "_xD83D_"},
        {"_xDE00_", "_xDE00_"},
        {"_xD83D__x0041_", "_xD83D_A"},
        {"_x0000_", "_x0000_"},
        {"_x00_", "_x00_"},
        {"_x00G0_", "_x00G0_"},
        {"_x-001_", "_x-001_"},
        {"a_b_x", "a_b_x"},
        {"__x0041_", "_A"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(edv::intake::plain_text(c.text) == c.plain);
    }
}

TEST_CASE("xlsx: styles make days of numbers") {
    const std::string styles =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d/m/yyyy\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"46\"/>"
        "<xf numFmtId=\"165\"/></cellXfs>"
        "<dxfs><dxf><numFmt numFmtId=\"165\" formatCode=\"yyyy\"/></dxf></dxfs>";
    struct Case {
        std::string style;
        std::string line;
    };
    const std::vector<Case> cases = {{"0", "1:45301"},         {"1", "1:2024-01-10"}, {"2", "1:2024-01-10"},
                                     {"3", "1:1087224:00:00"}, {"4", "1:45301"},      {"5", "1:45301"},
                                     {"x", "1:45301"}};
    for (const Case& c : cases) {
        CAPTURE(c.style);
        CHECK(cell("<c s=\"" + c.style + "\"><v>45301</v></c>", "", styles) == c.line);
    }
    CHECK(cell("<c s=\"1\"><v>60</v></c>", "", styles) ==
          "1: !cell A1 has a date or time that does not exist");
}

TEST_CASE("xlsx: rows and cells say where they stand, or follow one another") {
    struct Case {
        std::string rows;
        Lines lines;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"<row/><row><c><v>1</v></c></row>", {"2:1"}},
        {"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", {"1:1|2", "2:3"}},
        {"<row r=\"3\"><c><v>1</v></c></row><row><c><v>2</v></c></row>", {"3:1", "4:2"}},
        {"<row><c r=\"C7\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", {"7:||1|2", "8:3"}},
        {"<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c></row>", {"2:|1||2"}},
        {"<row r=\"1\" hidden=\"1\"><c><v>1</v></c></row>", {"1:1"}},
        {"<row r=\"1048576\"><c r=\"XFD1048576\"><v/></c><c r=\"A1048576\"><v>1</v></c></row>",
         {"1048576:1"}},
        {"<row><c t=\"str\"><v> </v></c></row><row><c><v>1</v></c></row>", {"2:1"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rows);
        CHECK(lines(xlsx_parts(data(c.rows))) == c.lines);
    }
}

TEST_CASE("xlsx: places that can't be are refused") {
    struct Case {
        std::string rows;
        std::string code;
    };
    const std::vector<Case> cases = {
        {"<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>", "damaged-file"},
        {"<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>", "damaged-file"},
        {"<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "damaged-file"},
        {"<row r=\"x\"><c><v>1</v></c></row>", "damaged-file"},
        {"<row r=\"0\"><c><v>1</v></c></row>", "damaged-file"},
        {"<row><c r=\"?\"><v>1</v></c></row>", "damaged-file"},
        {"<row><c><v><v>1</v></v></c></row>", "damaged-file"},
        {"<row r=\"1048577\"><c><v>1</v></c></row>", "hostile-file"},
        {"<row><c r=\"XFE1\"><v>1</v></c></row>", "hostile-file"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rows);
        CHECK(refusal(xlsx_parts(data(c.rows))) == c.code);
    }
    CHECK(refusal(xlsx_parts("")) == "damaged-file"); // without any sheetData
}

TEST_CASE("xlsx: cells merged over several rows damage these") {
    const std::string rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>";
    const auto merged = [&](const std::string& range) {
        return lines(xlsx_parts(data(rows) + "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>"));
    };
    CHECK(merged("A1:F1") == Lines{"1:1", "2:2", "3:3"});
    const std::string damage = " !cells B2:C3 are merged: split them, and fill in each row";
    CHECK(merged("B2:C3") == Lines{"1:1", "2:2" + damage, "3:3" + damage});
    CHECK(refusal(xlsx_parts(data(rows) + "<mergeCells><mergeCell ref=\"?\"/></mergeCells>")) ==
          "damaged-file");
}

TEST_CASE("xlsx: merged cells are found wherever a block of the file ends") {
    constexpr std::size_t block = 64 * 1024;
    const std::string rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>";
    for (std::size_t before = block - 300; before < block; ++before) {
        CAPTURE(before);
        const std::string sheet =
            data(rows) + std::string(before, ' ') + "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>";
        const std::string damage = " !cells A1:A2 are merged: split them, and fill in each row";
        CHECK(lines(xlsx_parts(sheet)) == Lines{"1:1" + damage, "2:2" + damage});
    }
}

TEST_CASE("xlsx: a sheet may be UTF-16") {
    auto parts = xlsx_parts(data("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>") +
                            "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");
    std::string wide = "\xFF\xFE";
    for (const char c : parts["xl/worksheets/sheet1.xml"])
        wide.append(1, c).append(1, '\0');
    parts["xl/worksheets/sheet1.xml"] = wide;
    CHECK(lines(parts) == Lines{"1:1", "2:2 !cells A2:A3 are merged: split them, and fill in each row"});
}

TEST_CASE("xlsx: parts may be missing, not the sheet") {
    auto parts = xlsx_parts(data("<row><c s=\"1\"><v>1</v></c></row>"));
    parts["xl/_rels/workbook.xml.rels"] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"worksheet\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
        "Target=\"./../xl//worksheets/sheet1.xml\"/></Relationships>";
    CHECK(lines(parts) == Lines{"1:1"});
    parts.erase("xl/worksheets/sheet1.xml");
    CHECK(refusal(parts) == "damaged-file");
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships/>";
    CHECK(refusal(parts) == "damaged-file");
    parts.erase("xl/workbook.xml");
    CHECK(refusal(parts) == "damaged-file");
}

TEST_CASE("xlsx: an element counts in its own namespace and parent only") {
    const std::string style = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
    const auto day = [&](const std::string& workbook) {
        auto parts = xlsx_parts(data("<row><c s=\"0\"><v>43839</v></c></row>"), "", style);
        auto& book = parts.at("xl/workbook.xml");
        book.insert(book.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
        book.insert(book.find("</workbook>"), workbook);
        return lines(parts).at(0);
    };
    CHECK(day("") == "1:2024-01-10");
    CHECK(day("<extLst><ext xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\">"
              "<x15:workbookPr chartTrackingRefBase=\"1\"/></ext></extLst>") == "1:2024-01-10");
    CHECK(day("<extLst><ext><workbookPr/></ext></extLst>") == "1:2024-01-10");
    CHECK(day("<x:workbookPr xmlns:x=\"urn:other\"/>") == "1:2024-01-10");
    CHECK(day("<extLst><ext><sheets><sheet name=\"None\"/></sheets></ext></extLst>") == "1:2024-01-10");
}

TEST_CASE("xlsx: lists of other extensions are none") {
    const std::string strings =
        "<si><t>a</t></si><extLst><ext><si><t>x</t></si></ext></extLst><si><t>b</t></si>";
    CHECK(cell("<c t=\"s\"><v>1</v></c>", strings) == "1:b");
    const std::string styles = "<cellXfs><xf numFmtId=\"0\"/></cellXfs><extLst><ext><cellXfs>"
                               "<xf numFmtId=\"14\"/></cellXfs></ext></extLst>";
    CHECK(cell("<c s=\"1\"><v>3</v></c>", "", styles) == "1:3");
    CHECK(lines(xlsx_parts(
              data("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>") +
              "<extLst><ext><mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></ext></extLst>")) ==
          Lines{"1:1", "2:2"});
}

namespace {

/// Every part in the strict form of the standard.
edv::test::Parts strict(edv::test::Parts parts) {
    const std::pair<std::string, std::string> names[] = {
        {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         "http://purl.oclc.org/ooxml/officeDocument/relationships"},
        {"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
         "http://purl.oclc.org/ooxml/spreadsheetml/main"}};
    for (auto& [name, content] : parts)
        for (const auto& [from, to] : names)
            for (auto at = content.find(from); at != std::string::npos; at = content.find(from))
                content.replace(at, from.size(), to);
    return parts;
}

} // namespace

TEST_CASE("xlsx: the strict form of the standard reads the same") {
    const std::string style = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
    const auto parts = xlsx_parts(data("<row><c s=\"0\"><v>45301</v></c><c t=\"s\"><v>0</v></c></row>"),
                                  "<si><t>a</t></si>", style);
    CHECK(lines(parts) == Lines{"1:2024-01-10|a"});
    CHECK(lines(strict(parts)) == lines(parts));
}

TEST_CASE("xlsx: a sheet without a part does not keep others from being read") {
    for (const std::string other :
         {"<sheet name=\"B\"/>", "<sheet name=\"B\" r:id=\"\"/>", "<sheet name=\"B\" r:id=\"rId9\"/>",
          "<sheet name=\"B\" state=\"hidden\" r:id=\"rId9\"/>"}) {
        CAPTURE(other);
        auto parts = xlsx_parts(data("<row><c><v>1</v></c></row>"));
        auto& book = parts.at("xl/workbook.xml");
        std::string there = other;
        if (const auto at = there.find(" r:id"); at != std::string::npos)
            there.insert(at,
                         " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"");
        book.insert(book.find("</sheets>"), there);
        CHECK(lines(parts) == Lines{"1:1"});
        CHECK(refusal(parts, "B") == "damaged-file");
    }
}

TEST_CASE("xlsx: backslashes separate the names of parts too") {
    edv::test::Parts parts;
    for (const auto& [name, content] : xlsx_parts(data("<row><c><v>1</v></c></row>"))) {
        std::string other = name;
        std::replace(other.begin(), other.end(), '/', '\\');
        parts[other] = content;
    }
    CHECK(lines(parts) == Lines{"1:1"});
}
