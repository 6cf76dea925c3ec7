/// The language that people read: messages from the catalogs, numbers, days and order of words.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/message.hpp"
#include "edv/base/value.hpp"

namespace edv::language {

/// The code for a locale name such as `fr_BE.UTF-8` or `nl`; nothing for `C`, `POSIX` or one that edv does
/// not speak.
std::optional<std::string> language_of_locale(std::string_view name);

/// Cheap to copy. Nothing is loaded before the first text is asked for, and nothing at all for English
/// messages (but for a count of 1000 or more, which is grouped).
class Language {
public:
    /// `code` is one of language_codes(); `folders` are searched for CODE/LC_MESSAGES/edv.mo, the first found
    /// counts. Without any catalog the texts stay English.
    explicit Language(std::string code = "en", std::vector<std::string> folders = {});

    [[nodiscard]] const std::string& code() const;
    /// The names of the languages, and what ends in the code of one ("Name (fr)"), are known without catalog.
    [[nodiscard]] std::string tr(std::string_view text) const;
    [[nodiscard]] std::string tr(const Message& message) const;

    /// "1 234 567" as the language groups digits.
    [[nodiscard]] std::string number(long long value) const;
    /// With at most `decimals` digits behind the decimal mark.
    [[nodiscard]] std::string number(double value, int decimals = 2) const;
    /// A share from 0 to 1 as "37,5 %", one decimal.
    [[nodiscard]] std::string percent(double share) const;
    /// "1er janvier 2023", "1 januari 2023", "1. Januar 2023", "1 January 2023".
    [[nodiscard]] std::string date(Date day) const;
    /// "1/01/2023"-like short forms are ambiguous: lists show ISO days. A month is "janvier 2023".
    [[nodiscard]] std::string month(Date day) const;
    /// A period as people say it: "2023" for a whole year, a day, else both ends.
    [[nodiscard]] std::string period(const Period& period) const;
    /// Order of words in a dictionary of the language (É with E), with numbers in them as numbers (E2 before
    /// E10).
    [[nodiscard]] bool before(std::string_view a, std::string_view b) const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

} // namespace edv::language
