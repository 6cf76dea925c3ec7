#include "report/odd.hpp"

#include "model/kind_names.hpp"
#include "report/citing.hpp"
#include "report/left_open.hpp"
#include "report/overlaps.hpp"
#include "report/uptakes.hpp"

namespace edv::report {
namespace {

bool is_same(const model::Record& a, const model::Record& b) {
    return key_text(a) == key_text(b);
}

void tell_overlaps(const std::vector<Overlap>& overlaps, const model::Record& record,
                   std::vector<Message>& told) {
    for (const Overlap& one : overlaps)
        if (is_same(*one.later, record))
            told.push_back(words_of(one));
        else if (is_same(*one.earlier, record))
            told.push_back(words_of({one.later, one.later, one.from}));
}

/// What an expert's or coordinator's record, or one of an expert, has to do with.
std::string whose(const model::Record& record) {
    return record.kind->has("expert") ? record.text("expert") : record.text("code");
}

void tell_excess(const std::vector<Excess>& excesses, const model::Record& record,
                 Message (*in_words)(const Excess&), std::vector<Message>& told) {
    const bool coordinator = record.kind->name == model::name::coordinator;
    for (const Excess& one : excesses)
        if (one.whose == whose(record) &&
            (one.record->kind->name == model::name::coordinator) == coordinator &&
            active(record.date("since"), record.date("until"), {one.day, one.day})) {
            told.push_back(in_words(one));
            return;
        }
}

} // namespace

std::vector<Message> odd_about(const store::Store& store, const model::Record& record, Date today) {
    const std::string_view name = record.kind->name;
    std::vector<Message> told;
    const model::Standing standing(store.records(model::kind(model::name::partner)), {},
                                   store.records(model::kind(model::name::partner_successor)));
    if (const auto concern = concern_of(store, record, today))
        if (Message gone = gone_partner(standing, concern->partner, concern->day); !gone.empty())
            told.push_back(std::move(gone));
    // Who types the last day by `edit` does not see the list that `end` shows.
    if (const auto until = name == model::name::partner ? record.date("until") : std::nullopt)
        if (const auto open = open_at_partners(store, {record.text("code")}, until->plus_days(1));
            !open.empty())
            told.push_back(
                msgn("{count} record is open there after its last day; edv partner end {partner} "
                     "--until {day} lists it",
                     "{count} records are open there after its last day; edv partner end {partner} "
                     "--until {day} lists them",
                     static_cast<long long>(open.size()),
                     {{"partner", record.text("code")}, {"day", until->iso()}}));
    if (name == model::name::proposal || name == model::name::signal)
        for (Message& one : misfits(store, standing, record, true))
            told.push_back(std::move(one));
    if (name == model::name::uptake)
        if (Message early = early_use(store, record); !early.empty())
            told.push_back(std::move(early));
    if (name != model::name::secondment && name != model::name::agreement && name != model::name::expert &&
        name != model::name::contract && name != model::name::coordinator)
        return told;
    const RegisterView view(store);
    if (name == model::name::agreement)
        tell_overlaps(overlapping_agreements(view), record, told);
    if (name == model::name::secondment) {
        tell_overlaps(overlapping_secondments(view), record, told);
        tell_excess(shares_above_one(view), record, words_of_shares, told);
    }
    if (name == model::name::expert || name == model::name::contract || name == model::name::coordinator)
        tell_excess(fte_above_one(view), record, words_of_fte, told);
    return told;
}

} // namespace edv::report
