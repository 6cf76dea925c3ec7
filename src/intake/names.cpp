#include "intake/names.hpp"

#include <algorithm>
#include <optional>

#include "edv/base/text.hpp"
#include "edv/config/config.hpp"

#include "intake/everyday.hpp"

namespace edv {
namespace {

constexpr std::array<std::string_view, 4> label_fields = {"fr", "nl", "de", "en"};
constexpr std::string_view name_fields[] = {"name_fr", "name_nl", "name_de", "name_en",
                                            "abbr_fr", "abbr_nl", "abbr_de", "abbr_en"};

template <typename Meanings>
auto* enter(Meanings& meanings, std::string key, const std::string& code) {
    auto* entered = key.empty() ? nullptr : &meanings[std::move(key)];
    if (entered && std::find(entered->codes.begin(), entered->codes.end(), code) == entered->codes.end())
        entered->codes.push_back(code);
    return entered;
}

std::string whole_key(std::string_view name) {
    return fold(trim(name));
}

/// The words of a name of a person in an order that does not depend on how it was written.
std::string person_key(std::string_view name) {
    std::vector<std::string> all;
    for (std::string_view word : bare_words(name))
        all.push_back(fold(word));
    std::sort(all.begin(), all.end());
    return join(all, " ");
}

/// A label or name of a code, in the language of that place.
template <typename Book>
void enter_label(Book& book, std::string_view label, const std::string& code,
                 std::optional<std::size_t> language = {}) {
    auto say = [&](auto* meaning) {
        if (meaning && language)
            meaning->languages[*language] = true;
    };
    say(enter(book.whole, whole_key(label), code));
    say(enter(book.alike, language ? everyday_key(label) : name_key(label), code));
    if (!language || trim(label).empty())
        return;
    book.labels[code].try_emplace(std::string(label_fields[*language]), label);
    for (std::string& word : telling_words(label))
        say(enter(book.words, std::move(word), code));
}

} // namespace

Names::Names(const Store& store, const Taxonomies& taxonomies, Translations translations,
             std::string language)
    : store_(store), taxonomies_(taxonomies), translations_(std::move(translations)),
      language_(std::move(language)) {}

const std::vector<std::string>& Names::find(const Field& field, std::string_view text) {
    static const std::vector<std::string> none;
    const Meaning* found = meaning(book(field), field, text);
    if (!found)
        return none;
    for (std::size_t i = 0; i < language_count; ++i)
        found_[i] += found->languages[i] ? 1 : 0;
    return found->codes;
}

const Names::Meaning* Names::meaning(Book& book, const Field& field, std::string_view text) {
    auto in = [](const Meanings& meanings, std::string_view key) -> const Meaning* {
        auto found = meanings.find(key);
        return found == meanings.end() ? nullptr : &found->second;
    };
    if (const Meaning* found = in(book.whole, whole_key(text)))
        return found;
    const std::string key = field.of == "expert"    ? person_key(text)
                            : field.of == "partner" ? name_key(text)
                                                    : everyday_key(text);
    for (const Meanings* meanings : {&book.alike, &book.also, &book.words})
        if (const Meaning* found = in(*meanings, key))
            return found;
    return nullptr;
}

std::string Names::called(const Field& field, const std::string& code, std::string_view text) {
    Book& names = book(field);
    auto labels = names.labels.find(code);
    if (labels == names.labels.end())
        return code;
    const auto most = std::max_element(found_.begin(), found_.end());
    std::string language =
        *most > 0 ? std::string(label_fields[static_cast<std::size_t>(most - found_.begin())]) : language_;
    if (const Meaning* said = meaning(names, field, text))
        if (auto in = std::find(said->languages.begin(), said->languages.end(), true);
            in != said->languages.end() && std::count(in, said->languages.end(), true) == 1)
            language = label_fields[static_cast<std::size_t>(in - said->languages.begin())];
    return code + " (" + label_in(labels->second, language, code) + ")";
}

Names::Book& Names::book(const Field& field) {
    auto known = books_.find(field.of);
    if (known != books_.end())
        return known->second;
    Book& made = books_[std::string(field.of)];
    if (field.type == FieldType::choice)
        fill_choices(made, field.of);
    else if (field.of == "partner")
        fill_partners(made);
    else if (field.of == "expert")
        fill_experts(made);
    else if (field.type == FieldType::term || field.type == FieldType::terms)
        fill_terms(made, field.of);
    return made;
}

void Names::fill_terms(Book& book, std::string_view taxonomy) const {
    if (auto found = taxonomies_.find(std::string(taxonomy)); found != taxonomies_.end())
        for (const Term& term : found->second) {
            for (std::size_t i = 0; i < label_fields.size(); ++i)
                if (auto label = term.labels.find(std::string(label_fields[i])); label != term.labels.end())
                    enter_label(book, label->second, term.code, i);
            const Term* built_in =
                term.also ? &term : find_term(default_config().taxonomies, taxonomy, term.code);
            if (built_in && built_in->also)
                for (const std::string& word : *built_in->also)
                    enter(book.also, everyday_key(word), term.code);
        }
    for (const Record& kept : store_.records(kind("taxonomy"))) {
        if (kept.text("taxonomy") != taxonomy)
            continue;
        const std::string code = kept.text("code");
        for (std::size_t i = 0; i < label_fields.size(); ++i)
            enter_label(book, kept.text(label_fields[i]), code, i);
        // What the configuration says of a code that it has replaces what the store keeps.
        if (!find_term(taxonomies_, taxonomy, code))
            for (std::string_view word : parts(kept.text("also"), ";"))
                enter(book.also, everyday_key(word), code);
    }
}

void Names::fill_choices(Book& book, std::string_view list) const {
    for (std::string_view word : choices(list)) {
        const std::vector<std::string> labels =
            translations_ ? translations_(choice_label(list, word)) : std::vector<std::string>();
        for (std::size_t i = 0; i < labels.size(); ++i)
            enter_label(book, labels[i], std::string(word), i);
    }
}

void Names::fill_partners(Book& book) const {
    for (const Record& partner : store_.records(kind("partner")))
        for (std::string_view field : name_fields)
            enter_label(book, partner.text(field), partner.text("code"));
    for (const Record& later : store_.records(kind("partner_name"))) {
        enter_label(book, later.text("name"), later.text("partner"));
        enter_label(book, later.text("abbr"), later.text("partner"));
    }
}

void Names::fill_experts(Book& book) const {
    for (const Record& expert : store_.records(kind("expert"))) {
        const std::string name = expert.text("name");
        enter(book.whole, whole_key(name), expert.text("code"));
        enter(book.alike, person_key(name), expert.text("code"));
    }
}

bool Names::names_expert(std::string_view text) {
    if (!experts_read_) {
        for (const Record& expert : store_.records(kind("expert")))
            for (std::string& word : words(fold(expert.text("name"))))
                words_of_experts_.push_back(std::move(word));
        std::sort(words_of_experts_.begin(), words_of_experts_.end());
        experts_read_ = true;
    }
    std::vector<std::string> said = words(fold(text));
    return std::any_of(said.begin(), said.end(), [&](const std::string& word) {
        return std::binary_search(words_of_experts_.begin(), words_of_experts_.end(), word);
    });
}

} // namespace edv
