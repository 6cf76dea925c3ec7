/// How a sheet that is not edv's own is read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace edv {

/// As in the contract: `[read]`, `[columns]`, `[constant]`, `[values.FIELD]`. Words are as the user wrote
/// them, already checked for their form.
struct Profile {
    std::string name;               ///< kept with each observation; references are unique within it
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
    /// Fields without a column of their own below are looked for under their usual headers.
    bool usual = false;
    std::map<std::string, std::vector<std::string>, std::less<>> columns; ///< field, its headers
    std::map<std::string, std::string, std::less<>> constants;            ///< field, its value
    /// Field; what the sheet says; the code. `*` stands for whatever else it says.
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values;
};

} // namespace edv
