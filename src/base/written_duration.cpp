#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include "edv/base/value.hpp"

#include "base/language_words.hpp"
#include "base/search.hpp"
#include "base/text.hpp"
#include "base/written.hpp"

namespace edv {

namespace {

struct Unit {
    std::string_view key;
    Duration each;
};

constexpr std::array units{Unit{"day", {.days = 1}}, Unit{"week", {.days = 7}}, Unit{"month", {.months = 1}},
                           Unit{"year", {.months = 12}}, Unit{"working_day", {.working_days = 1}}};

const Duration* unit_named(std::string_view word) {
    static const auto all = [] {
        std::map<std::string, const Duration*, std::less<>> made;
        for (const Unit& unit : units)
            for (std::string& form : folded_words("spans", unit.key))
                made.emplace(std::move(form), &unit.each);
        return made;
    }();
    const auto found = all.find(word);
    return found == all.end() ? nullptr : found->second;
}

/// The words of the text, folded; a number and its unit are two even where no blank is between them.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> all;
    for (const auto word : bare_words(text)) {
        const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
        if (digits > 0)
            all.emplace_back(word.substr(0, digits));
        if (digits < word.size())
            all.push_back(fold(word.substr(digits)));
    }
    return all;
}

bool is_among(const std::vector<std::string>& all, std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

std::optional<int> count_in(const std::string& word) {
    constexpr std::size_t most_digits = 6;
    if (const auto number = parse_integer(word); number && word.size() <= most_digits)
        return static_cast<int>(*number);
    constexpr int largest_in_words = 12;
    for (int count = 1; count <= largest_in_words; ++count)
        if (is_among(folded_words("numbers", std::to_string(count)), word))
            return count;
    return std::nullopt;
}

bool joins(const std::string& word) {
    return is_among(folded_words("numbers", "and"), word);
}

/// Numbers and units in turn; nothing when anything else stands between.
std::optional<Duration> add_up(const std::vector<std::string>& said) {
    constexpr std::size_t most_words = 12;
    if (said.size() > most_words)
        return std::nullopt;
    Duration sum;
    for (std::size_t at = 0; at < said.size();) {
        if (at > 0 && joins(said[at]))
            ++at;
        const auto count = at < said.size() ? count_in(said[at]) : std::nullopt;
        if (!count || at + 1 == said.size())
            return std::nullopt;
        const auto* unit = at + 2 < said.size() ? unit_named(said[at + 1] + " " + said[at + 2]) : nullptr;
        at += unit ? 3 : 2;
        if (!unit)
            unit = unit_named(said[at - 1]);
        if (!unit)
            return std::nullopt;
        sum.months += *count * unit->months;
        sum.days += *count * unit->days;
        sum.working_days += *count * unit->working_days;
    }
    if (sum.working_days > 0 && (sum.months > 0 || sum.days > 0))
        return std::nullopt;
    return sum;
}

} // namespace

std::optional<Duration> written_duration(std::string_view text) {
    if (const auto strict = Duration::parse(trim(text)))
        return strict;
    if (text.find_first_of("-+.,;:/%") != std::string_view::npos)
        return std::nullopt;
    const auto sum = add_up(words_of(text));
    // The bounds of what can be agreed on are those of the one written form.
    return sum ? Duration::parse(sum->text()) : std::nullopt;
}

} // namespace edv
