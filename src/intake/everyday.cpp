#include "intake/everyday.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "base/language_words.hpp"
#include "base/text.hpp"

namespace edv::intake {
namespace {

/// The words of all languages for a key of `[everyday]`.
using Words = std::set<std::string, std::less<>>;

Words everyday_words(std::string_view key) {
    Words all;
    for (std::string& word : folded_words("everyday", key))
        all.insert(std::move(word));
    return all;
}

bool is_article(std::string_view word) {
    static const Words all = everyday_words("article");
    return all.contains(word);
}

/// Little words that say nothing alone.
bool is_little(std::string_view word) {
    static const Words all = everyday_words("little");
    return all.contains(word);
}

/// What follows one of them, up to the next comma, says the opposite when it stands alone.
bool is_negation(std::string_view word) {
    static const Words all = everyday_words("negation");
    return all.contains(word);
}

/// Endings of second forms, the longest first.
const std::vector<std::string>& second_endings() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> made = folded_words("everyday", "second_form");
        std::stable_sort(made.begin(), made.end(),
                         [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
        return made;
    }();
    return all;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// A sign that stands before the second form of a word; its length, or 0.
std::size_t form_sign(std::string_view text) {
    for (std::string_view sign :
         {"\xC2\xB7", "\xE2\x80\xA2", "\xE2\x8B\x85", "(", ".", "-", "/", ":", "*", "_"})
        if (text.starts_with(sign))
            return sign.size();
    return 0;
}

/// The length of "·e", "(e)", ".e.s" or "(e)s" at the front, without the ending of the plural; 0 for anything
/// else.
std::size_t second_form(std::string_view text) {
    const std::size_t sign = form_sign(text);
    if (sign == 0)
        return 0;
    const bool bracket = text.front() == '(';
    std::string_view rest = text.substr(sign);
    auto closes = [&](std::size_t length) {
        std::string_view behind = rest.substr(length);
        if (bracket)
            return behind.starts_with(')');
        return behind.empty() || !is_letter(behind.front()) || form_sign(behind) > 0;
    };
    auto ends = [&](std::string_view ending) { return rest.starts_with(ending) && closes(ending.size()); };
    for (std::string_view ending : second_endings())
        if (ends(ending))
            return sign + ending.size() + (bracket ? 1 : 0);
    // The plural alone: "frein(s)", and the "·s" of "expert·e·s".
    for (std::string_view ending : {"s", "x"})
        if (ends(ending))
            return sign + ending.size() + (bracket ? 1 : 0);
    return 0;
}

/// Without the ending of the plural, in a way that is the same for all four languages: what is taken off too
/// much is taken off everywhere.
std::string without_ending(std::string word) {
    auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
    auto cut = [&](std::size_t count) { word.resize(word.size() - count); };
    constexpr std::size_t short_word = 3;
    if (word.size() <= short_word)
        return word;
    const std::size_t whole = word.size();
    if (ends("aux") && !ends("eaux")) {
        cut(2);
        word += 'l';
    } else if ((ends("s") && !ends("ss")) || ends("x")) {
        cut(1);
    }
    const std::size_t singular = word.size();
    if (word.size() > short_word + 1 && ends("en"))
        cut(2);
    else if (word.size() > short_word + 1 && (ends("ern") || ends("eln")))
        cut(1);
    else if (word.size() > short_word && ends("e"))
        cut(1);
    if (word.size() > short_word && ends("e"))
        cut(1);
    // "taal" and "talen", "adres" and "adressen"; but "asbll" is no "asbl".
    const std::size_t size = word.size();
    constexpr std::size_t long_word = 6;
    const bool may_double = size < singular || whole >= long_word;
    constexpr std::string_view vowels = "aeou";
    if (size > short_word && word[size - 2] == word[size - 3] &&
        vowels.find(word[size - 2]) != std::string_view::npos)
        word.erase(size - 2, 1);
    else if (size > short_word && may_double && word[size - 1] == word[size - 2])
        cut(1);
    return word;
}

std::string stem(std::string word) {
    std::string shorter = without_ending(word);
    while (shorter != word) {
        word = std::move(shorter);
        shorter = without_ending(word);
    }
    return word;
}

/// The words of a text that was folded and has one form of each; a sign parts them, in `joined` a dash does
/// not.
std::vector<std::string> split(std::string_view text, bool joined) {
    std::vector<std::string> all(1);
    for (const char c : text) {
        if (is_letter(c) || (c >= '0' && c <= '9') || (joined && c == '-'))
            all.back() += c;
        else if (!all.back().empty())
            all.emplace_back();
    }
    if (all.back().empty())
        all.pop_back();
    return all;
}

/// Folded, with one form of each word.
std::string plain(std::string_view text) {
    return one_form(fold(text));
}

/// Without articles.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> all = split(plain(text), false);
    std::erase_if(all, [](const std::string& word) { return is_article(word); });
    return all;
}

bool is_capital(std::string_view text) {
    const CodePoint point = first_point(text);
    constexpr char32_t first_accented = 0xC0;
    constexpr char32_t last_accented = 0xDE;
    return (point.value >= 'A' && point.value <= 'Z') ||
           (point.value >= first_accented && point.value <= last_accented);
}

std::string in_capitals(std::string_view text) {
    std::string made = fold(text);
    std::transform(made.begin(), made.end(), made.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return made;
}

/// Longer words may just be written in capitals.
constexpr std::size_t longest_abbreviation = 5;

/// "OCMW", "OCMWs" and "OCMW's" are "OCMW"; empty for what is no word of a few capitals.
std::string abbreviation(std::string_view text) {
    for (std::string_view plural : {"'s", "\xE2\x80\x99s", "s"})
        if (text.ends_with(plural)) {
            text.remove_suffix(plural.size());
            break;
        }
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(first_point(rest).length))
        if (!is_capital(rest))
            return {};
    std::string made = in_capitals(text);
    return made.size() >= 2 && made.size() <= longest_abbreviation ? made : std::string();
}

/// The words of a label that are abbreviations, folded.
std::set<std::string> abbreviations_in(std::string_view label) {
    std::set<std::string> all;
    for (std::string_view word : parts(label, " ,;()/"))
        if (const std::string found = abbreviation(word); !found.empty())
            all.insert(fold(found));
    return all;
}

/// Words of labels that nobody who writes them alone means that code by: a family is no lone parent, and a
/// fair thing no work. Their files have them in the singular; others of the same stem are among them.
bool is_vague(const std::string& key) {
    static const std::set<std::string> keys = [] {
        std::set<std::string> made;
        for (const std::string& word : folded_words("everyday", "vague"))
            made.insert(everyday_key(word));
        return made;
    }();
    return keys.contains(key);
}

} // namespace

std::string one_form(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        // A form stands behind two letters at least: "a.s" and "l-e" are no second forms.
        const bool behind_word =
            kept.size() >= 2 && is_letter(kept.back()) && is_letter(kept[kept.size() - 2]);
        if (const std::size_t length = behind_word ? second_form(text.substr(at)) : 0)
            at += length;
        else
            kept += text[at++];
    }
    return kept;
}

std::string everyday_key(std::string_view text) {
    if (std::string short_form = abbreviation(trim(text)); !short_form.empty())
        return short_form;
    std::vector<std::string> all = words_of(text);
    // Parents alone have the stem of "ouderen", who are old.
    if (all.size() == 1 && (all.front() == "ouder" || all.front() == "ouders"))
        return "ouders";
    for (std::string& word : all)
        word = stem(std::move(word));
    return join(all, " ");
}

std::vector<std::string> everyday_keys(std::string_view text) {
    const std::string folded = fold(trim(text));
    std::vector<std::string> keys{everyday_key(text), everyday_key(folded)};
    const std::vector<std::string> said = words_of(folded);
    if (said.size() != 1 || said.front().size() > longest_abbreviation + 1)
        return keys;
    const std::string capitals = in_capitals(said.front());
    keys.push_back(capitals);
    if (capitals.ends_with('S') && !capitals.ends_with("SS"))
        keys.push_back(capitals.substr(0, capitals.size() - 1));
    return keys;
}

std::string phrase_key(std::string_view text) {
    return join(words_of(text), " ");
}

std::vector<std::string> telling_words(std::string_view label) {
    std::vector<std::string> telling;
    const std::string folded = plain(label);
    const std::set<std::string> abbreviations = abbreviations_in(label);
    for (std::string_view phrase : parts(folded, ",;()")) {
        for (const std::string& word : split(phrase, true)) {
            if (is_negation(word) || is_negation(std::string_view(word).substr(0, word.find('-'))))
                break;
            if (abbreviations.contains(word))
                telling.push_back(in_capitals(word));
            else if (word.size() > 2 && !is_article(word) && !is_little(word))
                if (std::string key = everyday_key(word); !key.empty() && !is_vague(key))
                    telling.push_back(std::move(key));
        }
    }
    return telling;
}

} // namespace edv::intake
