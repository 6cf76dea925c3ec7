/// The chain from a remark at a counter to what an institution did about it, both ways.
#pragma once

#include <string>

#include "report/context.hpp"

namespace edv::report {

/// What leads to and follows from an observation, a proposal or a signal (`kind`), as a tree: one row each,
/// the deeper ones below the one that they belong to. Columns depth, direction (start; back: what it rests
/// on; on: what became of it), kind, key, parent (the key of the row above it), date, state and text. Empty
/// when there is no such record.
Table trace(const ReportContext& context, Date today, std::string_view kind, const std::string& key);

} // namespace edv::report
