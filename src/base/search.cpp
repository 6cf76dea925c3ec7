#include "base/search.hpp"

#include <algorithm>
#include <cstring>
#include <utf8proc.h>
#include <utility>

#include "base/ascii.hpp"
#include "base/letters.hpp"
#include "base/text.hpp"

namespace edv {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Letters, their marks and digits of any script.
bool belongs_to_word(char32_t point) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/// In a searchable text, where whatever is beyond ASCII belongs to a word.
bool is_word_byte(char c) {
    return !is_ascii(c) || is_letter_or_digit(c);
}

/// How many bytes of a word the text begins with.
std::size_t word_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_ascii(text[at])) {
            if (!is_letter_or_digit(text[at]))
                break;
            ++at;
            continue;
        }
        if (text.substr(at).starts_with("\u00AD")) {
            at += 2;
            continue;
        }
        const CodePoint point = first_point(text.substr(at));
        if (point.length == 0 || !belongs_to_word(point.value))
            break;
        at += point.length;
    }
    return at;
}

/// What folding makes of a letter may hold signs ("½" is "1⁄2").
void append_letters(std::string& to, std::string_view folded) {
    while (!folded.empty()) {
        const CodePoint point = first_point(folded);
        const std::size_t length = std::max<std::size_t>(point.length, 1);
        if (is_ascii(folded[0]) || belongs_to_word(point.value))
            to += folded.substr(0, length);
        else
            to += ' ';
        folded.remove_prefix(length);
    }
}

/// Takes the first sign of `text`, which is not ASCII; gives its bytes.
std::size_t append_sign(std::string& to, std::string_view text) {
    if (const FoldedSign sign = folded_sign(text); sign.length > 0) {
        if (sign.to.empty() || is_ascii(sign.to[0]))
            to += sign.to;
        else
            to += ' '; // × and ÷
        return sign.length;
    }
    const CodePoint point = first_point(text);
    if (point.length > 0 && belongs_to_word(point.value))
        append_letters(to, fold(text.substr(0, point.length)));
    else
        to += ' ';
    return std::max<std::size_t>(point.length, 1);
}

/// Takes the text up to one of `stops` off the beginning of `rest`.
std::string_view take_until(std::string_view& rest, std::string_view stops) {
    const std::size_t end = std::min(rest.find_first_of(stops), rest.size());
    const std::string_view taken = rest.substr(0, end);
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

/// Quotation marks that a word processor puts in place of the plain one.
std::string plain_quotes(std::string_view typed) {
    std::string plain;
    while (!typed.empty()) {
        std::size_t length = 1;
        for (const std::string_view mark : {"“", "”", "„", "«", "»"})
            if (typed.starts_with(mark))
                length = mark.size();
        plain += length == 1 ? typed[0] : '"';
        typed.remove_prefix(length);
    }
    return plain;
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// The byte to which `most` signs lead from `at`, backwards or forwards, moved to the blank nearest to it
/// within them.
std::size_t back(std::string_view text, std::size_t at, std::size_t most) {
    std::size_t from = at;
    std::size_t blank = at;
    for (std::size_t count = 0; from > 0 && count < most; ++count) {
        do
            --from;
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U);
        if (is_blank(text[from]))
            blank = from + 1;
    }
    return from == 0 ? 0 : blank;
}

std::size_t forth(std::string_view text, std::size_t at, std::size_t most) {
    std::size_t to = at;
    std::size_t blank = at;
    for (std::size_t count = 0; to < text.size() && count < most; ++count) {
        if (is_blank(text[to]))
            blank = to;
        to += std::max<std::size_t>(first_point(text.substr(to)).length, 1);
    }
    if (to >= text.size())
        return text.size();
    return blank == at ? to : blank;
}

/// Makes small letters of the ASCII capitals from `at` to the end, which is all ASCII, eight at a time: the
/// sums reach the high bit from `A` on and from behind `Z` on, and 0x20 is what makes a capital small.
void lower_ascii(std::string& text, std::size_t at) {
    for (EightBytes eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        const EightBytes from_a = eight + each_byte * (0x80U - 'A');
        const EightBytes behind_z = eight + each_byte * (0x80U - 'Z' - 1);
        eight |= ((from_a ^ behind_z) & high_bits) >> 2U;
        std::memcpy(text.data() + at, &eight, sizeof eight);
    }
    for (; at < text.size(); ++at)
        if (text[at] >= 'A' && text[at] <= 'Z')
            text[at] = static_cast<char>(text[at] - 'A' + 'a');
}

} // namespace

void append_searchable(std::string& to, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = ascii_end(text, at);
        const std::size_t from = to.size();
        to.append(text, at, end - at);
        lower_ascii(to, from);
        at = end;
        if (at < text.size())
            at += append_sign(to, text.substr(at));
    }
}

std::string searchable(std::string_view text) {
    std::string all;
    all.reserve(text.size());
    append_searchable(all, text);
    return all;
}

std::vector<std::string_view> bare_words(std::string_view text) {
    std::vector<std::string_view> all;
    while (!text.empty()) {
        if (const auto length = word_length(text); length > 0) {
            all.push_back(text.substr(0, length));
            text.remove_prefix(length);
        } else {
            text.remove_prefix(std::max<std::size_t>(first_point(text).length, 1));
        }
    }
    return all;
}

std::vector<std::string> search_words(std::string_view text) {
    const std::string seen = searchable(text);
    std::vector<std::string> all;
    for (auto at = seen.begin(); at != seen.end();) {
        const auto start = std::find_if(at, seen.end(), is_word_byte);
        at = std::find_if_not(start, seen.end(), is_word_byte);
        if (start != at)
            all.emplace_back(start, at);
    }
    return all;
}

Sought::Sought(const std::vector<std::string>& terms) {
    for (const std::string& one : terms)
        if (auto words = search_words(one); !words.empty())
            terms_.push_back({std::move(words), one.ends_with('*')});
}

std::optional<Sought::Place> Sought::place(std::size_t term, std::string_view text) const {
    const Term& wanted = terms_.at(term);
    struct Word {
        std::size_t at;
        std::string folded;
    };
    std::vector<Word> words;
    for (const std::string_view word : bare_words(text))
        for (std::string& folded : search_words(word))
            words.push_back({static_cast<std::size_t>(word.data() - text.data()), std::move(folded)});
    std::optional<Place> found;
    const std::size_t last = wanted.words.size() - 1;
    for (std::size_t first = 0; first + last < words.size(); ++first) {
        bool same = true;
        for (std::size_t i = 0; i < last && same; ++i)
            same = words[first + i].folded == wanted.words[i];
        const std::string& end = words[first + last].folded;
        const bool whole = end == wanted.words[last];
        if (!same || !(whole || (wanted.beginning && end.starts_with(wanted.words[last]))))
            continue;
        if (!found || whole)
            found = {words[first].at, first, whole};
        if (whole)
            break;
    }
    return found;
}

std::vector<std::string> search_terms(std::string_view typed) {
    const std::string plain = plain_quotes(typed);
    std::vector<std::string> terms;
    for (std::string_view rest = plain; !rest.empty();) {
        std::string term;
        if (rest.front() == '"')
            term = take_phrase(rest);
        else if (const std::string_view word = take_until(rest, " \t\n\r\""); !word.empty())
            term = word;
        else
            rest.remove_prefix(1);
        if (!search_words(term).empty())
            terms.push_back(std::move(term));
    }
    return terms;
}

std::string excerpt(std::string_view text, std::size_t at, std::size_t most) {
    const std::size_t from = back(text, at, most / 3);
    const std::size_t to = forth(text, at, most - most / 3);
    std::string shown = join(words(text.substr(from, to - from)), " ");
    return (from > 0 ? "… " : "") + shown + (to < text.size() ? " …" : "");
}

} // namespace edv
