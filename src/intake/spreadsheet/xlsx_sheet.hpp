// One sheet of an xlsx file.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "intake/rows.hpp"
#include "intake/spreadsheet/archive.hpp"
#include "intake/spreadsheet/moment.hpp"
#include "intake/spreadsheet/xlsx_strings.hpp"

namespace edv::intake {

/// What the cells of all sheets refer to.
struct XlsxShared {
    SharedStrings strings;
    std::vector<NumberForm> styles; ///< by the number that a cell names
    bool date_1904 = false;
};

/// The rows of the part `name`. What is given must outlive them.
std::unique_ptr<Rows> xlsx_rows(const Archive& archive, const std::string& name, const XlsxShared& shared);

} // namespace edv::intake
