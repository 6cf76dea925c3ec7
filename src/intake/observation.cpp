#include "intake/observation.hpp"

#include <set>

namespace edv {

Register::Register(const Store& store) {
    for (const Record& expert : store.records(kind("expert")))
        learn(expert);
    for (const Record& secondment : store.records(kind("secondment")))
        learn(secondment);
}

void Register::learn(const Record& record) {
    if (record.kind->name == "expert")
        languages_[record.text("code")] = record.text("language");
    if (record.kind->name != "secondment")
        return;
    if (auto since = record.date("since"))
        stays_[record.text("expert")][{record.text("partner"), *since}] = record.date("until");
}

void Register::complete(Record& observation, std::vector<Finding>& findings) const {
    std::string expert = observation.text("expert");
    auto day = observation.date("date");
    if (is_empty(observation.at("level")))
        observation.at("level") = "first";
    if (is_empty(observation.at("language")))
        if (auto known = languages_.find(expert); known != languages_.end() && !known->second.empty())
            observation.at("language") = known->second;
    if (!is_empty(observation.at("partner")) || expert.empty() || !day)
        return;
    std::set<std::string> there;
    if (auto found = stays_.find(expert); found != stays_.end())
        for (const auto& [stay, until] : found->second)
            if (active(stay.second, until, {*day, *day}))
                there.insert(stay.first);
    if (there.size() == 1)
        observation.at("partner") = *there.begin();
    else
        findings.push_back({"partner", "missing-partner",
                            there.empty() ? msg("{expert} has no secondment on {day}: which partner?",
                                                {{"expert", expert}, {"day", day->iso()}})
                                          : msg("{expert} has several secondments on {day}: which partner?",
                                                {{"expert", expert}, {"day", day->iso()}}),
                            msg("fill in the partner")});
}

} // namespace edv
