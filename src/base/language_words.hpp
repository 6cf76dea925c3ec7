/// What the files of the languages say, which are part of the program: src/language/words/CODE.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace edv {

/// A key of a section, and its words; a text is one word.
struct WordLine {
    std::string_view section;
    std::string_view key;
    std::vector<std::string_view> words;
};

/// Reads `[section]`, `key = "text"` and `key = ["text", …]`, all of TOML that such files need; the views are
/// into `text`. Anything else is a defect.
std::vector<WordLine> read_word_lines(std::string_view text);

/// The lines of a section in the files of all languages, in the order of the languages.
std::vector<WordLine> lines_of_all(std::string_view section);

/// The words that all languages have for the key, folded.
std::vector<std::string> folded_words(std::string_view section, std::string_view key);

/// What the file of `language` has for the key; empty where it has nothing.
const std::vector<std::string_view>& words_in(std::string_view language, std::string_view section,
                                              std::string_view key);

/// The text that the file of `language` has for the key; empty where it has none. It is found without reading
/// the file as a whole: every command may need the few texts that are asked for so.
std::string_view text_in(std::string_view language, std::string_view section, std::string_view key);

} // namespace edv
