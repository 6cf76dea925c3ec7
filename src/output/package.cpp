#include <fmt/format.h>
#include <ostream>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "edv/base/text.hpp"
#include "edv/output/document.hpp"

#include "output/writers.hpp"

namespace edv {

namespace {

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void key(Json& json, std::string_view text) {
    json.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void text(Json& json, std::string_view text) {
    json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void member(Json& json, std::string_view name, std::string_view value) {
    key(json, name);
    text(json, value);
}

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

std::vector<const Table*> tables_of(const Document& document) {
    std::vector<const Table*> tables;
    for (const Section& section : document.sections) {
        for (const DocumentTable& one : section.tables) {
            tables.push_back(&one.table);
        }
    }
    return tables;
}

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
        const std::vector<const Table*> tables = tables_of(document);
        for (std::size_t at = 0; at < all.size(); ++at) {
            all[at].in.emplace_back(document.language, tables.at(at));
        }
    }
    return all;
}

void pour(std::ostream& out, const rapidjson::StringBuffer& buffer) {
    out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
    out << '\n';
}

// ---- Frictionless

void write_field(Json& json, const Column& column) {
    json.StartObject();
    member(json, "name", column.key);
    member(json, "type", type_name(column.type));
    member(json, "title", heading(column));
    if (column.percent) {
        key(json, "constraints");
        json.StartObject();
        key(json, "minimum");
        json.Int(0);
        json.EndObject();
    }
    json.EndObject();
}

void write_resource(Json& json, const Table& table) {
    json.StartObject();
    member(json, "profile", "tabular-data-resource");
    member(json, "name", lower(table.name));
    member(json, "path", file_of(table));
    member(json, "title", table.title);
    member(json, "description", join(remarks(table), "\n"));
    member(json, "format", "csv");
    member(json, "mediatype", "text/csv");
    member(json, "encoding", "utf-8");
    key(json, "schema");
    json.StartObject();
    key(json, "fields");
    json.StartArray();
    for (const Column& column : table.columns) {
        write_field(json, column);
    }
    json.EndArray();
    key(json, "missingValues");
    json.StartArray();
    text(json, "");
    json.EndArray();
    member(json, "primaryKey", table.columns.front().key);
    json.EndObject();
    json.EndObject();
}

void write_frictionless(std::ostream& out, const Document& document) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.SetIndent(' ', 2);
    json.StartObject();
    member(json, "profile", "tabular-data-package");
    member(json, "name", document.name);
    member(json, "title", document.title + " " + document.subtitle);
    if (!document.owner.empty()) {
        key(json, "contributors");
        json.StartArray();
        json.StartObject();
        member(json, "title", document.owner);
        member(json, "role", "publisher");
        json.EndObject();
        json.EndArray();
    }
    key(json, "resources");
    json.StartArray();
    for (const Table* table : tables_of(document)) {
        write_resource(json, *table);
    }
    json.EndArray();
    json.EndObject();
    pour(out, buffer);
}

// ---- CSVW

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
void in_languages(Json& json, std::string_view name, const Translated& table, const TextOf& text_of) {
    key(json, name);
    json.StartArray();
    for (const auto& [language, one] : table.in) {
        json.StartObject();
        member(json, "@value", text_of(*one));
        member(json, "@language", language);
        json.EndObject();
    }
    json.EndArray();
}

void write_csvw_column(Json& json, const Translated& table, std::size_t at) {
    const Column& column = table.table->columns[at];
    json.StartObject();
    member(json, "name", csvw_name(column.key));
    key(json, "titles");
    json.StartObject();
    // The header of the file is the key, in no language.
    member(json, "und", column.key);
    for (const auto& [language, one] : table.in) {
        member(json, language, heading(one->columns.at(at)));
    }
    json.EndObject();
    member(json, "datatype", type_name(column.type));
    json.EndObject();
}

void write_csvw(std::ostream& out, const std::vector<Translated>& tables) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.SetIndent(' ', 2);
    json.StartObject();
    member(json, "@context", "http://www.w3.org/ns/csvw");
    key(json, "tables");
    json.StartArray();
    for (const Translated& table : tables) {
        json.StartObject();
        member(json, "url", file_of(*table.table));
        in_languages(json, "dc:title", table, [](const Table& one) { return one.title; });
        in_languages(json, "dc:description", table,
                     [](const Table& one) { return join(remarks(one), "\n"); });
        key(json, "tableSchema");
        json.StartObject();
        key(json, "columns");
        json.StartArray();
        for (std::size_t at = 0; at < table.table->columns.size(); ++at) {
            write_csvw_column(json, table, at);
        }
        json.EndArray();
        member(json, "primaryKey", csvw_name(table.table->columns.front().key));
        json.EndObject();
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
    pour(out, buffer);
}

} // namespace

void write_package(const Document& machine, const std::vector<Document>& translations,
                   const std::function<void(const std::string& name,
                                            const std::function<void(std::ostream&)>& content)>& write) {
    const std::vector<Translated> tables = translated(machine, translations);
    for (const Translated& one : tables) {
        write(file_of(*one.table), [&](std::ostream& out) { write_csv(out, *one.table, false); });
    }
    write("datapackage.json", [&](std::ostream& out) { write_frictionless(out, machine); });
    write("csv-metadata.json", [&](std::ostream& out) { write_csvw(out, tables); });
}

} // namespace edv
