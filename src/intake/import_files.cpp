#include "intake/import_files.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "intake/content.hpp"
#include "intake/header_place.hpp"
#include "intake/header_row.hpp"
#include "intake/import_rows.hpp"
#include "intake/proposing.hpp"
#include "intake/register_files.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"

namespace edv::intake {
namespace {

namespace fs = std::filesystem;

/// Columns whose days contradict each other, each with a value that says either.
std::vector<Problem> contradictions(const std::string& file, const Sheet& sheet, const DayForms& days) {
    std::vector<Problem> all;
    for (const auto& [field, order] : days.orders()) {
        if (!order.contradicts())
            continue;
        const DayOrder::Witness& day = *order.only_day_first();
        const DayOrder::Witness& month = *order.only_month_first();
        all.push_back(
            {file, std::max(day.row, month.row), sheet.column_of(field), "contradicting-days",
             msg("\"{day}\" in row {day_row} has the day first, \"{month}\" in row {month_row} the month: "
                 "days of this column can't be told",
                 {{"day", model::shown(day.text)},
                  {"day_row", std::to_string(day.row)},
                  {"month", model::shown(month.text)},
                  {"month_row", std::to_string(month.row)}}),
             msg("mend the sheet, or say --dates %d/%m/%Y --dates %m/%d/%Y: the first that fits counts")});
    }
    return all;
}

/// Texts that were encoded twice are no texts that anybody wrote; a flag that states the encoding says they
/// are.
std::vector<Problem> encoded_twice(const Source& source, const std::string& file, const Sheet& sheet) {
    const auto first = sheet.encoded_twice();
    if (!first || source.states_encoding())
        return {};
    return {
        {file, first->row, model::shown(first->column), "encoded-twice",
         msg("the texts were encoded twice: \"{piece}\" stands for \"{meant}\"",
             {{"piece", first->piece}, {"meant", first->meant}}),
         source.is_spreadsheet()
             ? msg("make the sheet again from the file that the texts came from, opened as UTF-8")
             : msg("open the file that it was made from as UTF-8, and save that as UTF-8; --encoding utf-8 "
                   "reads this one as it is")}};
}

/// What contradicts itself is refused as a whole.
void refuse_all(ImportResult& result, const std::vector<Problem>& problems) {
    if (problems.empty())
        return;
    result.problems.insert(result.problems.begin(), problems.begin(), problems.end());
    result.usable = false;
    for (auto& [file, counts] : result.files)
        counts = {};
}

/// No flag says how a file of a register is written: it is written anew.
std::vector<Problem> without_flags(std::vector<Problem> problems) {
    for (Problem& problem : problems)
        if (problem.code == "encoded-twice")
            problem.hint = msg("make it again from the file that the texts came from, opened as UTF-8");
        else if (problem.code == "wrong-encoding" || problem.code == "ambiguous-separator")
            problem.hint = msg("save it as CSV in UTF-8, with commas or semicolons");
    return problems;
}

/// Columns that may be missing: the register tells what they would say.
std::vector<std::string> may_be_told(const model::Kind& kind) {
    std::vector<std::string> fields;
    for (const model::Field& field : kind.fields)
        if (!field.told_by.empty())
            fields.emplace_back(field.name);
    return fields;
}

/// The header of a file of a register is its first row: what stands above is to go.
std::optional<Problem> header_further_down(Source& source, const Sheet& sheet, const model::Kind& kind,
                                           const Headers& headers) {
    if (sheet.problems().empty())
        return {};
    std::optional<Problem> elsewhere = header_elsewhere(source, kind, headers, 0);
    if (!elsewhere || !elsewhere->row)
        return {};
    elsewhere->hint = msg("delete the lines above it");
    return elsewhere;
}

/// One file of a register, in edv's own columns; what stands in them is read as in any sheet.
void read_file(Import& import, const RegisterFile& file, const ImportOptions& options,
               std::vector<Problem>& refusing) {
    try {
        SourceOptions wanted;
        wanted.sheet = file.sheet;
        Source source(file.path, wanted);
        Headers headers;
        headers.optional = may_be_told(*file.kind);
        headers.ignore_unnamed = source.is_spreadsheet();
        DayForms days({}, source.since_1904());
        days.name_no_flags();
        days.look_with([&] { return Sheet(source.rows(), *file.kind, headers).look_for_day_orders(); });
        const Reading reading{.today = options.today, .days = &days, .language = options.language};
        Sheet sheet(source.rows(), *file.kind, headers);
        if (const auto further_down = header_further_down(source, sheet, *file.kind, headers))
            return import.refuse_file(file.name, {*further_down});
        import.read(sheet, file.name, *file.kind, reading);
        for (Problem& problem : contradictions(file.name, sheet, days)) {
            problem.hint = msg("write days as YYYY-MM-DD, for example 2023-06-30");
            refusing.push_back(std::move(problem));
        }
        for (const Problem& problem : without_flags(encoded_twice(source, file.name, sheet)))
            refusing.push_back(problem);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused)
            throw;
        import.refuse_file(file.name, without_flags(error.problems()));
    }
}

/// A code that a profile or a flag gives for every row, or for what the sheet says, is looked at once.
void check_constants(const SheetOptions& options, const Known& known, const Reading& reading) {
    const model::Kind& observation = model::kind(model::name::observation);
    auto findings_of = [&](std::string_view field, const std::string& value) {
        std::vector<model::Finding> findings;
        read_value(observation.fields.at(observation.index(field)), value, known, reading, findings);
        return findings;
    };
    std::vector<Problem> wrong;
    auto note = [&](const std::string& file, const std::string& place,
                    const std::vector<model::Finding>& findings) {
        for (const model::Finding& finding : findings)
            wrong.push_back({file, {}, place, finding.code, finding.what, finding.hint});
    };
    if (const config::Profile* profile = options.profile) {
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
void begin_rejects(Rejects& rejects, const Source& source, const Sheet& sheet,
                   const config::Profile* profile) {
    Rejects::Form form;
    if (!source.is_spreadsheet())
        form = {source.encoding(), source.separator(),
                source.has_bom() || source.encoding() == Encoding::utf16, source.states_separator()};
    else if (profile && profile->separator != "auto")
        form.separator = profile->separator.front();
    rejects.begin(form, sheet.above(), sheet.header_rows());
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

std::optional<config::Profile> fitting_profile(const std::map<std::string, config::Profile, std::less<>>& own,
                                               Source& source, long long header_row) {
    const std::vector<std::string> header = source.header(header_row);
    for (const auto& [name, profile] : own)
        if (fits(profile, header))
            return profile;
    for (const config::Profile& profile : config::built_in_profiles())
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

ImportResult import_folder(store::Store& store, store::Writing& writing, const model::Taxonomies& taxonomies,
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
    std::vector<Problem> refusing;
    for (const RegisterFile& file : found)
        read_file(import, file, options, refusing);
    ImportResult result = import.finish();
    refuse_all(result, refusing);
    result.problems.insert(result.problems.begin(), strangers.begin(), strangers.end());
    return result;
}

ImportResult import_observations(store::Store& store, store::Writing& writing,
                                 const model::Taxonomies& taxonomies, Source& source,
                                 const SheetOptions& options) {
    const model::Kind& observation = model::kind(model::name::observation);
    const config::Profile* profile = options.profile;
    DayForms days(!options.dates.empty() || !profile ? options.dates : profile->dates, source.since_1904());
    Reading reading{.today = options.today, .days = &days, .language = options.language};
    Import import(store, writing, taxonomies, options, &options);
    check_constants(options, import.known(), reading);
    Headers headers{.optional = may_be_told(observation),
                    .ignored = options.ignored,
                    .may_ignore = true,
                    .ignore_unnamed = source.is_spreadsheet() || options.ignore_unnamed ||
                                      (profile && profile->ignore_unnamed),
                    .usual = true,
                    .translations = options.translations,
                    .profile = profile,
                    .named = options.columns,
                    .skip_without = options.skip_without,
                    .empty = options.empty,
                    .constants = options.constants};
    for (std::string& header : headers.ignored)
        header = header_text(header);
    headers.ignored.emplace_back("problem");
    if (profile) {
        headers.skip_without.insert(headers.skip_without.end(), profile->skip_without.begin(),
                                    profile->skip_without.end());
        headers.empty.insert(headers.empty.end(), profile->empty.begin(), profile->empty.end());
    }
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
    if (!profile)
        sheet.hint_at_summary(longest_texts(source, sheet));
    if (options.rejects)
        begin_rejects(*options.rejects, source, sheet, profile);
    import.read(sheet, source.name(), observation, reading);
    ImportResult result = import.finish();
    refuse_all(result, contradictions(source.name(), sheet, days));
    refuse_all(result, encoded_twice(source, source.name(), sheet));
    result.days = days.order_word();
    result.days_decided = days.decided();
    result.short_years = days.short_years();
    result.header_rows = sheet.header_rows().size();
    result.files.front().second.skipped += source.states_separator() ? 1 : 0;
    if (profile) {
        result.profile = profile->name;
        if (options.profile_found)
            result.tool = profile->title.empty() ? profile->name : profile->title;
    }
    return result;
}

} // namespace edv::intake
