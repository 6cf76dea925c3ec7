/// What people may say instead of a code: labels in any language, and names.
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

/// Every translation of a word of the program.
using Translations = std::function<std::vector<std::string>(std::string_view)>;

/// The form in which names and labels are compared: without case, accents, and the choice of blanks and
/// dashes between words.
std::string name_key(std::string_view name);

/// The words of a fixed list that `text` is, or a label of in any language.
std::vector<std::string> choices_called(std::string_view list, std::string_view text,
                                        const Translations& translations);

/// Codes by label or name, compared by `name_key`: labels of the configuration and of the store, names and
/// abbreviations that partners have or had, names of experts and coordinators, titles of projects, words of
/// fixed lists as each language calls them. A family of names is read from the store when it is first asked
/// for.
class Names {
public:
    Names(const Store& store, const Taxonomies& taxonomies, Translations translations)
        : store_(store), taxonomies_(taxonomies), translations_(std::move(translations)) {}

    /// The codes that `text` may mean for the field: none, one, or several when it can't be told which.
    const std::vector<std::string>& find(const Field& field, std::string_view text);

    /// The codes as they are offered: with the name or label in `language` behind each, but for people.
    std::vector<std::string> described(const Field& field, const std::vector<std::string>& codes,
                                       const std::string& language);

    /// Codes whose name or label is near to `text`, the nearest first; none of people.
    std::vector<std::string> near(const Field& field, std::string_view text);

    /// Makes known what a record is called that the store may not have yet.
    void declare(const Record& record);

    /// Whether the text has a word in common with the name of an expert: then it is not repeated in messages.
    bool names_expert(std::string_view text);

    using Codes = std::map<std::string, std::vector<std::string>, std::less<>>;
    /// What one family of codes is called.
    struct Book {
        Codes codes;                          ///< by key
        std::map<std::string, Labels> labels; ///< by code; none of people
    };

private:
    Book& book(const Field& field);
    Book& book(FieldType type, std::string_view of);
    void fill_terms(Book& book, std::string_view taxonomy) const;
    void fill_choices(Book& book, std::string_view list) const;
    void fill_records(Book& book, std::string_view kind) const;

    const Store& store_;
    const Taxonomies& taxonomies_;
    Translations translations_;
    std::map<std::string, Book, std::less<>> books_;
    std::vector<std::string> words_of_experts_;
    bool experts_read_ = false;
};

} // namespace edv
