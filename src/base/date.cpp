#include "edv/base/date.hpp"

#include <algorithm>

namespace edv {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(Date date) {
    return year_month_day(date.days());
}

/// Exactly the digits of `text`; nothing when there is anything else.
std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

/// Months since the start of year 0.
int month_number(year_month_day date) {
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

} // namespace

Date::Date(int year, unsigned month, unsigned day)
    : day_(sys_days(
          year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)))) {}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year == 0)
        return std::nullopt;
    const year_month_day found(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                               std::chrono::day(*day));
    if (!found.ok())
        return std::nullopt;
    return Date(sys_days(found));
}

std::string Date::iso() const {
    const auto date = civil(*this);
    const int year = static_cast<int>(date.year());
    if (year > 9999)
        return "9999-12-31";
    std::string text = "0000-00-00";
    // By hand: every row of every import and report writes days.
    auto put = [&text](std::size_t last, unsigned value) {
        for (std::size_t at = last; value > 0; --at, value /= 10) {
            text[at] = static_cast<char>('0' + value % 10);
        }
    };
    put(3, static_cast<unsigned>(std::max(year, 0)));
    put(6, static_cast<unsigned>(date.month()));
    put(9, static_cast<unsigned>(date.day()));
    return text;
}

int Date::year() const {
    return static_cast<int>(civil(*this).year());
}

unsigned Date::month() const {
    return static_cast<unsigned>(civil(*this).month());
}

unsigned Date::day() const {
    return static_cast<unsigned>(civil(*this).day());
}

Date Date::first_of_month() const {
    return {year(), month(), 1};
}

Date Date::last_of_month() const {
    const auto date = civil(*this);
    return Date(sys_days(date.year() / date.month() / std::chrono::last));
}

Date Date::plus_months(int count) const {
    const auto date = civil(*this);
    const auto month = date.year() / date.month() + std::chrono::months(count);
    const auto moved = month / date.day();
    return Date(sys_days(moved.ok() ? moved : year_month_day(month / std::chrono::last)));
}

Period Period::year(int year) {
    return {Date(year, 1, 1), Date(year, 12, 31)};
}

Period Period::previous() const {
    const Date end = from.plus_days(-1);
    if (from == from.first_of_month() && to == to.last_of_month()) {
        const int months = month_number(civil(to)) - month_number(civil(from)) + 1;
        return {from.plus_months(-months), end};
    }
    return {Date(from.days() - (to.days() - from.days()) - std::chrono::days(1)), end};
}

bool active(std::optional<Date> since, std::optional<Date> until, const Period& period) {
    if (!since)
        return false;
    return std::max(*since, period.from) <= std::min(until.value_or(period.to), period.to);
}

std::optional<Date> parse_month(std::string_view text) {
    return text.size() == 7 ? Date::parse(std::string(text) + "-01") : std::nullopt;
}

} // namespace edv
