/// Days as sheets write them: one form for a whole file, stated or detected.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/message.hpp"

namespace edv::intake {

/// Tells from all days of a column whether the day or the month stands first.
class DayOrder {
public:
    /// Whether `text` is a day of numbers with slashes, dots or dashes that either order may read.
    static bool leaves_open(std::string_view text);

    void see(std::string_view text, long long row);

    /// A value that forbids an order, and where it stands.
    struct Witness {
        std::string text;
        long long row = 0;
    };

    [[nodiscard]] bool any() const { return any_; }
    /// Whether a value tells the order, or AM or PM behind the days does, which go with the month first.
    [[nodiscard]] bool decided() const { return day_first_ || month_first_ || half_days_; }
    /// The day first, unless the column forbids it.
    [[nodiscard]] bool day_first() const { return day_first_ || (!month_first_ && !half_days_); }
    /// The values that only one order can read: of a column with both the order can't be told.
    [[nodiscard]] const std::optional<Witness>& only_day_first() const { return day_first_; }
    [[nodiscard]] const std::optional<Witness>& only_month_first() const { return month_first_; }
    [[nodiscard]] bool contradicts() const { return day_first_ && month_first_; }

private:
    bool any_ = false;
    bool half_days_ = false;
    std::optional<Witness> day_first_;   ///< 25/03/2023 was seen
    std::optional<Witness> month_first_; ///< 03/25/2023 was seen
};

/// The orders of a file's columns, by the fields that they feed.
using DayOrders = std::map<std::string, DayOrder, std::less<>>;

/// Reads the days of one file. ISO days are always understood, alone or with a time behind them, which does
/// not count; a day with a zone is taken as it is written.
class DayForms {
public:
    DayForms() = default;
    /// `forms`: strptime forms, "iso", "unix" (seconds since 1970, UTC), "excel" (days since 1900, or since
    /// 1904 in a file of that system); the first that fits counts. None: as people write days, and of two
    /// numbers before a year the day first, unless the column forbids it.
    explicit DayForms(std::vector<std::string> forms, bool since_1904 = false)
        : forms_(std::move(forms)), since_1904_(since_1904) {}

    /// Gives the orders by all values of the file; called when the first value asks for it. Each column is
    /// decided by its own values.
    void look_with(std::function<DayOrders()> look) { look_ = std::move(look); }
    [[nodiscard]] bool detects() const { return forms_.empty(); }

    /// Nothing when the text is no day that exists in any of the forms. In a column that contradicts itself
    /// either order will do: it is refused as a whole.
    [[nodiscard]] std::optional<Date> read(std::string_view text, std::string_view field = {}) const;

    /// The forms that a text of digits only could be in, to be suggested: "unix", "excel" or nothing.
    static std::string_view likely(std::string_view text);

    /// Hints speak of no flag: the command that reads has none for days.
    void name_no_flags() { names_flags_ = false; }
    /// What to do about a text of the field that is no day.
    [[nodiscard]] Message hint(std::string_view text, std::string_view field = "date") const;

    /// How days of the field are read, in words of strptime: "%d/%m/%Y", "iso".
    [[nodiscard]] std::string words(std::string_view field = "date") const;
    /// How days are read, as an answer of an import: "day-first", "month-first", "iso", or the stated forms.
    [[nodiscard]] std::string order_word() const;
    /// False where a column has days whose order none of its values tells.
    [[nodiscard]] bool decided() const;
    [[nodiscard]] bool short_years() const { return short_years_; }
    [[nodiscard]] const DayOrders& orders() const { return orders_; }

private:
    [[nodiscard]] std::optional<Date> read_detected(std::string_view text, std::string_view field) const;
    const DayOrder* order_of(std::string_view field) const;
    [[nodiscard]] bool is_day_first(std::string_view field) const;

    std::vector<std::string> forms_;
    bool since_1904_ = false;
    bool names_flags_ = true;
    std::function<DayOrders()> look_;
    // What was met and found out on the way.
    mutable DayOrders orders_;
    mutable bool looked_ = false;
    mutable bool open_ = false;
    mutable bool short_years_ = false;
};

} // namespace edv::intake
