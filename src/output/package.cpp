#include <algorithm>
#include <fmt/format.h>
#include <ostream>

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "output/folder.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

using Lines = JsonWriter::Lines;

std::string file_of(const Table& table) {
    return table.name + ".csv";
}

/// The type's name in Table Schema and in CSVW.
std::string_view type_name(ColumnType type) {
    switch (type) {
    case ColumnType::integer:
        return "integer";
    case ColumnType::number:
        return "number";
    case ColumnType::date:
        return "date";
    case ColumnType::boolean:
        return "boolean";
    case ColumnType::text:
    case ColumnType::code:
        break;
    }
    return "string";
}

void pour(std::ostream& out, JsonWriter& json) {
    out << json.take() << '\n';
}

// ---- Frictionless

/// Writes datapackage.json. What is brief has a line for each file and each column.
class PackageWriter {
public:
    explicit PackageWriter(const DataPackage& package)
        : package_(package), lines_(package.brief ? Lines::one : Lines::all) {}

    void write(std::ostream& out) {
        json_.begin_object(Lines::all);
        json_.text("profile", "tabular-data-package");
        json_.text("name", package_.name);
        if (!package_.brief) {
            json_.text("title", package_.title);
        }
        if (!package_.publisher.empty()) {
            publisher();
        }
        json_.key("resources");
        json_.begin_array(Lines::all);
        for (const PackagedTable& file : package_.files) {
            resource(file);
        }
        json_.end_array();
        json_.end_object();
        pour(out, json_);
    }

private:
    void publisher() {
        json_.key("contributors");
        json_.begin_array(Lines::all);
        json_.begin_object(Lines::all);
        json_.text("title", package_.publisher);
        json_.text("role", "publisher");
        json_.end_object();
        json_.end_array();
    }

    void resource(const PackagedTable& file) {
        const Table& table = file.table;
        json_.begin_object(lines_);
        json_.text("profile", "tabular-data-resource");
        json_.text("name", lower(table.name));
        json_.text("path", file_of(table));
        if (!package_.brief) {
            json_.text("title", table.title);
            json_.text("description", join(remarks(table), "\n"));
            json_.text("format", "csv");
            json_.text("mediatype", "text/csv");
        }
        json_.text("encoding", "utf-8");
        json_.key("schema");
        schema(file);
        json_.end_object();
    }

    void schema(const PackagedTable& file) {
        json_.begin_object(lines_);
        json_.key("fields");
        json_.begin_array(package_.brief ? Lines::each : Lines::all);
        for (const Column& column : file.table.columns) {
            field(column,
                  std::find(file.required.begin(), file.required.end(), column.key) != file.required.end());
        }
        json_.end_array();
        if (!package_.brief) {
            json_.key("missingValues");
            json_.begin_array(Lines::all);
            json_.text("");
            json_.end_array();
            json_.text("primaryKey", file.table.columns.front().key);
        }
        json_.end_object();
    }

    void field(const Column& column, bool required) {
        json_.begin_object(lines_);
        json_.text("name", column.key);
        json_.text("type", type_name(column.type));
        if (!package_.brief) {
            json_.text("title", heading(column));
        }
        if (required || column.percent) {
            json_.key("constraints");
            json_.begin_object(lines_);
            if (required) {
                json_.boolean("required", true);
            }
            if (column.percent) {
                json_.whole("minimum", 0);
            }
            json_.end_object();
        }
        json_.end_object();
    }

    const DataPackage& package_;
    Lines lines_;
    JsonWriter json_{JsonWriter::Air::airy};
};

// ---- CSVW

/// A table in English and codes, and the same in each language.
struct Translated {
    const Table* table;
    std::vector<std::pair<std::string, const Table*>> in; ///< language, table
};

std::vector<Translated> translated(const Document& machine, const std::vector<Document>& translations) {
    std::vector<Translated> all;
    for (const Table* table : tables_of(machine)) {
        all.push_back({table, {}});
    }
    for (const Document& document : translations) {
        const Tables tables = tables_of(document);
        for (std::size_t at = 0; at < all.size(); ++at) {
            all[at].in.emplace_back(document.language, tables.at(at));
        }
    }
    return all;
}

/// A name as CSVW takes it: what is no letter, digit or inner underscore is written as %XX.
std::string csvw_name(std::string_view key) {
    std::string name;
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           (c == '_' && !name.empty());
        name += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return name;
}

/// A text in several languages, as a common property has it.
template <typename TextOf>
void in_languages(JsonWriter& json, std::string_view name, const Translated& table, const TextOf& text_of) {
    json.key(name);
    json.begin_array(Lines::all);
    for (const auto& [language, one] : table.in) {
        json.begin_object(Lines::all);
        json.text("@value", text_of(*one));
        json.text("@language", language);
        json.end_object();
    }
    json.end_array();
}

void write_csvw_column(JsonWriter& json, const Translated& table, std::size_t at) {
    const Column& column = table.table->columns[at];
    json.begin_object(Lines::all);
    json.text("name", csvw_name(column.key));
    json.key("titles");
    json.begin_object(Lines::all);
    // The header of the file is the key, in no language.
    json.text("und", column.key);
    for (const auto& [language, one] : table.in) {
        json.text(language, heading(one->columns.at(at)));
    }
    json.end_object();
    json.text("datatype", type_name(column.type));
    json.end_object();
}

void write_csvw(std::ostream& out, const std::vector<Translated>& tables) {
    JsonWriter json(JsonWriter::Air::airy);
    json.begin_object(Lines::all);
    json.text("@context", "http://www.w3.org/ns/csvw");
    json.key("tables");
    json.begin_array(Lines::all);
    for (const Translated& table : tables) {
        json.begin_object(Lines::all);
        json.text("url", file_of(*table.table));
        in_languages(json, "dc:title", table, [](const Table& one) { return one.title; });
        in_languages(json, "dc:description", table,
                     [](const Table& one) { return join(remarks(one), "\n"); });
        json.key("tableSchema");
        json.begin_object(Lines::all);
        json.key("columns");
        json.begin_array(Lines::all);
        for (std::size_t at = 0; at < table.table->columns.size(); ++at) {
            write_csvw_column(json, table, at);
        }
        json.end_array();
        json.text("primaryKey", csvw_name(table.table->columns.front().key));
        json.end_object();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    pour(out, json);
}

/// The tables of a report as a package of their own.
DataPackage package_of(const Document& report) {
    DataPackage package;
    package.name = report.name;
    package.title = report.title + " " + report.subtitle;
    package.publisher = report.owner;
    for (const Table* table : tables_of(report)) {
        package.files.push_back({*table});
    }
    return package;
}

} // namespace

void write_package(const DataPackage& package, const FileWriter& write) {
    for (const PackagedTable& file : package.files) {
        write(file_of(file.table), [&](std::ostream& out) {
            if (file.rows) {
                write_csv(out, file.table.columns, file.rows);
            } else {
                write_csv(out, file.table);
            }
        });
    }
    write("datapackage.json", [&](std::ostream& out) { PackageWriter(package).write(out); });
}

void write_package(const Document& machine, const std::vector<Document>& translations,
                   const FileWriter& write) {
    write_package(package_of(machine), write);
    write("csv-metadata.json",
          [&](std::ostream& out) { write_csvw(out, translated(machine, translations)); });
}

} // namespace edv::output
