#include <array>
#include <doctest/doctest.h>
#include <sstream>

#include "intake/csv_reader.hpp"
#include "unit/bound.hpp"

using edv::intake::CsvReader;

namespace {

using Cells = std::vector<std::string>;
using Rows = std::vector<Cells>;

struct Sheet {
    Rows rows;
    std::vector<long long> numbers;
    std::vector<std::string> damages; // empty where a row is sound
    char separator = 0;
    bool bom = false;
};

Sheet read(std::istream& in, std::optional<char> separator = {}) {
    edv::intake::CsvReader reader(in, separator);
    Sheet sheet;
    sheet.separator = reader.separator();
    sheet.bom = reader.has_bom();
    while (const auto* row = reader.next()) {
        sheet.rows.emplace_back(row->cells.begin(), row->cells.end());
        sheet.numbers.push_back(row->number);
        sheet.damages.push_back(row->damage ? edv::english(*row->damage) : "");
    }
    CHECK(reader.next() == nullptr);
    return sheet;
}

Sheet read(const std::string& text, std::optional<char> separator = {}) {
    std::istringstream in(text);
    return read(in, separator);
}

/// The stable code of what the reader refuses in `text`; empty when it reads on.
std::string refusal(const std::string& text) {
    std::istringstream in(text);
    try {
        const edv::intake::CsvReader reader(in);
    } catch (const edv::Error& error) {
        CHECK(error.kind() == edv::ErrorKind::refused);
        return error.problems().at(0).code;
    }
    return {};
}

/// Gives one byte at a time, and an error after the last when it is told to.
class Drip : public std::streambuf {
public:
    Drip(std::string text, bool breaks) : text_(std::move(text)), breaks_(breaks) {}

protected:
    int_type underflow() override {
        if (at_ == text_.size() && breaks_)
            throw std::ios_base::failure("broken");
        if (at_ == text_.size())
            return traits_type::eof();
        setg(&text_[at_], &text_[at_], &text_[at_] + 1);
        ++at_;
        return traits_type::to_int_type(*gptr());
    }

private:
    std::string text_;
    bool breaks_;
    std::size_t at_ = 0;
};

std::string written(const Rows& rows, std::string_view line_end) {
    std::string text;
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += ',';
            text += '"';
            for (const char c : row[i])
                text += c == '"' ? std::string("\"\"") : std::string(1, c);
            text += '"';
        }
        text += line_end;
    }
    return text;
}

} // namespace

TEST_CASE("cells are split as spreadsheets write them") {
    struct Case {
        std::string text;
        Rows rows;
    };
    const std::array<Case, 44> cases = {{
        {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r\n1,2\n3,4\r5,6", {{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}}},
        {"a", {{"a"}}},
        {"a,", {{"a", ""}}},
        {",a", {{"", "a"}}},
        {"a,\n", {{"a", ""}}},
        {"a,,b\n", {{"a", "", "b"}}},
        {"\"a\",\"b\"\n", {{"a", "b"}}},
        {"\"a\"", {{"a"}}},
        {"\"a,b\",c\n", {{"a,b", "c"}}},
        {"\"a\nb\",c\n", {{"a\nb", "c"}}},
        {"\"a\r\nb\",c\r\n", {{"a\r\nb", "c"}}},
        {"\"a\rb\",c\r", {{"a\rb", "c"}}},
        {"\"a\"\"b\",c\n", {{"a\"b", "c"}}},
        {"\"\"\"a\"\"\",c\n", {{"\"a\"", "c"}}},
        {"\"\"\"\",c\n", {{"\"", "c"}}},
        {"\"\"\"\"\"\",c\n", {{"\"\"", "c"}}},
        {"\"\",c\n", {{"", "c"}}},
        {"c,\"\"", {{"c", ""}}},
        {"c,\"\"\"\"", {{"c", "\""}}},
        {"a \"b\" c,d\n", {{"a \"b\" c", "d"}}},
        {"5\",d\n", {{"5\"", "d"}}},
        {"a, \"b\"\n", {{"a", "b"}}},
        {"a,  \"il dit \"\"non\"\"\"  ,c\n", {{"a", "il dit \"non\"", "c"}}},
        {" \"a\nb\" ,c\n", {{"a\nb", "c"}}},
        {"a,\t\"b\"\n", {{"a", "b"}}},
        {"a,\t \"b\"\t,c\n", {{"a", "b", "c"}}},
        {"a,\u00A0\"b, c\"\u00A0,d\n", {{"a", "b, c", "d"}}},
        {"a,\u00A0\"b\" c,d\n", {{"a", "\u00A0\"b\" c", "d"}}},
        {"a,\t\"b\" c,d\n", {{"a", "\t\"b\" c", "d"}}},
        {"a,«\u00A0b\u00A0»,\u00A0c\n", {{"a", "«\u00A0b\u00A0»", "\u00A0c"}}},
        {"a, \"b\" c,d\n", {{"a", " \"b\" c", "d"}}},
        {"a, \"b,c\n", {{"a", " \"b", "c"}}},
        {"a, \"b", {{"a", " \"b"}}},
        {"a, \"\",b\n", {{"a", "", "b"}}},
        {"a, \"b\"", {{"a", "b"}}},
        {"\"a\" ,\"b\"  \r\n", {{"a", "b"}}},
        {" a , b \n", {{" a ", " b "}}},
        {"é,\"ü\"\n", {{"é", "ü"}}},
        {"\"x\"\r\n\"y\"\r\n", {{"x"}, {"y"}}},
        {"\"x\"\r\"y\"\r", {{"x"}, {"y"}}},
    }};
    for (const auto& [text, rows] : cases) {
        CAPTURE_BOUND(text);
        const Sheet sheet = read(text, ',');
        CHECK(sheet.rows == rows);
        for (const auto& damage : sheet.damages)
            CHECK(damage.empty());
    }
}

TEST_CASE("a row has the number that a spreadsheet shows") {
    CHECK(read("h\n1\n2\n").numbers == std::vector<long long>{1, 2, 3});
    CHECK(read("h\n\n1\n").numbers == std::vector<long long>{1, 3});
    CHECK(read("\n\r\n\rh\n").numbers == std::vector<long long>{4});
    CHECK(read("a,b\n\"x\ny\nz\",1\nc,d\n").numbers == std::vector<long long>{1, 2, 3});
    CHECK(read("a,b\n,\n \t , \n\"\",\"  \"\nc,d\n").numbers == std::vector<long long>{1, 5});
    CHECK(read("a,b\n\u00A0,\u202F\nc,d").numbers == std::vector<long long>{1, 3});
    CHECK(read("h\n1\n\n\n").numbers == std::vector<long long>{1, 2});
}

TEST_CASE("blank rows are passed over") {
    CHECK(read("a;b\n;\n\n1;2\n;;;\n").rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("\n\n\n").rows.empty());
    CHECK(read(" ").rows.empty());
    CHECK(read(",,\t\n").rows.empty());
}

TEST_CASE("the separator is the one that occurs most outside quotes") {
    struct Case {
        std::string text;
        char separator;
    };
    const std::array<Case, 18> cases = {{{"a,b", ','},
                                         {"a;b", ';'},
                                         {"a\tb", '\t'},
                                         {"a", ','},
                                         {"a;b;c,d", ';'},
                                         {"a,b,c;d", ','},
                                         {"a,b;c,", ','},
                                         {"a;b;\tc", ';'},
                                         {"\"a,b,c,d\";e", ';'},
                                         {"\"a\"\",b,c,d\";e", ';'},
                                         {"\"a\n,,,\";e\n,,,,,", ';'},
                                         {"a\n1;2;3", ','},
                                         {"\n\n;;\n,,,,\na;b\n", ';'},
                                         {"\"\",\"\",\"\"\na;b\n", ';'},
                                         {"a 5\" b;c,\"d,e,f\",g\n", ','},
                                         {"\xEF\xBB\xBF\"a\"\t\"b;c;d\"\n", '\t'},
                                         {"a;b\r1,2,3,4", ';'},
                                         {";;;\"x\",,", ';'}}};
    for (const auto& [text, separator] : cases) {
        CAPTURE_BOUND(text);
        CHECK(read(text).separator == separator);
    }
}

TEST_CASE("a tab before a quote is a separator where tabs are") {
    CHECK(read("a\t\"b\"\t\t\"c\"\n", '\t').rows == Rows{{"a", "b", "", "c"}});
    CHECK(read("a;\u00A0\"b;c;d,e,f,g\"\n1;2\n").rows == Rows{{"a", "b;c;d,e,f,g"}, {"1", "2"}});
}

TEST_CASE("two separators that occur most are refused, with both names") {
    struct Case {
        std::string text;
        std::string_view message;
    };
    const std::array<Case, 6> cases = {{{"a,b;c", "as many commas as semicolons"},
                                        {"a;b\tc", "as many semicolons as tabs"},
                                        {"a,b\tc\n1;2;3", "as many commas as tabs"},
                                        {"a;b,c;d,e\tf", "as many commas as semicolons"},
                                        {"a,b;c\td", "as many commas as semicolons"},
                                        {"\n;;;\n\"x;y\";1,2\n", "as many commas as semicolons"}}};
    for (const auto& [text, message] : cases) {
        CAPTURE_BOUND(text);
        std::istringstream in(text);
        try {
            const edv::intake::CsvReader reader(in);
            FAIL("taken");
        } catch (const edv::Error& error) {
            CHECK(error.problems().at(0).code == "ambiguous-separator");
            CHECK(edv::english(error.problems()[0].what).find(message) != std::string::npos);
        }
        CHECK(read(text, ';').separator == ';');
    }
}

TEST_CASE("a separator is no letter, digit, quote, blank or line end") {
    for (const char c : std::string_view(",;\t|:#~^!.-_\x1F"))
        CHECK(edv::intake::may_separate(c));
    for (const char c : std::string_view("aZ09\" \n\r\0\xE9", 10))
        CHECK_FALSE(edv::intake::may_separate(c));
}

TEST_CASE("a damaged row shows its cells as far as they could be read") {
    CHECK(read("a,b\n1,\"x\"y\n").rows[1] == Cells{"1", "\"x\"y"});
    CHECK(read("a,b\n\"x\"\"y\"z,2\n").rows[1] == Cells{"\"x\"\"y\"z", "2"});
    CHECK(read("a,b\n\"x\"y,\"z\"\"\"\n").rows[1] == Cells{"\"x\"y", "z\"\""});
    CHECK(read("a,b\n1,\"x\"\"\ny,z").rows[1] == Cells{"1", "x\"\"\ny,z"});
    CHECK(read("a,b\n1,x\xFFy\n").rows[1] == Cells{"1", "x\xFFy"});
}

TEST_CASE("a given separator counts") {
    const Sheet sheet = read("a,b;c\n1;2,3\n", ';');
    CHECK(sheet.separator == ';');
    CHECK(sheet.rows == Rows{{"a,b", "c"}, {"1", "2,3"}});
    CHECK(read("a|b,c\n", '|').rows == Rows{{"a", "b,c"}});
}

TEST_CASE("a byte order mark is no part of the first cell") {
    const Sheet sheet = read("\xEF\xBB\xBF\"a\",b\n1,2\n");
    CHECK(sheet.bom);
    CHECK(sheet.rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK_FALSE(read("a\n").bom);
    const Sheet nothing = read("\xEF\xBB\xBF");
    CHECK(nothing.bom);
    CHECK(nothing.rows.empty());
    CHECK(read("a\n\xEF\xBB\xBF"
               "b\n")
              .rows == Rows{{"a"},
                            {"\xEF\xBB\xBF"
                             "b"}});
}

TEST_CASE("a file with the header only has no more rows") {
    CHECK(read("a,b\n").rows == Rows{{"a", "b"}});
    CHECK(read("a,b").rows == Rows{{"a", "b"}});
}

TEST_CASE("what is no text is refused at the beginning") {
    CHECK(refusal("") == "empty-file");
    CHECK(refusal("\xFF\xFE"
                  "a") == "not-text");
    CHECK(refusal("\xFE\xFF"
                  "a") == "not-text");
    CHECK(refusal(std::string("a\0b\n", 4)) == "not-text");
    CHECK(refusal(std::string("a\0,\0b\0\n\0", 8)) == "not-text");
    CHECK(refusal("Pr\xE9nom,Nom\n") == "not-text");
    CHECK(refusal("Pr\xE9nom") == "not-text");
    CHECK(refusal("\n\n\xE9\n") == "not-text");
    CHECK(refusal("a,b\xC3") == "not-text");
    CHECK(refusal("a,b\nc,\xE9\n").empty());
}

TEST_CASE("a later row that is no text is damaged and the next is read") {
    const Sheet sheet = read(std::string("a,b\n1,\xE9\n2,x\0y\n3,ok\n\xC3,\n4,é", 26));
    CHECK(sheet.numbers == std::vector<long long>{1, 2, 3, 4, 5, 6});
    REQUIRE(sheet.damages.size() == 6);
    CHECK(sheet.damages[0].empty());
    CHECK(sheet.damages[1] == "the row has bytes that are no text in its encoding");
    CHECK(sheet.damages[2] == "the row has a NUL byte, which is no text");
    CHECK(sheet.damages[3].empty());
    CHECK(sheet.damages[4] == "the row has bytes that are no text in its encoding");
    CHECK(sheet.damages[5].empty());
    CHECK(sheet.rows[5] == Cells{"4", "é"});
}

TEST_CASE("text behind a closing quote damages its row only") {
    for (const std::string row : {"\"x\"y,2", "1,\"x\"y", "1,\"x\"\"\"y", "\"x\"y\"z,2", "\"x\"y,\"z\"w"}) {
        CAPTURE(row);
        const Sheet sheet = read("a,b\n" + row + "\nc,d\n");
        REQUIRE(sheet.rows.size() == 3);
        CHECK(sheet.damages[1] == "there is text behind a closing quote");
        CHECK(sheet.damages[2].empty());
        CHECK(sheet.rows[2] == Cells{"c", "d"});
        CHECK(sheet.numbers[2] == 3);
    }
}

TEST_CASE("an unclosed quote ends the reading") {
    for (const std::string rest :
         {"\"x,2\nc,d\n", "1,\"x", "1,\"", "\"x\"\"", "\"x\"\",2\n", "\"x\",\"y\n\n"}) {
        CAPTURE(rest);
        const Sheet sheet = read("a,b\n" + rest);
        REQUIRE(sheet.rows.size() == 2);
        CHECK(sheet.numbers[1] == 2);
        CHECK(sheet.damages[1] == "a quote is opened and never closed");
    }
    CHECK(read("\"").damages == std::vector<std::string>{"a quote is opened and never closed"});
}

TEST_CASE("a stream that gives a byte at a time reads the same") {
    const std::string text = "\xEF\xBB\xBF"
                             "a;b\r\n\"x\r\n\"\"y\"\"\";é\r\n\r\n1;2\r\n\"3\"\u00A0;\u00A0\"4;5\"\u00A0\t";
    Drip drip(text, false);
    std::istream in(&drip);
    const Sheet sheet = read(in);
    CHECK(sheet.bom);
    CHECK(sheet.rows == Rows{{"a", "b"}, {"x\r\n\"y\"", "é"}, {"1", "2"}, {"3", "4;5"}});
    CHECK(sheet.numbers == std::vector<long long>{1, 2, 4, 5});
}

TEST_CASE("a stream that breaks is not taken for a short file") {
    Drip drip("a,b\n1,2\n", true);
    std::istream in(&drip);
    try {
        read(in);
        FAIL("the rows before the break were taken for all");
    } catch (const edv::Error& error) {
        CHECK(error.kind() == edv::ErrorKind::setup);
    }
}

TEST_CASE("cells across the borders of blocks read as they are") {
    constexpr std::size_t block = std::size_t{256} * 1024;
    const std::string tricky = "x,\"q\"\"é\r\n\"\"\",,\"\"\r\n\"\u20AC\"\r\ny\r\n";
    for (std::size_t before = 0; before <= tricky.size() + 2; ++before) {
        CAPTURE(before);
        const std::string pad(block - before - 4, 'p');
        const Sheet sheet = read("h\r\n" + pad + "\n" + tricky, ',');
        CHECK(sheet.rows == Rows{{"h"}, {pad}, {"x", "q\"é\r\n\"", "", ""}, {"\u20AC"}, {"y"}});
    }
}

TEST_CASE("files end anywhere around the border of a block") {
    constexpr std::size_t block = std::size_t{256} * 1024;
    for (const std::string end : {"", "\n", "\r\n", "\r", ",", ",\"\"", ",\"b\"\r", ",\"b\"\r\n"}) {
        for (std::size_t size = block - 9; size <= block + 3; ++size) {
            const std::string cell(size, 'c');
            const Sheet sheet = read(cell + end, ',');
            const std::string last = end.find('b') != std::string::npos ? "b" : "";
            REQUIRE(sheet.rows == (end.starts_with(',') ? Rows{{cell, last}} : Rows{{cell}}));
            REQUIRE(sheet.damages[0].empty());
        }
    }
}

TEST_CASE("many rows of many blocks come back as they were written") {
    Rows rows;
    for (std::size_t i = 0; i < 20000; ++i) {
        const auto number = std::to_string(i);
        const std::string long_text(i % 173, i % 2 == 0 ? '"' : 'x');
        rows.push_back({number, "l’été\n" + number, long_text, i % 7 == 0 ? "" : "a,b;c\r\n", "\"" + number});
    }
    for (const std::string_view line_end : {"\n", "\r\n", "\r"}) {
        const Sheet sheet = read(written(rows, line_end), ',');
        CHECK((sheet.rows == rows));
        CHECK(sheet.numbers.back() == 20000);
    }
}

TEST_CASE("a row may be longer than a block") {
    const std::string cell(std::size_t{3} * 1024 * 1024 + 17, 'z');
    const Sheet sheet = read("a,b\n1,\"" + cell + "\"\"\n\"\n2,3\n");
    CHECK((sheet.rows == Rows{{"a", "b"}, {"1", cell + "\"\n"}, {"2", "3"}}));
    CHECK((read("\"" + cell + "\";b\n").rows == Rows{{cell, "b"}}));
}

TEST_CASE("a row of more than 64 MiB is damaged and ends the reading") {
    std::string text = "a,b\n1,\"";
    text.append(std::size_t{66} * 1024 * 1024, 'z');
    text += "\"\n2,3\n";
    const Sheet sheet = read(text);
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.numbers[1] == 2);
    CHECK(sheet.damages[1].starts_with("the row is longer than 64 MiB"));
    CHECK(sheet.rows[1].empty());
}

namespace {

struct Found {
    std::string text;
    char separator;
};

} // namespace

TEST_CASE("the separator is that of most rows, before that of the first") {
    for (const Found& one :
         {Found{"Constats, notes, relevés\na;b;c\n1;2;3\n", ';'}, Found{"Constats\na;b;c\n1;2;3\n", ';'},
          Found{"a;b,c;d\n1;2;3\n4;5;6\n", ';'}, Found{"a,b;c,d\n1;2,3,4\n5,6,7\n", ','},
          Found{"a;b\n\"1,1\";\"2,2\"\n\"1,1\";2\n", ';'}, Found{"a\n1,5\n", ','}, Found{"a\n1\n", ','}}) {
        CAPTURE(one.text);
        CHECK(read(one.text).separator == one.separator);
    }
}

TEST_CASE("a line that states the separator is obeyed, and is no row") {
    const Sheet sheet = read("sep=;\r\na;b,c\r\n1;2\r\n");
    CHECK(sheet.separator == ';');
    CHECK(sheet.rows == Rows{{"a", "b,c"}, {"1", "2"}});
    CHECK(sheet.numbers == std::vector<long long>{1, 2});
    CHECK(read("\xEF\xBB\xBFSEP=|\na|b\n").rows == Rows{{"a", "b"}});
    CHECK(read("sep=;\na,b\n", ',').rows == Rows{{"a", "b"}});
    CHECK(read("sep=;a\n").rows == Rows{{"sep=", "a"}});
    CHECK(read("sep=\n").rows == Rows{{"sep="}});
    std::istringstream in("sep=;\na;b\n");
    CHECK(edv::intake::CsvReader(in).states_separator());
}

TEST_CASE("separators that are not detected are named") {
    CHECK(refusal("a|b|c\n1|2|3,4\n") == "ambiguous-separator");
    CHECK(refusal("a^b\n1^2\n") == "ambiguous-separator");
    CHECK(read("a|b\n1|2\n", '|').rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a|b,c\n").rows == Rows{{"a|b", "c"}});
}

TEST_CASE("a damaged row comes as it stands") {
    std::istringstream in("a,b\n\"1\"x,\"2\"\"3\"\r\n4,5\n");
    edv::intake::CsvReader reader(in);
    CHECK(reader.next()->raw.empty());
    const auto* row = reader.next();
    REQUIRE(row->damage);
    CHECK(row->raw == "\"1\"x,\"2\"\"3\"");
    CHECK(row->cells == std::vector<std::string_view>{"\"1\"x", "2\"\"3"});
    CHECK(reader.next()->raw.empty());
}
