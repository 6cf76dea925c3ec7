#include "edv/store/match.hpp"

#include <algorithm>

namespace edv {
namespace {

/// ASCII letters and digits, and whatever stands outside ASCII: the index tells letters from signs there.
bool says_something(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               (c & '\x80') != 0;
    });
}

/// Takes the text up to one of `stops` off the beginning of `rest`.
std::string_view take_until(std::string_view& rest, std::string_view stops) {
    std::size_t end = std::min(rest.find_first_of(stops), rest.size());
    std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end);
    return taken;
}

/// A phrase with its opening quote at the beginning of `rest`.
std::string take_phrase(std::string_view& rest) {
    rest.remove_prefix(1);
    std::string phrase(take_until(rest, "\""));
    while (phrase.ends_with('*')) // within quotes it is a sign like any other
        phrase.pop_back();
    if (!rest.empty())
        rest.remove_prefix(1);
    if (rest.starts_with('*'))
        phrase += '*';
    return phrase;
}

std::string quoted_term(std::string_view term) {
    bool beginning = term.ends_with('*');
    while (term.ends_with('*'))
        term.remove_suffix(1);
    std::string made = "\"";
    for (char c : term) {
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

std::vector<std::string> search_terms(std::string_view typed) {
    std::vector<std::string> terms;
    while (!typed.empty()) {
        std::string term;
        if (typed.front() == '"')
            term = take_phrase(typed);
        else if (std::string_view word = take_until(typed, " \t\n\r\""); !word.empty())
            term = word;
        else
            typed.remove_prefix(1);
        if (says_something(term))
            terms.push_back(std::move(term));
    }
    return terms;
}

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
