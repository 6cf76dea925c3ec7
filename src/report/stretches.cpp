#include "report/stretches.hpp"

#include <algorithm>
#include <tuple>

namespace edv::report {

std::vector<Stretch> joined(std::vector<Stretch> parts) {
    std::sort(parts.begin(), parts.end(), [](const Stretch& a, const Stretch& b) {
        return std::tie(a.key, a.since) < std::tie(b.key, b.since);
    });
    std::vector<Stretch> whole;
    for (Stretch& part : parts) {
        Stretch* last = whole.empty() || whole.back().key != part.key ? nullptr : &whole.back();
        if (!last || (last->until && last->until->plus_days(1) < part.since))
            whole.push_back(std::move(part));
        else if (last->until && (!part.until || *last->until < *part.until))
            last->until = part.until;
    }
    return whole;
}

std::vector<Period> months_of(const Period& period) {
    std::vector<Period> months;
    for (Date first = period.from.first_of_month(); first <= period.to; first = first.plus_months(1))
        months.push_back({std::max(first, period.from), std::min(first.last_of_month(), period.to)});
    return months;
}

std::vector<Period> years_of(const Period& period) {
    std::vector<Period> years;
    for (int year = period.from.year(); year <= period.to.year(); ++year) {
        const Period whole = Period::year(year);
        years.push_back({std::max(whole.from, period.from), std::min(whole.to, period.to)});
    }
    return years;
}

std::string_view word_of(Movement movement) {
    switch (movement) {
    case Movement::before:
        return "before";
    case Movement::in:
        return "in";
    case Movement::out:
        return "out";
    case Movement::net:
        return "net";
    case Movement::after:
        return "after";
    case Movement::out_on_last_day:
        return "out_on_last_day";
    case Movement::on_last_day:
        return "on_last_day";
    }
    return "";
}

int adds(Movement movement, const Stretch& stretch, const Period& period) {
    const bool in = period.contains(stretch.since);
    const bool out = stretch.until && period.contains(*stretch.until);
    switch (movement) {
    case Movement::before:
        return stretch.since < period.from && (!stretch.until || *stretch.until >= period.from);
    case Movement::in:
        return in;
    case Movement::out:
        return out;
    case Movement::net:
        return static_cast<int>(in) - static_cast<int>(out);
    case Movement::after:
        return stretch.since <= period.to && (!stretch.until || *stretch.until > period.to);
    case Movement::out_on_last_day:
        return stretch.until == period.to;
    case Movement::on_last_day:
        return active(stretch.since, stretch.until, {period.to, period.to});
    }
    return 0;
}

} // namespace edv::report
