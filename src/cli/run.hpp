/// Runs one command line.
#pragma once

#include <string>
#include <vector>

#include "cli/streams.hpp"

namespace edv::cli {

/// Parses, runs, and turns what was thrown into messages on stderr. Gives the exit code.
int run(const std::vector<std::string>& words, Surroundings surroundings, Streams streams);

} // namespace edv::cli
