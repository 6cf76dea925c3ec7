/// What a word is: one definition for the full-text index, for what people look for and for what is shown of
/// it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edv {

/// Adds `text` as search sees it to `to`: folded, with a blank for each sign that is no letter, digit or mark
/// of any script, or else ASCII. Words are the stretches in it of ASCII letters and digits and of what is
/// beyond ASCII. The full-text index is made of this: another result for any text needs a migration.
void append_searchable(std::string& to, std::string_view text);
std::string searchable(std::string_view text);

/// The words of a text as it is written: "l'eau, 3 m³" are "l", "eau", "3", "m³".
std::vector<std::string_view> bare_words(std::string_view text);

/// The words of a text as search sees them: "l'Œuvre, 3 m³" are "l", "oeuvre", "3", "m3".
std::vector<std::string> search_words(std::string_view text);

/// What people look for: words, phrases in quotes and, with `*` at the end, beginnings.
class Sought {
public:
    /// `terms` as search_terms() gives them.
    explicit Sought(const std::vector<std::string>& terms);

    [[nodiscard]] std::size_t terms() const { return terms_.size(); }

    /// Where a term stands in a text.
    struct Place {
        std::size_t at = 0;   ///< byte
        std::size_t word = 0; ///< how many words stand before it
        bool whole = true;    ///< false: only as the beginning of a longer word
    };
    /// The first place of the term of that number; nothing when it is not there. A place with the whole word
    /// is preferred.
    [[nodiscard]] std::optional<Place> place(std::size_t term, std::string_view text) const;

private:
    struct Term {
        std::vector<std::string> words;
        bool beginning = false; ///< the last word may go on
    };
    std::vector<Term> terms_;
};

/// The terms of what a user typed: words between blanks, `"phrases in quotes"`, either with `*` at the end
/// for a beginning. What has no letter and no digit is no term; a quote that is not closed goes to the end.
std::vector<std::string> search_terms(std::string_view typed);

/// At most about `most` signs of a text, whole words and the byte `at` among them, on one line, with "…"
/// where something is left out.
std::string excerpt(std::string_view text, std::size_t at, std::size_t most);

} // namespace edv
