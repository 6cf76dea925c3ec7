#include "intake/names.hpp"

#include <algorithm>

#include "edv/base/text.hpp"

namespace edv {
namespace {

constexpr std::string_view label_fields[] = {"fr", "nl", "de", "en"};
constexpr std::string_view name_fields[] = {"name_fr", "name_nl", "name_de", "name_en",
                                            "abbr_fr", "abbr_nl", "abbr_de", "abbr_en"};

/// Without case, accents and the choice of apostrophe.
std::string key_of(std::string_view name) {
    constexpr std::string_view curved = "\xE2\x80\x99";
    std::string folded = fold(trim(name));
    std::string key;
    std::size_t from = 0;
    for (std::size_t at = 0; (at = folded.find(curved, from)) != std::string::npos; from = at + curved.size())
        key.append(folded, from, at - from) += '\'';
    return key.append(folded, from);
}

void enter(std::map<std::string, std::vector<std::string>, std::less<>>& book, std::string_view name,
           const std::string& code) {
    std::string key = key_of(name);
    if (key.empty())
        return;
    auto& codes = book[key];
    if (std::find(codes.begin(), codes.end(), code) == codes.end())
        codes.push_back(code);
}

} // namespace

const std::vector<std::string>& Names::find(const Field& field, std::string_view text) {
    static const std::vector<std::string> none;
    Book& names = book(field);
    auto found = names.find(key_of(text));
    return found == names.end() ? none : found->second;
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
        for (const Term& term : found->second)
            for (const auto& [language, label] : term.labels)
                enter(book, label, term.code);
    for (const Record& term : store_.records(kind("taxonomy")))
        if (term.text("taxonomy") == taxonomy)
            for (std::string_view language : label_fields)
                enter(book, term.text(language), term.text("code"));
}

void Names::fill_choices(Book& book, std::string_view list) const {
    for (std::string_view word : choices(list))
        for (const std::string& label : translations_(choice_label(list, word)))
            enter(book, label, std::string(word));
}

void Names::fill_partners(Book& book) const {
    for (const Record& partner : store_.records(kind("partner")))
        for (std::string_view field : name_fields)
            enter(book, partner.text(field), partner.text("code"));
    for (const Record& later : store_.records(kind("partner_name"))) {
        enter(book, later.text("name"), later.text("partner"));
        enter(book, later.text("abbr"), later.text("partner"));
    }
}

void Names::fill_experts(Book& book) const {
    for (const Record& expert : store_.records(kind("expert")))
        enter(book, expert.text("name"), expert.text("code"));
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
