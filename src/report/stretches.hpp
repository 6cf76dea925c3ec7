/// Stretches of time without a gap, and what begins and ends in a period; its months.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"

namespace edv::report {

/// Days from `since` to `until` on end; without `until` it goes on.
struct Stretch {
    std::string key; ///< whose
    Date since;
    std::optional<Date> until;

    bool operator==(const Stretch&) const = default;
};

/// What overlaps or follows at once (from the next day on) with the same key becomes one stretch. By key,
/// then by day.
std::vector<Stretch> joined(std::vector<Stretch> parts);

/// The months, or the years, of a period, the first and the last as far as they are in it.
std::vector<Period> months_of(const Period& period);
std::vector<Period> years_of(const Period& period);

/// The figures of an account of movements:
///     before + in - out = after, and after + out_on_last_day = on_last_day.
/// `before` is there already when the period begins, `in` has its first day in it, `out` its last day in it,
/// and `after` is still there the day after.
enum class Movement { before, in, out, net, after, out_on_last_day, on_last_day };

inline constexpr std::array movements_in_order{
    Movement::before,          Movement::in,         Movement::out, Movement::net, Movement::after,
    Movement::out_on_last_day, Movement::on_last_day};

/// The word of a figure, as csv writes it.
std::string_view word_of(Movement movement);

/// What the stretch adds to a figure: 1, 0, or for `net` what remains of 1 in and 1 out.
int adds(Movement movement, const Stretch& stretch, const Period& period);

} // namespace edv::report
