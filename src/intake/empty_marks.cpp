#include "intake/empty_marks.hpp"

#include <algorithm>
#include <string>

#include "base/language_words.hpp"
#include "base/text.hpp"

namespace edv::intake {

bool is_empty_mark(std::string_view text) {
    static const std::vector<std::string> marks = folded_words("everyday", "empty");
    const std::string said = fold(trim(text));
    // Signs alone: a dash, slash, question mark or dots.
    const bool signs = said.find_first_not_of("-/\\?._*\xE2\x80\x93\x94\xA6\x90\x91") == std::string::npos;
    return !said.empty() && (signs || std::find(marks.begin(), marks.end(), said) != marks.end());
}

} // namespace edv::intake
