#include <doctest/doctest.h>
#include <utility>

#include "intake/spreadsheet/ods_text.hpp"
#include "spreadsheets.hpp"

using edv::test::Lines;
using edv::test::lines;
using edv::test::ods_parts;
using edv::test::refusal;

namespace {

std::string table(const std::string& rows) {
    return "<table:table table:name=\"T\">" + rows + "</table:table>";
}

std::string row(const std::string& cells) {
    return "<table:table-row>" + cells + "</table:table-row>";
}

std::string cell(const std::string& attributes, const std::string& content = {}) {
    return "<table:table-cell " + attributes + ">" + content + "</table:table-cell>";
}

std::string line(const std::string& cells) {
    const Lines all = lines(ods_parts(table(row(cells))));
    return all.empty() ? "" : all.at(0);
}

const std::string a_cell = "<table:table-cell><text:p>a</text:p></table:table-cell>";
const std::string spanning = cell("table:number-rows-spanned=\"2\"", "<text:p>a</text:p>");

} // namespace

TEST_CASE("ods: what values say") {
    struct Case {
        std::string attributes;
        std::string shown;
        std::string line;
    };
    const std::vector<Case> cases = {
        {"office:value-type='float' office:value='915216'", "915.216,00", "1:915216"},
        {"office:value-type='float' office:value='0.1'", "0,10", "1:0.1"},
        {"office:value-type='float' office:value='1E+20'", "", "1:100000000000000000000"},
        {"office:value-type='percentage' office:value='0.25'", "25 %", "1:0.25"},
        {"office:value-type='currency' office:currency='EUR' office:value='12.5'", "12,50 €", "1:12.5"},
        {"office:value-type='date' office:date-value='2024-01-10'", "10/01/24", "1:2024-01-10"},
        {"office:value-type='date' office:date-value='2024-01-10T13:30:00'", "", "1:2024-01-10T13:30:00"},
        {"office:value-type='time' office:time-value='PT13H30M00S'", "13:30", "1:13:30:00"},
        {"office:value-type='boolean' office:boolean-value='true'", "WAAR", "1:1"},
        {"office:value-type='boolean' office:boolean-value='false'", "ONWAAR", "1:0"},
        {"office:value-type='string'", "a", "1:a"},
        {"office:value-type='string' office:string-value='b'", "a", "1:b"},
        {"", "a", "1:a"},
        {"", "", ""},
        {"office:value-type='float'", "1", "1: !cell A1 has a number that can't be read"},
        {"office:value-type='float' office:value='x'", "1", "1: !cell A1 has a number that can't be read"},
        {"office:value-type='date' office:date-value='10/01/24'", "",
         "1: !cell A1 has a date or time that does not exist"},
        {"office:value-type='time' office:time-value='13:30'", "",
         "1: !cell A1 has a date or time that does not exist"},
        {"table:formula='of:=1+1' office:value-type='float' office:value='2'", "2", "1:2"},
        {"table:formula='of:=&quot;&quot;' office:value-type='string' office:string-value=''", "", ""},
        {"table:formula='of:=1+1'", "",
         "1: !the formula in A1 has no value: open the file, let it calculate, and save it"},
        {"table:formula='of:=1/0' office:value-type='string' office:string-value='' "
         "calcext:value-type='error'",
         "#DIV/0!", "1: !cell A1 has the error #DIV/0!"},
        {"table:formula='of:=1/0' office:value-type='float' office:value='0'", "Err:502",
         "1: !cell A1 has the error Err:502"},
        {"office:value-type='string'", "#N/A", "1:#N/A"}, // somebody typed it
    };
    for (const Case& c : cases) {
        CAPTURE(c.attributes);
        CHECK(line(cell(c.attributes, c.shown.empty() ? "" : "<text:p>" + c.shown + "</text:p>")) == c.line);
    }
}

TEST_CASE("ods: what texts say") {
    struct Case {
        std::string xml;
        std::string text;
    };
    const std::vector<Case> cases = {
        {"<text:p>a</text:p><text:p>b</text:p>", "a\nb"},
        {"<text:p>a</text:p><text:p/><text:p>b</text:p>", "a\n\nb"},
        {"<text:p>a<text:line-break/>b</text:p>", "a\nb"},
        {"<text:p>a<text:tab/>b</text:p>", "a\tb"},
        {"<text:p>a<text:s/>b<text:s text:c='3'/>c</text:p>", "a b   c"},
        {"<text:p>a  b</text:p>", "a  b"},
        {"<text:p>\n  a\n  b</text:p>", "a b"},
        {"<text:p>a <text:span>b</text:span> <text:a>c</text:a></text:p>", "a b c"},
        {"<text:p>a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>x</text:ruby-text></"
         "text:ruby>"
         "</text:p>",
         "ab"},
        {"<office:annotation><text:p>x</text:p></office:annotation><text:p>a</text:p>", "a"},
        {"<text:p>a<office:annotation><text:p>x</text:p></office:annotation>b</text:p>", "ab"},
        {"<drawing:frame><drawing:text-box><text:p>x</text:p></drawing:text-box></drawing:frame>"
         "<text:p>a</text:p>",
         "a"},
        {"<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
         "</table:table-row></table:table><text:p>a</text:p>",
         "a"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.xml);
        CHECK(line(cell("", c.xml)) == "1:" + c.text);
    }
}

TEST_CASE("ods: rows and cells that are repeated") {
    struct Case {
        std::string rows;
        Lines lines;
    };
    const std::string twice = "<table:table-row table:number-rows-repeated='2'>";
    const std::vector<Case> cases = {
        {row(a_cell) + row("") + row(a_cell), {"1:a", "3:a"}},
        {twice + a_cell + "</table:table-row>" + row(a_cell), {"1:a", "2:a", "3:a"}},
        {twice + "<table:table-cell/></table:table-row>" + row(a_cell), {"3:a"}},
        {row(cell("table:number-columns-repeated='3'", "<text:p>a</text:p>") + a_cell), {"1:a|a|a|a"}},
        {row("<table:table-cell table:number-columns-repeated='3'/>" + a_cell), {"1:|||a"}},
        {row(a_cell + "<table:table-cell table:number-columns-repeated='16383'/>"), {"1:a"}},
        {row(a_cell + "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>" + a_cell),
         {"1:a||a"}},
        {row(a_cell) + "<table:table-row table:number-rows-repeated='1048575'><table:table-cell "
                       "table:number-columns-repeated='16384'/></table:table-row>",
         {"1:a"}},
        {"<table:table-header-rows>" + row(a_cell) + "</table:table-header-rows><table:table-row-group>" +
             row(a_cell) + "</table:table-row-group>",
         {"1:a", "2:a"}},
        {"<table:shapes><text:p>x</text:p>" + row(a_cell) + "</table:shapes>" + row(a_cell), {"1:a"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rows);
        CHECK(lines(ods_parts(table(c.rows))) == c.lines);
    }
}

TEST_CASE("ods: more than a sheet holds is refused") {
    const std::string many = "<table:table-row table:number-rows-repeated='1048577'>";
    CHECK(refusal(ods_parts(table(many + a_cell + "</table:table-row>"))) == "hostile-file");
    CHECK(refusal(ods_parts(table(many + "<table:table-cell/></table:table-row>" + row(a_cell)))) ==
          "hostile-file");
    CHECK(refusal(ods_parts(table(
              row("<table:table-cell table:number-columns-repeated='16384'/>" + a_cell)))) == "hostile-file");
    CHECK(refusal(ods_parts(table(row(cell("table:number-columns-repeated='99999999999'",
                                           "<text:p>a</text:p>"))))) == "hostile-file");
}

TEST_CASE("ods: cells merged over several rows damage these") {
    const std::string damage = " !cells B2:B3 are merged: split them, and fill in each row";
    CHECK(lines(ods_parts(table(row(a_cell) + row(a_cell + spanning) + row(a_cell) + row(a_cell)))) ==
          Lines{"1:a", "2:a|a" + damage, "3:a" + damage, "4:a"});
    CHECK(lines(ods_parts(table(row(cell("table:number-columns-spanned='2'", "<text:p>a</text:p>"))))) ==
          Lines{"1:a"});
}

TEST_CASE("ods: sheets, and those that are hidden") {
    const std::string styles = "<style:style style:name='h' style:family='table'><style:table-properties "
                               "table:display='false'/></style:style>"
                               "<style:style style:name='v' style:family='table'><style:table-properties "
                               "table:display='true'/></style:style>";
    const std::string tables = "<table:table table:name='A' table:style-name='h'>" + row(a_cell) +
                               "</table:table><table:table table:name='B' table:style-name='v'>" +
                               row(cell("", "<text:p>b</text:p>")) + "</table:table>";
    CHECK(lines(ods_parts(tables, styles)) == Lines{"1:b"});
    CHECK(lines(ods_parts(tables, styles), "A") == Lines{"1:a"});
    CHECK(refusal(ods_parts(tables, styles), "C") == "unknown-sheet");
}

TEST_CASE("ods: what is protected or no spreadsheet is refused") {
    auto parts = ods_parts(table(row(a_cell)));
    CHECK(refusal(parts).empty());
    parts["META-INF/manifest.xml"] =
        "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    CHECK(refusal(parts) == "unknown-file");
    parts.erase("META-INF/manifest.xml");
    parts["mimetype"] = "application/vnd.oasis.opendocument.text";
    CHECK(refusal(parts) == "unknown-file");
    parts.erase("mimetype");
    CHECK(refusal(parts).empty());
    parts["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet";
    parts.erase("content.xml");
    CHECK(refusal(parts) == "damaged-file");
}

TEST_CASE("ods: prefixes do not matter, namespaces and parents do") {
    auto parts = ods_parts(table(row(a_cell)));
    std::string& content = parts.at("content.xml");
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"office:", "o:"}, {"table:", "t:"}, {"text:", "x:"}})
        for (auto at = content.find(from); at != std::string::npos; at = content.find(from, at + 1))
            if (content[at - 1] == '<' || content[at - 1] == '/' || content[at - 1] == ' ' ||
                content[at - 1] == ':')
                content.replace(at, from.size(), to);
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"xmlns:office=", "xmlns:o="},
                                   {"xmlns:table=", "xmlns:t="},
                                   {"xmlns:text=", "xmlns:x="},
                                   {"opendocument:xmlns:o:", "opendocument:xmlns:office:"},
                                   {"opendocument:xmlns:t:", "opendocument:xmlns:table:"},
                                   {"opendocument:xmlns:x:", "opendocument:xmlns:text:"}})
        for (auto at = content.find(from); at != std::string::npos; at = content.find(from))
            content.replace(at, from.size(), to);
    CHECK(lines(parts) == Lines{"1:a"});
    const std::string inner =
        "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    CHECK(lines(ods_parts("<table:tracked-changes>" + inner + "</table:tracked-changes>" +
                          table("<table:shapes>" + inner + "</table:shapes>" + row(a_cell)))) ==
          Lines{"1:a"});
    CHECK(lines(ods_parts(table("<x:table-row xmlns:x='urn:other'>" + a_cell + "</x:table-row>" +
                                row(a_cell)))) == Lines{"1:a"});
    CHECK(line(cell("", "<x:p xmlns:x='urn:other'>x</x:p><text:p>a</text:p>")) == "1:a");
}

TEST_CASE("ods: a row that stands there many times is told") {
    const edv::test::File file = edv::test::file_of(edv::test::zipped(
        ods_parts(table("<table:table-row table:number-rows-repeated='3'>" + a_cell + "</table:table-row>" +
                        "<table:table-row table:number-rows-repeated='1000'/>" + row(a_cell)))));
    edv::intake::Spreadsheet sheet(file.get());
    std::vector<long long> times;
    while (const edv::intake::SheetRow* row = sheet.next())
        times.push_back(row->times);
    CHECK(times == std::vector<long long>{3, 3, 3, 1});
}
