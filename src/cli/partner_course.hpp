/// What becomes of partners: mergers, splits and ends, and how that is shown.
#pragma once

#include "cli/register.hpp"
#include "model/standing.hpp"

namespace edv::cli {

Verb merge_verb();
Verb split_verb();
Verb end_partner_verb();

/// For people: the names in force today, and what the partner was and became.
void show_course(Session& session, const store::Store& store, const model::Record& partner,
                 std::vector<Table>& tables);

/// The partners of the store with their names and successors.
model::Standing standing_of(const store::Store& store);

} // namespace edv::cli
