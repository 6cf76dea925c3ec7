#include "edv/intake/importing.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "edv/base/text.hpp"
#include "edv/intake/proposing.hpp"
#include "edv/intake/spreadsheet.hpp"

#include "intake/content.hpp"
#include "intake/import.hpp"
#include "intake/names.hpp"

namespace edv {
namespace {

namespace fs = std::filesystem;

/// A file of a register, or one sheet of a workbook that holds all of it.
struct RegisterFile {
    const Kind* kind;
    std::string path;
    std::string sheet; ///< empty: the first that can be seen
    std::string name;  ///< in messages
};

constexpr std::array<std::string_view, 3> register_endings{".csv", ".xlsx", ".ods"};

/// The names of the files of a folder that may be of a register.
std::vector<std::string> names_in(const std::string& folder) {
    std::error_code failed;
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
        const std::string ending = lower(it->path().extension().string());
        if (std::find(register_endings.begin(), register_endings.end(), ending) != register_endings.end() &&
            !it->is_directory(failed))
            names.push_back(it->path().filename().string());
    }
    if (failed)
        throw Error(ErrorKind::setup, msg("the folder \"{folder}\" can't be read", {{"folder", folder}}));
    std::sort(names.begin(), names.end());
    return names;
}

/// Known files of the folder in the order of reading. Another csv and a second file of the same records are
/// problems; other spreadsheets are nobody's business.
std::vector<RegisterFile> files_in(const std::string& folder, std::vector<Problem>& problems) {
    std::vector<std::string> names = names_in(folder);
    std::vector<RegisterFile> found;
    std::vector<std::string> known;
    auto path_of = [&](const std::string& name) { return (fs::path(folder) / name).string(); };
    for (const Kind& kind : kinds()) {
        if (kind.file.empty())
            continue;
        known.push_back(std::string(kind.file) + ".csv");
        for (std::string_view ending : register_endings) {
            const std::string name = std::string(kind.file) + std::string(ending);
            if (std::erase(names, name) == 0)
                continue;
            if (!found.empty() && found.back().kind == &kind)
                problems.push_back(
                    {path_of(name),
                     {},
                     "",
                     "doubled-file",
                     msg("\"{file}\" and \"{other}\" are files of the same records",
                         {{"file", fs::path(found.back().path).filename().string()}, {"other", name}}),
                     msg("keep one of them")});
            else
                found.push_back({&kind, path_of(name), {}, path_of(name)});
        }
    }
    for (const std::string& name : names)
        if (lower(name).ends_with(".csv"))
            problems.push_back({path_of(name),
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

/// The sheets of a workbook that are called as the files are; a name that is nearly one of them is a problem.
std::vector<RegisterFile> sheets_in(const std::string& workbook, std::vector<Problem>& problems) {
    std::vector<std::string> names = Spreadsheet(workbook).sheets();
    std::vector<RegisterFile> found;
    std::vector<std::string> known;
    for (const Kind& kind : kinds()) {
        if (kind.file.empty())
            continue;
        known.emplace_back(kind.file);
        auto sheet = std::find_if(names.begin(), names.end(),
                                  [&](const std::string& name) { return lower(trim(name)) == kind.file; });
        if (sheet == names.end())
            continue;
        found.push_back({&kind, workbook, *sheet, workbook + ":" + std::string(kind.file)});
        names.erase(sheet);
    }
    for (const std::string& name : names)
        if (Message near = near_hint(name, known); !near.empty())
            problems.push_back(
                {workbook,
                 {},
                 "",
                 "unknown-file",
                 msg("the sheet \"{sheet}\" is none of a register", {{"sheet", printable(name)}}),
                 near});
    if (found.empty() && problems.empty())
        throw refused("no-known-file", msg("the workbook has no sheet of a register"),
                      msg("sheets are called partners, experts, observations and so on"));
    return found;
}

bool is_workbook(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<char, 8> first{};
    in.read(first.data(), first.size());
    return is_spreadsheet({first.data(), static_cast<std::size_t>(in.gcount())});
}

/// One file of a register, in edv's own columns; what stands in them is read as in any sheet.
void read_file(Import& import, const RegisterFile& file, const Store& store, const Taxonomies& taxonomies,
               const ImportOptions& options) {
    try {
        SourceOptions wanted;
        wanted.sheet = file.sheet;
        Source source(file.path, wanted);
        Headers headers;
        if (file.kind->name == "observation")
            headers.optional = {"partner"};
        // What the files before it brought has names, too.
        Names names(store, taxonomies, options.translations, options.language);
        Reading reading{.today = options.today, .names = &names};
        DayForms days({}, source.since_1904());
        if (auto order = Sheet(source.rows(), *file.kind, headers).look_for_day_order();
            order && !order->day_first()) {
            days.set_day_first(false);
            reading.days = &days;
        }
        Sheet sheet(source.rows(), *file.kind, headers);
        import.read(sheet, file.name, *file.kind, reading);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused)
            throw;
        import.refuse_file(file.name, error.problems());
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

/// The column without a field whose texts are plainly the longest, where no header is that of the summary.
std::string longest_texts(Source& source, const Sheet& sheet) {
    if (!sheet.lacks_summary())
        return {};
    std::vector<Content> contents(sheet.header().size());
    std::unique_ptr<Rows> rows = source.rows();
    for (long long seen = 0; const SheetRow* row = seen < most_proposal_rows ? rows->next() : nullptr; ++seen)
        for (std::size_t i = 0;
             row->number > sheet.header_row() && i < row->cells.size() && i < contents.size(); ++i)
            if (!row->damage)
                contents[i].see(row->cells[i]);
    const auto longest = plainly_longest(contents, [&](std::size_t i) { return sheet.is_unknown(i); });
    return longest ? sheet.header()[*longest] : std::string();
}

} // namespace

std::optional<Profile> fitting_profile(const std::map<std::string, Profile, std::less<>>& own, Source& source,
                                       long long header_row) {
    const std::vector<std::string> header = source.header(header_row);
    for (const auto& [name, profile] : own)
        if (fits(profile, header))
            return profile;
    for (const Profile& profile : built_in_profiles())
        if (fits(profile, header))
            return profile;
    return {};
}

ImportCounts ImportResult::total() const {
    ImportCounts sum;
    for (const auto& [file, counts] : files) {
        sum.read += counts.read;
        sum.added += counts.added;
        sum.unchanged += counts.unchanged;
        sum.updated += counts.updated;
        sum.rejected += counts.rejected;
        sum.skipped += counts.skipped;
    }
    return sum;
}

ImportResult import_folder(Store& store, Writing& writing, const Taxonomies& taxonomies,
                           const std::string& folder, const ImportOptions& options) {
    std::error_code failed;
    if (!fs::exists(folder, failed))
        throw Error(ErrorKind::setup, msg("there is no folder \"{folder}\"", {{"folder", folder}}));
    const bool workbook = fs::is_regular_file(folder, failed) && is_workbook(folder);
    if (!workbook && !fs::is_directory(folder, failed))
        throw Error(ErrorKind::setup, msg("\"{folder}\" is no folder", {{"folder", folder}}),
                    msg("one sheet of observations is read with: edv observe import FILE"));
    std::vector<Problem> strangers;
    const std::vector<RegisterFile> found =
        workbook ? sheets_in(folder, strangers) : files_in(folder, strangers);
    Import import(store, writing, taxonomies, options);
    for (const RegisterFile& file : found)
        read_file(import, file, store, taxonomies, options);
    ImportResult result = import.finish();
    result.problems.insert(result.problems.begin(), strangers.begin(), strangers.end());
    return result;
}

ImportResult import_observations(Store& store, Writing& writing, const Taxonomies& taxonomies, Source& source,
                                 const SheetOptions& options) {
    const Kind& observation = kind("observation");
    const Profile* profile = options.profile;
    Names names(store, taxonomies, options.translations, options.language);
    DayForms days(!options.dates.empty() || !profile ? options.dates : profile->dates, source.since_1904());
    Reading reading{.today = options.today, .days = &days, .names = &names};
    Import import(store, writing, taxonomies, options, &options);
    check_constants(options, import.known(), reading);
    Headers headers{.optional = {"partner"},
                    .ignored = options.ignored,
                    .may_ignore = true,
                    .usual = true,
                    .translations = options.translations,
                    .profile = profile,
                    .named = options.columns,
                    .skip_without = options.skip_without,
                    .constants = options.constants};
    headers.ignored.emplace_back("problem");
    if (profile)
        headers.skip_without.insert(headers.skip_without.end(), profile->skip_without.begin(),
                                    profile->skip_without.end());
    long long header_row = options.header_row > 0 || !profile ? options.header_row : profile->header_row;
    if (days.detects())
        if (auto order = Sheet(source.rows(), observation, headers, header_row).look_for_day_order())
            days.set_day_first(order->day_first());
    Sheet sheet(source.rows(), observation, headers, header_row);
    if (!profile)
        sheet.hint_at_summary(longest_texts(source, sheet));
    if (options.rejects)
        begin_rejects(*options.rejects, source, sheet, profile);
    import.read(sheet, source.name(), observation, reading);
    ImportResult result = import.finish();
    result.days = days.words();
    if (profile) {
        result.profile = profile->name;
        if (options.profile_found)
            result.tool = profile->title.empty() ? profile->name : profile->title;
    }
    return result;
}

} // namespace edv
