#include <map>

#include "model/kind_names.hpp"
#include "report/check_view.hpp"
#include "report/citing.hpp"
#include "report/left_open.hpp"
#include "report/overlaps.hpp"

namespace edv::report {
namespace {

// ---- partners that stand no more

/// Those that were closed, merged or split by today, with what was said of it.
std::map<std::string, model::Standing::End> ended_partners(CheckView& view) {
    std::map<std::string, model::Standing::End> ended;
    for (const model::Record& partner : view.registered().partners)
        if (auto end = view.registered().standing().ended(partner.text("code"), view.today()))
            ended.emplace(partner.text("code"), *end);
    return ended;
}

void open_at_gone_partner(Checking& check) {
    const std::map<std::string, model::Standing::End> ended = ended_partners(check.view);
    std::vector<std::string> partners;
    for (const auto& [partner, end] : ended)
        partners.push_back(partner);
    for (const model::Record& one :
         open_at_partners(check.view.context().store, partners, check.view.today())) {
        const std::string partner = one.text(one.kind->has("partner") ? "partner" : "about");
        const Date since = ended.at(partner).since;
        check.add(one, since, gone_partner(check.view.registered().standing(), partner, since));
    }
}

void after_end_of_partner(Checking& check) {
    const model::Standing& standing = check.view.registered().standing();
    for (const AfterEnd& one : dated_after_end(check.view.context().store, check.view.today()))
        check.add(one.kind, one.key, one.day, gone_partner(standing, one.partner, one.day));
}

// ---- the same twice, more than a whole

void add_all(Checking& check, const std::vector<Overlap>& overlaps) {
    for (const Overlap& one : overlaps)
        check.add(*one.later, one.from, words_of(one));
}

void secondments_overlapping(Checking& check) {
    add_all(check, overlapping_secondments(check.view.registered()));
}

void agreements_overlapping(Checking& check) {
    add_all(check, overlapping_agreements(check.view.registered()));
}

/// Each is told once, from the first day on.
void add_first(Checking& check, const std::vector<Excess>& excesses, Message (*in_words)(const Excess&)) {
    const Excess* last = nullptr;
    for (const Excess& one : excesses) {
        if (!last || last->whose != one.whose || last->record->kind->name != one.record->kind->name)
            check.add(*one.record, one.day, in_words(one));
        last = &one;
    }
}

void shares_over_one(Checking& check) {
    add_first(check, shares_above_one(check.view.registered()), words_of_shares);
}

void fte_over_one(Checking& check) {
    add_first(check, fte_above_one(check.view.registered()), words_of_fte);
}

// ---- evidence

void citation_not_fitting(Checking& check) {
    const store::Store& store = check.view.context().store;
    for (std::string_view name : {"proposal", "signal"})
        for (const model::Record& one : check.view.records(name))
            for (const Message& reason :
                 // Signals have a check of their own for what is withdrawn.
                 misfits(store, check.view.registered().standing(), one, name == model::name::proposal))
                check.add(one, {}, reason);
}

} // namespace

std::vector<CheckRule> course_checks() {
    return {{"open-at-gone-partner", open_at_gone_partner},
            {"dated-after-partner", after_end_of_partner},
            {"secondments-overlapping", secondments_overlapping},
            {"agreements-overlapping", agreements_overlapping},
            {"shares-over-one", shares_over_one},
            {"fte-over-one", fte_over_one},
            {"citation-not-fitting", citation_not_fitting}};
}

} // namespace edv::report
