/// Where signals were used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edv/base/message.hpp"
#include "edv/store/store.hpp"

namespace edv::report {

/// The uses of one signal, by day.
std::vector<model::Record> uses_of(const store::Store& store, const std::string& signal);

/// What is odd about the day of a use, in words; empty when nothing is. `sent` is the first day on which its
/// signal was sent to an institution; nothing when it never was.
Message early_use(const model::Record& use, const model::Record& signal, std::optional<Date> sent);
/// The same, with what the store says of the signal.
Message early_use(const store::Store& store, const model::Record& use);

} // namespace edv::report
