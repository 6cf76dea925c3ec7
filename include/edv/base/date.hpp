/// Calendar days and periods of days, proleptic Gregorian.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace edv {

/// A day from 0001-01-01 to 9999-12-31; reckoning may lead beyond, where days are still in order.
class Date {
public:
    Date() = default;
    explicit Date(std::chrono::sys_days day) : day_(day) {}
    Date(int year, unsigned month, unsigned day);

    /// 9999-12-31: the end of what goes on.
    static Date last() { return {9999, 12, 31}; }
    /// Strict `YYYY-MM-DD` of a day that exists; else nothing.
    static std::optional<Date> parse(std::string_view text);

    /// `YYYY-MM-DD`; a day past the last is written as the last, one before the first as one of year 0.
    [[nodiscard]] std::string iso() const;
    [[nodiscard]] int year() const;
    [[nodiscard]] unsigned month() const;
    [[nodiscard]] unsigned day() const;
    [[nodiscard]] std::chrono::sys_days days() const { return day_; }
    [[nodiscard]] Date plus_days(int count) const { return Date(day_ + std::chrono::days(count)); }
    [[nodiscard]] Date first_of_month() const;
    [[nodiscard]] Date last_of_month() const;
    /// The same day `count` months later (earlier when negative); a day that month lacks becomes its last.
    [[nodiscard]] Date plus_months(int count) const;
    /// `YYYY-MM`
    [[nodiscard]] std::string iso_month() const { return iso().substr(0, 7); }

    auto operator<=>(const Date&) const = default;

private:
    std::chrono::sys_days day_{};
};

/// Days from `from` to `to`, both included.
struct Period {
    Date from;
    Date to;

    auto operator<=>(const Period&) const = default;

    static Period year(int year);
    /// From the first day to the last.
    static Period always() { return {{1, 1, 1}, Date::last()}; }
    [[nodiscard]] bool contains(Date day) const { return from <= day && day <= to; }
    /// The period before, for comparison: the year before for a calendar year, as many whole months for whole
    /// months, else as many days, ending the day before this one starts.
    [[nodiscard]] Period previous() const;
};

/// Whether [since, until] overlaps the period, both ends included. Without `until` it is open; without
/// `since` never.
bool active(std::optional<Date> since, std::optional<Date> until, const Period& period);

/// `YYYY-MM` of an existing month as its first day; else nothing.
std::optional<Date> parse_month(std::string_view text);

} // namespace edv
