#include "report/typical_words.hpp"

#include <algorithm>
#include <numeric>

#include "base/search.hpp"
#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "report/association.hpp"
#include "report/disclosure.hpp"

namespace edv::report {
namespace {

constexpr std::size_t shortest_word = 3;

/// The place of a language; the last one is for texts without.
std::size_t language_place(const std::string& language) {
    const auto& all = model::choices("language");
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), language) - all.begin());
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int sum(const std::vector<int>& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0);
}

} // namespace

bool ToldText::carries(std::size_t facet, std::string_view code) const {
    if (!paired_facets[facet].several)
        return codes[facet] == code;
    const std::vector<std::string> all = edv::words(codes[facet]);
    return std::find(all.begin(), all.end(), code) != all.end();
}

/// Some texts: how many by language, and how many of them tell each word.
struct TypicalWords::Group {
    struct Telling {
        int texts = 0;
        std::vector<int> by_language;
        const ToldText* first = nullptr;
        int experts = 1; ///< up to two
    };
    std::vector<int> texts = std::vector<int>(model::choices("language").size() + 1);
    std::unordered_map<std::size_t, Telling> words;

    void add(const ToldText& text) {
        ++texts[text.language];
        for (const std::size_t word : text.words) {
            Telling& telling = words[word];
            telling.by_language.resize(texts.size());
            ++telling.by_language[text.language];
            ++telling.texts;
            telling.first = telling.first ? telling.first : &text;
            if (telling.first->expert != text.expert)
                telling.experts = 2;
        }
    }
    [[nodiscard]] int with(std::size_t word, std::size_t language) const {
        auto found = words.find(word);
        return found == words.end() ? 0 : found->second.by_language[language];
    }
};

TypicalWords::TypicalWords(const store::Store& store, const std::vector<long long>& sample,
                           std::set<std::string> left_out)
    : store_(store), left_out_(std::move(left_out)), sampled_(model::choices("language").size() + 1) {
    for (const long long number : sample) {
        const ToldText* told = text(number);
        if (!told)
            continue;
        sample_.push_back(told);
        ++sampled_[told->language];
        for (const std::size_t word : told->words) {
            words_[word].sampled.resize(sampled_.size());
            ++words_[word].sampled[told->language];
        }
    }
}

const ToldText* TypicalWords::text(long long number) {
    if (auto known = texts_.find(number); known != texts_.end())
        return &known->second;
    auto stored = store_.get(model::kind(model::name::observation), number);
    if (!stored)
        return nullptr;
    ToldText told;
    for (std::size_t facet = 0; facet < told.codes.size(); ++facet)
        told.codes[facet] = stored->record.text(paired_facets[facet].field);
    told.expert = stored->record.text("expert");
    told.language = language_place(stored->record.text("language"));
    for (std::string_view field : {"title", "summary", "impact", "suggestion"})
        if (const auto* content = std::get_if<std::string>(&stored->record.at(field)))
            read(*content, told.words);
    std::sort(told.words.begin(), told.words.end());
    told.words.erase(std::unique(told.words.begin(), told.words.end()), told.words.end());
    return &texts_.emplace(number, std::move(told)).first->second;
}

void TypicalWords::read(std::string_view text, std::vector<std::size_t>& places) {
    for (std::string_view word : bare_words(text))
        if (word.size() >= shortest_word && !has_digit(word))
            places.push_back(place(word));
}

std::size_t TypicalWords::place(std::string_view word) {
    auto [known, added] = places_.try_emplace(searchable(word), words_.size());
    if (added)
        words_.push_back({known->first, {}, {}});
    std::vector<Spelling>& spellings = words_[known->second].spellings;
    auto spelled = std::find_if(spellings.begin(), spellings.end(),
                                [&](const Spelling& one) { return one.text == word; });
    if (spelled == spellings.end())
        spellings.push_back({std::string(word), 1});
    else
        ++spelled->times;
    return known->second;
}

double TypicalWords::expected_share(std::size_t word, const Group& told, const Group& out) const {
    const std::vector<int>& sampled = words_[word].sampled;
    double share = 0;
    double languages = 0;
    for (std::size_t language = 0; language < sampled_.size(); ++language) {
        const int others = sampled_[language] - out.texts[language];
        if (told.texts[language] == 0 || others == 0)
            continue;
        const int with = (sampled.empty() ? 0 : sampled[language]) - out.with(word, language);
        share += static_cast<double>(told.texts[language]) * with / others;
        languages += told.texts[language];
    }
    return languages > 0 ? share / languages : 0;
}

std::vector<std::string> TypicalWords::of(const std::vector<long long>& numbers,
                                          const std::function<bool(const ToldText&)>& among,
                                          std::size_t most) {
    Group told;
    for (const long long number : numbers)
        if (const ToldText* one = text(number))
            told.add(*one);
    Group out;
    for (const ToldText* one : sample_)
        if (among(*one))
            out.add(*one);
    int comparable = 0; // texts of the sample in languages of these
    for (std::size_t language = 0; language < sampled_.size(); ++language)
        if (told.texts[language] > 0)
            comparable += sampled_[language] - out.texts[language];
    if (comparable == 0)
        return {};
    std::vector<std::pair<double, const Word*>> found;
    for (const auto& [word, telling] : told.words) {
        if (telling.experts < experts_of_word || left_out_.contains(words_[word].folded))
            continue;
        const double elsewhere = comparable * expected_share(word, told, out);
        const double surprise = association(telling.texts, sum(told.texts), telling.texts + elsewhere,
                                            sum(told.texts) + comparable);
        found.emplace_back(surprise, &words_[word]);
    }
    const double clear = clear_association(found.size());
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second->folded < b.second->folded;
    });
    std::vector<std::string> shown;
    for (const auto& [surprise, word] : found) {
        if (shown.size() == most || surprise < clear)
            break;
        shown.push_back(
            std::max_element(word->spellings.begin(), word->spellings.end(),
                             [](const Spelling& a, const Spelling& b) { return a.times < b.times; })
                ->text);
    }
    return shown;
}

} // namespace edv::report
