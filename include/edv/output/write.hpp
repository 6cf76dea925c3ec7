/// Writes a table in any of the formats.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/table.hpp"
#include "edv/language/language.hpp"

namespace edv {

enum class Format { text, csv, json, md, html, xlsx };

/// The format's name, or a file ending without dot (`htm`, `markdown` and `txt` too); nothing when there is
/// none.
std::optional<Format> parse_format(std::string_view name);

/// csv and json carry codes and English only.
bool is_machine(Format format);

/// Names of all formats, in the order of help.
const std::vector<std::string>& format_names();

struct Style {
    Language language;
    bool colour = false; ///< ANSI colours, text only
    bool excel = false;  ///< csv for a Belgian Excel: BOM, `;`, CRLF, decimal comma, formulas neutralised
};

/// Writes `tables` one after the other; csv and json take exactly one. xlsx makes a sheet of each.
/// The stream's state tells whether writing worked. Gives how many texts were cut, since a cell of a
/// spreadsheet holds 32 767 signs: xlsx only, which says so on a sheet of its own too.
std::size_t write(std::ostream& out, const std::vector<Table>& tables, Format format, const Style& style);

/// One cell as RFC 4180 asks, for writers of whole files that do not build a table.
void append_csv_cell(std::string& line, std::string_view text, char separator = ',');

} // namespace edv
