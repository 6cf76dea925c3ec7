#include "edv/intake/completing.hpp"

#include <set>
#include <string>

#include "intake/observation.hpp"

namespace edv {
namespace {

std::set<std::string> partners_of(const Store& store, const std::string& expert, const Period& period) {
    Selection selection;
    selection.conditions.push_back({"expert", Condition::Test::any_of, {Value(expert)}});
    std::set<std::string> partners;
    store.each(kind("secondment"), selection, [&](const Stored& one) {
        if (active(one.record.date("since"), one.record.date("until"), period))
            partners.insert(one.record.text("partner"));
    });
    return partners;
}

} // namespace

void complete_observation(const Store& store, Record& observation, std::vector<Finding>& findings) {
    Register(store).complete(observation, findings);
}

void complete_tally(const Store& store, Record& tally, std::vector<Finding>& findings) {
    std::string expert = tally.text("expert");
    auto month = parse_month(tally.text("month"));
    if (!is_empty(tally.at("partner")) || expert.empty() || !month)
        return;
    std::set<std::string> partners = partners_of(store, expert, {*month, month->last_of_month()});
    if (partners.size() == 1) {
        tally.at("partner") = *partners.begin();
        return;
    }
    findings.push_back({"partner", "missing-partner",
                        partners.empty()
                            ? msg("{expert} has no secondment in {month}: which partner?",
                                  {{"expert", expert}, {"month", month->iso_month()}})
                            : msg("{expert} has secondments at several partners in {month}: which partner?",
                                  {{"expert", expert}, {"month", month->iso_month()}}),
                        msg("fill in the partner")});
}

} // namespace edv
