/// Days as sheets write them: one form for a whole file, stated or detected.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"

namespace edv {

/// Tells from all days of a file whether the day or the month stands first.
class DayOrder {
public:
    /// Whether `text` is a day with slashes, dots or dashes that either order may read.
    static bool leaves_open(std::string_view text);

    void see(std::string_view text);
    /// Contract: the day first, unless a value forbids it. Values that forbid either leave the day first, so
    /// that the others are problems.
    [[nodiscard]] bool day_first() const { return !day_forbidden_ || month_forbidden_; }

private:
    bool day_forbidden_ = false;   ///< 03/25/2023 was seen
    bool month_forbidden_ = false; ///< 25/03/2023 was seen
};

/// Reads the days of one file. ISO days are always understood, alone or with a time behind them, which does
/// not count; a day with a zone is taken as it is written.
class DayForms {
public:
    DayForms() = default;
    /// `forms`: strptime forms, "iso", "unix" (seconds since 1970, UTC), "excel" (days since 1900, or since
    /// 1904 in a file of that system); the first that fits counts. None: ISO, or day, month and year with
    /// slashes, dots or dashes in the order that `day_first` tells.
    explicit DayForms(std::vector<std::string> forms, bool since_1904 = false)
        : forms_(std::move(forms)), since_1904_(since_1904) {}

    /// Days were met that leave the order open: it counts, and words() says it.
    void set_day_first(bool day_first) {
        day_first_ = day_first;
        open_ = true;
    }
    [[nodiscard]] bool detects() const { return forms_.empty(); }

    /// Nothing when the text is no day that exists in any of the forms.
    [[nodiscard]] std::optional<Date> read(std::string_view text) const;

    /// The forms that a text of digits only could be in, to be suggested: "unix", "excel" or nothing.
    static std::string_view likely(std::string_view text);

    /// How days were read, in words of strptime: "%d/%m/%Y", "iso".
    [[nodiscard]] std::string words() const;

private:
    std::vector<std::string> forms_;
    bool since_1904_ = false;
    bool day_first_ = true;
    bool open_ = false;
};

} // namespace edv
