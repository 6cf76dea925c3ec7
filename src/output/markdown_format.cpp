#include <cctype>
#include <ostream>

#include "base/text.hpp"
#include "output/template.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) > 127;
}

/// Whether the `_` at `at` could begin or end emphasis; inside a code such as inter_org it can't.
bool at_word_edge(std::string_view text, std::size_t at) {
    return at == 0 || at + 1 == text.size() || !is_word(text[at - 1]) || !is_word(text[at + 1]);
}

bool begins_entity(std::string_view text, std::size_t at) {
    return at + 1 < text.size() &&
           (text[at + 1] == '#' || std::isalpha(static_cast<unsigned char>(text[at + 1])) != 0);
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '<') {
            safe += "&lt;";
        } else if (c == '>') {
            safe += "&gt;";
        } else if (c == '&' && begins_entity(text, at)) {
            safe += "&amp;";
        } else {
            if (std::string_view("\\`*[]|~#").find(c) != std::string_view::npos ||
                (c == '_' && at_word_edge(text, at))) {
                safe += '\\';
            }
            safe += c;
        }
    }
    return safe;
}

std::string in_one_line(std::string_view text, std::string_view between) {
    std::vector<std::string> lines = lines_of(text);
    for (std::string& line : lines) {
        line = escaped(line);
    }
    return join(lines, between);
}

void list(std::ostream& out, const Table& table, const language::Language& language) {
    std::string headings = "|";
    std::string sides = "|";
    for (const Column& column : table.columns) {
        if (!column.detail) {
            headings += ' ';
            headings += in_one_line(heading(column), " ");
            headings += " |";
            sides += is_numeric(column) ? " ---: |" : " --- |";
        }
    }
    out << headings << '\n' << sides << '\n';
    for (const Row& row : table.rows) {
        out << '|';
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            if (table.columns[at].detail) {
                continue;
            }
            const std::string text = in_one_line(shown(row.cells[at], table.columns[at], language), "<br>");
            const std::string_view strong = row.role == Role::total && !text.empty() ? "**" : "";
            out << ' ' << strong << text << strong << " |";
        }
        out << '\n';
    }
}

void card(std::ostream& out, const Table& table, const language::Language& language) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out << (row == 0 ? "" : "\n");
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            const Column& column = table.columns[at];
            const std::string text =
                in_one_line(shown(table.rows[row].cells[at], column, language, true), "<br>");
            if (!text.empty()) {
                out << "- **" << language.tr(msg("{label}:", {{"label", in_one_line(heading(column), " ")}}))
                    << "** " << text << '\n';
            }
        }
    }
}

/// A table with its remarks, without its title.
void write_body(std::ostream& out, const Table& table, const language::Language& language) {
    if (table.rows.empty()) {
        out << nothing(language) << '\n';
    } else if (table.card) {
        card(out, table, language);
    } else {
        list(out, table, language);
    }
    for (const std::string& remark : remarks(table)) {
        out << '\n' << markdown_line(remark) << '\n';
    }
}

void write_report(std::ostream& out, const Document& document, const language::Language& language) {
    if (!document.logo.empty()) {
        out << markdown_line(document.logo) << "\n\n";
    }
    out << "# " << markdown_line(document.title) << '\n';
    for (const std::string& text : imprint(document)) {
        out << '\n' << markdown_line(text) << '\n';
    }
    for (const Section& section : document.sections) {
        out << "\n## " << markdown_line(section.heading) << '\n';
        for (const std::string& paragraph : section.paragraphs) {
            out << '\n' << markdown_line(paragraph) << '\n';
        }
        out << (section.highlights.empty() ? "" : "\n");
        for (const Highlight& one : section.highlights) {
            out << "- **" << markdown_line(one.figure) << "** " << markdown_line(with_before(one)) << '\n';
        }
        for (const DocumentTable& one : section.tables) {
            out << "\n### " << markdown_line(one.table.title) << "\n\n";
            write_body(out, one.table, language);
        }
    }
}

std::size_t write_document(std::ostream& out, const Document& document, const Style& style) {
    if (document.reading == Document::Reading::report) {
        write_report(out, document, style.language);
        return 0;
    }
    std::string_view between;
    for (const Table* table : tables_of(document)) {
        out << between;
        if (const std::string title = markdown_line(table->title); !title.empty()) {
            out << "## " << title << "\n\n";
        }
        write_body(out, *table, style.language);
        between = "\n";
    }
    return 0;
}

} // namespace

Format md_format() {
    return {.name = "md",
            .names = {"markdown"},
            .for_reports = true,
            .letters = Markup::markdown,
            .write = write_document};
}

std::string markdown_line(std::string_view text) {
    return in_one_line(text, " ");
}

} // namespace edv::output
