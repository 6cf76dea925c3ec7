/// A record of any kind: its values in the order of the kind's fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/value.hpp"
#include "edv/model/kind.hpp"

namespace edv::model {

/// Codes and references are text, several of them separated by one space; numbers of records are whole
/// numbers.
struct Record {
    const Kind* kind = nullptr;
    std::vector<Value> values;

    Record() = default;
    explicit Record(const Kind& k) : kind(&k), values(k.fields.size()) {}

    /// The value of a field that the kind has; asking for another is a defect.
    [[nodiscard]] const Value& at(std::string_view field) const;
    Value& at(std::string_view field);
    /// The text, or empty; likewise for the others.
    [[nodiscard]] std::string text(std::string_view field) const;
    [[nodiscard]] std::optional<Date> date(std::string_view field) const;
    [[nodiscard]] std::optional<double> decimal(std::string_view field) const;
    [[nodiscard]] std::optional<long long> integer(std::string_view field) const;

    bool operator==(const Record&) const = default;
};

/// A record in the store.
struct Stored {
    long long id = 0;
    Record record;
};

/// How people know the record: "E01", "FIN institution 2005-01-01", "12".
std::string key_text(const Record& record);

} // namespace edv::model
