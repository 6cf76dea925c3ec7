/// What people read instead of a code.
#pragma once

#include <string>
#include <string_view>

#include "edv/base/table.hpp"
#include "edv/language/language.hpp"
#include "edv/model/kind.hpp"
#include "edv/model/taxonomy.hpp"

namespace edv::config {

/// The label of a word of a fixed list or of a code of a taxonomy; the code itself where there is none, and
/// for other types.
std::string label_of(const model::Taxonomies& taxonomies, const language::Language& language,
                     model::FieldType type, std::string_view of, const std::string& code);

/// The cell of a field: its value, with the labels of its codes.
Cell labelled(const model::Taxonomies& taxonomies, const language::Language& language,
              const model::Field& field, const Value& value);

} // namespace edv::config
