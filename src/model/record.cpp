#include "edv/model/record.hpp"

#include <stdexcept>
#include <utility>

namespace edv::model {

const Value& Record::at(std::string_view field) const {
    std::size_t at = kind->index(field);
    if (at == Kind::none)
        throw std::logic_error("no field " + std::string(field));
    return values[at];
}

Value& Record::at(std::string_view field) {
    return const_cast<Value&>(std::as_const(*this).at(field));
}

std::string Record::text(std::string_view field) const {
    const auto* value = std::get_if<std::string>(&at(field));
    return value ? *value : std::string();
}

std::optional<Date> Record::date(std::string_view field) const {
    const auto* value = std::get_if<Date>(&at(field));
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<double> Record::decimal(std::string_view field) const {
    const auto* value = std::get_if<double>(&at(field));
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<long long> Record::integer(std::string_view field) const {
    const auto* value = std::get_if<long long>(&at(field));
    return value ? std::optional(*value) : std::nullopt;
}

std::string key_text(const Record& record) {
    std::string text;
    for (std::string_view field : record.kind->key) {
        std::string part = to_text(record.at(field));
        if (part.empty())
            continue;
        if (!text.empty())
            text += ' ';
        text += part;
    }
    return text;
}

} // namespace edv::model
