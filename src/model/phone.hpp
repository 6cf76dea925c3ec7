// Phone numbers, and the numbers of enterprises and payments that look like them.
#pragma once

#include <cstddef>
#include <string_view>

namespace edv::model {

/// What begins at a digit or `+`: where it ends, and whether it is a phone number. `end` 0: neither.
struct PhoneMatch {
    std::size_t end = 0;
    bool is_phone = false; ///< false: something that is no trace of a person, to be passed over whole
};

/// `seen` is where the trace before ends. `at` must not stand behind a letter or digit.
PhoneMatch phone_at(std::string_view text, std::size_t at, std::size_t seen);

} // namespace edv::model
