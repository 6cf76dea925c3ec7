/// Writes folders: a csv for each table, and what describes the files.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "edv/base/document.hpp"

#include "base/data_package.hpp"

namespace edv::output {

/// Is called with a file name and a function that writes its content, and sees to it that files are whole.
using FileWriter =
    std::function<void(const std::string& name, const std::function<void(std::ostream&)>& content)>;

/// The files of the package and, in datapackage.json, what they hold: a Frictionless data package.
void write_package(const DataPackage& package, const FileWriter& write);

/// The package of a report, described in CSVW too. `translations` are the same document as `machine` in the
/// languages in which titles are given.
void write_package(const Document& machine, const std::vector<Document>& translations,
                   const FileWriter& write);

} // namespace edv::output
