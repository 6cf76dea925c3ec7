/// Which columns of a sheet say what: from its header to the fields of a kind.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/model/kind.hpp"

#include "config/profile.hpp"
#include "intake/reading.hpp"

namespace edv::intake {

/// How the header of a sheet is to be understood.
struct Headers {
    std::vector<std::string> optional;        ///< fields that need no column though required
    std::vector<std::string> ignored;         ///< headers to pass over, in lower case
    bool may_ignore = false;                  ///< the hint may speak of --ignore
    bool ignore_unnamed = false;              ///< also texts behind the last header are passed over
    bool usual = false;                       ///< usual headers in four languages count too
    Translations translations = {};           ///< so that the headers of edv's own lists count too
    const config::Profile* profile = nullptr; ///< only what it names is read
    std::map<std::string, std::string, std::less<>> named = {}; ///< field, the header of its column
    std::vector<std::string> skip_without = {}; ///< fields: a row that says nothing for one is passed over
    std::vector<std::string> empty = {};        ///< texts of a cell that say as much as an empty one
    std::map<std::string, std::string, std::less<>>
        constants; ///< fields with one value, whatever the columns say
};

/// Where a field's value comes from.
struct FieldSource {
    std::size_t field = 0;
    std::string header; ///< what people know the column by
    std::vector<std::size_t> columns;
    bool first_only = false; ///< the first column that says something counts; else all do, one a line
    struct Answer {
        std::size_t column;
        std::string word; ///< what a cell that says yes means
    };
    std::vector<Answer> answers; ///< columns for one answer each
    std::optional<std::string> constant;
    std::map<std::string, std::string, std::less<>> values; ///< folded text, code
    std::optional<std::string> otherwise;                   ///< for texts that `values` lacks
};

struct Mapping {
    std::vector<FieldSource> sources;
    std::vector<bool> nameless;       ///< columns without header
    std::vector<std::string> ignored; ///< headers that are passed over
    std::vector<Problem> problems;    ///< without file and row
};

/// Unknown, missing and doubled columns are problems of the mapping; the rest of it can be used to find the
/// problems of the rows.
Mapping map_header(const std::vector<std::string>& header, const model::Kind& kind, const Headers& wanted);

/// The part of "group/question" behind the last sign; the whole header without a sign.
std::string_view last_part(std::string_view header, std::string_view sign);

/// "question/answer" or "question [answer]" taken apart by the sign or the pair of signs; nothing when it is
/// neither.
std::optional<std::pair<std::string_view, std::string_view>> split_answer(std::string_view header,
                                                                          std::string_view signs);

} // namespace edv::intake
