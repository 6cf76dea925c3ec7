/// What people may say instead of a code: labels in any language, everyday words, and names.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edv/model/kind.hpp"
#include "edv/model/taxonomy.hpp"
#include "edv/store/store.hpp"

namespace edv::intake {

/// Every translation of a word of the program, in the order of language_codes().
using Translations = std::function<std::vector<std::string>(std::string_view)>;

/// The form in which free names are compared: without case, accents, and the choice of blanks and dashes
/// between words.
std::string name_key(std::string_view name);

/// The words of a fixed list that `text` is, or a label of in any language, or a word of one.
std::vector<std::string> choices_called(std::string_view list, std::string_view text,
                                        const Translations& translations);

/// Codes by what people call them, without regard to case, accents, articles, plural and inclusive writing:
/// labels and everyday words of the configuration and of the store, names and abbreviations that partners
/// have or had, names of experts and coordinators either way round, titles of projects, words of fixed lists
/// as each language calls them. A family of names is read from the store when it is first asked for.
class Names {
public:
    Names(const store::Store& store, const model::Taxonomies& taxonomies, Translations translations)
        : store_(store), taxonomies_(taxonomies), translations_(std::move(translations)) {}

    /// The codes that `text` may mean for the field: none, one, or several when it can't be told which. A
    /// whole label or name comes before an everyday word, and that before a word of a label.
    const std::vector<std::string>& find(const model::Field& field, std::string_view text);

    /// The codes as they are offered: with the name or label in `language` behind each, but for people.
    std::vector<std::string> described(const model::Field& field, const std::vector<std::string>& codes,
                                       const std::string& language);

    /// The language of a sheet that says `text`: the one whose labels say it, else that of most labels that
    /// were found; `otherwise` where nothing tells or several do.
    std::string language_of(const model::Field& field, std::string_view text, const std::string& otherwise);

    /// Codes whose name or label is near to `text`, the nearest first; none of people.
    std::vector<std::string> near(const model::Field& field, std::string_view text);

    /// Makes known what a record is called that the store may not have yet.
    void declare(const model::Record& record);

    /// Whether the text has a word in common with the name of an expert: then it is not repeated in messages.
    bool names_expert(std::string_view text);

    struct Meaning {
        std::vector<std::string> codes;
        std::set<std::size_t> said_in; ///< languages whose labels say it, as places in language_codes()
    };
    using Meanings = std::map<std::string, Meaning, std::less<>>;

    /// What one family of codes is called, from what is told word for word to what is told loosely.
    struct Book {
        Meanings whole;
        Meanings alike; ///< whole labels and names but for article, plural and inclusive writing
        Meanings also;
        Meanings words;                                           ///< of labels
        std::map<std::string, model::Labels, std::less<>> labels; ///< by code; none of people
    };

private:
    Book& book(const model::Field& field);
    Book& book(model::FieldType type, std::string_view of);
    const Meaning* meaning(const model::Field& field, std::string_view text);
    void fill_terms(Book& book, std::string_view taxonomy) const;
    void put_kept_term(Book& book, const model::Record& term) const;
    void fill_records(Book& book, std::string_view kind) const;

    const store::Store& store_;
    const model::Taxonomies& taxonomies_;
    Translations translations_;
    std::map<std::size_t, long long> found_; ///< how many labels of each language were found
    std::map<std::string, Book, std::less<>> books_;
    std::vector<std::string> words_of_experts_;
    bool experts_read_ = false;
};

} // namespace edv::intake
