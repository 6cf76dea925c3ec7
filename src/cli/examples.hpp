/// What help says of the verbs that the kinds share.
#pragma once

#include <string_view>
#include <vector>

#include "edv/model/kind.hpp"

namespace edv::cli {

/// An example, on records of examples/2023; nothing where there is none.
std::vector<std::string_view> example_of(std::string_view noun, std::string_view verb);

/// The word by which a record of the kind is named.
std::string_view own_word(const model::Kind& kind);

} // namespace edv::cli
