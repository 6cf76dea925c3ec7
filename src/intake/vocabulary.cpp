#include "intake/vocabulary.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/rules.hpp"

namespace edv::intake {
namespace {

constexpr std::size_t fewest_signs = 4;

/// What stands for the codes of a field: the codes themselves and their labels, each with its code.
std::map<std::string, std::string> words_of(const model::Field& field, const Known& known,
                                            const model::Taxonomies& taxonomies) {
    std::map<std::string, std::string> all;
    if (field.type == model::FieldType::choice)
        for (const std::string_view word : model::choices(field.of)) {
            all.emplace(word, word);
            all.emplace(model::choice_label(field.of, word), word);
        }
    if (field.type == model::FieldType::ref)
        for (const std::string& code : known.codes(field.of))
            all.emplace(code, code);
    if (field.type != model::FieldType::term && field.type != model::FieldType::terms)
        return all;
    for (const std::string& code : known.terms(field.of))
        all.emplace(code, code);
    if (const auto found = taxonomies.find(std::string(field.of)); found != taxonomies.end())
        for (const model::Term& term : found->second)
            for (const auto& [language, label] : term.labels)
                all.emplace(label, term.code);
    return all;
}

} // namespace

Vocabulary::Vocabulary(const model::Field& field, const Known& known, const model::Taxonomies& taxonomies)
    : field_(field), known_(known) {
    for (const auto& [word, code] : words_of(field, known, taxonomies)) {
        words_.push_back(word);
        codes_.emplace(word, code);
    }
}

bool Vocabulary::reads(std::string_view text) const {
    std::vector<model::Finding> findings;
    return !is_empty(read_value(field_, text, known_, {}, findings)) && findings.empty();
}

std::string Vocabulary::nearest_code(std::string_view text) const {
    if (text.size() < fewest_signs)
        return {};
    const std::vector<std::string> near = nearest(text, words_, 1);
    return near.empty() ? std::string() : codes_.at(near.front());
}

double Vocabulary::share(const Content& content) const {
    const auto& texts = content.texts();
    if (texts.empty() || !content.has_all_texts())
        return 0;
    const auto read =
        std::count_if(texts.begin(), texts.end(), [&](const std::string& text) { return reads(text); });
    return static_cast<double>(read) / static_cast<double>(texts.size());
}

} // namespace edv::intake
