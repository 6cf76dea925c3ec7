#include "intake/total_row.hpp"

#include <algorithm>

#include "edv/base/value.hpp"

#include "base/language_words.hpp"
#include "base/search.hpp"
#include "base/text.hpp"

namespace edv::intake {

bool is_total_word(std::string_view text) {
    static const std::vector<std::string> words = folded_words("everyday", "total");
    constexpr std::size_t most_words = 3; // more are a sentence
    std::vector<std::string_view> said = bare_words(text);
    if (said.size() > 1 && fold(said.front()) == "sous")
        said.erase(said.begin());
    return !said.empty() && said.size() <= most_words &&
           std::find(words.begin(), words.end(), fold(said.front())) != words.end();
}

bool is_total_row(const std::vector<std::string_view>& cells) {
    bool word = false;
    for (std::string_view cell : cells) {
        cell = trim(cell);
        word = word || is_total_word(cell);
        if (!cell.empty() && !is_total_word(cell) && !parse_number(cell, true))
            return false;
    }
    return word;
}

} // namespace edv::intake
