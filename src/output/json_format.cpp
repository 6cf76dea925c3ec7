#include <ostream>

#include "base/json_writer.hpp"
#include "base/rounding.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

using Lines = JsonWriter::Lines;

constexpr std::size_t block = 65536;

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

void pour(std::ostream& out, JsonWriter& json) {
    out << json.take();
}

void put_cell(JsonWriter& json, const Value& value, const Column& column) {
    if (const auto* truth = std::get_if<long long>(&value);
        truth != nullptr && column.type == ColumnType::boolean) {
        json.boolean(*truth != 0);
    } else if (const auto* share = std::get_if<double>(&value); share != nullptr && column.percent) {
        json.value(rounded(*share));
    } else {
        json.value(value);
    }
}

void put_period(JsonWriter& json, const std::optional<Period>& period) {
    json.key("period");
    if (!period) {
        return json.null();
    }
    json.begin_object();
    json.text("from", period->from.iso());
    json.text("to", period->to.iso());
    json.end_object();
}

void put_columns(JsonWriter& json, const std::vector<Column>& columns) {
    json.key("columns");
    json.begin_array();
    for (const Column& column : columns) {
        json.begin_object();
        json.text("key", column.key);
        json.text("type", type_name(column.type));
        json.end_object();
    }
    json.end_array();
}

void put_rows(std::ostream& out, JsonWriter& json, const Table& table) {
    json.key("rows");
    json.begin_array(Lines::each);
    for (const Row& row : table.rows) {
        json.begin_object();
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            json.key(table.columns[at].key);
            put_cell(json, row.cells[at].value, table.columns[at]);
        }
        json.end_object();
        if (json.size() >= block) {
            pour(out, json);
        }
    }
    json.end_array();
}

void put_table(std::ostream& out, JsonWriter& json, const Table& table) {
    json.begin_object();
    json.whole("edv", 1);
    json.text("table", table.name);
    put_period(json, table.period);
    put_columns(json, table.columns);
    put_rows(out, json, table);
    json.key("notes");
    json.begin_array();
    for (const std::string& remark : remarks(table)) {
        json.text(remark);
    }
    json.end_array();
    json.end_object();
}

void put_report(std::ostream& out, JsonWriter& json, const Document& document) {
    json.begin_object();
    json.whole("edv", 1);
    json.text("report", document.name);
    put_period(json, document.period);
    json.key("tables");
    json.begin_array(Lines::all);
    for (const Table* table : machine_tables(document)) {
        put_table(out, json, *table);
    }
    json.end_array();
    json.end_object();
}

std::size_t write_document(std::ostream& out, const Document& document, const Style&) {
    JsonWriter json;
    if (document.reading == Document::Reading::report || machine_tables(document).size() > 1) {
        put_report(out, json, document);
    } else {
        put_table(out, json, main_table(document));
    }
    pour(out, json);
    out << '\n';
    return 0;
}

} // namespace

Format json_format() {
    return {.name = "json", .machine = true, .objects = true, .write = write_document};
}

} // namespace edv::output
