/// Reads what stands for codes: codes themselves, labels, names and everyday words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/reading.hpp"
#include "model/rules.hpp"

namespace edv::intake {

inline void add_finding(std::vector<model::Finding>& findings, const model::Field& field,
                        std::string_view code, Message what, Message hint = {}) {
    findings.push_back({field.name, std::string(code), std::move(what), std::move(hint)});
}

/// A word of a fixed list.
Value read_choice(const model::Field& field, std::string_view text, const Known& known,
                  const Reading& reading, std::vector<model::Finding>& findings);

/// One code of a taxonomy, by code or label; a finding when it is none.
std::optional<std::string> read_term(const model::Field& field, std::string_view text, const Known& known,
                                     const Reading& reading, std::vector<model::Finding>& findings);

/// Several of them, with a blank between the codes.
Value read_terms(const model::Field& field, std::string_view text, const Known& known, const Reading& reading,
                 std::vector<model::Finding>& findings);

/// One reference: its code as first written, or its number; a finding when there is no such record.
std::optional<Value> read_one(const model::Field& field, std::string_view text, const Known& known,
                              const Reading& reading, std::vector<model::Finding>& findings);

/// Several of them, with a blank between.
Value read_several(const model::Field& field, std::string_view text, const Known& known,
                   const Reading& reading, std::vector<model::Finding>& findings);

} // namespace edv::intake
