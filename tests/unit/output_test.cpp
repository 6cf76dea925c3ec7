#include <algorithm>
#include <array>
#include <cstdio>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <rapidjson/document.h>
#include <sstream>
#include <unistd.h>

#include "edv/base/error.hpp"
#include "edv/output/write.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "output/folder.hpp"

using namespace edv;

namespace {

std::string written(const Document& document, std::string_view format, const std::string& language = "en",
                    bool excel = false, bool colour = false) {
    std::ostringstream out;
    write(out, document, output::format_named(format), {language::Language(language), colour, excel});
    return out.str();
}

Cell text(const char* value, const char* label = "") {
    return {Value(std::string(value)), label};
}
Cell whole(long long value) {
    return Cell(Value(value));
}

/// A list with all that tends to break writers.
Table sample() {
    Table table;
    table.name = "sample";
    table.title = "Things & more";
    table.period = Period::year(2023);
    table.columns = {{"code", "Code", ColumnType::code},
                     {"name", "Name", ColumnType::text},
                     {"count", "Number", ColumnType::integer},
                     {"share", "Share", ColumnType::number, true},
                     {"since", "Since", ColumnType::date},
                     {"known", "Known", ColumnType::boolean},
                     {"text", "Text", ColumnType::text, false, true}};
    table.rows = {
        {{text("a", "Label A"), text("say \"hi\", a;b"), whole(1234567), Cell(0.375), Cell(Date(2023, 1, 5)),
          whole(1), text("one\r\ntwo")}},
        {{text("=b"), text("日本 | <b>"), whole(-2), Cell(0.5), {}, whole(0), {}}},
        {{text("c"), text("x\x1b[31m\n\ny"), {}, {}, {}, {}, text("+1")}},
        {{text("total"), {}, whole(1234565), Cell(1.0), {}, {}, {}}, Role::total},
    };
    table.definitions = {"What is counted <here>."};
    table.notes = {"A note."};
    return table;
}

Table empty_table() {
    Table table = sample();
    table.rows.clear();
    table.definitions.clear();
    table.notes.clear();
    table.period.reset();
    return table;
}

Table card() {
    Table table = sample();
    table.rows.resize(1);
    table.card = true;
    table.definitions.clear();
    table.notes.clear();
    return table;
}

bool has(const std::string& whole, const std::string& part) {
    return whole.find(part) != std::string::npos;
}

/// A part of a workbook; nothing without unzip.
std::string unzipped(const std::string& book, const std::string& part) {
    std::string path = (std::filesystem::temp_directory_path() / "edv-test-XXXXXX").string();
    const int file = ::mkstemp(path.data());
    REQUIRE(file >= 0);
    ::close(file);
    std::ofstream(path, std::ios::binary) << book;
    std::string content;
    if (FILE* pipe = ::popen(("unzip -p " + path + " '" + part + "' 2>/dev/null").c_str(), "r");
        pipe != nullptr) {
        std::array<char, 4096> block{};
        std::size_t count = 0;
        while ((count = std::fread(block.data(), 1, block.size(), pipe)) > 0) {
            content.append(block.data(), count);
        }
        ::pclose(pipe);
    }
    ::unlink(path.c_str());
    return content;
}

} // namespace

TEST_CASE("output: formats by name and by file ending") {
    std::vector<std::string_view> names;
    for (const output::Format& format : output::formats()) {
        CHECK(output::find_format(format.name) == &format);
        names.push_back(format.name);
        for (const std::string_view name : format.names) {
            CHECK(output::find_format(name) == &format);
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    CHECK(output::find_format("htm") == &output::format_named("html"));
    CHECK(output::find_format("markdown") == &output::format_named("md"));
    CHECK(output::find_format("TXT") == &output::format_named("text"));
    CHECK(output::find_format("pdf") == nullptr);
    CHECK(output::find_format("") == nullptr);
    CHECK_THROWS_AS(output::format_named("pdf"), std::logic_error);
}

TEST_CASE("output: what formats are for") {
    const auto those = [](auto output::Format::*what) {
        std::string names;
        for (const output::Format& format : output::formats()) {
            names += format.*what ? std::string(format.name) + ' ' : "";
        }
        return names;
    };
    CHECK(output::formats().front().name == "text");
    CHECK(those(&output::Format::machine) == "csv json ");
    CHECK(those(&output::Format::words) == "text ");
    CHECK(those(&output::Format::objects) == "json ");
    CHECK(those(&output::Format::folder) == "csv ");
    CHECK(those(&output::Format::pages) == "html ");
    CHECK(those(&output::Format::letters) == "md html ");
    CHECK(those(&output::Format::excel) == "csv ");
    CHECK(output::excel_format().name == "csv");
    CHECK(those(&output::Format::for_reports) == "md ");
    CHECK(output::report_format().name == "md");
    for (const output::Format& format : output::formats()) {
        CAPTURE(format.name);
        const bool shown = written(sample(), format.name).find('\0') == std::string::npos;
        CHECK(format.binary != shown);
    }
}

/// A page: lines, a table that is empty, one with a detail, and one that comes last.
Document page() {
    Table lines;
    lines.name = "lines";
    lines.title = "The lines";
    lines.columns = {{"what", "What"}, {"count", "Number", ColumnType::integer}};
    lines.rows = {{{text("things"), whole(1234)}}};
    Table last = sample();
    last.name = "last";
    last.title = "The last";
    last.columns[0].label = "Of the last";
    Table none = empty_table();
    none.name = "none";
    Document document;
    document.reading = Document::Reading::page;
    document.name = "leaf";
    document.title = "A leaf";
    using OnPage = DocumentTable::OnPage;
    document.sections.push_back({"last", "The end", {}, {}, {{"", last}}, true});
    document.sections.push_back(
        {"lines", "At a glance", {}, {}, {{"", lines, {}, OnPage::highlights, true}}});
    document.sections.push_back({"none", "Nothing", {}, {}, {{"", none, {}, OnPage::table_if_any}}});
    document.sections.push_back({"some", "Something", {}, {}, {{"", sample(), {}, OnPage::table_if_any}}});
    return document;
}

TEST_CASE("output: a page is one where there are pages, and tables elsewhere") {
    const std::string html = written(page(), "html");
    const std::size_t glance = html.find("-h\">At a glance");
    const std::size_t some = html.find("-h\">Something");
    const std::size_t end = html.find("-h\">The end");
    CHECK(glance < some);
    CHECK(some < end);
    CHECK(end != std::string::npos);
    CHECK(has(html, language::Language("en").number(1234LL)));
    CHECK_FALSE(has(html, "The lines"));
    CHECK_FALSE(has(html, "Nothing"));
    CHECK_FALSE(has(html, ">Text<")); // a detail
    CHECK(written(page(), "text").starts_with("The last\n\nOf the last"));
    CHECK(has(written(page(), "text"), "The lines"));
    CHECK(has(written(page(), "md"), "## The lines\n"));
}

TEST_CASE("output: machine formats take what was asked for") {
    Table second = sample();
    second.name = "second";
    const Document both(std::vector<Table>{sample(), second});
    CHECK(written(both, "csv") == written(sample(), "csv"));
    CHECK(written(both, "json") == written(sample(), "json"));
    CHECK(has(written(page(), "json"), R"({"edv":1,"report":"leaf","period":null,"tables":[)"
                                       "\n"
                                       R"({"edv":1,"table":"last",)"));
    CHECK_FALSE(has(written(page(), "json"), R"("table":"lines")"));
    Document leaf = page();
    CHECK(written(leaf, "csv").starts_with("code,name"));
    leaf.main = "sample";
    CHECK(written(leaf, "csv") == written(sample(), "csv"));
    leaf.main = "none of them";
    CHECK_THROWS_AS(written(leaf, "csv"), std::logic_error);
}

TEST_CASE("output: every format writes every document, a report in csv as a folder") {
    for (const output::Format& format : output::formats()) {
        CAPTURE(format.name);
        Document document = page();
        for (const auto reading : {Document::Reading::tables, Document::Reading::page}) {
            document.reading = reading;
            CHECK_FALSE(written(document, format.name).empty());
        }
        document.reading = Document::Reading::report;
        if (format.folder) {
            CHECK_THROWS_AS(written(document, format.name), std::logic_error);
        } else {
            CHECK_FALSE(written(document, format.name).empty());
        }
    }
    std::map<std::string, std::string> files;
    edv::output::write_package(
        page(), {page()}, [&](const std::string& name, const std::function<void(std::ostream&)>& content) {
            std::ostringstream out;
            content(out);
            files[name] = out.str();
        });
    CHECK(files.size() == 4 + 2);
    CHECK(files["last.csv"] == written(sample(), "csv"));
}

TEST_CASE("output: csv") {
    CHECK(written(sample(), "csv") ==
          "code,name,count,share,since,known,text\n"
          "a,\"say \"\"hi\"\", a;b\",1234567,0.3750,2023-01-05,true,\"one\r\ntwo\"\n"
          "=b,日本 | <b>,-2,0.5000,,false,\n"
          "c,\"x\x1b[31m\n\ny\",,,,,+1\n"
          "total,,1234565,1.0000,,,\n");
    CHECK(written(empty_table(), "csv") == "code,name,count,share,since,known,text\n");
}

TEST_CASE("output: a csv row of one empty cell is still a row") {
    Table table;
    table.columns = {{"a", "A"}};
    table.rows = {{{Cell()}}, {{text("x")}}};
    CHECK(written(table, "csv") == "a\n\"\"\nx\n");
}

TEST_CASE("output: csv for Excel") {
    CHECK(written(sample(), "csv", "fr", true) ==
          "\xEF\xBB\xBF"
          "code;name;count;share;since;known;text\r\n"
          "a;\"say \"\"hi\"\", a;b\";1234567;0,3750;2023-01-05;true;\"one\r\ntwo\"\r\n"
          "'=b;日本 | <b>;-2;0,5000;;false;\r\n"
          "c;\"x\x1b[31m\n\ny\";;;;;'+1\r\n"
          "total;;1234565;1,0000;;;\r\n");
    Table table;
    table.columns = {{"@x", "X"}, {"n", "N", ColumnType::number}};
    table.rows = {{{text("-1+1"), Cell(-1.5)}}, {{text("\tx"), {}}}, {{text("\rx"), {}}}, {{text("-"), {}}}};
    CHECK(written(table, "csv", "en", true) ==
          "\xEF\xBB\xBF'@x;n\r\n'-1+1;-1,5\r\n'\tx;\r\n\"'\rx\";\r\n-;\r\n");
}

TEST_CASE("output: csv cells") {
    const auto cell = [](const char* content, bool excel = false) {
        Table table;
        table.columns = {{"a", "A"}, {"b", "B"}};
        table.rows = {{{text(content), text("-")}}};
        const std::string lines = written(table, "csv", "en", excel);
        const std::string_view end = excel ? ";-\r\n" : ",-\n";
        const std::size_t from = lines.find('\n') + 1;
        CHECK(lines.ends_with(end));
        return lines.substr(from, lines.size() - end.size() - from);
    };
    CHECK(cell("a,b") == "\"a,b\"");
    CHECK(cell("a,b", true) == "a,b");
    CHECK(cell("a;b", true) == "\"a;b\"");
    CHECK(cell("a\rb") == "\"a\rb\"");
    CHECK(cell("\"") == "\"\"\"\"");
    CHECK(cell("").empty());
}

TEST_CASE("output: csv and json round a share alike") {
    Table table;
    table.name = "shares";
    table.columns = {{"share", "Share", ColumnType::number, true}};
    table.rows = {{{Cell(1.0 / 32)}}, {{Cell(3.0 / 32)}}, {{Cell(2.0 / 3)}}};
    CHECK(written(table, "csv") == "share\n0.0313\n0.0938\n0.6667\n");
    const std::string json = written(table, "json");
    for (const char* share : {"0.0313", "0.0938", "0.6667"}) {
        CHECK(has(json, std::string(R"({"share":)") + share + "}"));
    }
}

TEST_CASE("output: json") {
    const std::string json = written(sample(), "json");
    CHECK(
        json ==
        R"({"edv":1,"table":"sample","period":{"from":"2023-01-01","to":"2023-12-31"},"columns":[)"
        R"({"key":"code","type":"code"},{"key":"name","type":"text"},{"key":"count","type":"integer"},)"
        R"({"key":"share","type":"number"},{"key":"since","type":"date"},{"key":"known","type":"boolean"},)"
        R"({"key":"text","type":"text"}],"rows":[)"
        "\n"
        R"({"code":"a","name":"say \"hi\", a;b","count":1234567,"share":0.375,"since":"2023-01-05",)"
        R"("known":true,"text":"one\r\ntwo"},)"
        "\n"
        R"({"code":"=b","name":"日本 | <b>","count":-2,"share":0.5,"since":null,"known":false,"text":null},)"
        "\n"
        R"({"code":"c","name":"x\u001B[31m\n\ny","count":null,"share":null,"since":null,"known":null,)"
        R"("text":"+1"},)"
        "\n"
        R"({"code":"total","name":null,"count":1234565,"share":1,"since":null,"known":null,"text":null}],)"
        R"("notes":["What is counted <here>.","A note."]})"
        "\n");
    rapidjson::Document document;
    document.Parse(json.c_str());
    CHECK_FALSE(document.HasParseError());
    document.Parse(written(empty_table(), "json").c_str());
    REQUIRE_FALSE(document.HasParseError());
    CHECK(document["period"].IsNull());
    CHECK(document["rows"].Empty());
    CHECK(document["notes"].Empty());
    CHECK_THROWS_AS(written(std::vector<Table>{}, "json"), std::logic_error);
}

TEST_CASE("output: json of many rows") {
    Table table = sample();
    table.rows = std::vector<Row>(5000, table.rows.front());
    rapidjson::Document document;
    document.Parse(written(table, "json").c_str());
    REQUIRE_FALSE(document.HasParseError());
    CHECK(document["rows"].Size() == 5000);
}

TEST_CASE("output: machine formats are the same in every language") {
    for (const std::string& language : language_codes()) {
        CHECK(written(sample(), "csv", language) == written(sample(), "csv"));
        CHECK(written(sample(), "json", language) == written(sample(), "json"));
    }
}

TEST_CASE("output: text") {
    Table table = sample();
    table.rows[0].cells[2] = whole(7);
    table.rows[3].cells[2] = whole(5);
    const std::string share = language::Language("en").percent(0.375);
    const std::string printed = written(table, "text");
    CHECK(printed.starts_with("Things & more\n\nCode     Name"));
    CHECK(has(printed, "\n-------  ---"));
    CHECK(has(printed, "\nLabel A  say \"hi\", a;b       7   " + share + "  2023-01-05  yes\n"));
    CHECK(has(printed, "\n=b       日本 | <b>         -2   "));
    CHECK(has(printed, "\nc        x\\x1b[31m / y\n"));
    CHECK(has(printed, "-----\ntotal                        5  "));
    CHECK(has(printed, "\n\nWhat is counted <here>.\nA note.\n"));
    CHECK_FALSE(has(printed, "one"));
    CHECK_FALSE(has(printed, " \n"));
    CHECK_FALSE(has(printed, "\x1b"));
    CHECK(written(table, "text", "en", false, true).starts_with("\x1b[1mThings & more\x1b[0m\n"));
    CHECK(has(written(table, "text", "fr"), language::Language("fr").percent(0.375)));
}

TEST_CASE("output: text never cuts, and wraps what stands below") {
    Table table = empty_table();
    const std::string wide(300, 'w');
    table.rows = {{{text(wide.c_str()), {}, {}, {}, {}, {}, {}}}};
    std::string words;
    for (int count = 0; count < 60; ++count) {
        words += "word ";
    }
    table.notes = {words};
    const std::string printed = written(table, "text");
    CHECK(has(printed, "\n" + wide + "\n"));
    std::istringstream lines(printed.substr(printed.find("\n\nword") + 2));
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        CHECK(width(line) <= 100);
        CHECK((count == 0 || line.starts_with("  word")));
    }
    CHECK(count == 4);
}

TEST_CASE("output: text without rows, and several tables") {
    const std::string none = language::Language("en").tr("(none)");
    CHECK(written(empty_table(), "text") == "Things & more\n\n" + none + "\n");
    CHECK(written(std::vector<Table>{empty_table(), empty_table()}, "text") ==
          "Things & more\n\n" + none + "\n\nThings & more\n\n" + none + "\n");
}

TEST_CASE("output: text of a card") {
    Table table = card();
    table.rows[0].cells[3] = {};
    const std::string day = language::Language("en").date(Date(2023, 1, 5));
    CHECK(written(table, "text") == "Things & more\n\nCode: Label A\nName: say \"hi\", a;b\nNumber: " +
                                        language::Language("en").number(1234567LL) + "\nSince: " + day +
                                        "\nKnown: yes\nText:\n    one\n    two\n");
}

TEST_CASE("output: markdown") {
    const std::string printed = written(sample(), "md");
    CHECK(printed.starts_with("## Things & more\n\n| Code | Name | Number | Share | Since | Known |\n"
                              "| --- | --- | ---: | ---: | --- | --- |\n| Label A | say \"hi\", a;b | "));
    CHECK(has(printed, "\n| =b | 日本 \\| &lt;b&gt; | -2 | "));
    CHECK(has(printed, "\n| c | x\\\\x1b\\[31m<br>y |  |  |  |  |\n"));
    CHECK(has(printed, "\n| **total** |  | **"));
    CHECK(has(printed, "\n\nWhat is counted &lt;here&gt;.\n\nA note.\n"));
    CHECK_FALSE(has(printed, "one"));
    CHECK(has(written(empty_table(), "md"), "\n\n(none)\n"));
    CHECK(has(written(card(), "md"), "\n- **Text:** one<br>two\n"));
}

TEST_CASE("output: markdown leaves data as data") {
    Table table;
    table.columns = {{"a", "A"}};
    table.rows = {{{text("*a* _b_ inter_org `c` [d](e) ~f~ &amp; R&D \\")}}};
    CHECK(has(written(table, "md"),
              "| \\*a\\* \\_b\\_ inter_org \\`c\\` \\[d\\](e) \\~f\\~ &amp;amp; R&amp;D \\\\ |"));
}

TEST_CASE("output: html") {
    Table table = sample();
    table.title = "<script>alert('x')</script>";
    const std::string printed = written(table, "html", "nl");
    CHECK(printed.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
    CHECK_FALSE(has(printed, "<script"));
    CHECK(has(printed, "<h1 id=\"t1\">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</h1>"));
    CHECK(has(printed, "<caption>"));
    CHECK(has(printed, "<th scope=\"col\" class=\"n\">Number</th>"));
    CHECK(has(printed, "<th scope=\"row\">Label A</th><td>say &quot;hi&quot;, a;b</td>"));
    CHECK(has(printed, "<td>one<br>two</td>"));
    CHECK(has(printed, "</tbody>\n<tfoot>\n<tr class=\"total\"><th scope=\"row\">total</th>"));
    CHECK(has(printed, "<li>What is counted &lt;here&gt;.</li>"));
    CHECK(has(printed, "x\\x1b[31m<br>y"));
    CHECK(printed.ends_with("</html>\n"));
    CHECK(has(written(empty_table(), "html"), "<p>(none)</p>"));
    CHECK(has(written(card(), "html"), "<dt>Text</dt><dd>one<br>two</dd>"));
    const std::string two = written(std::vector<Table>{sample(), sample()}, "html");
    CHECK(has(two, "<h1>Tables</h1>"));
    CHECK(has(two, "<h2 id=\"t2\">Things &amp; more</h2>"));
}

TEST_CASE("output: xlsx is a workbook, the same every time") {
    const std::string book = written(std::vector<Table>{sample(), sample(), empty_table()}, "xlsx");
    CHECK(book.starts_with("PK"));
    ::usleep(1100000);
    CHECK(book == written(std::vector<Table>{sample(), sample(), empty_table()}, "xlsx"));
    const std::string sheets = unzipped(book, "xl/workbook.xml");
    if (sheets.empty()) {
        MESSAGE("unzip is not installed: the content of the workbook is not looked at");
        return;
    }
    CHECK(has(sheets, "name=\"Things &amp; more\""));
    CHECK(has(sheets, "name=\"Things &amp; more (2)\""));
    CHECK(has(sheets, "name=\"Notes\""));
    const std::string sheet = unzipped(book, "xl/worksheets/sheet1.xml");
    CHECK(has(sheet, "<v>1234567</v>"));
    CHECK(has(sheet, "<v>0.375</v>"));
    CHECK(has(sheet, "<v>44931</v>"));
    CHECK(has(sheet, "state=\"frozen\""));
    CHECK_FALSE(has(sheet, "<f>"));
    const std::string strings = unzipped(book, "xl/sharedStrings.xml");
    CHECK(has(strings, "<t>=b</t>"));
    CHECK(has(strings, "Label A"));
    CHECK(has(strings, "one\ntwo"));
    CHECK(has(strings, "What is counted &lt;here&gt;."));
    const std::string styles = unzipped(book, "xl/styles.xml");
    CHECK(has(styles, "formatCode=\"0.0 %\""));
    CHECK(has(styles, "formatCode=\"yyyy-mm-dd\""));
    CHECK(has(unzipped(book, "docProps/core.xml"), "2000-01-01T00:00:00Z"));
}

TEST_CASE("output: xlsx of odd titles, days, numbers and lengths") {
    Table table;
    table.name = "odd";
    table.title = "'[a]:*?/\\ a title that is far too long for a sheet '";
    table.columns = {{"a", "A", ColumnType::date}, {"b", "B", ColumnType::integer}, {"c", "C"}};
    const std::string long_text(40000, 'x');
    table.rows = {{{Cell(Date(1815, 6, 18)), whole(9223372036854775807LL), text(long_text.c_str())}}};
    Table same = table;
    same.title = "History";
    Table nameless = table;
    nameless.title = "''";
    const std::string book = written(std::vector<Table>{table, same, table, nameless}, "xlsx");
    const std::string sheets = unzipped(book, "xl/workbook.xml");
    if (sheets.empty()) {
        return;
    }
    CHECK(has(sheets, "name=\"History (2)\""));
    CHECK(has(sheets, "name=\"edv\""));
    CHECK(has(sheets, " (2)\""));
    const std::string strings = unzipped(book, "xl/sharedStrings.xml");
    CHECK(has(strings, "1815-06-18"));
    CHECK(has(strings, "xxx […]"));
    CHECK(has(strings, "csv has all of it"));
}

TEST_CASE("output: xlsx of many rows") {
    Table table = sample();
    table.rows = std::vector<Row>(10001, table.rows.front());
    const std::string book = written(table, "xlsx");
    CHECK(book == written(table, "xlsx"));
    const std::string sheet = unzipped(book, "xl/worksheets/sheet1.xml");
    CHECK((sheet.empty() || has(sheet, "r=\"A10002\"")));
}

TEST_CASE("output: a stream that fails says so and throws nothing") {
    for (const output::Format& format : output::formats()) {
        std::ofstream full("/dev/full", std::ios::binary);
        Table table = sample();
        table.rows = std::vector<Row>(500, table.rows.front());
        write(full, table, format, {language::Language("en")});
        full.flush();
        CHECK_FALSE(full.good());
    }
}

TEST_CASE("output: too many rows for a sheet are refused") {
    Table table;
    table.columns = {{"a", "A"}};
    table.rows.resize(1048576);
    CHECK_THROWS_AS(written(table, "xlsx"), Error);
}

TEST_CASE("output: no format leaves files behind") {
    const auto count = [] {
        int files = 0;
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
            files += entry.path().filename().string().starts_with("edv-") ? 1 : 0;
        }
        return files;
    };
    const int before = count();
    written(sample(), "xlsx");
    CHECK(count() == before);
}

TEST_CASE("names of sheets stay whole where they can: the chapter gives way") {
    const std::vector<std::array<std::string, 3>> all{
        {"Signals", "", "Signals"},
        {"Signals", "State", "Signals, State"},
        {"Propositions à améliorer encore", "État", "Propositions à améliorer…, État"},
        {"Détachements", "Type de partenaire", "Détachemen…, Type de partenaire"},
        {"Transmissions", "Réponses des institutions", "Réponses des institutions"},
        {"Entscheidungen", "Entscheidungen über die Vorschläge", "Entscheidungen über die Vorschl"},
    };
    Document document;
    document.reading = Document::Reading::report;
    document.title = "Report";
    for (const auto& [chapter, heading, name] : all) {
        Section& section = document.sections.emplace_back();
        section.heading = chapter;
        section.tables.push_back({heading, Table{"t", "T", {}, {{"a", "A"}}, {{{text("x")}}}, {}, {}}, {}});
    }
    const std::string sheets = unzipped(written(document, "xlsx"), "xl/workbook.xml");
    if (sheets.empty()) {
        return;
    }
    for (const auto& one : all) {
        CAPTURE(one[2]);
        CHECK(has(sheets, "name=\"" + one[2] + "\""));
    }
}
