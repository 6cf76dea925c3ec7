#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "edv/base/search.hpp"
#include "edv/base/text.hpp"
#include "edv/base/value.hpp"
#include "edv/base/written.hpp"

namespace edv {

namespace {

using Named = std::pair<std::string_view, int>;

/// Folded words of fr, nl, de and en; no word means another number in another language.
constexpr auto counts = std::to_array<Named>({
    {"un", 1},     {"une", 1},     {"een", 1},    {"ein", 1},     {"eine", 1},   {"einen", 1},   {"einem", 1},
    {"one", 1},    {"deux", 2},    {"twee", 2},   {"zwei", 2},    {"two", 2},    {"trois", 3},   {"drie", 3},
    {"drei", 3},   {"three", 3},   {"quatre", 4}, {"vier", 4},    {"four", 4},   {"cinq", 5},    {"vijf", 5},
    {"funf", 5},   {"five", 5},    {"six", 6},    {"zes", 6},     {"sechs", 6},  {"sept", 7},    {"zeven", 7},
    {"sieben", 7}, {"seven", 7},   {"huit", 8},   {"acht", 8},    {"eight", 8},  {"neuf", 9},    {"negen", 9},
    {"neun", 9},   {"nine", 9},    {"dix", 10},   {"tien", 10},   {"zehn", 10},  {"ten", 10},    {"onze", 11},
    {"elf", 11},   {"eleven", 11}, {"douze", 12}, {"twaalf", 12}, {"zwolf", 12}, {"twelve", 12},
});

struct Unit {
    std::string_view words; ///< the forms of the word, apart by a blank; "_" stands for one within
    Duration each;
};

constexpr Duration a_day{.days = 1};
constexpr Duration a_week{.days = 7};
constexpr Duration a_month{.months = 1};
constexpr Duration a_year{.months = 12};
constexpr Duration a_working_day{.working_days = 1};

constexpr auto units = std::to_array<Unit>({
    {"jour jours dag dagen tag tage tagen day days d", a_day},
    {"semaine semaines sem week weken weeks woche wochen w", a_week},
    {"mois maand maanden monat monate monaten month months m", a_month},
    {"an ans annee annees jaar jaren jahr jahre jahren year years y", a_year},
    {"jour_ouvrable jours_ouvrables jour_ouvre jours_ouvres werkdag werkdagen arbeitstag arbeitstage "
     "arbeitstagen werktag werktage werktagen working_day working_days wd",
     a_working_day},
});

const Duration* unit_named(std::string_view word) {
    for (const Unit& unit : units) {
        const auto forms = words(unit.words);
        if (std::find(forms.begin(), forms.end(), word) != forms.end())
            return &unit.each;
    }
    return nullptr;
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

std::optional<int> count_in(const std::string& word) {
    constexpr std::size_t most_digits = 6;
    if (const auto number = parse_integer(word); number && word.size() <= most_digits)
        return static_cast<int>(*number);
    const auto* const found =
        std::find_if(counts.begin(), counts.end(), [&](const Named& one) { return one.first == word; });
    return found == counts.end() ? std::nullopt : std::optional(found->second);
}

bool joins(const std::string& word) {
    return word == "et" || word == "en" || word == "und" || word == "and";
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
        const auto* unit = at + 2 < said.size() ? unit_named(said[at + 1] + "_" + said[at + 2]) : nullptr;
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
