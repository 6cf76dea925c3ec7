#include "report/left_open.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "report/register_view.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

/// Open on the day, or to begin later.
bool goes_on(const model::Record& record, Date day) {
    return record.date("until").value_or(day) >= day;
}

/// Codes of the experts, partners and projects that have not ended by the day.
std::set<std::string> those_there(const RegisterView& view, Date day) {
    std::set<std::string> there;
    for (const Spell& spell : view.spells)
        if (goes_on(*spell.record, day))
            there.insert(spell.expert);
    for (const model::Record& partner : view.partners)
        if (view.standing().last_day(partner.text("code")).value_or(day) >= day)
            there.insert(partner.text("code"));
    for (const model::Record& project : view.projects)
        if (goes_on(project, day))
            there.insert(project.text("code"));
    return there;
}

/// The latest meeting about each expert, partner (as it stands) and project.
class Meetings {
public:
    Meetings(const model::Standing& standing, const std::vector<model::Record>& meetings, Date day)
        : standing_(standing), day_(day) {
        for (const model::Record& one : meetings) {
            Date& latest = latest_[standing.stands_as(one.text("about"), day)];
            latest = std::max(latest, *one.date("date"));
        }
    }

    /// Whether one was held about it, or what it has become, on the day or later.
    [[nodiscard]] bool any_since(const std::string& about, Date since) const {
        std::vector<std::string> open{about};
        for (std::size_t at = 0; at < open.size(); ++at) {
            const auto found = latest_.find(standing_.stands_as(open[at], day_));
            if (found != latest_.end() && found->second >= since)
                return true;
            for (const model::Standing::Step& step : standing_.successors(open[at]))
                if (step.since <= day_ && std::find(open.begin(), open.end(), step.heir) == open.end())
                    open.push_back(step.heir);
        }
        return false;
    }

private:
    const model::Standing& standing_;
    Date day_;
    std::map<std::string, Date> latest_;
};

store::Selection where(std::string_view field, const std::vector<std::string>& codes) {
    store::Selection selection;
    selection.conditions.push_back(
        {std::string(field), store::Condition::Test::any_of, {codes.begin(), codes.end()}});
    return selection;
}

} // namespace

std::vector<FollowUp> open_follow_ups(const store::Store& store, Date day) {
    const RegisterView view(store);
    const std::vector<model::Record> meetings = store.records(model::kind(model::name::meeting));
    const Meetings held(view.standing(), meetings, day);
    const std::set<std::string> there = those_there(view, day);
    std::vector<FollowUp> open;
    for (const model::Record& one : meetings)
        if (auto next = one.date("next"); next && !held.any_since(one.text("about"), *next))
            open.push_back({one, there.contains(one.text("about"))});
    std::stable_sort(open.begin(), open.end(), [](const FollowUp& a, const FollowUp& b) {
        return a.meeting.date("next") < b.meeting.date("next");
    });
    return open;
}

std::vector<model::Record> open_at_partners(const store::Store& store,
                                            const std::vector<std::string>& partners, Date day) {
    std::vector<model::Record> open;
    if (partners.empty())
        return open;
    for (const model::Kind& of : model::kinds())
        if (of.done_at == model::name::partner && of.has("until"))
            store.each(of, where("partner", partners), [&](const model::Stored& one) {
                if (goes_on(one.record, day))
                    open.push_back(one.record);
            });
    for (const FollowUp& one : open_follow_ups(store, day))
        if (std::find(partners.begin(), partners.end(), one.meeting.text("about")) != partners.end())
            open.push_back(one.meeting);
    return open;
}

std::vector<model::Record> open_with_coordinator(const store::Store& store, const std::string& coordinator,
                                                 Date day) {
    std::vector<model::Record> open;
    for (const model::Kind& of : model::kinds())
        if (of.has("coordinator") && of.has("until"))
            store.each(of, where("coordinator", {coordinator}), [&](const model::Stored& one) {
                if (goes_on(one.record, day))
                    open.push_back(one.record);
            });
    return open;
}

Message gone_partner(const model::Standing& standing, const std::string& partner, Date day) {
    const auto end = standing.ended(partner, day);
    if (!end)
        return {};
    std::vector<Arg> args{{"partner", partner}, {"heirs", join(end->heirs, ", ")}, {"day", end->since.iso()}};
    if (end->heirs.empty())
        return msg("{partner} stands no more: it was closed, its last day was {day}",
                   {{"partner", partner}, {"day", end->since.plus_days(-1).iso()}});
    if (end->heirs.size() > 1)
        return msg("{partner} stands no more: it was split into {heirs} on {day}", std::move(args));
    return msg("{partner} stands no more: it counts as {heirs} from {day} on", std::move(args));
}

std::optional<Concern> concern_of(const store::Store& store, const model::Record& record, Date today) {
    const std::string_view field = record.kind->done_at.empty() ? "partner" : record.kind->done_at;
    if (!record.kind->has(field) || is_empty(record.at(field)))
        return {};
    const auto partner = store.codes().find(model::name::partner, record.text(field));
    if (!partner)
        return {};
    std::optional<Date> day;
    for (std::string_view first : {"since", "date", "submitted", "opened", "requested"})
        if (!day && record.kind->has(first))
            day = record.date(first);
    if (!day && record.kind->has("month"))
        day = parse_month(record.text("month"));
    return Concern{*partner, day.value_or(today)};
}

EndedPartners::EndedPartners(const store::Store& store, Date by) : first_(by) {
    const model::Standing standing(store.records(model::kind(model::name::partner)), {},
                                   store.records(model::kind(model::name::partner_successor)));
    for (const std::string& code : store.codes().codes(model::name::partner))
        if (const auto end = standing.ended(code, by); end && end->heirs.size() != 1) {
            ended_.emplace(code, end->since);
            first_ = std::min(first_, end->since);
        }
}

std::vector<std::string> EndedPartners::codes() const {
    std::vector<std::string> all;
    for (const auto& [code, day] : ended_)
        all.push_back(code);
    return all;
}

bool EndedPartners::is_after(const Concern& concern) const {
    const auto found = ended_.find(concern.partner);
    return found != ended_.end() && concern.day >= found->second;
}

std::vector<AfterEnd> dated_after_end(const store::Store& store, Date by) {
    const EndedPartners ended(store, by);
    std::vector<AfterEnd> after;
    if (ended.none())
        return after;
    const auto look_at = [&](const model::Record& record, const Concern& concern) {
        if (ended.is_after(concern))
            after.push_back({record.kind->name, key_text(record), concern.partner, concern.day});
    };
    for (const model::Kind& of : model::kinds())
        if (!of.done_at.empty() && of.name != model::name::observation)
            store.each(of, where(of.done_at, ended.codes()), [&](const model::Stored& one) {
                if (const auto concern = concern_of(store, one.record, Date()))
                    look_at(one.record, *concern);
            });
    // Not by the index of facets: a large import is without it.
    store::Selection observed = where("partner", ended.codes());
    observed.conditions.push_back({"date", store::Condition::Test::at_least, {Value(ended.first())}});
    store.each(model::kind(model::name::observation), observed, [&](const model::Stored& one) {
        if (!one.record.date("withdrawn"))
            look_at(one.record, *concern_of(store, one.record, by));
    });
    return after;
}

} // namespace edv::report
