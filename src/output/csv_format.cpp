#include <fmt/format.h>
#include <ostream>

#include "base/named.hpp"
#include "base/rounding.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

/// How one kind of csv differs from the other.
struct Dialect {
    char separator;
    char decimal;
    std::string_view end;
    bool neutral; ///< texts that a spreadsheet would run get an apostrophe
};

constexpr Dialect plain{',', '.', "\n", false};
constexpr Dialect belgian_excel{';', ',', "\r\n", true};

/// A lone "-" stands for "no value" and runs nowhere.
bool runs(std::string_view text) {
    return !text.empty() && text != "-" &&
           std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

void append_csv_cell(std::string& line, std::string_view text, char separator) {
    const bool quoted = text.find_first_of("\"\r\n") != std::string_view::npos ||
                        text.find(separator) != std::string_view::npos;
    if (!quoted) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        if (c == '"') {
            line += '"';
        }
        line += c;
    }
    line += '"';
}

void append_text(std::string& line, const std::string& text, const Dialect& dialect) {
    append_csv_cell(line, dialect.neutral && runs(text) ? "'" + text : text, dialect.separator);
}

void append_value(std::string& line, const Cell& cell, const Column& column, const Dialect& dialect) {
    if (const auto* text = std::get_if<std::string>(&cell.value)) {
        append_text(line, *text, dialect);
        return;
    }
    if (const auto* whole = std::get_if<long long>(&cell.value);
        whole != nullptr && column.type == ColumnType::boolean) {
        line += *whole != 0 ? "true" : "false";
        return;
    }
    std::string text = to_text(cell.value);
    if (const auto* share = std::get_if<double>(&cell.value); share != nullptr && column.percent) {
        text = fmt::format("{:.{}f}", rounded(*share), kept_decimals);
    }
    if (const std::size_t point = text.find('.');
        point != std::string::npos && std::holds_alternative<double>(cell.value)) {
        text[point] = dialect.decimal;
    }
    append_csv_cell(line, text, dialect.separator);
}

/// A line of nothing would read as no row at all.
void end_line(std::string& line, const Dialect& dialect) {
    if (line.empty()) {
        line = "\"\"";
    }
    line += dialect.end;
}

void append_row(std::string& line, const Row& row, const std::vector<Column>& columns,
                const Dialect& dialect) {
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
        if (at > 0) {
            line += dialect.separator;
        }
        append_value(line, row.cells[at], columns[at], dialect);
    }
    end_line(line, dialect);
}

void append_keys(std::string& line, const std::vector<Column>& columns, const Dialect& dialect) {
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (at > 0) {
            line += dialect.separator;
        }
        append_text(line, columns[at].key, dialect);
    }
    end_line(line, dialect);
}

std::size_t write_document(std::ostream& out, const Document& document, const Style& style) {
    if (document.reading == Document::Reading::report) {
        defect("a report in one csv");
    }
    write_csv(out, main_table(document), style.excel);
    return 0;
}

} // namespace

Format csv_format() {
    return {.name = "csv", .machine = true, .excel = true, .folder = true, .write = write_document};
}

void write_csv(std::ostream& out, const std::vector<Column>& columns, const RowSource& rows, bool excel) {
    const Dialect& dialect = excel ? belgian_excel : plain;
    std::string line = excel ? "\xEF\xBB\xBF" : "";
    append_keys(line, columns, dialect);
    out << line;
    rows([&](const Row& row) {
        line.clear();
        append_row(line, row, columns, dialect);
        out << line;
    });
}

void write_csv(std::ostream& out, const Table& table, bool excel) {
    const RowSource rows = [&](const std::function<void(const Row&)>& see) {
        for (const Row& row : table.rows) {
            see(row);
        }
    };
    write_csv(out, table.columns, rows, excel);
}

} // namespace edv::output
