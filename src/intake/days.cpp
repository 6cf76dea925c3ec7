#include "intake/days.hpp"

#include <algorithm>
#include <ctime>
#include <initializer_list>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "base/written.hpp"

namespace edv::intake {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Takes up to `most` digits from the front; nothing when there is none.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
    int number = 0;
    std::size_t count = 0;
    while (count < most && count < text.size() && is_digit(text[count]))
        number = number * 10 + (text[count++] - '0');
    if (count == 0)
        return {};
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, std::string_view sign) {
    if (!text.starts_with(sign))
        return false;
    text.remove_prefix(sign.size());
    return true;
}

bool take_blanks(std::string_view& text) {
    bool any = false;
    while (take(text, " ") || take(text, "\u00A0") || take(text, "\u202F"))
        any = true;
    return any;
}

/// Takes the letters in front, when they are one of the words.
bool take_word(std::string_view& text, std::initializer_list<std::string_view> words) {
    std::size_t size = 0;
    while (size < text.size() && is_letter(text[size]))
        ++size;
    if (std::find(words.begin(), words.end(), lower(text.substr(0, size))) == words.end())
        return false;
    text.remove_prefix(size);
    return true;
}

/// ":MM", with or without seconds and their fraction behind it.
bool take_minutes(std::string_view& text) {
    for (int part = 0; part < 2 && take(text, ":"); ++part) {
        auto value = take_number(text, 2);
        if (!value || *value > 60)
            return false;
        if (part == 1 && (take(text, ".") || take(text, ",")) && !take_number(text, 9))
            return false;
    }
    return true;
}

/// " h 05" behind an hour, and what follows in Dutch: "u05". Nothing stands behind it.
bool is_hour_sign(std::string_view text) {
    take_blanks(text);
    if (!take_word(text, {"h", "u"}))
        return false;
    take_blanks(text);
    const auto minutes = take_number(text, 2);
    return text.empty() && (!minutes || *minutes < 60);
}

/// "AM", "p.m."
bool take_half_day(std::string_view& text) {
    const std::string start = lower(text.substr(0, 4));
    for (const std::string_view form : {"a.m.", "p.m.", "a.m", "p.m", "am", "pm"})
        if (start.starts_with(form) && (text.size() == form.size() || !is_letter(text[form.size()]))) {
            text.remove_prefix(form.size());
            return true;
        }
    return false;
}

bool has_half_day(std::string_view text) {
    const auto time = text.find(':');
    const auto behind = time == std::string_view::npos ? time : text.find_first_not_of("0123456789:.,", time);
    if (behind == std::string_view::npos)
        return false;
    text.remove_prefix(behind);
    take_blanks(text);
    return take_half_day(text);
}

/// "+01:00", "-0500", "Z", "UTC", "GMT+1" or nothing.
bool take_zone(std::string_view& text) {
    const bool named = take_word(text, {"z", "utc", "gmt", "cet", "cest", "mez", "mesz"});
    if (!take(text, "+") && !take(text, "-"))
        return named || text.empty();
    if (!take_number(text, 2))
        return false;
    take(text, ":");
    take_number(text, 2);
    return true;
}

/// What stands between a day and its time: "T", a blank, ", " or a word.
bool take_joint(std::string_view& text) {
    if (take(text, "T"))
        return true;
    take(text, ",");
    if (!take_blanks(text))
        return false;
    return !(take(text, "à") || take_word(text, {"a", "om", "um", "at"})) || take_blanks(text);
}

/// Whether nothing follows a day, or a time of it: "T10:15:00.000+02:00", " 14:05", " 2:05 PM GMT+1", " à
/// 14h05".
bool is_time_or_nothing(std::string_view text) {
    if (text.empty())
        return true;
    if (!take_joint(text))
        return false;
    auto hour = take_number(text, 2);
    if (!hour || *hour > 24)
        return false;
    if (!text.starts_with(':'))
        return is_hour_sign(text);
    if (!take_minutes(text))
        return false;
    take_blanks(text);
    take_half_day(text);
    take_blanks(text);
    return take_zone(text) && text.empty();
}

std::optional<Date> existing(int year, int month, int day) {
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31)
        return {};
    std::chrono::year_month_day made{std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day))};
    if (!made.ok())
        return {};
    return Date(sys_days(made));
}

std::optional<Date> read_iso(std::string_view text) {
    if (text.size() < 10 || !is_time_or_nothing(text.substr(10)))
        return {};
    return Date::parse(text.substr(0, 10));
}

/// A day as people write it, with a time behind it or not.
std::optional<WrittenDay> written_alone(std::string_view text) {
    const auto day = take_day(text);
    return day && is_time_or_nothing(text) ? day : std::nullopt;
}

std::optional<Date> in_range(sys_days day) {
    if (day < Date(1, 1, 1).days() || day > Date(9999, 12, 31).days())
        return {};
    return Date(day);
}

std::optional<Date> read_unix(std::string_view text) {
    constexpr long long day_seconds = 86'400;
    constexpr long long most = 253'402'300'800; // the year 10000
    auto seconds = parse_integer(text);
    if (!seconds || *seconds >= most || *seconds <= -most)
        return {};
    long long count = *seconds / day_seconds - (*seconds % day_seconds < 0 ? 1 : 0);
    return in_range(sys_days(days(count)));
}

/// Day numbers of spreadsheets; a part of a day does not count. The 1900 system has a 29 February 1900, which
/// is number 60 and no day.
std::optional<Date> read_excel(std::string_view text, bool since_1904) {
    auto number = parse_number(text, true);
    if (!number || *number < (since_1904 ? 0 : 1) || *number >= 2'958'466)
        return {};
    auto serial = static_cast<int>(*number);
    if (since_1904)
        return in_range(Date(1904, 1, 1).days() + days(serial));
    if (serial == 60)
        return {};
    return in_range(Date(1899, 12, serial < 60 ? 31 : 30).days() + days(serial));
}

/// A day whose month is named: strptime knows the names of one language alone.
std::optional<WrittenDay> read_named(const std::string& form, std::string_view text) {
    auto has = [&](std::string_view part) { return form.find(part) != std::string::npos; };
    if (!has("%B") && !has("%b") && !has("%h"))
        return {};
    const bool numbers = text.find_first_not_of("0123456789") == 4; // the year in front: no month is named
    const auto day = numbers ? std::nullopt : take_day(text);
    const bool named = day && !day->open && (!day->short_year || has("%y"));
    return named && is_time_or_nothing(text) ? day : std::nullopt;
}

std::optional<Date> read_form(const std::string& form, std::string_view text) {
    if (const auto day = read_named(form, text))
        return day->date();
    std::tm parts{};
    std::string all(text);
    const char* rest = ::strptime(all.c_str(), form.c_str(), &parts);
    // "%Y" would take the 23 of "30/06/23" for the year 23.
    constexpr int first_year = 1000 - 1900;
    if (rest == nullptr || !is_time_or_nothing(text.substr(static_cast<std::size_t>(rest - all.c_str()))) ||
        parts.tm_year < first_year)
        return {};
    const int year = parts.tm_year + 1900;
    if (form.find("%j") != std::string::npos) {
        const auto day = in_range(Date(year, 1, 1).days() + days(parts.tm_yday));
        return day && day->year() == year ? day : std::nullopt;
    }
    return existing(year, parts.tm_mon + 1, parts.tm_mday);
}

} // namespace

bool DayOrder::leaves_open(std::string_view text) {
    const auto day = written_alone(trim(text));
    return day && day->open;
}

void DayOrder::see(std::string_view text, long long row) {
    const auto written = written_alone(trim(text));
    if (!written || !written->open)
        return;
    any_ = true;
    const bool day = written->date(true).has_value();
    const bool month = written->date(false).has_value();
    if (day && !month && !day_first_)
        day_first_ = {std::string(trim(text)), row};
    if (month && !day && !month_first_)
        month_first_ = {std::string(trim(text)), row};
    half_days_ = half_days_ || has_half_day(text);
}

std::optional<Date> DayForms::read(std::string_view text, std::string_view field) const {
    text = trim(text);
    for (const std::string& form : forms_) {
        std::optional<Date> day;
        if (form == "unix")
            day = read_unix(text);
        else if (form == "excel")
            day = read_excel(text, since_1904_);
        else if (form != "iso")
            day = read_form(form, text);
        if (day)
            return day;
    }
    if (auto day = read_iso(text))
        return day;
    return forms_.empty() ? read_detected(text, field) : std::nullopt;
}

std::optional<Date> DayForms::read_detected(std::string_view text, std::string_view field) const {
    const auto written = written_alone(text);
    if (!written)
        return {};
    short_years_ = short_years_ || written->short_year;
    if (!written->open)
        return written->date();
    open_ = true;
    const DayOrder* order = order_of(field);
    const auto day = written->date(is_day_first(field));
    return !day && order != nullptr && order->contradicts() ? written->date(!is_day_first(field)) : day;
}

const DayOrder* DayForms::order_of(std::string_view field) const {
    if (!looked_ && look_) {
        looked_ = true;
        orders_ = look_();
    }
    const auto found = orders_.find(field);
    return found == orders_.end() ? nullptr : &found->second;
}

/// The day first, unless a value of the column forbids it.
bool DayForms::is_day_first(std::string_view field) const {
    const DayOrder* own = order_of(field);
    return own == nullptr || own->day_first();
}

std::string_view DayForms::likely(std::string_view text) {
    if (!std::all_of(text.begin(), text.end(), is_digit))
        return {};
    if (text.size() == 9 || text.size() == 10)
        return "unix";
    return text.size() == 5 ? "excel" : std::string_view();
}

Message DayForms::hint(std::string_view text, std::string_view field) const {
    if (names_flags_ && (!detects() || DayOrder::leaves_open(text)))
        return msg("days are read as {forms}", {{"forms", words(field)}});
    if (const std::string_view form = likely(text); names_flags_ && !form.empty())
        return msg("if these are days: --dates {form}", {{"form", std::string(form)}});
    return msg("write days as YYYY-MM-DD, for example 2023-06-30");
}

std::string DayForms::words(std::string_view field) const {
    if (!forms_.empty())
        return join(forms_, ", ");
    if (!open_)
        return "iso";
    return is_day_first(field) ? "%d/%m/%Y" : "%m/%d/%Y";
}

std::string DayForms::order_word() const {
    if (!forms_.empty())
        return join(forms_, ", ");
    if (!open_)
        return "iso";
    // The day of the observation before other days that a sheet may have.
    const std::string_view field =
        orders_.contains("date") || orders_.empty() ? "date" : std::string_view(orders_.begin()->first);
    return is_day_first(field) ? "day-first" : "month-first";
}

bool DayForms::decided() const {
    return !open_ || (!orders_.empty() && std::all_of(orders_.begin(), orders_.end(), [](const auto& column) {
        return column.second.decided();
    }));
}

} // namespace edv::intake
