// Records in one line, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "edv/model/record.hpp"

namespace edv::test {

inline Date day(std::string_view text) {
    return Date::parse(text).value();
}

inline model::Record record(std::string_view kind_name,
                            const std::vector<std::pair<std::string_view, std::string>>& fields) {
    model::Record made(model::kind(kind_name));
    for (const auto& [name, text] : fields) {
        const model::Field& field = made.kind->fields.at(made.kind->index(name));
        switch (column_type(field)) {
        case ColumnType::date:
            made.at(name) = day(text);
            break;
        case ColumnType::integer:
            made.at(name) = parse_integer(text).value();
            break;
        case ColumnType::number:
            made.at(name) = parse_number(text).value();
            break;
        default:
            made.at(name) = text;
        }
    }
    return made;
}

} // namespace edv::test
