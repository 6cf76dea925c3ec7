#include "edv/intake/importing.hpp"

#include <algorithm>
#include <filesystem>

#include "edv/base/text.hpp"

#include "base/new_file.hpp"
#include "intake/header_row.hpp"
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
        throw Error(ErrorKind::setup,
                    msg("the folder \"{folder}\" can't be read: {reason}",
                        {{"folder", folder}, {"reason", std::string(reason_of(failed.value())), true}}));
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

/// No flag says how a file of a folder is written: it is written anew.
std::vector<Problem> without_flags(std::vector<Problem> problems) {
    for (Problem& problem : problems)
        if (problem.code == "wrong-encoding" || problem.code == "ambiguous-separator")
            problem.hint = msg("save it as CSV in UTF-8, with commas or semicolons");
    return problems;
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
        import.refuse_file(file, without_flags(error.problems()));
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

/// How many fields a row that is taken for the header stands for.
std::size_t fields_in(const KeptRow& row, const Kind& kind, const Headers& headers) {
    std::vector<std::string> header;
    for (const std::string& cell : row.cells)
        header.push_back(header_text(cell));
    const Mapping mapping = map_header(header, kind, headers);
    return static_cast<std::size_t>(
        std::count_if(mapping.sources.begin(), mapping.sources.end(),
                      [](const FieldSource& one) { return !one.columns.empty() || !one.answers.empty(); }));
}

/// Where the header plainly stands, when it does not stand where it was looked for.
std::optional<Problem> header_elsewhere(Source& source, const Kind& kind, const Headers& headers,
                                        long long header_row) {
    const auto fields = [&](const KeptRow& row) { return fields_in(row, kind, headers); };
    const std::vector<KeptRow> opening = first_rows(*source.rows());
    const std::size_t here = plain_header(opening, fields);
    const long long row = opening.empty() ? 0 : opening[here].number;
    const bool moved = !opening.empty() && row != (header_row > 0 ? header_row : opening.front().number);
    if (moved && fields(opening[here]) > 1)
        return Problem{{},
                       row,
                       "",
                       "header-elsewhere",
                       msg("the header seems to stand in row {row}", {{"row", std::to_string(row)}}),
                       msg("--header-row {row} takes that row for it", {{"row", std::to_string(row)}})};
    if (!opening.empty() && fields(opening[here]) > 1)
        return {};
    for (const std::string& name : source.sheets()) {
        if (name == source.sheet())
            continue;
        const std::vector<KeptRow> other = first_rows(*source.rows_of(name));
        const std::size_t there = plain_header(other, fields);
        if (other.empty() || fields(other[there]) < 2)
            continue;
        const bool first = there == 0;
        return Problem{{},
                       {},
                       "",
                       "header-elsewhere",
                       msg("the header seems to stand on the sheet \"{other}\", not on \"{sheet}\"",
                           {{"other", printable(name)}, {"sheet", printable(source.sheet())}}),
                       first
                           ? msg("--sheet \"{sheet}\" reads that one", {{"sheet", printable(name)}})
                           : msg("--sheet \"{sheet}\" --header-row {row} reads that one",
                                 {{"sheet", printable(name)}, {"row", std::to_string(other[there].number)}})};
    }
    if (moved)
        return Problem{{},
                       row,
                       "",
                       "header-elsewhere",
                       msg("the header seems to stand in row {row}", {{"row", std::to_string(row)}}),
                       msg("--header-row {row} takes that row for it", {{"row", std::to_string(row)}})};
    return {};
}

/// A column whose days contradict each other is refused as a whole, with a value that says either.
void refuse_contradictions(ImportResult& result, const Source& source, const Sheet& sheet,
                           const DayForms& days) {
    for (const auto& [field, order] : days.orders()) {
        if (!order.contradicts())
            continue;
        const DayOrder::Witness& day = *order.only_day_first();
        const DayOrder::Witness& month = *order.only_month_first();
        result.problems.insert(
            result.problems.begin(),
            {source.name(), std::max(day.row, month.row), sheet.column_of(field), "contradicting-days",
             msg("\"{day}\" in row {day_row} has the day first, \"{month}\" in row {month_row} the month: "
                 "days "
                 "of this column can't be told",
                 {{"day", shown(day.text)},
                  {"day_row", std::to_string(day.row)},
                  {"month", shown(month.text)},
                  {"month_row", std::to_string(month.row)}}),
             msg("mend the sheet, or say --dates %d/%m/%Y --dates %m/%d/%Y: the first that fits counts")});
        result.usable = false;
    }
    if (!result.usable)
        for (auto& [file, counts] : result.files)
            counts = {};
}

/// Rejected rows are written as their source is; those of a spreadsheet as CSV that spreadsheets open.
void begin_rejects(Rejects& rejects, const Source& source, const Sheet& sheet, const Profile* profile) {
    Rejects::Form form;
    if (!source.is_spreadsheet())
        form = {source.encoding(), source.separator(),
                source.has_bom() || source.encoding() == Encoding::utf16, source.states_separator()};
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
        sum.skipped += counts.skipped;
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
                    .ignore_unnamed = source.is_spreadsheet() || options.ignore_unnamed ||
                                      (profile && profile->ignore_unnamed),
                    .usual = true,
                    .profile = profile,
                    .constants = options.constants};
    for (std::string& header : headers.ignored)
        header = header_text(header);
    headers.ignored.emplace_back("problem");
    long long header_row = options.header_row > 0 || !profile ? options.header_row : profile->header_row;
    days.look_with(
        [&] { return Sheet(source.rows(), observation, headers, header_row).look_for_day_orders(); });
    Sheet sheet(source.rows(), observation, headers, header_row);
    const bool damaged = std::any_of(sheet.problems().begin(), sheet.problems().end(),
                                     [](const Problem& problem) { return problem.code == "damaged-row"; });
    if (!sheet.problems().empty() && !damaged)
        if (auto elsewhere = header_elsewhere(source, observation, headers, header_row)) {
            import.refuse_file(source.name(), {*elsewhere});
            ImportResult refused = import.finish();
            refused.days = days.order_word();
            return refused;
        }
    if (options.rejects)
        begin_rejects(*options.rejects, source, sheet, profile);
    import.read(sheet, source.name(), observation, reading);
    ImportResult result = import.finish();
    refuse_contradictions(result, source, sheet, days);
    result.days = days.order_word();
    result.days_decided = days.decided();
    result.short_years = days.short_years();
    result.most_repeated = sheet.most_repeated();
    result.files.front().second.skipped += source.states_separator() ? 1 : 0;
    return result;
}

} // namespace edv
