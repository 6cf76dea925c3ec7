/// What is odd about a record that was just written: told to the one who wrote it, and stored all the same.
#pragma once

#include <vector>

#include "edv/base/message.hpp"
#include "edv/model/record.hpp"
#include "edv/store/store.hpp"

namespace edv::report {

/// In words, each a line: its partner stands no more on its day, it overlaps with another of the same, parts
/// add up to more than the whole, what it cites does not fit. The record is in the store already. `edv check`
/// names the same until it is settled.
std::vector<Message> odd_about(const store::Store& store, const model::Record& record, Date today);

} // namespace edv::report
