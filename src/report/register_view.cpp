#include "report/register_view.hpp"

#include <algorithm>
#include <tuple>

#include "base/named.hpp"
#include "model/kind_names.hpp"

namespace edv::report {

RegisterView::RegisterView(const store::Store& store)
    : coordinators(store.records(model::kind(model::name::coordinator))),
      partners(store.records(model::kind(model::name::partner))),
      agreements(store.records(model::kind(model::name::agreement))),
      experts(store.records(model::kind(model::name::expert))),
      contracts(store.records(model::kind(model::name::contract))),
      secondments(store.records(model::kind(model::name::secondment))),
      projects(store.records(model::kind(model::name::project))),
      standing_(partners, store.records(model::kind(model::name::partner_name)),
                store.records(model::kind(model::name::partner_successor))) {
    for (const model::Record& agreement : agreements)
        if (auto running = standing_.running(agreement))
            partnerships.push_back(std::move(*running));
    for (const model::Record& partner : partners)
        by_code_[partner.text("code")] = &partner;
    for (const model::Record& expert : experts) {
        by_code_[expert.text("code")] = &expert;
        spells.push_back({expert.text("code"), expert.date("since"), expert.date("until"), &expert});
    }
    for (const model::Record& contract : contracts)
        spells.push_back(
            {contract.text("expert"), contract.date("since"), contract.date("until"), &contract});
    std::stable_sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
        return std::tie(a.expert, a.since) < std::tie(b.expert, b.since);
    });
}

const std::vector<model::Record>& RegisterView::records(std::string_view kind) const {
    struct OfKind {
        std::string_view name;
        const std::vector<model::Record>& records;
    };
    const OfKind all[] = {{"coordinator", coordinators}, {"partner", partners},   {"agreement", agreements},
                          {"expert", experts},           {"contract", contracts}, {"secondment", secondments},
                          {"project", projects}};
    return named(all, kind, "records of the register of kind").records;
}

const model::Record* RegisterView::partner(const std::string& code) const {
    auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : found->second;
}

const model::Record* RegisterView::expert(const std::string& code) const {
    return partner(code);
}

std::string RegisterView::partner_kind(const std::string& code, Date day) const {
    const model::Record* found = partner(standing_.stands_as(code, day));
    return found ? found->text("kind") : std::string();
}

bool is_active(const model::Record& record, const Period& period) {
    return active(record.date("since"), record.date("until"), period);
}

} // namespace edv::report
