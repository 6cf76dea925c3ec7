/// How messages name fields, days, states and choices: by words that are translated where they are shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/message.hpp"
#include "edv/model/kind.hpp"

namespace edv::model {

/// The field's label.
Arg field_word(std::string name, const Field& field);

/// The labels of several fields, with commas between them.
Arg field_words(std::string name, const Kind& kind, const std::vector<std::string_view>& fields);

/// The label of a word of a fixed list; the word itself where the list does not have it.
Arg choice_word(std::string name, std::string_view list, std::string_view word);

/// A day of a record as a sentence names it: "the submission".
std::string_view day_word(std::string_view field);

/// That a required field is empty.
Message is_required(const Field& field);

/// That `field` may not be empty while `has` is filled in.
Message is_required_with(const Field& field, const Field& has);

/// That the day `second` lies before the day `first`, which it can't.
Message days_backwards(std::string_view second, Date to, std::string_view first, Date from);

/// That a record is known by this key already, or that none is.
Message exists_already(const Kind& kind, const std::string& key);
Message is_not_there(const Kind& kind, const std::string& key);

} // namespace edv::model
