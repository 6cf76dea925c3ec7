/// A record as the JSON object that the history keeps.
#pragma once

#include <string>

#include "edv/base/message.hpp"
#include "edv/model/record.hpp"

namespace edv::store {

std::string to_json(const model::Record& record);

/// Fields that the kind no longer has are passed over, fields it has gained stay empty.
model::Record from_json(const model::Kind& kind, const std::string& json);

/// A message with its arguments, for the history.
std::string to_json(const Message& message);
Message message_from_json(const std::string& json);

} // namespace edv::store
