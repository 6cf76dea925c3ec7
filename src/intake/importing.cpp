#include "edv/intake/importing.hpp"

#include <algorithm>
#include <filesystem>

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

/// One file of a folder, in edv's own columns.
void read_file(Import& import, const std::string& file, const Kind& kind, const Reading& reading) {
    try {
        Source source(file, SourceOptions());
        Headers headers;
        if (kind.name == "observation")
            headers.optional = {"partner"};
        Sheet sheet(source.rows(), kind, headers);
        import.read(sheet, file, kind, reading);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused)
            throw;
        import.refuse_file(file, error.problems());
    }
}

/// A code that a profile or a flag gives for every row, or for what the sheet says, is looked at once.
void check_constants(const SheetOptions& options, const Known& known, const Reading& reading) {
    const Kind& observation = kind("observation");
    auto findings_of = [&](std::string_view field, const std::string& value) {
        std::vector<Finding> findings;
        read_value(observation.fields.at(observation.index(field)), value, known, reading, findings);
        return findings;
    };
    std::vector<Problem> wrong;
    auto note = [&](const std::string& file, const std::string& place, const std::vector<Finding>& findings) {
        for (const Finding& finding : findings)
            wrong.push_back({file, {}, place, finding.code, finding.what, finding.hint});
    };
    if (const Profile* profile = options.profile) {
        const std::string& file = profile->file.empty() ? profile->name : profile->file;
        for (const auto& [field, value] : profile->constants)
            if (!options.constants.contains(field))
                note(file, "constant." + field, findings_of(field, value));
        for (const auto& [field, values] : profile->values)
            for (const auto& [said, code] : values)
                note(file, "values." + field, findings_of(field, code));
        if (!wrong.empty())
            throw Error(ErrorKind::setup, wrong);
    }
    for (const auto& [field, value] : options.constants)
        note({}, "--set " + field, findings_of(field, value));
    if (!wrong.empty())
        throw Error(ErrorKind::refused, wrong);
}

/// Rejected rows are written as their source is; those of a spreadsheet as CSV that spreadsheets open.
void begin_rejects(Rejects& rejects, const Source& source, const Sheet& sheet, const Profile* profile) {
    Rejects::Form form;
    if (!source.is_spreadsheet())
        form = {source.encoding(), source.separator(),
                source.has_bom() || source.encoding() == Encoding::utf16};
    else if (profile && profile->separator != "auto")
        form.separator = profile->separator.front();
    rejects.begin(form, sheet.above(), {sheet.header_row(), sheet.header()});
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
    for (const Kind* kind : found)
        read_file(import, (fs::path(folder) / (std::string(kind->file) + ".csv")).string(), *kind,
                  {.today = options.today});
    ImportResult result = import.finish();
    result.problems.insert(result.problems.begin(), strangers.begin(), strangers.end());
    return result;
}

ImportResult import_observations(Store& store, Writing& writing, const Taxonomies& taxonomies, Source& source,
                                 const SheetOptions& options) {
    const Kind& observation = kind("observation");
    const Profile* profile = options.profile;
    DayForms days(!options.dates.empty() || !profile ? options.dates : profile->dates, source.since_1904());
    Reading reading{.today = options.today, .days = &days, .language = options.language};
    Import import(store, writing, taxonomies, options, &options);
    check_constants(options, import.known(), reading);
    Headers headers{.optional = {"partner"},
                    .ignored = options.ignored,
                    .may_ignore = true,
                    .usual = true,
                    .profile = profile,
                    .constants = options.constants};
    headers.ignored.emplace_back("problem");
    long long header_row = options.header_row > 0 || !profile ? options.header_row : profile->header_row;
    if (days.detects())
        if (auto order = Sheet(source.rows(), observation, headers, header_row).look_for_day_order())
            days.set_day_first(order->day_first());
    Sheet sheet(source.rows(), observation, headers, header_row);
    if (options.rejects)
        begin_rejects(*options.rejects, source, sheet, profile);
    import.read(sheet, source.name(), observation, reading);
    ImportResult result = import.finish();
    result.days = days.words();
    return result;
}

} // namespace edv
