/// Batches of imported observations: listed, and withdrawn as a whole.
#pragma once

#include <string>

#include "edv/base/date.hpp"

#include "cli/commands.hpp"

namespace edv::cli {

class Session;

Verb batches_verb();

/// Withdraws the rows of a batch as of `day` and releases them, so that their sheet may be imported again.
/// Rows that more has become of since (changed, or cited) stay, and are named on stderr; rows withdrawn
/// before stay as they are. One entry of the history. Error{refused} when there is no such batch or nothing
/// to withdraw. Gives the exit code.
int withdraw_batch(Session& session, long long batch, const std::string& reason, Date day);

} // namespace edv::cli
