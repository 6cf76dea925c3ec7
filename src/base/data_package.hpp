/// A neutral folder of tables that describes itself.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "edv/base/table.hpp"

namespace edv {

/// Rows that come one by one.
using RowSource = std::function<void(const std::function<void(const Row&)>& see)>;

/// A file of it. Its rows are those of the table, or come one by one, however many there are.
struct PackagedTable {
    Table table;
    RowSource rows = {};
    std::vector<std::string> required = {}; ///< keys of columns that are never empty
};

struct DataPackage {
    std::string name;
    std::string title;
    std::string publisher;
    /// Files and types of columns only: for what edv reads again. Else titles and descriptions too.
    bool brief = false;
    std::vector<PackagedTable> files;
};

} // namespace edv
