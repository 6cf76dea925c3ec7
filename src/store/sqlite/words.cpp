#include "store/sqlite/words.hpp"

#include "edv/base/search.hpp"

namespace edv {
namespace {

std::string quoted_term(std::string_view term) {
    const bool beginning = term.ends_with('*');
    while (term.ends_with('*'))
        term.remove_suffix(1);
    std::string made = "\"";
    for (const char c : searchable(term)) {
        made += c;
        if (c == '"')
            made += c;
    }
    made += '"';
    if (beginning)
        made += '*';
    return made;
}

} // namespace

std::string match_expression(const std::vector<Value>& terms, bool any) {
    std::string made;
    for (const Value& term : terms) {
        // A blank asks for both sides and passes over what is no word to the index; AND would find nothing
        // then.
        if (!made.empty())
            made += any ? " OR " : " ";
        made += quoted_term(to_text(term));
    }
    return made;
}

} // namespace edv
