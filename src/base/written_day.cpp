#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "edv/base/value.hpp"

#include "base/language_words.hpp"
#include "base/text.hpp"
#include "base/written.hpp"

namespace edv {

namespace {

/// Words as they are compared, with what they mean; several where a short one is another in another language.
using Named = std::multimap<std::string, int, std::less<>>;

/// The words of a section whose keys are numbers: a month, a weekday from Sunday, days from today.
Named named_in(std::string_view section) {
    Named all;
    for (const WordLine& line : lines_of_all(section))
        for (std::string_view word : line.words)
            all.emplace(fold(word), static_cast<int>(parse_integer(line.key).value()));
    return all;
}

const Named& months() {
    static const Named all = named_in("months");
    return all;
}

const Named& weekdays() {
    static const Named all = named_in("weekdays");
    return all;
}

std::optional<int> named(const Named& names, std::string_view folded) {
    const auto found = names.find(folded);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Reads on from the front of a text.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }

    /// The number of the digits that come next, when there are `least` to `most` of them and no more.
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        while (count < rest_.size() && is_digit(rest_[count]) && count <= most)
            value = value * 10 + (rest_[count++] - '0');
        if (count < least || count > most)
            return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }

    bool take(std::string_view sign) {
        if (!rest_.starts_with(sign))
            return false;
        rest_.remove_prefix(sign.size());
        return true;
    }

    bool blanks() {
        bool any = false;
        while (take(" ") || take("\u00A0") || take("\u202F"))
            any = true;
        return any;
    }

    /// The letters that come next, folded.
    std::string word() {
        std::size_t end = 0;
        while (end < rest_.size() && is_letter(rest_[end]) && !rest_.substr(end).starts_with("\u00A0") &&
               !rest_.substr(end).starts_with("\u202F"))
            ++end;
        const std::string letters = fold(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return letters;
    }

    std::optional<int> month() {
        const auto found = named(months(), word());
        take(".");
        return found;
    }

    /// `1er`, `2de`, `3.`, `5th`
    void ordinal() {
        static const std::vector<std::string> endings = folded_words("numbers", "ordinal");
        Reader ahead = *this;
        const std::string ending = ahead.word();
        if (std::find(endings.begin(), endings.end(), ending) != endings.end())
            *this = ahead;
        else
            take(".");
    }

private:
    std::string_view rest_;
};

bool read_year(Reader& reader, WrittenDay& found) {
    Reader short_one = reader;
    if (const auto year = reader.number(4, 4)) {
        found.year = *year;
        return true;
    }
    const auto year = short_one.number(2, 2);
    if (!year)
        return false;
    constexpr int first_of_last_century = 70;
    found.year = *year + (*year < first_of_last_century ? 2000 : 1900);
    found.short_year = true;
    reader = short_one;
    return true;
}

/// `2026-11-05`, `2026/11/5`: the same sign twice. A year in front leaves no other order.
bool read_year_first(Reader& reader, WrittenDay& found) {
    const auto year = reader.number(4, 4);
    if (!year)
        return false;
    for (const std::string_view sign : {"-", "/", "."}) {
        if (!reader.take(sign))
            continue;
        const auto month = reader.number(1, 2);
        if (!month || !reader.take(sign))
            return false;
        const auto day = reader.number(1, 2);
        found.year = *year;
        found.month = *month;
        found.day = day.value_or(0);
        return day.has_value();
    }
    return false;
}

/// `05/11/2026`: the same sign twice. Between dashes a year has four digits: 23-01-01 may be 2023-01-01.
bool read_numbers(Reader& reader, WrittenDay& found) {
    const auto first = reader.number(1, 2);
    if (!first)
        return false;
    for (const std::string_view sign : {"/", ".", "-"}) {
        if (!reader.take(sign))
            continue;
        const auto second = reader.number(1, 2);
        if (!second || !reader.take(sign) || !read_year(reader, found) || (sign == "-" && found.short_year))
            return false;
        found.day = *first;
        found.month = *second;
        found.open = true;
        return true;
    }
    return false;
}

/// `5 nov. 2026`, `1er février 2026`, `5-nov-26`
bool read_day_and_name(Reader& reader, WrittenDay& found) {
    const auto day = reader.number(1, 2);
    if (!day)
        return false;
    reader.ordinal();
    reader.blanks();
    reader.take("-");
    const auto month = reader.month();
    if (!month)
        return false;
    reader.take(",");
    reader.blanks();
    reader.take("-");
    found.day = *day;
    found.month = *month;
    return read_year(reader, found);
}

/// `November 5, 2026`
bool read_name_and_day(Reader& reader, WrittenDay& found) {
    const auto month = reader.month();
    if (!month || !reader.blanks())
        return false;
    const auto day = reader.number(1, 2);
    if (!day)
        return false;
    reader.ordinal();
    reader.take(",");
    if (!reader.blanks())
        return false;
    found.day = *day;
    found.month = *month;
    return read_year(reader, found);
}

std::optional<WrittenDay> take_bare_day(std::string_view& text) {
    // A single `20260` is neither a year nor a day: each form is tried from the beginning.
    for (auto* const form : {read_year_first, read_numbers, read_day_and_name, read_name_and_day}) {
        Reader reader(text);
        WrittenDay found;
        if (!form(reader, found))
            continue;
        text = reader.rest();
        return found;
    }
    return std::nullopt;
}

/// The weekday tells which of two numbers is the month. Where the day is another weekday there is none such.
void fit(WrittenDay& day, std::string_view weekday) {
    auto falls = [&](bool day_first) {
        const auto date = day.date(day_first);
        const auto [first, last] = weekdays().equal_range(weekday);
        return date && std::any_of(first, last, [&](const auto& one) {
                   return std::chrono::weekday(date->days()) ==
                          std::chrono::weekday(static_cast<unsigned>(one.second));
               });
    };
    const bool as_written = falls(true);
    const bool turned = day.open && falls(false);
    if (as_written && turned)
        return;
    if (turned)
        std::swap(day.day, day.month);
    else if (!as_written)
        day.day = 0;
    day.open = false;
}

} // namespace

std::optional<Date> WrittenDay::date(bool day_first) const {
    const bool turned = open && !day_first;
    const std::chrono::year_month_day found(std::chrono::year(year),
                                            std::chrono::month(static_cast<unsigned>(turned ? day : month)),
                                            std::chrono::day(static_cast<unsigned>(turned ? month : day)));
    if (year < 1 || !found.ok())
        return std::nullopt;
    return Date(std::chrono::sys_days(found));
}

std::optional<WrittenDay> take_day(std::string_view& text) {
    if (const auto day = take_bare_day(text))
        return day;
    Reader reader(text);
    const std::string weekday = reader.word();
    if (!named(weekdays(), weekday))
        return std::nullopt;
    reader.take(".");
    reader.take(",");
    reader.blanks();
    std::string_view rest = reader.rest();
    auto day = take_bare_day(rest);
    if (!day)
        return std::nullopt;
    fit(*day, weekday);
    text = rest;
    return day;
}

std::optional<int> month_named(std::string_view word) {
    Reader reader(trim(word));
    const auto month = reader.month();
    return reader.rest().empty() ? month : std::nullopt;
}

std::optional<Date> written_day(std::string_view text) {
    text = trim(text);
    const auto day = take_day(text);
    return day && text.empty() ? day->date() : std::nullopt;
}

std::optional<int> days_from_today(std::string_view word) {
    static const Named day_words = named_in("days_from_today");
    return named(day_words, fold(trim(word)));
}

std::optional<Date> written_month(std::string_view text) {
    text = trim(text);
    if (const auto first = parse_month(text))
        return first;
    Reader reader(text);
    auto month = reader.number(1, 2);
    if (month ? !reader.take("/") && !reader.take("-") && !reader.take(".") : !(month = reader.month()))
        return std::nullopt;
    reader.blanks();
    const auto year = reader.number(4, 4);
    if (!year || !reader.rest().empty())
        return std::nullopt;
    return WrittenDay{.day = 1, .month = *month, .year = *year}.date();
}

} // namespace edv
