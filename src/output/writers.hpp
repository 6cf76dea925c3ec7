/// Inside of the output: the formats, one a file, and what the formats for people share.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/document.hpp"
#include "edv/base/table.hpp"
#include "edv/output/write.hpp"

#include "base/data_package.hpp"

namespace edv::output {

// A new format is a function here, its place among the others, and a file that says what it is.
Format text_format();
Format csv_format();
Format json_format();
Format md_format();
Format html_format();
Format xlsx_format();

inline std::vector<Format> every_format() {
    return {text_format(), csv_format(), json_format(), md_format(), html_format(), xlsx_format()};
}

using Tables = std::vector<const Table*>;

/// All tables of the document, in its order.
Tables tables_of(const Document& document);
/// Those that machine formats take.
Tables machine_tables(const Document& document);
/// The one that stands for all.
const Table& main_table(const Document& document);

/// What stands under the title of a document, one a line.
std::vector<std::string> imprint(const Document& document);
/// "observations by experts (2022: 12)"
std::string with_before(const Highlight& highlight);

void write_csv(std::ostream& out, const Table& table, bool excel = false);
void write_csv(std::ostream& out, const std::vector<Column>& columns, const RowSource& rows,
               bool excel = false);
/// A page of tables, without a template.
void write_html_list(std::ostream& out, const Tables& tables, const language::Language& language);

/// A text as one line of Markdown.
std::string markdown_line(std::string_view text);

/// What people read in a cell: its label, else the value in their language. Days stay ISO in a list; a card
/// spells them out.
std::string shown(const Cell& cell, const Column& column, const language::Language& language,
                  bool card = false);

/// The column's label, else its key.
const std::string& heading(const Column& column);

/// The places of the columns that lists and pages show: all but details.
std::vector<std::size_t> listed_columns(const Table& table);

/// Whether people read the column as figures, right-aligned.
bool is_numeric(const Column& column);

/// The lines of `text` without the empty ones, any kind of line break, control characters made visible.
std::vector<std::string> lines_of(std::string_view text);

/// Definitions, then notes.
std::vector<std::string> remarks(const Table& table);

/// What stands for a table without rows.
std::string nothing(const language::Language& language);

} // namespace edv::output
