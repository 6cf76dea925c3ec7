/// Values as people write them by hand, beside the one form of machines: days, spans of time, numbers. Texts
/// are UTF-8 and compared without case and accents; words are known in all languages of edv.
#pragma once

#include <optional>
#include <string_view>

#include "edv/base/date.hpp"
#include "edv/base/duration.hpp"

namespace edv {

/// The parts of a day as written; `date` tells whether there is such a day.
struct WrittenDay {
    int day = 0;
    int month = 0;
    int year = 0;
    bool open = false;       ///< two numbers before the year: the month may stand first instead
    bool short_year = false; ///< of two digits: 70 to 99 are of the last century, the others of this one

    /// Nothing when no such day exists. `day_first` false: the month stood first, where that is open.
    [[nodiscard]] std::optional<Date> date(bool day_first = true) const;
};

/// Takes the day off that `text` begins with: `2026-11-05`, `05/11/2026`, `5.11.26`, `5-11-2026`,
/// `5 nov. 2026`, `1er février 2026`, `3. März 2026`, `5-nov-2026`, `November 5, 2026`. What may follow is
/// left to the caller. Nothing, and `text` as it was, when it begins with none.
std::optional<WrittenDay> take_day(std::string_view& text);

/// 1 to 12 for the name of a month, long or short, with or without a point behind it.
std::optional<int> month_named(std::string_view word);

/// A day in any form of `take_day`, the day before the month, and nothing behind it.
std::optional<Date> written_day(std::string_view text);

/// How far from today a word is that depends on the day: -1 for `hier`, `gisteren`, `yesterday`, 1 for
/// `demain`. Such a word is another day tomorrow: it belongs to no file.
std::optional<int> days_from_today(std::string_view word);

/// The first day of the month in `2026-11`, `11/2026`, `nov. 2026`, `novembre 2026`.
std::optional<Date> written_month(std::string_view text);

/// `3 mois`, `2 semaines`, `drei Monate`, `2w`, `un an et six mois`, `20 jours ouvrables`, `20 werkdagen`, or
/// what Duration::parse reads.
std::optional<Duration> written_duration(std::string_view text);

/// A number with a decimal point or comma, thousands apart by a blank (`1 200`, `1.200,50`), or a share of a
/// hundred (`50 %` is 0.5). Where only one sign stands it is the decimal one: `1.200` is 1.2.
std::optional<double> written_number(std::string_view text);

/// A whole number, thousands apart by a blank or not; `3.0` and `3,00` are 3.
std::optional<long long> written_integer(std::string_view text);

} // namespace edv
