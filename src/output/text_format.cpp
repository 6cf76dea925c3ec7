#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

constexpr std::size_t page = 100;
constexpr std::string_view gap = "  ";

/// One line whatever the text holds: a cell must not break the grid.
std::string flat(std::string_view text) {
    std::string line = join(lines_of(text), " / ");
    std::replace(line.begin(), line.end(), '\t', ' ');
    return line;
}

using Line = std::vector<std::string>;

/// The list as it will stand: texts, widths and sides of the columns that a list shows.
struct Grid {
    Line headings;
    std::vector<Line> lines;
    std::vector<std::size_t> widths;
    std::vector<bool> right;
};

void widen(Grid& grid, const Line& line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        grid.widths[at] = std::max(grid.widths[at], width(line[at]));
    }
}

Grid grid_of(const Table& table, const language::Language& language) {
    const std::vector<std::size_t> listed = listed_columns(table);
    Grid grid;
    grid.widths.resize(listed.size());
    for (const std::size_t at : listed) {
        grid.headings.push_back(flat(heading(table.columns[at])));
        grid.right.push_back(is_numeric(table.columns[at]));
    }
    widen(grid, grid.headings);
    for (const Row& row : table.rows) {
        Line line;
        for (const std::size_t at : listed) {
            line.push_back(flat(shown(row.cells[at], table.columns[at], language)));
        }
        widen(grid, line);
        grid.lines.push_back(std::move(line));
    }
    return grid;
}

void print(std::ostream& out, const Grid& grid, const Line& line) {
    std::string text;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const std::string space(grid.widths[at] - width(line[at]), ' ');
        text += at == 0 ? "" : gap;
        text += grid.right[at] ? space + line[at] : line[at] + space;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out << text << '\n';
}

void rule(std::ostream& out, const Grid& grid) {
    Line dashes;
    for (const std::size_t wide : grid.widths) {
        dashes.emplace_back(wide, '-');
    }
    print(out, grid, dashes);
}

void list(std::ostream& out, const Table& table, const language::Language& language) {
    const Grid grid = grid_of(table, language);
    print(out, grid, grid.headings);
    rule(out, grid);
    for (std::size_t at = 0; at < grid.lines.size(); ++at) {
        const bool total = table.rows[at].role == Role::total;
        if (total && at > 0 && table.rows[at - 1].role != Role::total) {
            rule(out, grid);
        }
        print(out, grid, grid.lines[at]);
    }
}

/// `label` ends in its colon.
void field(std::ostream& out, const std::string& label, const std::vector<std::string>& lines) {
    if (lines.size() == 1) {
        out << label << ' ' << lines.front() << '\n';
    } else if (!lines.empty()) {
        out << label << '\n';
        for (const std::string& line : lines) {
            out << "    " << line << '\n';
        }
    }
}

void card(std::ostream& out, const Table& table, const language::Language& language) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out << (row == 0 ? "" : "\n");
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            const Column& column = table.columns[at];
            field(out, language.tr(msg("{label}:", {{"label", flat(heading(column))}})),
                  lines_of(shown(table.rows[row].cells[at], column, language, true)));
        }
    }
}

/// Further lines of a remark stand two to the right, so that one ends where the next begins.
void wrapped(std::ostream& out, std::string_view text) {
    std::string line;
    for (const std::string& word : words(text)) {
        if (!line.empty() && width(line) + 1 + width(word) > page) {
            out << line << '\n';
            line = "  " + word;
        } else {
            line += line.empty() ? word : " " + word;
        }
    }
    if (!line.empty()) {
        out << line << '\n';
    }
}

void print_title(std::ostream& out, const Table& table, bool colour) {
    const std::string title = flat(table.title);
    if (!title.empty()) {
        out << (colour ? "\x1b[1m" : "") << title << (colour ? "\x1b[0m" : "") << "\n\n";
    }
}

void write_table(std::ostream& out, const Table& table, const Style& style) {
    print_title(out, table, style.colour);
    if (table.rows.empty()) {
        out << nothing(style.language) << '\n';
    } else if (table.card) {
        card(out, table, style.language);
    } else {
        list(out, table, style.language);
    }
    const std::vector<std::string> below = remarks(table);
    out << (below.empty() ? "" : "\n");
    for (const std::string& remark : below) {
        wrapped(out, flat(remark));
    }
}

void write_report(std::ostream& out, const Document& document, const Style& style) {
    auto line = [&](const std::string& text) { out << join(lines_of(text), " ") << '\n'; };
    auto underlined = [&](const std::string& text, char sign) {
        line(text);
        out << std::string(width(text), sign) << '\n';
    };
    if (!document.logo.empty()) {
        line(document.logo);
    }
    underlined(document.title, '=');
    for (const std::string& text : imprint(document)) {
        line(text);
    }
    for (const Section& section : document.sections) {
        out << '\n';
        underlined(section.heading, '-');
        for (const std::string& paragraph : section.paragraphs) {
            out << '\n';
            line(paragraph);
        }
        out << (section.highlights.empty() ? "" : "\n");
        for (const Highlight& one : section.highlights) {
            line(one.figure + " " + with_before(one));
        }
        for (const DocumentTable& one : section.tables) {
            out << '\n';
            write_table(out, one.table, style);
        }
    }
}

std::size_t write_document(std::ostream& out, const Document& document, const Style& style) {
    if (document.reading == Document::Reading::report) {
        write_report(out, document, style);
        return 0;
    }
    std::string_view between;
    for (const Table* table : tables_of(document)) {
        out << between;
        write_table(out, *table, style);
        between = "\n";
    }
    return 0;
}

} // namespace

Format text_format() {
    return {.name = "text", .names = {"txt"}, .words = true, .write = write_document};
}

} // namespace edv::output
