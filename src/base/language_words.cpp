#include "base/language_words.hpp"

#include <algorithm>
#include <span>

#include "base/languages.hpp"
#include "base/named.hpp"
#include "base/text.hpp"

namespace edv {
namespace {

/// Takes the next text in quotes off; false when the line has no more.
bool take_word(std::string_view& rest, std::vector<std::string_view>& words) {
    const std::size_t start = rest.find('"');
    if (start == std::string_view::npos)
        return false;
    const std::size_t end = rest.find('"', start + 1);
    if (end == std::string_view::npos)
        defect("no end of a word in " + std::string(rest));
    words.push_back(rest.substr(start + 1, end - start - 1));
    rest.remove_prefix(end + 1);
    return true;
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trim(line);
}

struct LanguageFile {
    std::string_view name;
    std::vector<WordLine> lines; ///< by section, within one as they stand
};

const std::vector<LanguageFile>& files() {
    static const std::vector<LanguageFile> all = [] {
        std::vector<LanguageFile> made;
        for (const SpokenLanguage& one : languages()) {
            made.push_back({one.code, read_word_lines(one.words)});
            std::stable_sort(made.back().lines.begin(), made.back().lines.end(),
                             [](const WordLine& a, const WordLine& b) { return a.section < b.section; });
        }
        return made;
    }();
    return all;
}

std::span<const WordLine> section_of(const LanguageFile& file, std::string_view section) {
    const auto first = std::partition_point(file.lines.begin(), file.lines.end(),
                                            [&](const WordLine& line) { return line.section < section; });
    const auto last =
        std::find_if(first, file.lines.end(), [&](const WordLine& line) { return line.section != section; });
    return {first, last};
}

} // namespace

std::vector<WordLine> read_word_lines(std::string_view text) {
    std::vector<WordLine> lines;
    std::string_view section;
    while (!text.empty()) {
        std::string_view line = take_line(text);
        if (line.empty() || line.front() == '#')
            continue;
        if (line.front() == '[') {
            section = line.substr(1, line.find(']') - 1);
            continue;
        }
        const std::size_t sign = line.find(" = ");
        if (sign == std::string_view::npos)
            defect("no key in " + std::string(line));
        WordLine made{section, line.substr(0, sign), {}};
        line.remove_prefix(sign + 3);
        const bool list = line.starts_with('[');
        while (take_word(line, made.words) || (list && !line.ends_with(']') && !text.empty()))
            if (list && line.find('"') == std::string_view::npos && !line.ends_with(']'))
                line = take_line(text);
        lines.push_back(std::move(made));
    }
    return lines;
}

std::vector<WordLine> lines_of_all(std::string_view section) {
    std::vector<WordLine> all;
    for (const LanguageFile& file : files()) {
        const std::span<const WordLine> lines = section_of(file, section);
        all.insert(all.end(), lines.begin(), lines.end());
    }
    return all;
}

std::vector<std::string> folded_words(std::string_view section, std::string_view key) {
    std::vector<std::string> all;
    for (const LanguageFile& file : files())
        for (std::string_view word : words_in(file.name, section, key))
            all.push_back(fold(word));
    return all;
}

const std::vector<std::string_view>& words_in(std::string_view language, std::string_view section,
                                              std::string_view key) {
    static const std::vector<std::string_view> none;
    for (const WordLine& line : section_of(named(files(), language, "language"), section))
        if (line.key == key)
            return line.words;
    return none;
}

std::string_view text_in(std::string_view language, std::string_view section, std::string_view key) {
    const auto all = languages();
    const auto file =
        std::find_if(all.begin(), all.end(), [&](const SpokenLanguage& one) { return one.code == language; });
    if (file == all.end())
        defect("no language " + std::string(language));
    const std::size_t start = file->words.find("\n[" + std::string(section) + ']');
    if (start == std::string_view::npos)
        return {};
    std::string_view lines = file->words.substr(start + 1);
    lines = lines.substr(0, lines.find("\n["));
    const std::string begin = '\n' + std::string(key) + " = \"";
    const std::size_t at = lines.find(begin);
    if (at == std::string_view::npos)
        return {};
    lines.remove_prefix(at + begin.size());
    return lines.substr(0, lines.find('"'));
}

} // namespace edv
