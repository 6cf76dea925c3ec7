#include "edv/output/write.hpp"

#include <algorithm>
#include <type_traits>

#include "base/named.hpp"
#include "base/text.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

const Format& the_one(bool Format::*what) {
    const auto found =
        std::find_if(formats().begin(), formats().end(), [&](const Format& format) { return format.*what; });
    if (found == formats().end()) {
        defect("no format for this");
    }
    return *found;
}

std::string shown_number(double value, const Column& column, const language::Language& language) {
    return column.percent ? language.percent(value) : language.number(value);
}

std::string shown_integer(long long value, const Column& column, const language::Language& language) {
    if (column.type == ColumnType::boolean) {
        return value != 0 ? language.tr("yes") : language.tr("no");
    }
    if (column.percent) {
        return language.percent(static_cast<double>(value));
    }
    // A number in another column is a name (observation 1234), not an amount.
    return is_numeric(column) ? language.number(value) : std::to_string(value);
}

} // namespace

const std::vector<Format>& formats() {
    static const std::vector<Format> all = every_format();
    return all;
}

const Format* find_format(std::string_view name) {
    const std::string wanted = lower(name);
    for (const Format& format : formats()) {
        if (format.name == wanted ||
            std::find(format.names.begin(), format.names.end(), wanted) != format.names.end()) {
            return &format;
        }
    }
    return nullptr;
}

const Format& format_named(std::string_view name) {
    return named(formats(), name, "format");
}

const Format& report_format() {
    return the_one(&Format::for_reports);
}

const Format& excel_format() {
    return the_one(&Format::excel);
}

const std::vector<std::string>& format_names() {
    static const std::vector<std::string> names = names_of(formats());
    return names;
}

std::size_t write(std::ostream& out, const Document& document, const Format& format, const Style& style) {
    return format.write(out, document, style);
}

Tables tables_of(const Document& document) {
    Tables tables;
    for (const Section& section : document.sections) {
        for (const DocumentTable& one : section.tables) {
            tables.push_back(&one.table);
        }
    }
    return tables;
}

Tables machine_tables(const Document& document) {
    Tables tables;
    for (const Section& section : document.sections) {
        for (const DocumentTable& one : section.tables) {
            if (!one.people_only) {
                tables.push_back(&one.table);
            }
        }
    }
    return tables;
}

const Table& main_table(const Document& document) {
    const Tables tables = machine_tables(document);
    if (tables.empty()) {
        defect("a document without table");
    }
    if (document.main.empty()) {
        return *tables.front();
    }
    const auto main = std::find_if(tables.begin(), tables.end(),
                                   [&](const Table* one) { return one->name == document.main; });
    if (main == tables.end()) {
        defect("no main table " + document.main);
    }
    return **main;
}

std::vector<std::string> imprint(const Document& document) {
    std::vector<std::string> lines{document.subtitle, document.notice, document.owner, document.contact};
    std::erase(lines, "");
    return lines;
}

std::string with_before(const Highlight& highlight) {
    return highlight.before.empty() ? highlight.what : highlight.what + " (" + highlight.before + ")";
}

std::string shown(const Cell& cell, const Column& column, const language::Language& language, bool card) {
    if (!cell.label.empty()) {
        return cell.label;
    }
    return std::visit(
        [&](const auto& value) -> std::string {
            using Held = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Held, std::string>) {
                return value;
            } else if constexpr (std::is_same_v<Held, long long>) {
                return shown_integer(value, column, language);
            } else if constexpr (std::is_same_v<Held, double>) {
                return shown_number(value, column, language);
            } else if constexpr (std::is_same_v<Held, Date>) {
                return card ? language.date(value) : value.iso();
            } else {
                return {};
            }
        },
        cell.value);
}

std::vector<std::size_t> listed_columns(const Table& table) {
    std::vector<std::size_t> listed;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        if (!table.columns[at].detail) {
            listed.push_back(at);
        }
    }
    return listed;
}

const std::string& heading(const Column& column) {
    return column.label.empty() ? column.key : column.label;
}

bool is_numeric(const Column& column) {
    return column.percent || column.type == ColumnType::integer || column.type == ColumnType::number;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line = trim(line); !line.empty()) {
            lines.push_back(printable(line));
        }
    }
    return lines;
}

std::vector<std::string> remarks(const Table& table) {
    std::vector<std::string> all = table.definitions;
    all.insert(all.end(), table.notes.begin(), table.notes.end());
    return all;
}

std::string nothing(const language::Language& language) {
    return language.tr("(none)");
}

} // namespace edv::output
