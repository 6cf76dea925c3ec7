/// Inside of the output: one writer a format, and what the formats for people share.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/document.hpp"
#include "edv/base/table.hpp"
#include "edv/output/document.hpp"
#include "edv/output/write.hpp"

namespace edv {

void write_text(std::ostream& out, const Table& table, const Style& style);
void write_csv(std::ostream& out, const Table& table, bool excel);
void write_json(std::ostream& out, const Table& table);
void write_markdown(std::ostream& out, const Table& table, const Language& language);
void write_html(std::ostream& out, const std::vector<Table>& tables, const Language& language);
/// Gives how many texts were cut.
std::size_t write_xlsx(std::ostream& out, const std::vector<Table>& tables, const Language& language);

void write_json(std::ostream& out, const Document& document);
void write_markdown(std::ostream& out, const Document& document, const Language& language);
void write_html(std::ostream& out, const Document& document, const WebPage& page, const Language& language);
std::size_t write_xlsx(std::ostream& out, const Document& document, const Language& language);

/// A table with its remarks, without its title.
void write_markdown_body(std::ostream& out, const Table& table, const Language& language);
/// A text as one line of Markdown.
std::string markdown_line(std::string_view text);

/// What people read in a cell: its label, else the value in their language. Days stay ISO in a list; a card
/// spells them out.
std::string shown(const Cell& cell, const Column& column, const Language& language, bool card = false);

/// The column's label, else its key.
const std::string& heading(const Column& column);

/// Whether people read the column as figures, right-aligned.
bool is_numeric(const Column& column);

/// The lines of `text` without the empty ones, any kind of line break, control characters made visible.
std::vector<std::string> lines_of(std::string_view text);

/// Definitions, then notes.
std::vector<std::string> remarks(const Table& table);

/// What stands for a table without rows.
std::string nothing(const Language& language);

} // namespace edv
