/// Imports: files of records into the store, whole or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/model/calendar.hpp"
#include "edv/store/store.hpp"

#include "config/profile.hpp"
#include "intake/names.hpp"
#include "intake/reading.hpp"
#include "intake/rejects.hpp"
#include "intake/source.hpp"

namespace edv::intake {

/// read = added + unchanged + updated + rejected.
struct ImportCounts {
    long long read = 0;
    long long added = 0;
    long long unchanged = 0;
    long long updated = 0;
    long long rejected = 0;
    long long skipped = 0; ///< beside them: rows above the header, and rows that were passed over
};

struct ImportOptions {
    bool update = false;            ///< rows that differ from what is there replace it
    bool mask = false;              ///< what is personal in a text is stored masked; else it is a problem
    std::optional<Date> today = {}; ///< to say which day a word like `hier` would be
    model::Calendar calendar = model::Calendar({}); ///< by which the clocks of signals run
    /// What every language calls a word of the program.
    Translations translations = {};
    std::string language = "en"; ///< of the names behind codes in hints
    /// Whether a row may be taken as often as it stands there by a mere number: asked before it is.
    std::function<bool(long long times)> may_repeat = {};
};

/// How a sheet of observations is read.
struct SheetOptions : ImportOptions {
    std::string at;                           ///< when, for the batch
    const config::Profile* profile = nullptr; ///< only what it names is read
    bool profile_found = false;               ///< by the headers of the sheet, not named by anybody
    std::map<std::string, std::string, std::less<>> constants; ///< field, its value for every row
    std::vector<std::string> ignored;                          ///< headers to pass over, in lower case
    std::vector<std::string> dates; ///< forms of days; empty: the profile's, else detected
    long long header_row = 0;       ///< 0: the profile's, else the first
    bool ignore_unnamed = false;    ///< cells behind the last header are passed over; else they are problems
    std::map<std::string, std::string, std::less<>> columns; ///< field, the header of its column
    std::vector<std::string> skip_without;                   ///< fields beside the profile's: see there
    std::vector<std::string> empty; ///< texts beside the profile's that say as much as an empty cell
    Rejects* rejects = nullptr;     ///< gets the rows that can't be stored
    /// Called for each row with the share of the file that was read, from 0 to 1.
    std::function<void(const ImportCounts&, double)> progress;
    /// Called for each record that is added, or changed by an update.
    std::function<void(const model::Record&)> written;
};

/// What an update did to an observation.
struct ImportChange {
    long long number = 0;
    std::vector<std::string> fields;
};

/// Problems that are listed; a hopeless file need not fill the memory.
inline constexpr std::size_t most_problems = 100'000;

struct ImportResult {
    std::vector<std::pair<std::string, ImportCounts>> files; ///< by file, in the order of reading
    std::vector<Problem> problems;                           ///< sorted by file and row
    long long left_out = 0;                                  ///< problems beyond those
    bool usable = true;               ///< false: the header of a file is wrong, no row of it can be stored
    std::vector<std::string> ignored; ///< headers that were passed over
    /// Columns without header whose texts were passed over: the file, and their letters.
    std::vector<std::pair<std::string, std::string>> unnamed;

    // Of a sheet of observations.
    long long batch = 0;
    std::string profile;               ///< the name of the one that was used; empty: none
    std::string tool;                  ///< whose export it is, where its headers told so
    std::string days;                  ///< how days are written: "iso", "day-first", "month-first", or forms
    bool days_decided = true;          ///< false: no value tells whether the day or the month stands first
    std::size_t header_rows = 1;       ///< rows over which the header stands
    bool short_years = false;          ///< years of two digits were met
    std::vector<ImportChange> changes; ///< of the rows counted as updated

    [[nodiscard]] ImportCounts total() const;
};

/// Reads every file of a register that is in `folder`, as csv, xlsx or ods, or every sheet that is called
/// as such a file where `folder` is a workbook; what stands in them is read as in any sheet. With any problem
/// nothing more is written and the caller must not commit: the problems of all files are found all the same.
/// Error{refused} when the folder has no known file, Error{setup} when it or a file can't be read.
ImportResult import_folder(store::Store& store, store::Writing& writing, const model::Taxonomies& taxonomies,
                           const std::string& folder, const ImportOptions& options);

/// The profile that is known by the headers of the sheet, the user's own before the built-in ones; nothing
/// when none is. Errors as Source::rows().
std::optional<config::Profile> fitting_profile(const std::map<std::string, config::Profile, std::less<>>& own,
                                               Source& source, long long header_row);

/// Reads observations from a sheet. Rows without problem are written, the others are left out: the caller
/// decides whether to commit. Error{setup} when the profile says what can't be, Error{refused} when a
/// constant does.
ImportResult import_observations(store::Store& store, store::Writing& writing,
                                 const model::Taxonomies& taxonomies, Source& source,
                                 const SheetOptions& options);

} // namespace edv::intake
