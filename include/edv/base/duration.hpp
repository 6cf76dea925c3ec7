/// Spans of time as people agree on them: calendar time, or working days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace edv {

/// Calendar time (months and days, as an ISO 8601 duration counts them) or a number of working days.
struct Duration {
    int months = 0;
    int days = 0;
    int working_days = 0;

    bool operator==(const Duration&) const = default;

    /// `P3M`, `P30D`, `P1Y6M`, `P2W` (ISO 8601, whole years, months, weeks and days) or `20wd`, without
    /// regard to case; nothing for another form, a span without any time, or one of more than a century.
    static std::optional<Duration> parse(std::string_view text);

    /// The shortest form that reads back equal.
    [[nodiscard]] std::string text() const;
};

} // namespace edv
