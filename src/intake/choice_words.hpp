/// Words that people write for the words of fixed lists.
#pragma once

#include <span>
#include <string_view>

namespace edv {

/// Words in French, Dutch, German and English that mean `code` in `list`, with a bar between them.
struct ChoiceWords {
    std::string_view list;
    std::string_view code;
    std::string_view words;
};

/// What may mean two codes stands with both.
std::span<const ChoiceWords> choice_words();

} // namespace edv
