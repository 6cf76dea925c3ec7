/// How a sheet that is not edv's own is read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edv::config {

/// The tables of its file: `[read]`, `[columns]`, `[fallback]`, `[constant]`, `[values.FIELD]`. Words are as
/// the user wrote them, already checked for their form.
struct Profile {
    std::string name;  ///< kept with each observation; references are unique within it
    std::string title; ///< what people call the tool; empty: the name
    /// A sheet with all of these headers is of this kind; a bar stands between the spellings of one. Empty:
    /// the profile is only used where it is named.
    std::vector<std::string> known_by;
    std::string file;               ///< where it was read; empty: built in
    std::string encoding = "auto";  ///< auto, utf-8, utf-16, windows-1252
    std::string separator = "auto"; ///< auto, or one character
    long long header_row = 0;       ///< 0: the first row with anything in it
    std::string sheet;              ///< empty: the first that can be seen
    std::vector<std::string> dates; ///< strptime forms, iso, unix, excel; empty: auto
    /// What stands before the last part of a header (`group/question`) does not count; empty: all of it does.
    std::string groups;
    /// How a column for one answer of several is named: `/` for `question/answer`, `[]` for
    /// `question[answer]`; empty: there is none.
    std::string answers;
    bool ignore_unnamed = false; ///< texts under no header are passed over
    /// Fields without a column of their own below are looked for under their usual headers.
    bool usual = false;
    std::vector<std::string> empty;        ///< texts of a cell that say as much as an empty one
    std::vector<std::string> skip_without; ///< fields: a row that says nothing for one of them is passed over
    std::map<std::string, std::vector<std::string>, std::less<>> columns; ///< field, its headers
    /// Field; headers of which the first that says something counts where no other column is of the field.
    std::map<std::string, std::vector<std::string>, std::less<>> fallback;
    std::map<std::string, std::string, std::less<>> constants; ///< field, its value
    /// Field; what the sheet says; the code. `*` stands for whatever else it says.
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values;
};

/// Reads a profile. Anything wrong (syntax, unknown key or field, wrong type, a word or form of days that edv
/// does not know, a field with a column and a constant, values of a field without column) is Error{setup}
/// with every problem as FILE:LINE and near words as hints; so is a file that can't be read. Codes are not
/// looked at. The name is the key `name`, else that of the file without folder and ending.
Profile load_profile(const std::string& file);

/// The profiles that edv brings along: kobo, odk, limesurvey, msforms, googleforms.
const std::vector<Profile>& built_in_profiles();

/// Whether the headers of a sheet are those that the profile is known by, without case and accents.
bool fits(const Profile& profile, const std::vector<std::string>& header);

/// Fields of observations that a profile may name: all but those that edv sets itself in an import.
const std::vector<std::string>& profile_fields();

/// auto, utf-8, utf-16, windows-1252
const std::vector<std::string>& encoding_words();

/// "auto", or one of `,` `;` `|` and tab, which are also called "comma", "semicolon" and "tab". Nothing for
/// anything else.
std::optional<std::string> parse_separator(std::string_view word);

/// Whether this tells how days are written: "iso", "unix", "excel", or a strptime form that names a whole day
/// with
/// `%d %e %m %b %B %Y %y %j`, and beside it may name `%a %A %H %I %M %S %T %p`.
bool is_day_form(std::string_view form);

/// The text as TOML writes it: in quotes, on one line.
std::string toml_quoted(std::string_view text);

/// Lines that stand in a profile's text as comments, by the path of the key below them (`columns.date`) or of
/// the table whose first lines they are (`values.right`); under the empty path, at the top. A table with
/// lines is written though it be empty.
using ProfileNotes = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The profile as TOML that load_profile reads as the same profile.
std::string profile_text(const Profile& profile, const ProfileNotes& notes = {});

} // namespace edv::config
