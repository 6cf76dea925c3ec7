#include "edv/output/document.hpp"

#include <algorithm>
#include <ostream>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "output/writers.hpp"

namespace edv {

namespace {

/// What stands under the title, one a line.
std::vector<std::string> imprint(const Document& document) {
    std::vector<std::string> lines{document.subtitle, document.notice, document.owner, document.contact};
    std::erase(lines, "");
    return lines;
}

std::string with_before(const Highlight& highlight) {
    return highlight.before.empty() ? highlight.what : highlight.what + " (" + highlight.before + ")";
}

void write_text(std::ostream& out, const Document& document, const Style& style) {
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
            write_text(out, one.table, style);
        }
    }
}

} // namespace

void write_markdown(std::ostream& out, const Document& document, const Language& language) {
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
            write_markdown_body(out, one.table, language);
        }
    }
}

std::size_t write(std::ostream& out, const Document& document, Format format, const Style& style,
                  const WebPage& page) {
    switch (format) {
    case Format::text:
        write_text(out, document, style);
        return 0;
    case Format::md:
        write_markdown(out, document, style.language);
        return 0;
    case Format::json:
        write_json(out, document);
        return 0;
    case Format::html:
        write_html(out, document, page, style.language);
        return 0;
    case Format::xlsx:
        return write_xlsx(out, document, style.language);
    case Format::csv:
        break;
    }
    throw Error(ErrorKind::defect, msg("csv of a document is a folder"));
}

} // namespace edv
