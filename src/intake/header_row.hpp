/// Which row of a sheet is its header.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/rows.hpp"

namespace edv::intake {

/// A header as it is compared and shown: without blanks and invisible signs at its ends, and each stretch of
/// blanks and line breaks one blank.
std::string header_text(std::string_view cell);

/// The rows that may stand before a header.
inline constexpr std::size_t most_rows_above = 20;

/// The first rows of a sheet, at most `most_rows_above` and the one behind; damaged ones are left out. A
/// first row that is damaged is Error{refused}.
std::vector<KeptRow> first_rows(Rows& rows);

/// The place in `opening` of the row that plainly is the header, by how many fields the cells of a row stand
/// for. Nothing to tell: the first that has more than one cell, where those above it are titles with one cell
/// each, else the very first.
std::size_t plain_header(const std::vector<KeptRow>& opening,
                         const std::function<std::size_t(const KeptRow&)>& fields_in);

/// The rows over which a header may go on below its first.
inline constexpr std::size_t most_rows_below = 2;

/// Of the rows right below a header, at most two, those that belong to it: survey tools write what may be
/// answered under the question, in columns that have no header of their own.
std::size_t header_rows_below(const KeptRow& header, const std::vector<KeptRow>& below);

/// A header of several rows as one: "Which barriers? [Waiting]". What only says that an answer stands there
/// is left out.
std::vector<std::string> joined_header(const KeptRow& header, const std::vector<KeptRow>& below);

} // namespace edv::intake
