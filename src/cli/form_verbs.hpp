/// Verbs that take their fields from a form as well as from flags.
#pragma once

#include "cli/commands.hpp"
#include "cli/form.hpp"

namespace edv::cli {

/// Adds --form FILE to a verb that adds a record. Without it, on a terminal and with a needed field missing,
/// the user's editor opens on a form. What it says is handed to the verb as flags; while the verb refuses it,
/// the form opens again with what is wrong above the fields. What was typed and not stored stays in a file
/// that is named.
Verb with_new_form(Verb add, FormSpec spec);

/// The same for a verb that changes the record its first word names: the form opens when no field is given,
/// and says what the record says. Only fields that the form changes are handed to the verb.
Verb with_edit_form(Verb edit, FormSpec spec);

} // namespace edv::cli
