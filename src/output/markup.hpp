/// Texts inside HTML and SVG.
#pragma once

#include <string>
#include <string_view>

#include "edv/base/document.hpp"
#include "edv/language/language.hpp"

namespace edv::output {

/// The text with the signs that mean something in markup written as entities.
std::string escaped(std::string_view text);

/// A chart as an inline SVG with role img, and the key to its parts. `id` is unique in the page. Its text
/// keeps its size at any width: positions are shares of the width. Nothing is told by colour alone.
std::string chart_markup(const Table& table, const Chart& chart, const std::string& id,
                         const language::Language& language);

} // namespace edv::output
