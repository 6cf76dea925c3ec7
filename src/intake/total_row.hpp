/// Rows of a sheet that sum up the others.
#pragma once

#include <string_view>
#include <vector>

namespace edv::intake {

/// "Total", "Sous-total :", "Totaal 2026".
bool is_total_word(std::string_view text);

/// Whether the cells of a row are the word "total" and numbers.
bool is_total_row(const std::vector<std::string_view>& cells);

} // namespace edv::intake
