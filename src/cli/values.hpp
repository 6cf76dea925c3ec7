/// Values of flags, read strictly: what can't be read is Error{usage}.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/duration.hpp"
#include "edv/model/record.hpp"

#include "cli/commands.hpp"
#include "intake/reading.hpp"
#include "model/rules.hpp"

namespace edv::cli {

class Session;

/// A day in any form that people write, or a word like `today`, `hier`, `morgen`.
Date day_value(std::string_view flag, std::string_view text, Date today);

/// The day that a flag gives which the verb needs.
Date needed_day(Session& session, const Arguments& arguments, std::string_view flag);

/// `P3M`, `20wd`, or words: `3 mois`, `20 werkdagen`.
Duration duration_value(std::string_view flag, std::string_view text);

/// One of `allowed`; near matches are suggested.
std::string word_value(std::string_view flag, const std::string& text,
                       const std::vector<std::string>& allowed);

/// One of the words of a fixed list of the model, or its label in any language; another is Error{refused}, as
/// an unknown code is.
std::string choice_value(Session& session, std::string_view flag, const std::string& text,
                         std::string_view list);

/// The text of a flag as it is stored: UTF-8, normalised, without blanks at its ends; nothing when it is
/// empty.
Value text_value(std::string_view flag, std::string_view text);

/// A whole number from `least`.
long long number_value(std::string_view flag, std::string_view text, long long least);

int year_value(std::string_view flag, std::string_view text);

/// The period of --year, or of --from and --to; nothing when none is given. One end alone is open where
/// `open_ends`, else wrong.
std::optional<Period> period_value(const Arguments& arguments, Date today, bool open_ends);

/// Flags for the fields of a kind, each with the name of its column; `left_out` are those that the verb gives
/// otherwise.
std::vector<Flag> field_flags(const model::Kind& kind, const std::vector<std::string_view>& left_out = {});

/// The flag for one field.
Flag field_flag(const model::Kind& kind, std::string_view name);

/// What may be referred to in a command: by code, name or label.
intake::Known known_to(Session& session, const store::Store& store);

/// How what is typed is read.
intake::Reading typed(Session& session);

/// Reads the flags that belong to fields of the record into it; an empty value clears a field. Findings in
/// `findings`.
void read_fields(Session& session, const store::Store& store, const Arguments& arguments,
                 model::Record& record, std::vector<model::Finding>& findings);

/// The one code of a record of the kind that `text` is, or a name of; Error{refused} when there is none or
/// several, with near ones.
std::string code_of(Session& session, const store::Store& store, std::string_view kind,
                    const std::string& text);

/// Throws what was found: Error{usage} when a value has the wrong form or a needed one is missing, else
/// Error{refused}.
void refuse(const std::vector<model::Finding>& findings);

std::string flag_of(std::string_view field);

/// What a flag for the field takes, as help names it.
std::string_view metavar(const model::Field& field);

} // namespace edv::cli
