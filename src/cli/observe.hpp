/// The verbs of observations, by what people do: each group in a file of its own.
#pragma once

#include <vector>

#include "cli/commands.hpp"
#include "cli/register.hpp"

namespace edv::cli {

/// The list of observations with its filters; search has the same ones.
ListSpec observation_list();

/// import: sheets in.
std::vector<Verb> observe_sheet_verbs();
/// profile: a proposal for a sheet that was not seen before.
Verb observe_profile_verb();
/// add, edit, note, feedback, withdraw and tally: by hand.
std::vector<Verb> observe_hand_verbs();
/// search and similar: found again.
std::vector<Verb> observe_search_verbs();

} // namespace edv::cli
