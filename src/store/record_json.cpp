#include "store/record_json.hpp"

#include <rapidjson/document.h>

#include "base/json_writer.hpp"

namespace edv::store {
namespace {

std::string_view text_of(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

Value read_value(const model::Field& field, const rapidjson::Value& json) {
    if (json.IsInt64() && column_type(field) != ColumnType::number)
        return json.GetInt64();
    if (json.IsNumber())
        return json.GetDouble();
    std::string text(text_of(json));
    if (field.type == model::FieldType::date)
        if (auto day = Date::parse(text))
            return *day;
    return text;
}

} // namespace

std::string to_json(const model::Record& record) {
    JsonWriter json;
    json.begin_object();
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        if (is_empty(record.values[i]) || record.kind->fields[i].derived)
            continue;
        json.key(record.kind->fields[i].name);
        json.value(record.values[i]);
    }
    json.end_object();
    return json.take();
}

model::Record from_json(const model::Kind& kind, const std::string& json) {
    model::Record record(kind);
    rapidjson::Document document;
    document.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
    for (auto member = document.MemberBegin(); member != document.MemberEnd(); ++member) {
        std::size_t at = kind.index(text_of(member->name));
        if (at != model::Kind::none)
            record.values[at] = read_value(kind.fields[at], member->value);
    }
    return record;
}

std::string to_json(const Message& message) {
    JsonWriter json;
    json.begin_array();
    json.text(message.text);
    json.text(message.plural);
    json.whole(message.count);
    for (const Arg& arg : message.args) {
        json.text(arg.name);
        json.text(arg.value);
        json.boolean(arg.translate);
    }
    json.end_array();
    return json.take();
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

} // namespace edv::store
