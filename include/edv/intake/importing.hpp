/// Imports: files of records into the store, whole or not at all.
#pragma once

#include <functional>
#include <istream>
#include <map>
#include <string>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/store/store.hpp"

namespace edv {

struct ImportOptions {
    bool update = false;              ///< rows that differ from what is there replace it
    bool batch = false;               ///< the observations get a batch of their own
    std::string at;                   ///< when, for the batch
    std::vector<std::string> ignored; ///< headers to pass over
};

/// read = added + unchanged + updated + rejected.
struct ImportCounts {
    long long read = 0;
    long long added = 0;
    long long unchanged = 0;
    long long updated = 0;
    long long rejected = 0;
};

struct ImportResult {
    std::vector<std::pair<std::string, ImportCounts>> files; ///< by file, in the order of reading
    std::vector<Problem> problems;                           ///< sorted by file and row
    long long batch = 0;
    char separator = ',';
    std::string name;                 ///< of the file, without its folder
    std::vector<std::string> ignored; ///< headers that were passed over

    [[nodiscard]] ImportCounts total() const;
};

/// Reads every file of the contract that is in `folder`. With any problem nothing more is written and the
/// caller must not commit: the problems of all files are found all the same. Error{refused} when the folder
/// has no known file, Error{setup} when it or a file can't be read.
ImportResult import_folder(Store& store, Writing& writing, const Taxonomies& taxonomies,
                           const std::string& folder, const ImportOptions& options);

/// Reads observations in edv's own columns from `in`; `file` is the name in messages. As above.
ImportResult import_observations(Store& store, Writing& writing, const Taxonomies& taxonomies,
                                 std::istream& in, const std::string& file, const ImportOptions& options);

/// Writes all records of the store as CSV files into `folder`, with a description of the files
/// (datapackage.json). `write` is called with a file name and a function that writes its content, and sees to
/// it that files are whole.
using FileWriter =
    std::function<void(const std::string& name, const std::function<void(std::ostream&)>& content)>;
void export_folder(const Store& store, const FileWriter& write);

} // namespace edv
