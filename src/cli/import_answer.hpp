/// What an import says, for the folder of a register and the sheet of observations alike.
#pragma once

#include <ostream>

#include "cli/session.hpp"
#include "intake/import_files.hpp"

namespace edv::cli {

/// Shows the problems, the first of them when there are many.
void say_problems(Session& session, const intake::ImportResult& result);

/// "{file}: 1 508 read, 1 508 new, ..." for each file.
void say_counts(Session& session, const intake::ImportResult& result);

/// Tells how many records the import brings that are dated after their partner was closed or split.
void say_after_end(Session& session, std::size_t count);

/// How a sheet was read: encoding, separator, days, headers that were passed over.
void say_reading(Session& session, const intake::Source& source, const intake::ImportResult& result);

/// Asks whether a row that stands there more often than anybody types or copies it is to be stored as often;
/// no without a terminal.
bool confirm_repeated(Session& session, long long times);

/// The columns without header of each file of a folder whose texts were passed over.
void say_unnamed(Session& session, const intake::ImportResult& result);

/// Which observations an update changed, and what of them.
void say_changes(Session& session, const intake::ImportResult& result);

/// The answer of an import in JSON. `source`: null when the file can't be used; `kept`: it
/// was committed.
void write_json(std::ostream& out, const intake::Source* source, const intake::ImportResult& result,
                bool kept);

} // namespace edv::cli
