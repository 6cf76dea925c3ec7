#include <cmath>
#include <ostream>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "output/writers.hpp"

namespace edv {

namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::size_t block = 65536;

void key(Json& json, std::string_view text) {
    json.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void string(Json& json, std::string_view text) {
    json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

std::string_view type_name(ColumnType type) {
    switch (type) {
    case ColumnType::text:
        return "text";
    case ColumnType::code:
        return "code";
    case ColumnType::integer:
        return "integer";
    case ColumnType::number:
        return "number";
    case ColumnType::date:
        return "date";
    case ColumnType::boolean:
        return "boolean";
    }
    return "text";
}

/// A share has four decimals.
Value rounded(const Value& content, const Column& column) {
    const auto* share = std::get_if<double>(&content);
    return share != nullptr && column.percent ? Value(std::round(*share * 10000) / 10000) : content;
}

void value(Json& json, const Value& content, ColumnType type) {
    if (const auto* whole = std::get_if<long long>(&content)) {
        type == ColumnType::boolean ? json.Bool(*whole != 0) : json.Int64(*whole);
    } else if (const auto* number = std::get_if<double>(&content);
               number != nullptr && std::isfinite(*number)) {
        const std::string text = to_text(content);
        json.RawValue(text.data(), text.size(), rapidjson::kNumberType);
    } else if (is_empty(content) || number != nullptr) {
        json.Null();
    } else {
        string(json, to_text(content));
    }
}

void period_of(Json& json, const std::optional<Period>& period) {
    key(json, "period");
    if (period) {
        json.StartObject();
        key(json, "from");
        string(json, period->from.iso());
        key(json, "to");
        string(json, period->to.iso());
        json.EndObject();
    } else {
        json.Null();
    }
}

void head(Json& json, const Table& table) {
    key(json, "edv");
    json.Int(1);
    key(json, "table");
    string(json, table.name);
    period_of(json, table.period);
    key(json, "columns");
    json.StartArray();
    for (const Column& column : table.columns) {
        json.StartObject();
        key(json, "key");
        string(json, column.key);
        key(json, "type");
        string(json, type_name(column.type));
        json.EndObject();
    }
    json.EndArray();
}

/// A row as an object on a line of its own.
void row_line(rapidjson::StringBuffer& buffer, const Row& row, const std::vector<Column>& columns) {
    buffer.Clear();
    buffer.Put('\n');
    Json json(buffer);
    json.StartObject();
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
        key(json, columns[at].key);
        value(json, rounded(row.cells[at].value, columns[at]), columns[at].type);
    }
    json.EndObject();
}

void pour(std::ostream& out, rapidjson::StringBuffer& buffer) {
    out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
    buffer.Clear();
}

void write_object(std::ostream& out, const Table& table) {
    rapidjson::StringBuffer buffer;
    rapidjson::StringBuffer line;
    Json json(buffer);
    json.StartObject();
    head(json, table);
    key(json, "rows");
    json.StartArray();
    for (const Row& row : table.rows) {
        row_line(line, row, table.columns);
        json.RawValue(line.GetString(), line.GetSize(), rapidjson::kObjectType);
        if (buffer.GetSize() >= block) {
            pour(out, buffer);
        }
    }
    json.EndArray();
    key(json, "notes");
    json.StartArray();
    for (const std::string& remark : remarks(table)) {
        string(json, remark);
    }
    json.EndArray();
    json.EndObject();
    pour(out, buffer);
}

} // namespace

void write_json(std::ostream& out, const Table& table) {
    write_object(out, table);
    out << '\n';
}

void write_json(std::ostream& out, const Document& document) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartObject();
    key(json, "edv");
    json.Int(1);
    key(json, "report");
    string(json, document.name);
    period_of(json, document.period);
    key(json, "tables");
    json.StartArray();
    pour(out, buffer);
    const char* between = "\n";
    for (const Section& section : document.sections) {
        for (const DocumentTable& one : section.tables) {
            out << between;
            write_object(out, one.table);
            between = ",\n";
        }
    }
    out << "\n]}\n";
}

} // namespace edv
