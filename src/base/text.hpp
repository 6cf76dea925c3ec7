/// Text: UTF-8, comparison without case and accents, near matches, width on a terminal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edv {

/// Position of the first byte that is not part of well-formed UTF-8; nothing when all is.
std::optional<std::size_t> invalid_utf8(std::string_view text);

/// What a text begins with. `length` 0: no well-formed UTF-8 sequence.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< bytes
};

CodePoint first_point(std::string_view text);

/// Unicode normalisation form C. `text` must be valid UTF-8.
std::string nfc(std::string text);

/// The form in which texts are compared without case, accents and ligatures, and with one apostrophe: "Élève"
/// and "eleve", "l’œuvre" and "l'oeuvre", "Straße" and "strasse" give the same.
std::string fold(std::string_view text);

/// ASCII letters in lower case: the form in which codes are compared.
std::string lower(std::string_view text);

/// Terminal cells that `text` takes (one line).
std::size_t width(std::string_view text);

/// Without spaces, tabs, line breaks and no-break spaces at both ends.
std::string_view trim(std::string_view text);

/// The words between spaces, tabs and line breaks.
std::vector<std::string> words(std::string_view text);

/// What stands between any of the signs, trimmed; nothing that is blank.
std::vector<std::string_view> parts(std::string_view text, std::string_view signs);

std::string join(const std::vector<std::string>& parts, std::string_view between);

/// Edit distance (insertion, deletion, substitution, swap of neighbours), by bytes of the folded texts.
std::size_t distance(std::string_view a, std::string_view b);

/// Up to `most` of `known` that are near to `word`, nearest first: a slip, a missing ending or a common
/// beginning.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known,
                                 std::size_t most = 3);

/// Control characters other than tab and line break made visible (`\x1b`), so that data can't steer a
/// terminal.
std::string printable(std::string_view text);

/// The first line of a text for a cell of a list: at most `most` signs, with "…" where anything is left out.
std::string shortened(const std::string& text, std::size_t most = 70);

/// A code as users choose them: `[A-Za-z0-9][A-Za-z0-9._-]{0,31}`, and not `total`.
bool is_code(std::string_view text);

} // namespace edv
