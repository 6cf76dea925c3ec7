#include "edv/intake/importing.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "edv/base/text.hpp"

#include "intake/import.hpp"

namespace edv {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> csv_files(const std::string& folder) {
    std::error_code failed;
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
        std::string name = it->path().filename().string();
        if (lower(it->path().extension().string()) == ".csv" && !it->is_directory(failed))
            names.push_back(name);
    }
    if (failed)
        throw Error(ErrorKind::setup, msg("the folder \"{folder}\" can't be read", {{"folder", folder}}));
    std::sort(names.begin(), names.end());
    return names;
}

/// Known files of the folder in the order of reading; the others are problems.
std::vector<const Kind*> kinds_in(const std::string& folder, std::vector<Problem>& problems) {
    std::vector<std::string> names = csv_files(folder);
    std::vector<const Kind*> found;
    std::vector<std::string> known;
    for (const Kind& kind : kinds()) {
        if (kind.file.empty())
            continue;
        known.push_back(std::string(kind.file) + ".csv");
        if (std::erase(names, known.back()) > 0)
            found.push_back(&kind);
    }
    for (const std::string& name : names)
        problems.push_back({(fs::path(folder) / name).string(),
                            {},
                            "",
                            "unknown-file",
                            msg("\"{file}\" is no file of a register", {{"file", name}}),
                            near_hint(name, known)});
    if (found.empty() && problems.empty())
        throw refused("no-known-file",
                      msg("the folder \"{folder}\" has no file of a register", {{"folder", folder}}),
                      msg("files are called partners.csv, experts.csv, observations.csv and so on"));
    return found;
}

std::ifstream open_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(ErrorKind::setup, msg("the file \"{file}\" can't be read", {{"file", path.string()}}));
    return in;
}

} // namespace

ImportCounts ImportResult::total() const {
    ImportCounts sum;
    for (const auto& [file, counts] : files) {
        sum.read += counts.read;
        sum.added += counts.added;
        sum.unchanged += counts.unchanged;
        sum.updated += counts.updated;
        sum.rejected += counts.rejected;
    }
    return sum;
}

ImportResult import_folder(Store& store, Writing& writing, const Taxonomies& taxonomies,
                           const std::string& folder, const ImportOptions& options) {
    std::error_code failed;
    if (!fs::exists(folder, failed))
        throw Error(ErrorKind::setup, msg("there is no folder \"{folder}\"", {{"folder", folder}}));
    if (!fs::is_directory(folder, failed))
        throw Error(ErrorKind::setup, msg("\"{folder}\" is no folder", {{"folder", folder}}),
                    msg("one sheet of observations is read with: edv observe import FILE"));
    std::vector<Problem> strangers;
    std::vector<const Kind*> found = kinds_in(folder, strangers);
    Import import(store, writing, taxonomies, options);
    for (const Kind* kind : found) {
        fs::path path = fs::path(folder) / (std::string(kind->file) + ".csv");
        std::ifstream in = open_file(path);
        import.read(in, path.string(), *kind);
    }
    ImportResult result = import.finish();
    result.problems.insert(result.problems.begin(), strangers.begin(), strangers.end());
    return result;
}

ImportResult import_observations(Store& store, Writing& writing, const Taxonomies& taxonomies,
                                 std::istream& in, const std::string& file, const ImportOptions& options) {
    Import import(store, writing, taxonomies, options);
    import.read(in, file, kind("observation"));
    return import.finish();
}

} // namespace edv
