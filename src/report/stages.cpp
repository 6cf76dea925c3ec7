#include "report/stages.hpp"

#include <algorithm>

#include "edv/model/lifecycle.hpp"

#include "base/rounding.hpp"

namespace edv::report {

std::vector<Stage> stages_of_proposal(const model::Record& proposal) {
    const auto decided = proposal.date("decided");
    if (!decided)
        return {};
    const bool refused = is_refused(proposal);
    std::vector<Stage> stages{{"proposals_decided", proposal.date("submitted"), decided},
                              {refused ? "proposals_refused" : "proposals_accepted"}};
    if (!refused && !is_empty(proposal.at("implemented")))
        stages.push_back({"proposals_implemented", decided, proposal.date("implemented")});
    return stages;
}

std::vector<Stage> stages_of_transmission(const Followed& one, const model::Calendar& calendar, Date day) {
    std::vector<Stage> stages;
    if (auto answered = one.transmission.date("answered"))
        stages.push_back({"transmissions_answered", one.transmission.date("sent"), answered});
    if (was_late(one, calendar, day))
        stages.push_back({"transmissions_late"});
    return stages;
}

std::optional<double> median(std::vector<long long> numbers) {
    if (numbers.empty())
        return {};
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    if (numbers.size() % 2 == 1)
        return static_cast<double>(*middle);
    return static_cast<double>(*middle + *std::max_element(numbers.begin(), middle)) / 2;
}

Value share_of(long long part, long long whole) {
    if (whole == 0)
        return {};
    return rounded(static_cast<double>(part) / static_cast<double>(whole));
}

void Tally::add(const Stage& stage) {
    ++count_;
    if (stage.from && stage.to)
        days_.push_back(std::max<long long>(0, (stage.to->days() - stage.from->days()).count()));
}

std::optional<double> Tally::days() const {
    return median(days_);
}

} // namespace edv::report
