// Why a spreadsheet or a row of it is not read, in one wording for xlsx and ods.
#pragma once

#include <string>
#include <string_view>

#include "edv/base/error.hpp"

namespace edv::intake {

/// The part of the archive is missing, cut off or no well-formed XML.
Error damaged_part(std::string_view part);

/// No program for spreadsheets writes such a file.
Error hostile_file(Message what);

/// Its sheet is larger than those programs can show.
Error too_large();

/// Not a file of a kind that is read.
Error unknown_file(Message what);

/// The same for a file that only its password opens.
Error protected_file();

/// What damages a cell; `cell` and `cells` are places such as B3 and B3:B5.
Message merged_cells(const std::string& cells);
Message no_result(const std::string& cell);
Message cell_error(const std::string& cell, std::string_view error);
Message bad_number(const std::string& cell);
Message bad_moment(const std::string& cell);

} // namespace edv::intake
