#include <algorithm>
#include <ostream>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "output/workbook.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

constexpr std::size_t most_rows = 1048575; // beside the header
constexpr std::size_t many_rows = 10000;
constexpr std::size_t width_of_cover = 100;
constexpr std::size_t width_of_remarks = 50;

void check_rows(const Table& table) {
    if (table.rows.size() > most_rows) {
        throw refused("too-many-rows",
                      msg("a sheet holds at most {most} rows", {{"most", std::to_string(most_rows)}}),
                      msg("csv has no such limit"));
    }
}

/// What the report is, on a sheet of its own: the others hold tables.
void add_cover(Workbook& book, const Document& document, const language::Language& language) {
    Workbook::Sheet sheet = book.new_sheet(document.title, width_of_cover);
    Workbook::fit_page(sheet);
    book.add_lines(sheet, {join(lines_of(document.title + " " + document.subtitle), " ")}, true);
    for (const std::string& text : {document.notice, document.logo, document.owner, document.contact}) {
        if (!text.empty()) {
            book.add_lines(sheet, {text}, false);
        }
    }
    for (const Section& section : document.sections) {
        if (!section.highlights.empty() || !section.paragraphs.empty()) {
            book.add_lines(sheet, {section.heading}, true);
        }
        book.add_lines(sheet, section.paragraphs, false);
        for (const Highlight& one : section.highlights) {
            book.add_lines(sheet, {one.figure + " " + with_before(one)}, false);
        }
    }
    book.add_lines(sheet,
                   {language.tr(mark("Each further sheet is a table; below it stands how it was counted."))},
                   false);
}

std::size_t write_tables(std::ostream& out, const Tables& tables, const language::Language& language) {
    bool many = false;
    for (const Table* table : tables) {
        check_rows(*table);
        many = many || table->rows.size() > many_rows;
    }
    Workbook book(language, many);
    for (const Table* table : tables) {
        book.add(*table, table->title.empty() ? table->name : table->title);
    }
    book.add_notes(tables);
    book.close_into(out);
    return book.cut();
}

std::size_t write_report(std::ostream& out, const Document& document, const language::Language& language) {
    Workbook book(language, false);
    book.set_title(document.title + " " + document.subtitle, document.owner);
    add_cover(book, document, language);
    for (const Section& section : document.sections) {
        for (const DocumentTable& one : section.tables) {
            check_rows(one.table);
            Workbook::Sheet sheet =
                book.add(one.table, SheetNames::of(section.heading, one.heading), width_of_remarks);
            ++sheet.next_row; // a spreadsheet takes what stands together for one table
            book.add_lines(sheet, {one.table.title}, true);
            book.add_lines(sheet, remarks(one.table), false);
            Workbook::fit_page(sheet);
            if (one.chart) {
                book.add_chart(sheet, one.table, *one.chart);
            }
        }
    }
    book.add_notes({}); // what was cut; the remarks stand below their tables
    book.close_into(out);
    return book.cut();
}

std::size_t write_document(std::ostream& out, const Document& document, const Style& style) {
    return document.reading == Document::Reading::report
               ? write_report(out, document, style.language)
               : write_tables(out, tables_of(document), style.language);
}

} // namespace

Format xlsx_format() {
    return {.name = "xlsx", .binary = true, .write = write_document};
}

} // namespace edv::output
