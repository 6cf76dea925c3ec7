// What a target promises: when it does not hold, the run ends with the input at hand.
#pragma once

#include <cstdlib>

namespace edv::fuzz {

inline void expect(bool holds) {
    if (!holds)
        std::abort();
}

} // namespace edv::fuzz
