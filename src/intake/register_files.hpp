/// The files of a register: a folder with a file for each kind of record, or a workbook with a sheet for
/// each.
#pragma once

#include <string>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/model/kind.hpp"

namespace edv::intake {

/// A file of a register, or one sheet of a workbook that holds all of it.
struct RegisterFile {
    const model::Kind* kind;
    std::string path;
    std::string sheet; ///< empty: the first that can be seen
    std::string name;  ///< in messages
};

/// Known files of the folder in the order of reading. Another csv and a second file of the same records are
/// problems; other spreadsheets are nobody's business. Error{refused} when there is none, Error{setup} when
/// the folder can't be read.
std::vector<RegisterFile> files_in(const std::string& folder, std::vector<Problem>& problems);

/// The sheets of a workbook that are called as the files are; a name that is nearly one of them is a problem.
/// Error{refused} when there is none.
std::vector<RegisterFile> sheets_in(const std::string& workbook, std::vector<Problem>& problems);

/// Whether the file is a spreadsheet, by its content.
bool is_workbook(const std::string& path);

} // namespace edv::intake
