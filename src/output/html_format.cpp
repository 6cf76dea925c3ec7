#include <fmt/format.h>
#include <ostream>

#include "base/text.hpp"
#include "output/markup.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

constexpr std::string_view stylesheet =
    R"css(:root { color-scheme: light dark; --line: #767676; --soft: #f0f0f0; }
@media (prefers-color-scheme: dark) { :root { --line: #8f8f8f; --soft: #2b2b2b; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.25rem; line-height: 1.2; margin-top: 2.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
/* The heading above says the same to those who see it. */
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .25rem .7rem .25rem 0; text-align: left; vertical-align: top; }
th, td { border-bottom: 1px solid var(--line); }
thead th { vertical-align: bottom; border-bottom-width: 2px; line-height: 1.25; }
tbody th { font-weight: normal; min-width: 9rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n { white-space: nowrap; }
thead .n { max-width: 8.5rem; overflow-wrap: break-word; }
.total th, .total td { font-weight: bold; background: var(--soft); }
dt { font-weight: bold; margin-top: .6rem; }
dd { margin-left: 0; }
ul { padding-left: 1.2rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, dd { break-inside: avoid; }
  h1, h2, caption { break-after: avoid; }
}
)css";

std::string markup(std::string_view text) {
    std::vector<std::string> lines = lines_of(text);
    for (std::string& line : lines) {
        line = escaped(line);
    }
    return join(lines, "<br>");
}

std::string attribute(std::string_view text) {
    return escaped(join(lines_of(text), " "));
}

std::string name_of(const Table& table) {
    return table.title.empty() ? table.name : table.title;
}

/// Writes one page; a member for each part of it.
class Page {
public:
    Page(std::ostream& out, const language::Language& language) : out_(out), language_(language) {}

    void write(const Tables& tables) {
        const std::string title = tables.size() == 1 ? name_of(*tables.front()) : language_.tr("Tables");
        out_ << fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                            "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n",
                            language_.code(), attribute(title), stylesheet);
        if (tables.size() != 1) {
            out_ << "<h1>" << markup(title) << "</h1>\n";
        }
        for (std::size_t at = 0; at < tables.size(); ++at) {
            section(*tables[at], tables.size() == 1 ? 1 : 2, fmt::format("t{}", at + 1));
        }
        out_ << "</main>\n</body>\n</html>\n";
    }

private:
    void section(const Table& table, int level, const std::string& id) {
        out_ << fmt::format("<section aria-labelledby=\"{0}\">\n<h{1} id=\"{0}\">{2}</h{1}>\n", id, level,
                            markup(name_of(table)));
        if (table.rows.empty()) {
            out_ << "<p>" << markup(nothing(language_)) << "</p>\n";
        } else if (table.card) {
            card(table);
        } else {
            list(table, id);
        }
        remark_list(table.definitions);
        remark_list(table.notes);
        out_ << "</section>\n";
    }

    void list(const Table& table, const std::string& id) {
        out_ << fmt::format("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{}\">\n",
                            id)
             << "<table>\n<caption>" << markup(name_of(table)) << "</caption>\n<thead>\n<tr>";
        for (const Column& column : table.columns) {
            out_ << "<th scope=\"col\"" << side(column) << '>' << markup(heading(column)) << "</th>";
        }
        out_ << "</tr>\n</thead>\n<tbody>\n";
        const std::size_t body = body_rows(table);
        rows(table, 0, body);
        out_ << "</tbody>\n";
        if (body < table.rows.size()) {
            out_ << "<tfoot>\n";
            rows(table, body, table.rows.size());
            out_ << "</tfoot>\n";
        }
        out_ << "</table>\n</div>\n";
    }

    /// The rows before the totals at the end.
    static std::size_t body_rows(const Table& table) {
        std::size_t count = table.rows.size();
        while (count > 0 && table.rows[count - 1].role == Role::total) {
            --count;
        }
        return count;
    }

    void rows(const Table& table, std::size_t from, std::size_t to) {
        for (std::size_t row = from; row < to; ++row) {
            out_ << (table.rows[row].role == Role::total ? "<tr class=\"total\">" : "<tr>");
            for (std::size_t at = 0; at < table.columns.size(); ++at) {
                const Column& column = table.columns[at];
                const std::string text = markup(shown(table.rows[row].cells[at], column, language_));
                out_ << (at == 0 ? "<th scope=\"row\"" : "<td") << side(column) << '>' << text
                     << (at == 0 ? "</th>" : "</td>");
            }
            out_ << "</tr>\n";
        }
    }

    void card(const Table& table) {
        for (const Row& row : table.rows) {
            out_ << "<dl>\n";
            for (std::size_t at = 0; at < table.columns.size(); ++at) {
                const Column& column = table.columns[at];
                const std::string text = markup(shown(row.cells[at], column, language_, true));
                if (!text.empty()) {
                    out_ << "<dt>" << markup(heading(column)) << "</dt><dd>" << text << "</dd>\n";
                }
            }
            out_ << "</dl>\n";
        }
    }

    void remark_list(const std::vector<std::string>& remarks) {
        if (remarks.empty()) {
            return;
        }
        out_ << "<ul>\n";
        for (const std::string& remark : remarks) {
            out_ << "<li>" << markup(remark) << "</li>\n";
        }
        out_ << "</ul>\n";
    }

    static std::string_view side(const Column& column) { return is_numeric(column) ? " class=\"n\"" : ""; }

    std::ostream& out_;
    const language::Language& language_;
};

} // namespace

void write_html_list(std::ostream& out, const Tables& tables, const language::Language& language) {
    Page(out, language).write(tables);
}

} // namespace edv::output
