#include <fmt/format.h>
#include <ostream>

#include "output/writers.hpp"

namespace edv {

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
        text = fmt::format("{:.4f}", *share);
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

} // namespace

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

void write_csv(std::ostream& out, const Table& table, bool excel) {
    const Dialect& dialect = excel ? belgian_excel : plain;
    std::string line;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        if (at > 0) {
            line += dialect.separator;
        }
        append_text(line, table.columns[at].key, dialect);
    }
    end_line(line, dialect);
    out << (excel ? "\xEF\xBB\xBF" : "") << line;
    for (const Row& row : table.rows) {
        line.clear();
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            if (at > 0) {
                line += dialect.separator;
            }
            append_value(line, row.cells[at], table.columns[at], dialect);
        }
        end_line(line, dialect);
        out << line;
    }
}

} // namespace edv
