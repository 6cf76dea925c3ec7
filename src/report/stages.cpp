#include "report/stages.hpp"

#include <algorithm>

#include "edv/report/follow_up.hpp"

namespace edv {

std::vector<Stage> stages_of_proposal(const Record& proposal) {
    const auto decided = proposal.date("decided");
    if (!decided)
        return {};
    const bool refused = proposal.text("state") == "refused";
    std::vector<Stage> stages{{"proposals_decided", proposal.date("submitted"), decided},
                              {refused ? "proposals_refused" : "proposals_accepted"}};
    if (!refused && !is_empty(proposal.at("implemented")))
        stages.push_back({"proposals_implemented", decided, proposal.date("implemented")});
    return stages;
}

std::vector<Stage> stages_of_transmission(const Followed& one, const Calendar& calendar, Date day) {
    std::vector<Stage> stages;
    if (auto answered = one.transmission.date("answered"))
        stages.push_back({"transmissions_answered", one.transmission.date("sent"), answered});
    if (was_late(one, calendar, day))
        stages.push_back({"transmissions_late"});
    return stages;
}

void Tally::add(const Stage& stage) {
    ++count_;
    if (stage.from && stage.to)
        days_.push_back(std::max<long long>(0, (stage.to->days() - stage.from->days()).count()));
}

std::optional<double> Tally::days() const {
    return median(days_);
}

} // namespace edv
