#include "intake/spreadsheet/spreadsheet.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

#include "spreadsheets.hpp"

using edv::intake::Spreadsheet;
using edv::test::file_of;
using edv::test::Lines;
using edv::test::lines;
using edv::test::ods_parts;
using edv::test::Parts;
using edv::test::refusal;
using edv::test::xlsx_parts;
using edv::test::zipped;

namespace {

std::string path_of(const std::string& name) {
    const char* const folder = std::getenv("EDV_TEST_DATA");
    return std::string(folder == nullptr ? "tests/data" : folder) + "/spreadsheets/" + name;
}

std::string bytes_of(const std::string& name) {
    std::ifstream in(path_of(name), std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

Parts book(const std::string& sheets) {
    Parts parts = xlsx_parts("<sheetData><row><c><v>1</v></c></row></sheetData>");
    parts["xl/workbook.xml"] =
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships\"><sheets>" +
        sheets + "</sheets></workbook>";
    return parts;
}

const std::string sheet_start = "<sheetData>";
const std::string merged_b6 = " !cells B6:B7 are merged: split them, and fill in each row";

} // namespace

TEST_CASE("a sheet of LibreOffice reads the same as ods and as xlsx") {
    const Lines expected = {
        "1:date|summary|number|at|lasting|yes|formula",
        "2:2024-01-10|Three letters\nthat nobody  can read|915216|13:30:00|36:15:00|1|1830432",
        "5:2024-02-29T08:05:00|hidden row|0.1|||0 !cell G5 has the error #DIV/0!",
        "6:1901-01-15|merged|-0.333333333333333" + merged_b6,
        "7:2024-12-31||é915216" + merged_b6,
        "8:same|same",
        "9:same|same",
        "10:same|same"};
    for (const std::string name : {"libreoffice.ods", "libreoffice.xlsx"}) {
        CAPTURE(name);
        edv::intake::Spreadsheet sheet(path_of(name), "Semaine");
        CHECK(sheet.sheets() == std::vector<std::string>{"Codes", "Semaine", "Été"});
        CHECK_FALSE(sheet.date_1904());
        CHECK(lines(sheet) == expected);
    }
    CHECK(edv::intake::Spreadsheet(path_of("libreoffice.ods")).sheet() == "Semaine"); // the first is hidden
}

TEST_CASE("a sheet of libxlsxwriter") {
    edv::intake::Spreadsheet sheet(path_of("xlsxwriter.xlsx"));
    CHECK(sheet.sheet() == "Waarnemingen");
    CHECK(sheet.sheets() == std::vector<std::string>{"Listes", "Waarnemingen"}); // a chart is no sheet
    const std::string merged = " !cells B7:B9 are merged: split them, and fill in each row";
    CHECK(lines(sheet) ==
          Lines{"3:datum|om|moment|tekst|getal|ja|som",
                "4:2024-01-10|08:05:00|2024-02-29T13:30:15|Drie brieven\ndie niemand leest|915216|1|1830432",
                "6:||| été \n |0.1|0|weinig", "7:|samen|||1" + merged, "8:||||2" + merged,
                "10:naast elkaar||||4"});
}

TEST_CASE("a sheet as Excel writes it") {
    edv::intake::Spreadsheet sheet(path_of("excel.xlsx"));
    CHECK(sheet.sheet() == "Feuil1");
    CHECK(sheet.date_1904());
    const std::string merged = " !cells A9:A10 are merged: split them, and fill in each row";
    CHECK(lines(sheet) ==
          Lines{"1:date|moment|time|text|number",
                "2:2024-01-10|2024-02-29T13:30:00|13:30:00|Three letters\n that nobody can read|0.1",
                "4:1904-01-01|||東京|915216", "6:|||_x000D_ and 😀|2",
                "7: !the formula in E7 has no value: open the file, let it calculate, and save it",
                "8: !cell D8 has the error #N/A", "9:2024-01-11||||1" + merged, "10:|||inside" + merged});
}

TEST_CASE("a sheet of the strict kind, with prefixes, absolute targets and other names") {
    edv::intake::Spreadsheet sheet(path_of("strict.xlsx"));
    CHECK(sheet.sheet() == "One");
    CHECK(lines(sheet) == Lines{"1:date|summary", "3:2024-01-10| one ", "4:2024-02-29T13:30:00|||2.5|3"});
}

TEST_CASE("a sheet is known by its name, else it is the first that is not hidden") {
    const Parts parts = book("<sheet name=\"Old\" state=\"veryHidden\" r:id=\"worksheet\"/>"
                             "<sheet name=\"Week 1\" state=\"visible\" r:id=\"worksheet\"/>"
                             "<sheet name=\"Week 2\" r:id=\"worksheet\"/>");
    const auto chosen = [&](const std::string& name) {
        const auto file = file_of(zipped(parts));
        return edv::intake::Spreadsheet(file.get(), name).sheet();
    };
    CHECK(chosen("") == "Week 1");
    CHECK(chosen("Week 2") == "Week 2");
    CHECK(chosen("Old") == "Old");
    CHECK(refusal(parts, "Week 3") == "unknown-sheet");
    CHECK(refusal(parts, "nothing like it") == "unknown-sheet");
    CHECK(refusal(book("<sheet name=\"Old\" state=\"hidden\" r:id=\"worksheet\"/>")) == "unknown-sheet");
    try {
        chosen("week 3");
        FAIL("it was chosen");
    } catch (const edv::Error& error) {
        CHECK(std::string(error.what()) == "there is no sheet \"week 3\"");
        CHECK(edv::english(error.problems().at(0).hint) == "did you mean Week 1, Week 2?");
    }
    try {
        chosen("Zomer");
        FAIL("it was chosen");
    } catch (const edv::Error& error) {
        CHECK(edv::english(error.problems().at(0).hint) == "its sheets are Old, Week 1, Week 2");
    }
}

TEST_CASE("the first bytes tell what is a matter for this reader") {
    const std::vector<std::string> such = {"PK\x03\x04", "PK\x05\x06", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
                                           "<?xml ", "\xEF\xBB\xBF<?xml "};
    const std::vector<std::string> others = {"",
                                             "P",
                                             "PK",
                                             "date;expert",
                                             "\xEF\xBB\xBF"
                                             "date",
                                             "<html>"};
    for (const std::string& bytes : such)
        CHECK(edv::intake::is_spreadsheet(bytes));
    for (const std::string& bytes : others)
        CHECK_FALSE(edv::intake::is_spreadsheet(bytes));
}

TEST_CASE("what is neither xlsx nor ods is refused") {
    CHECK(refusal(bytes_of("libreoffice.xls")) == "unknown-file");
    CHECK(refusal("<?xml version=\"1.0\"?><office:document/>") == "unknown-file");
    CHECK(refusal("date,expert\n") == "unknown-file");
    CHECK(refusal(std::string()) == "unknown-file");
    CHECK(refusal(Parts{{"a.txt", "a"}}) == "unknown-file");
    Parts word = xlsx_parts("");
    word["xl/workbook.xml"] = "<document/>";
    CHECK(refusal(word) == "unknown-file");
    Parts binary = xlsx_parts("");
    binary["_rels/.rels"] = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                            "Target=\"xl/workbook.bin\"/></Relationships>";
    CHECK(refusal(binary) == "unknown-file");
}

TEST_CASE("a file that can't be opened or read is a matter of the set-up") {
    for (const std::string name : {"/nowhere/at-all.xlsx", "/"}) {
        CAPTURE(name);
        try {
            const edv::intake::Spreadsheet sheet(name);
            FAIL("it was opened");
        } catch (const edv::Error& error) {
            CHECK(error.kind() == edv::ErrorKind::setup);
        }
    }
}

TEST_CASE("a file that is cut off or changed is refused, never read in part") {
    for (const std::string name : {"excel.xlsx", "libreoffice.ods"}) {
        CAPTURE(name);
        const std::string whole = bytes_of(name);
        CHECK(refusal(whole).empty());
        for (std::size_t size = 4; size < whole.size(); size += 97) {
            CAPTURE(size);
            CHECK(refusal(whole.substr(0, size)) == "damaged-file");
        }
    }
    const std::string row = "<row><c><v>1</v></c></row>";
    for (const std::string& rest :
         {row + "<row><c><v>2</v></c>", row + "<row></sheetData>", row + "&none;"}) {
        CAPTURE(rest);
        CHECK(refusal(xlsx_parts(sheet_start + rest)) == "damaged-file");
    }
}

TEST_CASE("a byte changed anywhere is found, or changes nothing") {
    const std::string rows = "<row><c><v>12345</v></c><c t=\"s\"><v>0</v></c></row>";
    const std::string bytes = zipped(xlsx_parts(sheet_start + rows + "</sheetData>", "<si><t>text</t></si>"));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        if (!refusal(changed).empty())
            continue;
        CAPTURE(at);
        const auto file = file_of(changed);
        edv::intake::Spreadsheet sheet(file.get());
        CHECK(lines(sheet) == Lines{"1:12345|text"});
    }
}

TEST_CASE("hostile files are refused") {
    const std::string entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    for (const std::string part :
         {"xl/worksheets/sheet1.xml", "xl/texts.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"}) {
        CAPTURE(part);
        Parts parts = xlsx_parts("<sheetData><row><c><v>1</v></c></row></sheetData>");
        parts[part].insert(0, entities);
        CHECK(refusal(parts) == "hostile-file");
        parts[part].replace(0, entities.size(), "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">");
        CHECK(refusal(parts) == "hostile-file");
    }
    Parts ods = ods_parts("<table:table/>");
    ods["content.xml"].insert(0, entities);
    CHECK(refusal(ods) == "hostile-file");

    std::string deep;
    for (int level = 0; level < 300; ++level)
        deep += "<a>";
    CHECK(refusal(xlsx_parts(deep)) == "hostile-file");

    CHECK(refusal(xlsx_parts("<!--" + std::string(std::size_t{2} << 20, 'x') + "-->")) == "hostile-file");
    CHECK(refusal(xlsx_parts("<a b=\"" + std::string(std::size_t{2} << 20, 'x') + "\"/>")) == "hostile-file");
}

TEST_CASE("a bomb is refused before it fills the memory") {
    const std::string blanks(std::size_t{48} << 20, ' ');
    CHECK(refusal(xlsx_parts(sheet_start + blanks + "</sheetData>")) == "hostile-file");
    CHECK(refusal(xlsx_parts("<sheetData/>", "<si><t>" + blanks + "</t></si>")) == "hostile-file");
    CHECK(refusal(xlsx_parts("<sheetData/>", "", blanks)) == "hostile-file");
    CHECK(refusal(ods_parts(blanks)) == "hostile-file");
}

TEST_CASE("a few bytes can't stand for endless cells") {
    const std::string wide = "<table:table-row table:number-rows-repeated='1048576'><table:table-cell "
                             "table:number-columns-repeated='16384'><text:p>a</text:p></table:table-cell>"
                             "</table:table-row>";
    CHECK(refusal(ods_parts("<table:table table:name='T'>" + wide + "</table:table>")) == "hostile-file");
    const std::string blanks = "<table:table-row><table:table-cell><text:p><text:s text:c='9999999999'/>"
                               "</text:p></table:table-cell></table:table-row>";
    CHECK(refusal(ods_parts("<table:table table:name='T'>" + blanks + blanks + "</table:table>")).empty());
    std::string sheets;
    for (int i = 0; i <= 10000; ++i)
        sheets += "<table:table/>";
    CHECK(refusal(ods_parts(sheets)) == "hostile-file");
}

TEST_CASE("a long sheet is read row by row, from a file that has no name") {
    std::string rows;
    constexpr int count = 20000;
    for (int row = 1; row <= count; ++row)
        rows += "<row><c><v>" + std::to_string(row) + "</v></c><c t=\"str\"><v>text " +
                std::to_string(row * 7919 % 10007) + "</v></c></row>";
    const auto file = file_of(zipped(xlsx_parts(sheet_start + rows + "</sheetData>")));
    edv::intake::Spreadsheet sheet(file.get());
    long long sum = 0;
    while (const auto* row = sheet.next())
        sum += std::stoll(std::string(row->cells.at(0))) == row->number ? 1 : 0;
    CHECK(sum == count);
}
