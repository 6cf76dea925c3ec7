/// What a sheet may say instead of a code: labels in any language, everyday words, and names.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edv/intake/reading.hpp"
#include "edv/model/kind.hpp"
#include "edv/model/taxonomy.hpp"
#include "edv/store/store.hpp"

namespace edv {

/// Codes by what people call them, without regard to case, accents, articles, plural and inclusive writing:
/// labels and everyday words of the configuration and of the store, names and abbreviations that partners
/// have or had, names of experts either way round, words of fixed lists as each language calls them. A family
/// of names is read when it is first asked for.
class Names {
public:
    /// `language`: that of messages.
    Names(const Store& store, const Taxonomies& taxonomies, Translations translations,
          std::string language = "en");

    /// The codes that `text` may mean for the field: none, one, or several when it can't be told which. A
    /// whole label or name comes before an everyday word, and that before a word of a label.
    const std::vector<std::string>& find(const Field& field, std::string_view text);

    /// The code with its label, for a problem about `text`: in the language whose labels say `text`, else in
    /// that of most labels that were found, else in that of messages. Other codes have no label.
    std::string called(const Field& field, const std::string& code, std::string_view text);

    /// Whether the text has a word in common with the name of an expert: then it is not repeated in messages.
    bool names_expert(std::string_view text);

private:
    static constexpr std::size_t language_count = 4;

    struct Meaning {
        std::vector<std::string> codes;
        std::array<bool, language_count> languages{}; ///< whose labels say it
    };
    using Meanings = std::map<std::string, Meaning, std::less<>>;

    /// What the field's codes are called, from what is told word for word to what is told loosely.
    struct Book {
        Meanings whole;
        Meanings alike; ///< whole labels and names but for article, plural and inclusive writing
        Meanings also;
        Meanings words;                                    ///< of labels
        std::map<std::string, Labels, std::less<>> labels; ///< by code
    };

    Book& book(const Field& field);
    const Meaning* meaning(Book& book, const Field& field, std::string_view text);
    void fill_terms(Book& book, std::string_view taxonomy) const;
    void fill_choices(Book& book, std::string_view list) const;
    void fill_partners(Book& book) const;
    void fill_experts(Book& book) const;

    const Store& store_;
    const Taxonomies& taxonomies_;
    Translations translations_;
    std::string language_;
    std::array<long long, language_count> found_{}; ///< labels, by language
    std::map<std::string, Book, std::less<>> books_;
    std::vector<std::string> words_of_experts_;
    bool experts_read_ = false;
};

} // namespace edv
