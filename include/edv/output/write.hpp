/// Writes a document in any of the formats. They are data: nobody compares formats, but asks what one is.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/document.hpp"
#include "edv/language/language.hpp"

namespace edv::output {

enum class Markup;
struct WebPage;

struct Style {
    language::Language language;
    bool colour = false;           ///< ANSI colours, text only
    bool excel = false;            ///< what Format::excel has
    const WebPage* page = nullptr; ///< of a report; null: the built-in one
};

struct Format {
    std::string_view name;                 ///< of `--format`, and the usual ending of files
    std::vector<std::string_view> names{}; ///< other names and endings
    bool machine = false;                  ///< codes and English only
    bool binary = false;                   ///< nothing for a terminal
    bool words = false;                    ///< takes words that are no table
    bool objects = false;                  ///< takes answers that are no table, member by member
    bool excel = false;                    ///< has a form of its own for a Belgian Excel
    bool folder = false;                   ///< holds one table: a report is a folder
    bool pages = false;                    ///< makes a WebPage of a report
    bool for_reports = false;              ///< that of reports and letters where none is asked for
    std::optional<Markup> letters = {};    ///< of the letters that are written in it
    std::size_t (*write)(std::ostream& out, const Document& document, const Style& style) = nullptr;
};

/// In the order of help. The first is that of tables where none is asked for.
const std::vector<Format>& formats();

/// The format of that name, or of a file ending without dot, in any case; null when there is none.
const Format* find_format(std::string_view name);
/// The same; a name that does not exist is a defect.
const Format& format_named(std::string_view name);

/// The one with Format::for_reports, and the one with Format::excel.
const Format& report_format();
const Format& excel_format();

/// The names of all, in the order of help.
const std::vector<std::string>& format_names();

/// Writes the document. Of several tables a machine format takes what was asked for; csv takes the main one
/// of it, and no report. The stream's state tells whether writing worked, and the same document gives the
/// same bytes. Gives how many texts were cut, since a cell of a spreadsheet holds 32 767 signs: xlsx only,
/// which says so on a sheet of its own too.
std::size_t write(std::ostream& out, const Document& document, const Format& format, const Style& style);

} // namespace edv::output
