/// Proposes how a sheet may be read that edv has not seen before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edv/model/taxonomy.hpp"

#include "config/profile.hpp"
#include "intake/reading.hpp"
#include "intake/rows.hpp"
#include "intake/source.hpp"

namespace edv::intake {

/// What the cells of a column look like.
enum class Looks { empty, days, numbers, short_texts, long_texts };

/// How the field of a column was found.
enum class FoundBy { nothing, header, content };

/// A text that is no code of the column's field, and the nearest code; empty when none is near.
struct UnknownText {
    std::string text;
    std::string near;
};

/// A column as it was seen. It never carries what may be the name of a person or a text of sentences.
struct SeenColumn {
    std::string header;
    Looks looks = Looks::empty;
    FoundBy found = FoundBy::nothing;
    std::string field;                ///< that it feeds; empty: none
    std::string otherwise;            ///< field that it feeds where no other column does; empty: none
    bool doubled = false;             ///< a column before it has the same header
    long long filled = 0;             ///< cells with anything in them
    std::vector<std::string> samples; ///< a few different texts, masked
    std::vector<UnknownText> unknown; ///< for fields of codes, as many as are worth a look
    long long unknown_count = 0;      ///< all of them
};

struct Proposal {
    config::Profile profile;
    std::vector<SeenColumn> columns;  ///< in the order of the sheet; those without header left out
    std::vector<std::string> missing; ///< required fields that no column feeds
    long long rows = 0;               ///< that were looked at, without the header
    bool whole = true;                ///< the sheet has no more rows
    bool order_open = false;          ///< no value tells whether the day or the month stands first
    std::string tool;                 ///< the built-in profile of the tool that the headers are of
};

/// The most rows that a proposal looks at.
inline constexpr long long most_proposal_rows = 10'000;

/// A proposal for the sheet: fields by their usual headers first, then by what the cells say. `start` has the
/// name and what is known of the reading. Of an export of a known tool it is said how such exports are
/// written. A header row below the first row is found where the rows above it
/// have one cell each. Error{refused} when there is no header or it is damaged.
Proposal propose_profile(Rows& rows, const Known& known, const model::Taxonomies& taxonomies,
                         config::Profile start);

/// The same for a file. A spreadsheet whose header stands on another sheet than the one that is read is
/// Error{refused} with that sheet's name; `start` may name one.
Proposal propose_profile(Source& source, const Known& known, const model::Taxonomies& taxonomies,
                         config::Profile start);

} // namespace edv::intake
