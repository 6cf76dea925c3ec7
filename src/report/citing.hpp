/// Evidence that does not fit what cites it.
#pragma once

#include <vector>

#include "edv/base/message.hpp"

#include "report/register_view.hpp"

namespace edv::report {

/// Of a proposal or signal, in words: observations of another partner, evidence later than the step that
/// rests on it (the submission of a proposal, the examination of a signal or its reopening), withdrawn
/// observations. Partners that became one another, by merger or split, are no other ones. `withdrawn`: those
/// are told too.
std::vector<Message> misfits(const store::Store& store, const model::Standing& standing,
                             const model::Record& citing, bool withdrawn);

} // namespace edv::report
