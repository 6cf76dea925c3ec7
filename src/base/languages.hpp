/// The languages that edv speaks and reads, as src/language/languages lists them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace edv {

struct SpokenLanguage {
    std::string_view code;
    std::string_view name;  ///< in English
    bool of_people = false; ///< experts may speak it, and texts be written in it
    std::string_view words; ///< what edv knows of it: the text of src/language/words/CODE.toml
};

/// All of them. A name that is missing in one language is taken from the next.
std::span<const SpokenLanguage> languages();

/// The codes of all: fr nl de en.
const std::vector<std::string>& language_codes();

} // namespace edv
