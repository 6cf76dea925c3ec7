/// Finds what must not stand in a text: numbers and addresses by which a person can be known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace edv::model {

/// What a trace of a person is.
enum class PersonalKind { national_number, iban, phone, email };

struct PersonalTrace {
    PersonalKind kind;
    std::size_t at;   ///< first byte
    std::size_t size; ///< bytes
};

/// National register and BIS numbers, IBANs, Belgian and international phone numbers and e-mail addresses of
/// `text`, in its order, not overlapping.
std::vector<PersonalTrace> find_personal(std::string_view text);

/// The text with every letter and digit of its traces as `*`; the same text when it has none.
std::string masked(std::string_view text);

/// A text as messages show it: on one line, not too long, what is personal masked.
std::string shown(std::string_view text);

/// English name of what was found, translated where shown.
std::string_view personal_word(PersonalKind kind);

} // namespace edv::model
