#include "model/phone.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "model/characters.hpp"

namespace edv::model {

namespace {

bool is_tight(char c) {
    return c == '.' || c == '/' || c == '-';
}

/// Digits in groups, as numbers are written: "0471/12.34.56", "32 (0)2 123 45 67".
struct Number {
    struct Group {
        char separator = 0;   // before it: ' ', '.', '/', '-'; 0 when only a bracket or nothing stands there
        bool is_wide = false; // a separator between blanks stands before it
        bool in_bracket = false; // a bracket opens before it
        std::size_t size = 0;
        std::size_t total = 0; // digits up to its end
        std::size_t end = 0;   // in the text
    };
    std::string digits;
    std::array<Group, 12> groups;
    std::size_t count = 0;

    /// How many groups hold exactly `total` digits; 0 when no group ends there.
    [[nodiscard]] std::size_t groups_of(std::size_t total) const {
        for (std::size_t i = 0; i < count; ++i) {
            if (groups[i].total == total)
                return i + 1;
        }
        return 0;
    }
};

constexpr std::size_t most_phone_digits = 15;

/// What may stand between two groups: a closing bracket, a separator, alone or between blanks, an opening
/// bracket. Gives where the next group begins.
std::size_t after_gap(std::string_view text, std::size_t at, Number::Group& group) {
    const auto is = [&](char c) { return at < text.size() && text[at] == c; };
    if (is(')'))
        ++at;
    Separator one = separator_at(text, at);
    at += one.size;
    const Separator second = separator_at(text, at);
    if (one.as == ' ' && is_tight(second.as) && separator_at(text, at + second.size).as == ' ') {
        group.is_wide = true;
        one.as = second.as;
        at = after_separators(text, at, 2);
    }
    group.separator = one.as;
    group.in_bracket = is('(');
    return group.in_bracket ? at + 1 : at;
}

/// The groups from `at` on, as far as a phone number can reach.
Number number_at(std::string_view text, std::size_t at) {
    Number number;
    Number::Group group;
    while (is_digit_at(text, at) && number.count < number.groups.size()) {
        const auto from = at;
        while (is_digit_at(text, at) && at - from <= most_phone_digits)
            ++at;
        group.size = at - from;
        number.digits += text.substr(from, group.size);
        group.total = number.digits.size();
        group.end = at;
        number.groups[number.count++] = group;
        if (group.total > most_phone_digits)
            break;
        group = {};
        at = after_gap(text, at, group);
    }
    return number;
}

/// A year behind a slash, dash or dot: a date or the number of a file, "03/456/2023".
bool has_year(const Number& number, std::size_t groups) {
    for (std::size_t i = 1; i < groups; ++i) {
        const auto& group = number.groups[i];
        const auto year = std::string_view(number.digits).substr(group.total - group.size, 2);
        if (group.size == 4 && is_tight(group.separator) && (year == "19" || year == "20"))
            return true;
    }
    return false;
}

struct BelgianForm {
    std::size_t size; // digits with the leading 0
    std::size_t area; // of them, those of the area; 0 for a mobile
};

/// How long a Belgian number that begins with `digits` (its leading 0 too) may be. Numbers within an area
/// don't begin with 0; 070, 077, 078, 0800 and 090 are services and machines, no persons.
std::array<BelgianForm, 2> belgian_forms(std::string_view digits) {
    constexpr std::string_view short_areas = "2349";
    constexpr std::string_view long_areas = "15678";
    std::array<BelgianForm, 2> forms{};
    if (digits.size() < 9 || digits[0] != '0')
        return forms;
    const auto is_one_of = [&](std::string_view list) {
        return list.find(digits[1]) != std::string_view::npos;
    };
    const auto area = digits.substr(0, 3);
    if (digits[1] == '4' && digits[2] >= '5')
        forms[0] = {10, 0};
    if (is_one_of(short_areas) && digits[2] != '0')
        forms[1] = {9, 2};
    if (is_one_of(long_areas) && digits[3] != '0' && area != "070" && area != "077" && area != "078")
        forms[1] = {9, 3};
    return forms;
}

/// Whether the groups of a Belgian number are those that people write: none of a single digit, the area
/// whole, and behind an area of two digits at least three.
bool is_usual(const Number& number, std::size_t groups, BelgianForm form) {
    for (std::size_t i = 0; i < groups; ++i) {
        if (number.groups[i].size < 2)
            return false;
    }
    const auto first = number.groups[0].size;
    if (form.area == 0)
        return !has_year(number, groups);
    if (first < form.area || has_year(number, groups))
        return false;
    const auto behind = first == form.area ? number.groups[1].size : first - form.area;
    return behind >= (form.area == 2 ? 3U : 2U);
}

/// Whether the groups from `from` on are of three digits, as those of an amount.
bool is_in_thousands(const Number& number, std::size_t from, std::size_t groups) {
    for (std::size_t i = from; i < groups; ++i) {
        if (number.groups[i].size != 3)
            return false;
    }
    return true;
}

bool is_money_at(std::string_view text, std::size_t at) {
    if (at + 1 < text.size() && text[at] == ',' && is_digit(text[at + 1]))
        return true;
    const auto rest = text.substr(after_separators(text, at, 1), 4);
    return rest.starts_with("\u20AC") || lower(rest.substr(0, 3)) == "eur";
}

/// 12/03/2023 or 2023-03-12, and whatever comes behind.
bool is_date(const Number& number) {
    if (number.count < 3 || !is_tight(number.groups[1].separator) ||
        number.groups[1].separator != number.groups[2].separator)
        return false;
    const auto first = number.groups[0].size;
    const auto third = number.groups[2].size;
    return number.groups[1].size <= 2 && ((first <= 2 && third == 4) || (first == 4 && third <= 2));
}

/// Whether a phone number may end here: no letter or digit goes on, nor a separator with a digit, except with
/// the 0 of another number ("0471123456/0472123456").
bool may_end(std::string_view text, std::size_t at) {
    if (letter_at(text, at) > 0)
        return false;
    const auto next = at < text.size() && is_tight(text[at]) ? at + 1 : text.size();
    return !is_digit_at(text, next) || text[next] == '0';
}

/// Where the Belgian number in Belgian form ends that begins with `number`; 0 when there is none.
std::size_t belgian_end(std::string_view text, const Number& number) {
    for (const BelgianForm form : belgian_forms(number.digits)) {
        const auto groups = form.size == 0 ? 0 : number.groups_of(form.size);
        if (groups > 0 && is_usual(number, groups, form) && may_end(text, number.groups[groups - 1].end))
            return number.groups[groups - 1].end;
    }
    return 0;
}

/// The same behind +32 or 0032, with or without the 0.
std::size_t belgian_abroad_end(std::string_view text, const Number& number) {
    const bool has_zero = number.digits.size() > 2 && number.digits[2] == '0';
    const std::string digits = (has_zero ? "" : "0") + number.digits.substr(2);
    for (const BelgianForm form : belgian_forms(digits)) {
        const auto groups = form.size == 0 ? 0 : number.groups_of(form.size + (has_zero ? 2 : 1));
        if (groups > 0 && may_end(text, number.groups[groups - 1].end))
            return number.groups[groups - 1].end;
    }
    return 0;
}

bool is_amount(std::string_view text, const Number& number, std::size_t groups) {
    const auto& last = number.groups[groups - 1];
    return groups > 1 && is_in_thousands(number, 1, groups) &&
           (last.total <= 8 || is_money_at(text, last.end));
}

/// Where the number ends whose country code begins `number`; 0 when it is none.
std::size_t international_end(std::string_view text, const Number& number) {
    constexpr std::size_t fewest = 8;
    constexpr std::size_t longest_before_bracket = 4; // +1 (212), +32 (0): brackets stand early
    if (number.digits.empty() || number.digits[0] == '0' || is_date(number))
        return 0;
    if (number.digits.starts_with("32")) {
        if (const auto end = belgian_abroad_end(text, number))
            return end;
    }
    std::size_t end = 0;
    for (std::size_t i = 0; i < number.count && number.groups[i].total <= most_phone_digits; ++i) {
        const auto& group = number.groups[i];
        if (group.is_wide || (group.in_bracket && group.total - group.size > longest_before_bracket))
            break;
        if (group.total >= fewest && may_end(text, group.end) && !is_amount(text, number, i + 1))
            end = group.end;
    }
    return end;
}

bool has_groups(const Number& number, std::initializer_list<std::size_t> sizes) {
    if (number.count < sizes.size())
        return false;
    return std::equal(sizes.begin(), sizes.end(), number.groups.begin(),
                      [](std::size_t size, const Number::Group& group) { return group.size == size; });
}

/// Takes the last word off `text`, in lower case; empty when a number or the end of a sentence stands behind
/// it.
std::string take_last_word(std::string_view& text) {
    const auto is_letter = [](char c) { return is_ascii_letter(c); };
    const auto end = std::find_if(text.rbegin(), text.rend(), is_letter).base();
    const std::string_view behind(end, text.end());
    if (behind.find_first_of("0123456789,;!?\n") != std::string_view::npos)
        return {};
    const auto from = std::find_if_not(std::reverse_iterator(end), text.rend(), is_letter).base();
    auto word = lower(std::string_view(from, end));
    text = {text.begin(), from};
    return word;
}

/// Whether the words before `at` say that an enterprise number follows: "TVA : ", "n° d'entreprise ", "BE ",
/// "KBO-nr. ".
bool is_behind_enterprise(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 4> fillers = {"n", "no", "nr", "nummer"};
    static constexpr std::array<std::string_view, 12> words = {"be",
                                                               "tva",
                                                               "btw",
                                                               "kbo",
                                                               "bce",
                                                               "vat",
                                                               "mwst",
                                                               "entreprise",
                                                               "enterprise",
                                                               "onderneming",
                                                               "ondernemingsnummer",
                                                               "unternehmensnummer"};
    constexpr std::size_t reach = 40;
    auto before = text.substr(0, at);
    before.remove_prefix(before.size() - std::min(before.size(), reach));
    auto word = take_last_word(before);
    if (std::find(fillers.begin(), fillers.end(), word) != fillers.end())
        word = take_last_word(before);
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether `number` is written as that of an enterprise, with its check digits or announced as one.
bool is_enterprise(std::string_view text, std::size_t at, const Number& number) {
    const bool grouped = has_groups(number, {4, 3, 3});
    if (!grouped && !has_groups(number, {10}))
        return false;
    const std::string_view digits = number.digits;
    const bool dotted = grouped && number.groups[1].separator == '.' && number.groups[2].separator == '.';
    const bool checked = to_number(digits.substr(8, 2)) == 97 - to_number(digits.substr(0, 8)) % 97;
    return (dotted && checked) || is_behind_enterprise(text, at);
}

/// 123/4567/89012, as between +++ and +++.
bool is_payment_reference(const Number& number) {
    return has_groups(number, {3, 4, 5}) && number.groups[1].separator == '/' &&
           number.groups[2].separator == '/';
}

/// Whether a number at `at` goes on with one before it: "2023-0471…", "1,0471…". What ends at `seen` was a
/// trace of its own.
bool is_joined(std::string_view text, std::size_t at, std::size_t seen) {
    return at >= seen + 2 && (is_tight(text[at - 1]) || text[at - 1] == ',') && is_digit(text[at - 2]);
}

/// "1 050 123 456": what follows "1 " is no phone number.
bool is_end_of_amount(std::string_view text, std::size_t at, std::size_t seen, const Number& number,
                      std::size_t end) {
    const auto* const last = std::find_if(number.groups.begin(), number.groups.end(),
                                          [&](const auto& group) { return group.end == end; });
    const auto groups = static_cast<std::size_t>(last - number.groups.begin()) + 1;
    return at >= seen + 2 && text[at - 1] == ' ' && is_digit(text[at - 2]) &&
           is_in_thousands(number, 0, groups);
}

/// Behind the + or 00 at `at`, where the country code begins; nothing when it is no such sign.
std::optional<std::size_t> country_at(std::string_view text, std::size_t at) {
    if (text[at] == '+') {
        const bool is_mark = at > 0 && text[at - 1] == '+'; // +++123/4567/89012+++
        const auto before = text.substr(0, at).find_last_not_of(' ');
        const bool is_sum = before != std::string_view::npos && is_digit(text[before]);
        return is_mark || is_sum ? std::nullopt : std::optional(at + (text.substr(at + 1, 1) == " " ? 2 : 1));
    }
    const auto before = text.substr(0, at);
    const bool is_hour = at >= 2 && text[at - 1] == ':' && is_digit(text[at - 2]);
    const bool is_zeros =
        text.substr(at).starts_with("00") && !before.ends_with("+++") && !before.ends_with("***") && !is_hour;
    return is_zeros ? std::optional(at + (text.substr(at + 2, 1) == " " ? 3 : 2)) : std::nullopt;
}

} // namespace

PhoneMatch phone_at(std::string_view text, std::size_t at, std::size_t seen) {
    if ((text[at] != '+' && text[at] != '0') || is_joined(text, at, seen))
        return {};
    const Number number = number_at(text, at);
    if (is_payment_reference(number))
        return {number.groups[2].end, false};
    if (const auto country = country_at(text, at))
        return {international_end(text, number_at(text, *country)), true};
    if (is_enterprise(text, at, number))
        return {number.groups[number.groups_of(10) - 1].end, false};
    const auto end = belgian_end(text, number);
    return {end > 0 && is_end_of_amount(text, at, seen, number, end) ? 0 : end, true};
}

} // namespace edv::model
