/// What verbs share that set a day on records: which records, which day, and which words go with it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/error.hpp"

#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace edv::cli {

/// The numbered records that the words name, each once. All unknown ones are told together.
std::vector<model::Stored> named_together(const store::Store& store, const model::Kind& kind,
                                          const std::vector<std::string>& words);

/// "12, 13"
std::string numbers_of(const std::vector<model::Stored>& records);

/// The day of `--date`; today without it.
Date day_given(Session& session, const Arguments& arguments);

/// The text of the flag for `field`, which may hold no personal data (or is masked); nothing without it.
Value text_given(const Arguments& arguments, const model::Kind& kind, std::string_view field);

/// `--date`, for a verb that day_given() reads.
Flag date_flag(const model::Kind& kind, std::string_view field);

/// Throws the problems of all records together as one refusal.
void refuse_together(std::vector<Problem> problems);

} // namespace edv::cli
