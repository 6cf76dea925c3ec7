/// What an import says on the screen, for the folder of a register and the sheet of observations alike.
#pragma once

#include "edv/intake/importing.hpp"

#include "cli/session.hpp"

namespace edv::cli {

/// Shows the problems of a refused import and gives exit code 1.
int refuse_import(Session& session, const ImportResult& result);

/// "{file}: 1 508 read, 1 508 new, ..." for each file.
void say_counts(Session& session, const ImportResult& result);

} // namespace edv::cli
