#include "edv/output/write.hpp"

#include <ostream>
#include <type_traits>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "output/writers.hpp"

namespace edv {

namespace {

const Table& only_table(const std::vector<Table>& tables) {
    if (tables.size() != 1) {
        throw Error(ErrorKind::defect, msg("csv and json hold one table"));
    }
    return tables.front();
}

std::string shown_number(double value, const Column& column, const Language& language) {
    return column.percent ? language.percent(value) : language.number(value);
}

std::string shown_integer(long long value, const Column& column, const Language& language) {
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

std::optional<Format> parse_format(std::string_view name) {
    const std::string wanted = lower(name);
    if (wanted == "text" || wanted == "txt") {
        return Format::text;
    }
    if (wanted == "csv") {
        return Format::csv;
    }
    if (wanted == "json") {
        return Format::json;
    }
    if (wanted == "md" || wanted == "markdown") {
        return Format::md;
    }
    if (wanted == "html" || wanted == "htm") {
        return Format::html;
    }
    if (wanted == "xlsx") {
        return Format::xlsx;
    }
    return std::nullopt;
}

bool is_machine(Format format) {
    return format == Format::csv || format == Format::json;
}

const std::vector<std::string>& format_names() {
    static const std::vector<std::string> names{"text", "csv", "json", "md", "html", "xlsx"};
    return names;
}

std::size_t write(std::ostream& out, const std::vector<Table>& tables, Format format, const Style& style) {
    switch (format) {
    case Format::csv:
        write_csv(out, only_table(tables), style.excel);
        return 0;
    case Format::json:
        write_json(out, only_table(tables));
        return 0;
    case Format::html:
        write_html(out, tables, style.language);
        return 0;
    case Format::xlsx:
        return write_xlsx(out, tables, style.language);
    case Format::text:
    case Format::md:
        break;
    }
    for (std::size_t at = 0; at < tables.size(); ++at) {
        out << (at == 0 ? "" : "\n");
        if (format == Format::text) {
            write_text(out, tables[at], style);
        } else {
            write_markdown(out, tables[at], style.language);
        }
    }
    return 0;
}

std::string shown(const Cell& cell, const Column& column, const Language& language, bool card) {
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

std::string nothing(const Language& language) {
    return language.tr("(none)");
}

} // namespace edv
