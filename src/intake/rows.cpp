#include "intake/rows.hpp"

#include <algorithm>
#include <array>

namespace edv::intake {

bool is_cell_error(std::string_view text) {
    constexpr std::array<std::string_view, 9> errors = {"#N/A",  "#DIV/0!", "#VALUE!", "#REF!", "#NAME?",
                                                        "#NUM!", "#NULL!",  "#SPILL!", "#CALC!"};
    if (!text.starts_with('#'))
        return text.starts_with("Err:") && text.size() == 7 &&
               text.find_first_not_of("0123456789", 4) == std::string_view::npos;
    return std::find(errors.begin(), errors.end(), text) != errors.end();
}

} // namespace edv::intake
