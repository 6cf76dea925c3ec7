/// What a sheet may say instead of a code: labels in any language, and names.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edv/model/kind.hpp"
#include "edv/model/taxonomy.hpp"
#include "edv/store/store.hpp"

namespace edv {

/// Codes by label or name, compared without case and accents: labels of the configuration and of the store,
/// names and abbreviations that partners have or had, names of experts, words of fixed lists as each language
/// calls them. A family of names is read when it is first asked for.
class Names {
public:
    /// Every translation of a word of the program.
    using Translations = std::function<std::vector<std::string>(std::string_view)>;

    Names(const Store& store, const Taxonomies& taxonomies, Translations translations)
        : store_(store), taxonomies_(taxonomies), translations_(std::move(translations)) {}

    /// The codes that `text` may mean for the field: none, one, or several when it can't be told which.
    const std::vector<std::string>& find(const Field& field, std::string_view text);

    /// Whether the text has a word in common with the name of an expert: then it is not repeated in messages.
    bool names_expert(std::string_view text);

private:
    using Book = std::map<std::string, std::vector<std::string>, std::less<>>;

    Book& book(const Field& field);
    void fill_terms(Book& book, std::string_view taxonomy) const;
    void fill_choices(Book& book, std::string_view list) const;
    void fill_partners(Book& book) const;
    void fill_experts(Book& book) const;

    const Store& store_;
    const Taxonomies& taxonomies_;
    Translations translations_;
    std::map<std::string, Book, std::less<>> books_;
    std::vector<std::string> words_of_experts_;
    bool experts_read_ = false;
};

} // namespace edv
