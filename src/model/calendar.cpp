#include "edv/model/calendar.hpp"

#include "edv/base/value.hpp"

#include "base/text.hpp"

namespace edv::model {

Date easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month_and_day = h + l - 7 * m + 114;
    return {year, static_cast<unsigned>(month_and_day / 31), static_cast<unsigned>(month_and_day % 31 + 1)};
}

std::optional<HolidayRule> HolidayRule::parse(std::string_view text) {
    HolidayRule rule;
    constexpr std::string_view from_easter = "easter";
    if (text.starts_with(from_easter)) {
        text.remove_prefix(from_easter.size());
        rule.on = On::easter;
        if (text.empty())
            return rule;
        const bool before = text.front() == '-';
        auto days = before || text.front() == '+' ? parse_integer(text.substr(1)) : std::nullopt;
        constexpr long long most_days = 366;
        if (!days || *days < 0 || *days > most_days)
            return {};
        rule.after_easter = static_cast<int>(before ? -*days : *days);
        return rule;
    }
    if (auto date = Date::parse(text)) {
        rule.date = *date;
        return rule;
    }
    // A leap year has every day that some year has.
    auto day = text.size() == 5 ? Date::parse("2000-" + std::string(text)) : std::nullopt;
    if (!day)
        return {};
    rule.on = On::day_of_year;
    rule.month = day->month();
    rule.day = day->day();
    return rule;
}

std::optional<Date> HolidayRule::in(int year) const {
    switch (on) {
    case On::easter:
        return easter(year).plus_days(after_easter);
    case On::once:
        return date.year() == year ? std::optional(date) : std::nullopt;
    case On::day_of_year:
        break;
    }
    const Date found(year, month, day);
    return found.month() == month ? std::optional(found) : std::nullopt;
}

const std::map<Date, const Holiday*>& Calendar::of_year(int year) const {
    auto [found, fresh] = years_.try_emplace(year);
    if (fresh)
        for (const Holiday& holiday : holidays_)
            if (auto day = holiday.rule.in(year))
                found->second.emplace(*day, &holiday);
    return found->second;
}

const Holiday* Calendar::holiday(Date day) const {
    const auto& days = of_year(day.year());
    auto found = days.find(day);
    return found == days.end() ? nullptr : found->second;
}

bool Calendar::is_working_day(Date day) const {
    const std::chrono::weekday weekday(day.days());
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !holiday(day);
}

Date Calendar::after(Date from, const Duration& span) const {
    Date day = from.plus_months(span.months).plus_days(span.days);
    for (int left = span.working_days; left > 0;) {
        day = day.plus_days(1);
        if (is_working_day(day))
            --left;
    }
    return day;
}

int Calendar::working_days(Date from, Date to) const {
    if (to < from)
        return -working_days(to, from);
    int count = 0;
    for (Date day = from; day < to;) {
        day = day.plus_days(1);
        if (is_working_day(day))
            ++count;
    }
    return count;
}

} // namespace edv::model
