/// Writes a document of tables in any of the formats.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "edv/base/document.hpp"
#include "edv/output/write.hpp"

namespace edv {

/// What a web page is made of: a template in Mustache and a style sheet.
struct WebPage {
    std::string template_text;
    std::string style;
};

/// Those that come with edv.
const WebPage& built_in_page();

/// Looks at a template for pages, `file` being what problems call it. Error{setup} with every problem at its
/// line: a name that edv-config(5) does not list, a tag or section that is not closed.
void check_page_template(const std::string& file, const std::string& text);

/// Writes the document. csv is a folder, see write_package(). The same document gives the same bytes. Gives
/// how many texts were cut, as that of tables does.
std::size_t write(std::ostream& out, const Document& document, Format format, const Style& style,
                  const WebPage& page = built_in_page());

/// Writes a csv for each table of `machine`, with descriptions of the files as a Frictionless data package
/// and in CSVW. `translations` are the same document in the languages in which titles are given. `write` is
/// called with a file name and a function that writes its content.
void write_package(const Document& machine, const std::vector<Document>& translations,
                   const std::function<void(const std::string& name,
                                            const std::function<void(std::ostream&)>& content)>& write);

} // namespace edv
