// The rows of a semicolon CSV from stdin as an xlsx file, days as days and whole numbers as numbers:
//     workbook FILE < rows.csv
#include <cctype>
#include <iostream>
#include <string>
#include <vector>
#include <xlsxwriter.h>

namespace {

/// The next row of what rows.cpp writes: quotes around cells with separators, quotes or line breaks.
bool read_row(std::istream& in, std::vector<std::string>& cells) {
    cells.assign(1, "");
    bool quoted = false;
    for (int c = in.get(); c != EOF; c = in.get()) {
        if (c == '"') {
            if (quoted && in.peek() == '"')
                cells.back() += static_cast<char>(in.get());
            else
                quoted = !quoted;
        } else if (!quoted && c == ';') {
            cells.emplace_back();
        } else if (!quoted && c == '\n') {
            return true;
        } else if (quoted || c != '\r') {
            cells.back() += static_cast<char>(c);
        }
    }
    return cells.size() > 1;
}

bool is_number(const std::string& text) {
    return !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos;
}

bool is_day(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' && std::isdigit(text[0]) != 0;
}

} // namespace

int main(int count, char** given) {
    if (count != 2) {
        std::cerr << "usage: workbook FILE < rows.csv\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    if (std::cin.peek() == 0xEF)
        std::cin.ignore(3);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = workbook_new_opt(given[1], &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    lxw_format* day = workbook_add_format(book);
    format_set_num_format(day, "yyyy-mm-dd");
    std::vector<std::string> cells;
    for (lxw_row_t row = 0; read_row(std::cin, cells); ++row)
        for (lxw_col_t column = 0; column < cells.size(); ++column) {
            const std::string& text = cells[column];
            if (is_day(text)) {
                lxw_datetime moment{};
                moment.year = std::stoi(text.substr(0, 4));
                moment.month = std::stoi(text.substr(5, 2));
                moment.day = std::stoi(text.substr(8, 2));
                worksheet_write_datetime(sheet, row, column, &moment, day);
            } else if (is_number(text)) {
                worksheet_write_number(sheet, row, column, std::stod(text), nullptr);
            } else if (!text.empty()) {
                worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
            }
        }
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
