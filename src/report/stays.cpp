#include "report/stays.hpp"

#include <algorithm>

#include "report/presence.hpp"

namespace edv::report {
namespace {

double share_of(const model::Record& secondment) {
    return secondment.decimal("share").value_or(1);
}

bool is_on(const model::Record& record, Date day) {
    return is_active(record, {day, day});
}

} // namespace

Stays::Stays(const RegisterView& view, Date day) : view_(view) {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> together;
    for (std::size_t at = 0; at < view.secondments.size(); ++at) {
        const model::Record& one = view.secondments[at];
        stays_.push_back({view.standing().running(one), {}});
        together[{one.text("expert"), view.standing().stands_as(one.text("partner"), day)}].push_back(at);
    }
    for (auto& [who_and_where, all] : together) {
        std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
            return view.secondments[a].date("since") < view.secondments[b].date("since");
        });
        for (std::size_t at = 1; at < all.size(); ++at)
            stays_[all[at]].earlier.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

double Stays::share_on(std::size_t secondment, Date day) const {
    double left = 1;
    for (std::size_t other : stays_.at(secondment).earlier)
        if (stays_[other].running && is_on(*stays_[other].running, day))
            left -= share_of(*stays_[other].running);
    return std::clamp(left, 0.0, share_of(view_.secondments[secondment]));
}

bool Stays::is_crowded(const Stay& stay) const {
    double others = 0;
    for (std::size_t other : stay.earlier)
        if (stays_[other].running &&
            active(stays_[other].running->date("since"), stays_[other].running->date("until"),
                   {*stay.running->date("since"), stay.running->date("until").value_or(Date::last())}))
            others += share_of(*stays_[other].running);
    return others + share_of(*stay.running) > 1;
}

double Stays::months(std::size_t secondment, const Period& period) const {
    const Stay& stay = stays_.at(secondment);
    if (!stay.running || !stay.running->date("since"))
        return 0;
    if (!is_crowded(stay))
        return expert_months(*stay.running, period);
    double months = 0;
    const Date first = std::max(*stay.running->date("since"), period.from);
    const Date last = std::min(stay.running->date("until").value_or(period.to), period.to);
    for (Date day = first; day <= last; day = day.plus_days(1))
        months += share_on(secondment, day) / day.last_of_month().day();
    return months;
}

bool Stays::outlives_partner(std::size_t secondment, const Period& period) const {
    const model::Record& one = view_.secondments[secondment];
    const auto last = view_.standing().last_day(one.text("partner"));
    return last && *last < period.to && is_active(one, period) &&
           one.date("until").value_or(Date::last()) > *last;
}

} // namespace edv::report
