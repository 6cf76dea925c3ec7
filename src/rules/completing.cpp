// What may be left out of a record because the register tells it.
#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "rules/relations.hpp"

namespace edv::rules {
namespace {

/// The day or month that a record is of.
Period time_of(const Date& day, bool month) {
    return month ? Period{day, day.last_of_month()} : Period{day, day};
}

model::Finding partner_untold(const std::string& expert, const Date& day, bool month, bool none) {
    const Arg who{"expert", expert};
    if (month)
        return {"partner", "missing-partner",
                none ? msg("{expert} has no secondment in {month}: which partner?",
                           {who, {"month", day.iso_month()}})
                     : msg("{expert} has secondments at several partners in {month}: which partner?",
                           {who, {"month", day.iso_month()}}),
                msg("fill in the partner")};
    return {"partner", "missing-partner",
            none
                ? msg("{expert} has no secondment on {day}: which partner?", {who, {"day", day.iso()}})
                : msg("{expert} has several secondments on {day}: which partner?", {who, {"day", day.iso()}}),
            msg("fill in the partner")};
}

} // namespace

Register::Presence& Register::presence() {
    if (!presence_) {
        presence_.emplace();
        for (const model::Record& expert : store_.records(model::kind(model::name::expert)))
            presence_->languages[expert.text("code")] = expert.text("language");
        for (const model::Record& secondment : store_.records(model::kind(model::name::secondment)))
            learn_secondment(secondment);
    }
    return *presence_;
}

void Register::learn_expert(const model::Record& record) {
    learn_code(record);
    presence().languages[record.text("code")] = record.text("language");
}

void Register::learn_secondment(const model::Record& record) {
    if (auto since = record.date("since"))
        presence().stays[record.text("expert")][{record.text("partner"), *since}] = record.date("until");
}

void Register::complete(model::Record& record, std::vector<model::Finding>& findings) {
    const Concerns& concerns = concerns_of(*record.kind);
    if (concerns.told == model::Kind::none)
        return;
    const model::Field& partner = record.kind->fields[concerns.told];
    const std::string expert = record.text("expert");
    const bool month = partner.told_by == "month";
    if (record.kind->has("level")) {
        if (Value& level = record.at("level"); is_empty(level))
            level = "first";
        if (Value& language = record.at("language"); is_empty(language)) {
            const auto known = presence().languages.find(expert);
            if (known != presence().languages.end() && !known->second.empty())
                language = known->second;
        }
    }
    if (!is_empty(record.values[concerns.told]) || expert.empty())
        return;
    const std::optional<Date> day =
        month ? parse_month(record.text(partner.told_by)) : record.date(partner.told_by);
    if (!day)
        return;
    std::set<std::string> there;
    if (auto found = presence().stays.find(expert); found != presence().stays.end())
        for (const auto& [stay, until] : found->second)
            if (active(stay.second, until, time_of(*day, month)))
                there.insert(stay.first);
    if (there.size() == 1)
        record.values[concerns.told] = *there.begin();
    else
        findings.push_back(partner_untold(expert, *day, month, there.empty()));
}

} // namespace edv::rules
