#include "store/record_json.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace edv {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

std::string_view text_of(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

void put_value(Writer& writer, const Value& value) {
    if (const auto* whole = std::get_if<long long>(&value))
        writer.Int64(*whole);
    else if (const auto* decimal = std::get_if<double>(&value))
        writer.Double(*decimal);
    else
        put(writer, to_text(value));
}

Value read_value(const Field& field, const rapidjson::Value& json) {
    if (json.IsInt64() && column_type(field) != ColumnType::number)
        return json.GetInt64();
    if (json.IsNumber())
        return json.GetDouble();
    std::string text(text_of(json));
    if (field.type == FieldType::date)
        if (auto day = Date::parse(text))
            return *day;
    return text;
}

} // namespace

std::string to_json(const Record& record) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.StartObject();
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        if (is_empty(record.values[i]) || record.kind->fields[i].derived)
            continue;
        put(writer, record.kind->fields[i].name);
        put_value(writer, record.values[i]);
    }
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

Record from_json(const Kind& kind, const std::string& json) {
    Record record(kind);
    rapidjson::Document document;
    document.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
    for (auto member = document.MemberBegin(); member != document.MemberEnd(); ++member) {
        std::size_t at = kind.index(text_of(member->name));
        if (at != Kind::none)
            record.values[at] = read_value(kind.fields[at], member->value);
    }
    return record;
}

std::string to_json(const Message& message) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.StartArray();
    put(writer, message.text);
    put(writer, message.plural);
    writer.Int64(message.count);
    for (const Arg& arg : message.args) {
        put(writer, arg.name);
        put(writer, arg.value);
        writer.Bool(arg.translate);
    }
    writer.EndArray();
    return {buffer.GetString(), buffer.GetSize()};
}

Message message_from_json(const std::string& json) {
    rapidjson::Document document;
    document.Parse(json.data(), json.size());
    auto at = [&](rapidjson::SizeType i) -> const rapidjson::Value& { return document[i]; };
    Message message{std::string(text_of(at(0))), std::string(text_of(at(1))), at(2).GetInt64(), {}};
    for (rapidjson::SizeType i = 3; i + 2 < document.Size(); i += 3)
        message.args.push_back(
            {std::string(text_of(at(i))), std::string(text_of(at(i + 1))), at(i + 2).GetBool()});
    return message;
}

} // namespace edv
