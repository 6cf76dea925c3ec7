/// Where the header of a file plainly stands, when it does not stand where it was looked for.
#pragma once

#include <optional>

#include "edv/base/error.hpp"

#include "intake/mapping.hpp"
#include "intake/source.hpp"

namespace edv::intake {

/// A problem that names the row, or the sheet, and the flag that reads it. Nothing when the header is where
/// it was looked for, or nowhere.
std::optional<Problem> header_elsewhere(Source& source, const model::Kind& kind, const Headers& headers,
                                        long long header_row);

/// The same for sheets alone: where the one that is read has no header, and another one has.
std::optional<Problem> sheet_elsewhere(Source& source, const model::Kind& kind, const Headers& headers);

} // namespace edv::intake
