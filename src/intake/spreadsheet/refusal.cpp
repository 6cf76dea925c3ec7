#include "intake/spreadsheet/refusal.hpp"

#include <utility>

#include "base/text.hpp"

namespace edv::intake {

Error damaged_part(std::string_view part) {
    return refused("damaged-file",
                   msg("the spreadsheet is damaged or incomplete: its part \"{part}\" can't be read",
                       {{"part", printable(part)}}),
                   msg("open it in a spreadsheet program, and save it anew"));
}

Error hostile_file(Message what) {
    return refused("hostile-file", std::move(what), msg("ask who made it; it was not read"));
}

Error too_large() {
    return hostile_file(msg("the sheet is larger than a spreadsheet can be"));
}

Error unknown_file(Message what) {
    return refused("unknown-file", std::move(what), msg("save it as xlsx"));
}

Error protected_file() {
    return refused("unknown-file", msg("the file is protected by a password"),
                   msg("save it without a password"));
}

Message merged_cells(const std::string& cells) {
    return msg("cells {cells} are merged: split them, and fill in each row", {{"cells", cells}});
}

Message no_result(const std::string& cell) {
    return msg("the formula in {cell} has no value: open the file, let it calculate, and save it",
               {{"cell", cell}});
}

Message cell_error(const std::string& cell, std::string_view error) {
    return msg("cell {cell} has the error {error}", {{"cell", cell}, {"error", printable(error)}});
}

Message bad_number(const std::string& cell) {
    return msg("cell {cell} has a number that can't be read", {{"cell", cell}});
}

Message bad_moment(const std::string& cell) {
    return msg("cell {cell} has a date or time that does not exist", {{"cell", cell}});
}

} // namespace edv::intake
