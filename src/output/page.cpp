#include <algorithm>
#include <kainjow/mustache.hpp>
#include <ostream>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "output/built_in_page.hpp"
#include "output/markup.hpp"
#include "output/template.hpp"
#include "output/template_check.hpp"
#include "output/web_page.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

using kainjow::mustache::data;
using OnPage = DocumentTable::OnPage;

constexpr std::size_t many_columns = 8;
constexpr std::size_t many_rows = 24;
constexpr std::size_t long_heading = 22; // characters

data list() {
    return data(data::type::list);
}

std::string flat(std::string_view text) {
    return join(lines_of(text), " ");
}

/// A style sheet can't end the element that it stands in.
std::string within_style(std::string text) {
    for (std::size_t at = text.find("</"); at != std::string::npos; at = text.find("</", at + 2)) {
        text.replace(at, 2, "<\\/");
    }
    return text;
}

/// Gives `object` a text, and says with has_NAME whether there is one.
void set_text(data& object, const std::string& name, std::string_view text) {
    const std::string line = flat(text);
    object.set("has_" + name, data(!line.empty()));
    object.set(name, data(line));
}

data texts(const std::vector<std::string>& all) {
    data items = list();
    for (const std::string& text : all) {
        data item;
        item.set("text", data(flat(text)));
        items << item;
    }
    return items;
}

/// Turns a document into what a template names; edv-config(5) lists the names.
class PageData {
public:
    explicit PageData(const language::Language& language) : language_(language) {}

    data page(const Document& document, const std::string& style) {
        data page;
        page.set("lang", data(language_.code()));
        set_text(page, "title", document.title);
        set_text(page, "subtitle", document.subtitle);
        set_text(page, "notice", document.notice);
        set_text(page, "logo", document.logo);
        set_text(page, "owner", document.owner);
        set_text(page, "contact", document.contact);
        page.set("style", data(within_style(style)));
        page.set("word_contents", data(language_.tr(mark("Contents"))));
        data sections = list();
        for (const bool at_end : {false, true}) {
            for (const Section& section : document.sections) {
                if (section.ends_page == at_end && !is_left_out(section)) {
                    sections << section_data(section);
                }
            }
        }
        page.set("sections", sections);
        return page;
    }

private:
    /// Whether all that it has is a table that stands there only with rows, and has none.
    static bool is_left_out(const Section& section) {
        return section.paragraphs.empty() && section.highlights.empty() && !section.tables.empty() &&
               std::all_of(section.tables.begin(), section.tables.end(), [](const DocumentTable& one) {
                   return one.on_page == OnPage::table_if_any && one.table.rows.empty();
               });
    }

    /// Those of the section, then those that stand in its tables.
    [[nodiscard]] std::vector<Highlight> highlights_of(const Section& section) const {
        std::vector<Highlight> all = section.highlights;
        for (const DocumentTable& one : section.tables) {
            if (one.on_page != OnPage::highlights) {
                continue;
            }
            const std::vector<Column>& columns = one.table.columns;
            for (const Row& row : one.table.rows) {
                all.push_back({shown(row.cells[1], columns[1], language_),
                               shown(row.cells[0], columns[0], language_), ""});
            }
        }
        return all;
    }

    data section_data(const Section& section) {
        data object;
        object.set("id", data(section.id));
        set_text(object, "heading", section.heading);
        object.set("paragraphs", texts(section.paragraphs));
        const std::vector<Highlight> said = highlights_of(section);
        object.set("has_highlights", data(!said.empty()));
        data highlights = list();
        for (const Highlight& one : said) {
            data item;
            set_text(item, "figure", one.figure);
            set_text(item, "what", one.what);
            set_text(item, "before", one.before);
            highlights << item;
        }
        object.set("highlights", highlights);
        data tables = list();
        for (const DocumentTable& one : section.tables) {
            if (one.on_page != OnPage::highlights) {
                tables << table_data(one);
            }
        }
        object.set("tables", tables);
        return object;
    }

    data table_data(const DocumentTable& one) {
        const Table& table = one.table;
        data object;
        const std::string id = "t" + std::to_string(++count_);
        object.set("id", data(id));
        set_text(object, "heading", one.heading);
        set_text(object, "title", table.title);
        const std::string chart = one.chart ? chart_markup(table, *one.chart, id + "-c", language_) : "";
        object.set("has_chart", data(!chart.empty()));
        object.set("chart", data(chart));
        // Headings of many columns stand upright; how high they are is for the style to say.
        // A table that would hardly fit on a page may begin on the one before.
        object.set("long", data(table.rows.size() > many_rows));
        const std::vector<std::size_t> listed = listed_columns(table);
        object.set("wide", data(listed.size() > many_columns));
        object.set("tall", data(std::any_of(listed.begin() + 1, listed.end(), [&](std::size_t at) {
                       return width(heading(table.columns[at])) > long_heading;
                   })));
        data columns = list();
        for (const std::size_t at : listed) {
            const Column& column = table.columns[at];
            data item;
            item.set("label", data(flat(heading(column))));
            item.set("numeric", data(is_numeric(column)));
            columns << item;
        }
        object.set("columns", columns);
        data rows = list();
        data totals = list();
        for (const Row& row : table.rows) {
            (row.role == Role::total ? totals : rows) << row_data(row, table.columns, listed);
        }
        object.set("rows", rows);
        object.set("has_totals", data(totals.is_non_empty_list()));
        object.set("totals", totals);
        set_text(object, "nothing", table.rows.empty() ? nothing(language_) : "");
        object.set("remarks", texts(remarks(table)));
        object.set("has_remarks", data(!remarks(table).empty()));
        return object;
    }

    data row_data(const Row& row, const std::vector<Column>& columns,
                  const std::vector<std::size_t>& listed) {
        data object;
        data cells = list();
        for (const std::size_t at : listed) {
            const std::string text = flat(shown(row.cells[at], columns[at], language_));
            if (at == listed.front()) {
                object.set("head", data(text));
                continue;
            }
            data cell;
            cell.set("value", data(text));
            cell.set("numeric", data(is_numeric(columns[at])));
            cells << cell;
        }
        object.set("cells", cells);
        return object;
    }

    const language::Language& language_;
    int count_ = 0;
};

void write_page(std::ostream& out, const Document& document, const WebPage& page,
                const language::Language& language) {
    kainjow::mustache::mustache form(page.template_text);
    form.set_custom_escape(escaped);
    if (!form.is_valid()) {
        throw Error(ErrorKind::setup,
                    msg("the template can't be used: {reason}", {{"reason", form.error_message()}}));
    }
    out << form.render(PageData(language).page(document, page.style));
}

std::size_t write_document(std::ostream& out, const Document& document, const Style& style) {
    if (document.reading == Document::Reading::tables) {
        write_html_list(out, tables_of(document), style.language);
    } else {
        write_page(out, document, style.page != nullptr ? *style.page : built_in_page(), style.language);
    }
    return 0;
}

} // namespace

const WebPage& built_in_page() {
    static const WebPage page{std::string(built_in_template), std::string(built_in_style)};
    return page;
}

void check_page_template(const std::string& file, const std::string& text) {
    std::vector<TemplateName> names;
    for (const char* name :
         {"lang",           "style",      "word_contents", "sections",    "id",     "paragraphs", "text",
          "has_highlights", "highlights", "tables",        "has_chart",   "chart",  "long",       "wide",
          "tall",           "columns",    "label",         "numeric",     "rows",   "has_totals", "totals",
          "head",           "cells",      "value",         "has_remarks", "remarks"}) {
        names.push_back({name});
    }
    for (const std::string name : {"title", "subtitle", "notice", "logo", "owner", "contact", "heading",
                                   "figure", "what", "before", "nothing"}) {
        names.push_back({name});
        names.push_back({"has_" + name});
    }
    check_template({file, text}, names);
}

Format html_format() {
    return {
        .name = "html", .names = {"htm"}, .pages = true, .letters = Markup::html, .write = write_document};
}

} // namespace edv::output
