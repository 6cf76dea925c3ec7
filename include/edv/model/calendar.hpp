/// Working days: Monday to Friday without the public holidays of a table that the configuration gives.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/duration.hpp"
#include "edv/model/taxonomy.hpp"

namespace edv::model {

/// Easter Sunday of a year from 1583 on, in the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8:
/// the anonymous algorithm published in Nature in 1876).
Date easter(int year);

/// When a holiday falls: on a day of every year, some days after Easter Sunday, or once.
struct HolidayRule {
    enum class On { day_of_year, easter, once };
    On on = On::once;
    unsigned month = 0;
    unsigned day = 0;
    int after_easter = 0;
    Date date;

    /// `05-01`, `easter+39`, `easter-2` or `2024-12-27`; nothing for another form.
    static std::optional<HolidayRule> parse(std::string_view text);
    /// The day on which it falls in the year; nothing when it does not.
    [[nodiscard]] std::optional<Date> in(int year) const;
};

struct Holiday {
    std::string code;
    Labels labels;
    HolidayRule rule;
};

class Calendar {
public:
    explicit Calendar(std::vector<Holiday> holidays) : holidays_(std::move(holidays)) {}

    /// The holiday that falls on the day, the first of the table where several do; null when none does.
    [[nodiscard]] const Holiday* holiday(Date day) const;
    [[nodiscard]] bool is_working_day(Date day) const;

    /// The day that the span leads to. Months as Date::plus_months counts them, then days; of working days,
    /// the first is the first working day after `from`.
    [[nodiscard]] Date after(Date from, const Duration& span) const;
    /// Working days after `from` up to and including `to`; negative when `to` is earlier.
    [[nodiscard]] int working_days(Date from, Date to) const;

private:
    [[nodiscard]] const std::map<Date, const Holiday*>& of_year(int year) const;

    std::vector<Holiday> holidays_;
    mutable std::map<int, std::map<Date, const Holiday*>> years_; ///< worked out when first asked for
};

} // namespace edv::model
