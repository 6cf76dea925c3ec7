#include <algorithm>
#include <fmt/format.h>

#include "base/language_words.hpp"
#include "base/languages.hpp"
#include "base/text.hpp"
#include "config/holidays.hpp"
#include "config/parse.hpp"

namespace edv::config {
namespace {

std::string quoted_label(const std::string& language, const std::string& label) {
    return fmt::format("{} = \"{}\"", language, label);
}

/// The labels in the order of the languages, as TOML.
std::string labels_text(const model::Labels& labels) {
    std::vector<std::string> all;
    for (const std::string& language : language_codes())
        if (const auto label = labels.find(language); label != labels.end())
            all.push_back(quoted_label(language, label->second));
    return join(all, ", ");
}

/// The languages whose labels of the taxonomy are translations made for edv.
std::vector<std::string> unofficial_in(std::string_view taxonomy) {
    std::vector<std::string> all;
    for (const std::string& language : language_codes()) {
        const auto& names = words_in(language, "taxonomies", "unofficial");
        if (std::find(names.begin(), names.end(), taxonomy) != names.end())
            all.push_back('"' + language + '"');
    }
    return all;
}

/// Words on lines of their own, none wider than a page.
std::string wrapped(const std::vector<std::string>& words) {
    constexpr std::size_t page = 108;
    std::string text;
    std::string line = "   ";
    for (const std::string& word : words) {
        const std::string next = " \"" + word + '"' + (&word == &words.back() ? "" : ",");
        if (width(line + next) > page) {
            text += line + '\n';
            line = "   ";
        }
        line += next;
    }
    return text + line;
}

model::Labels labels_of(std::string_view section, std::string_view key) {
    model::Labels labels;
    for (const std::string& language : language_codes())
        for (std::string_view label : words_in(language, section, key))
            labels[language] = label;
    return labels;
}

} // namespace

std::vector<model::Term> builtin_terms(std::string_view taxonomy) {
    const std::string name(taxonomy);
    std::vector<model::Term> terms;
    for (const WordLine& line : read_word_lines(builtin_codes())) {
        if (line.section != "taxonomy." + name)
            continue;
        std::vector<std::string> also(line.words.begin(), line.words.end());
        for (const std::string& language : language_codes())
            for (std::string_view word : words_in(language, "also." + name, line.key))
                also.emplace_back(word);
        terms.push_back({std::string(line.key), labels_of("label." + name, line.key), also});
    }
    return terms;
}

std::vector<model::Holiday> builtin_holidays() {
    std::vector<model::Holiday> days;
    for (const WordLine& line : read_word_lines(builtin_codes()))
        if (line.section == "holidays")
            days.push_back({std::string(line.key), labels_of("holidays", line.key),
                            model::HolidayRule::parse(line.words.front()).value()});
    return days;
}

model::Labels builtin_owner() {
    return labels_of("service", "name");
}

std::string builtin_terms_text(std::string_view taxonomy) {
    const std::vector<std::string> unofficial = unofficial_in(taxonomy);
    std::string text;
    for (const model::Term& term : builtin_terms(taxonomy)) {
        text += fmt::format("{} = {{ {}", term.code, labels_text(term.labels));
        if (!unofficial.empty())
            text += fmt::format(", unofficial = [{}]", join(unofficial, ", "));
        text += fmt::format(", also = [\n{}] }}\n", wrapped(*term.also));
    }
    return text;
}

std::string builtin_holidays_text() {
    std::string text;
    for (const WordLine& line : read_word_lines(builtin_codes()))
        if (line.section == "holidays")
            text += fmt::format("{} = {{ on = \"{}\", {} }}\n", line.key, line.words.front(),
                                labels_text(labels_of("holidays", line.key)));
    return text;
}

std::string builtin_owner_text() {
    std::string names;
    std::string abbreviations;
    for (const std::string& language : language_codes()) {
        if (const std::string_view name = text_in(language, "service", "name"); !name.empty())
            names += fmt::format("name_{} = \"{}\"\n", language, name);
        if (const std::string_view abbr = text_in(language, "service", "abbr"); !abbr.empty())
            abbreviations += fmt::format("# abbr_{} = \"{}\"\n", language, abbr);
    }
    return names + abbreviations;
}

} // namespace edv::config
