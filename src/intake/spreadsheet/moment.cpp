#include "intake/spreadsheet/moment.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

#include "edv/base/date.hpp"
#include "edv/base/value.hpp"

#include "base/text.hpp"

namespace edv::intake {

namespace {

constexpr long long day_seconds = 24LL * 60 * 60;
constexpr long long last_day = 2958465; // 9999-12-31 counted from 1900
constexpr long long days_to_1904 = 1462;
constexpr long long day_that_never_was = 60; // 1900-02-29, which Lotus 1-2-3 took for one

std::string clock(long long seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string day_and_clock(const std::string& day, long long seconds) {
    return seconds == 0 ? day : day + "T" + clock(seconds);
}

/// Goes over the letters of a format code that stand for parts of a day or time.
class FormatCode {
public:
    explicit FormatCode(std::string_view code) : code_(code) {}

    NumberForm form() {
        while (at_ < code_.size() && code_[at_] != ';')
            take();
        if (days_ || (months_or_minutes_ && !times_))
            return NumberForm::day;
        if (elapsed_)
            return NumberForm::duration;
        return times_ ? NumberForm::time : NumberForm::number;
    }

private:
    void take() {
        const char c = lower_at(at_);
        switch (c) {
        case '"':
            skip_past('"');
            break;
        case '[':
            take_bracket();
            break;
        case '\\':
        case '_':
        case '*':
            at_ += 2;
            break; // the character behind stands for itself, or for its width
        case 'a':
            take_half_day();
            break;
        case 'e':
            at_ += at_ + 1 < code_.size() && is_sign(code_[at_ + 1]) ? 2 : 1;
            break;
        default:
            take_letter(c);
        }
    }

    void take_letter(char c) {
        days_ = days_ || c == 'y' || c == 'd';
        times_ = times_ || c == 'h' || c == 's';
        months_or_minutes_ = months_or_minutes_ || c == 'm';
        ++at_;
    }

    /// `[h]`, `[mm]`, `[s]` are times that pass their usual end; `[Red]`, `[$-80C]`, `[>1]` say nothing.
    void take_bracket() {
        const auto from = at_ + 1;
        skip_past(']');
        const std::string inside = lower(code_.substr(from, at_ > from ? at_ - 1 - from : 0));
        const bool plain = !inside.empty() && inside.find_first_not_of(inside.front()) == std::string::npos;
        elapsed_ = elapsed_ || (plain && std::string_view("hms").find(inside.front()) != std::string::npos);
        times_ = times_ || elapsed_;
    }

    /// `AM/PM` and `A/P`; the M is no month.
    void take_half_day() {
        for (const std::string_view mark : {"am/pm", "a/p"}) {
            if (lower(code_.substr(at_, mark.size())) == mark) {
                times_ = true;
                at_ += mark.size();
                return;
            }
        }
        ++at_;
    }

    void skip_past(char closing) {
        const auto end = code_.find(closing, at_ + 1);
        at_ = end == std::string_view::npos ? code_.size() : end + 1;
    }

    [[nodiscard]] char lower_at(std::size_t at) const {
        const char c = code_[at];
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }

    static bool is_sign(char c) { return c == '+' || c == '-'; }

    std::string_view code_;
    std::size_t at_ = 0;
    bool days_ = false;
    bool times_ = false;
    bool months_or_minutes_ = false;
    bool elapsed_ = false;
};

std::optional<Date> day_of(long long count, bool date_1904) {
    if (date_1904)
        count += days_to_1904;
    if (count > last_day || count < 1 || count == day_that_never_was)
        return std::nullopt;
    const int before = count < day_that_never_was ? 31 : 30; // of December 1899
    return Date(1899, 12, static_cast<unsigned>(before)).plus_days(static_cast<int>(count));
}

/// `13:30`, `13:30:00`, `13:30:00.5Z` in seconds.
std::optional<long long> seconds_of(std::string_view text) {
    if (text.ends_with('Z'))
        text.remove_suffix(1);
    if (text.size() == 5)
        return seconds_of(std::string(text) + ":00");
    if (text.size() < 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    if (text.size() > 8 && (text[8] != '.' || text.find_first_not_of("0123456789", 9) != std::string::npos))
        return std::nullopt;
    long long seconds = 0;
    for (const std::size_t at : {0U, 3U, 6U}) {
        const auto part = parse_integer(text.substr(at, 2));
        if (!part || *part < 0 || *part >= (at == 0 ? 24 : 60))
            return std::nullopt;
        seconds = seconds * 60 + *part;
    }
    return seconds;
}

} // namespace

NumberForm builtin_form(long long id) {
    if (id == 46)
        return NumberForm::duration;
    if ((id >= 18 && id <= 21) || id == 45 || id == 47)
        return NumberForm::time;
    const bool day = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return day ? NumberForm::day : NumberForm::number;
}

NumberForm form_of(std::string_view code) {
    return FormatCode(code).form();
}

std::optional<std::string> moment_text(double days, NumberForm form, bool date_1904) {
    if (!(days >= 0 && days <= static_cast<double>(last_day + 1)))
        return std::nullopt;
    const long long seconds = std::llround(days * static_cast<double>(day_seconds));
    const long long whole = seconds / day_seconds;
    const long long rest = seconds % day_seconds;
    const bool only_time = whole == 0 && (form == NumberForm::time || (rest != 0 && !date_1904));
    if (form == NumberForm::duration || only_time)
        return clock(seconds);
    const auto day = day_of(whole, date_1904);
    if (!day)
        return std::nullopt;
    return day_and_clock(day->iso(), rest);
}

std::optional<std::string> iso_moment(std::string_view text) {
    constexpr std::size_t day_size = 10;
    if (const auto seconds = seconds_of(text))
        return clock(*seconds);
    const auto day = Date::parse(text.substr(0, day_size));
    if (!day || text.size() == day_size)
        return day ? std::optional(day->iso()) : std::nullopt;
    const auto seconds = text[day_size] == 'T' ? seconds_of(text.substr(day_size + 1)) : std::nullopt;
    return seconds ? std::optional(day_and_clock(day->iso(), *seconds)) : std::nullopt;
}

std::optional<std::string> iso_duration(std::string_view text) {
    struct Unit {
        char letter;
        long long seconds;
    };
    constexpr std::array<Unit, 3> units = {{{'H', 3600}, {'M', 60}, {'S', 1}}};
    constexpr long long longest = last_day * 24;
    if (!text.starts_with("PT"))
        return std::nullopt;
    text.remove_prefix(2);
    long long seconds = 0;
    for (const auto [letter, worth] : units) {
        const auto end = text.find(letter);
        if (end == std::string_view::npos)
            continue;
        const auto part = parse_number(text.substr(0, end));
        if (!part || *part < 0 || *part > static_cast<double>(longest))
            return std::nullopt;
        seconds += static_cast<long long>(*part) * worth;
        text.remove_prefix(end + 1);
    }
    return text.empty() ? std::optional(clock(seconds)) : std::nullopt;
}

} // namespace edv::intake
