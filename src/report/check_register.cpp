#include <algorithm>

#include "base/text.hpp"
#include "report/check_view.hpp"
#include "report/left_open.hpp"

namespace edv::report {
namespace {

Arg day(Date date) {
    return {"day", date.iso()};
}

// ---- secondments

void without_coordinator(Checking& check) {
    for (const model::Record& one : check.view.registered().secondments)
        if (check.view.runs(one) && is_empty(one.at("coordinator")))
            check.add(one, {}, msg("no coordinator is named"));
}

void without_mentor(Checking& check) {
    for (const model::Record& one : check.view.registered().secondments)
        if (check.view.runs(one) && is_empty(one.at("mentor")))
            check.add(one, {}, msg("no mentor is named"));
}

/// The first day of the period that no contract of the expert covers.
std::optional<Date> first_gap(const RegisterView& view, const std::string& expert, Period period) {
    for (const Spell& spell : view.spells) {
        if (spell.expert != expert || !spell.since || *spell.since > period.from)
            continue;
        if (!spell.until)
            return {};
        period.from = std::max(period.from, spell.until->plus_days(1));
    }
    return period.from <= period.to ? std::optional(period.from) : std::nullopt;
}

void outside_contract(Checking& check) {
    const Date today = check.view.today();
    for (const model::Record& one : check.view.registered().secondments) {
        const Period lived{one.date("since").value_or(Date::last()),
                           std::min(one.date("until").value_or(today), today)};
        if (auto gap = first_gap(check.view.registered(), one.text("expert"), lived))
            check.add(one, gap, msg("no contract of the expert runs on {day}", {day(*gap)}));
    }
}

/// Begun, or asked for as projects may be, and not ended.
bool goes_on(CheckView& view, const model::Record& one) {
    return view.runs(one) || (!one.date("since") && one.date("until").value_or(view.today()) >= view.today());
}

void coordinator_gone(Checking& check, const std::vector<model::Record>& followed) {
    std::map<std::string, const model::Record*> coordinators;
    for (const model::Record& one : check.view.registered().coordinators)
        coordinators[one.text("code")] = &one;
    for (const model::Record& one : followed) {
        const std::string code = one.text("coordinator");
        if (code.empty())
            continue;
        const model::Record& coordinator = *coordinators.at(code);
        const std::optional<Date> left = coordinator.date("until");
        const std::optional<Date> since = one.date("since");
        const Arg who{"coordinator", code};
        if (goes_on(check.view, one) && left && *left < check.view.today())
            check.add(one, left, msg("its coordinator {coordinator} left on {day}", {who, day(*left)}));
        else if (since && !is_active(coordinator, {*since, one.date("until").value_or(Date::last())}))
            check.add(one, since,
                      msg("its coordinator {coordinator} was not there on any of its days", {who}));
    }
}

void coordinator_of_secondment_gone(Checking& check) {
    coordinator_gone(check, check.view.registered().secondments);
}

void coordinator_of_project_gone(Checking& check) {
    coordinator_gone(check, check.view.registered().projects);
}

// ---- agreements and money

void without_agreement(Checking& check) {
    std::map<std::string, bool> runs; // whether an agreement of the partner runs
    std::map<std::string, Date> ended;
    for (const model::Record& one : check.view.registered().agreements) {
        const std::string partner = check.view.stands_as(one.text("partner"));
        runs[partner] = runs[partner] || check.view.runs(one);
        if (auto until = one.date("until"); until && *until < check.view.today())
            ended[partner] = std::max(ended[partner], *until);
    }
    std::map<std::string, std::pair<long long, long long>> counts; // secondments and projects
    for (const model::Record& one : check.view.registered().secondments)
        if (check.view.runs(one))
            ++counts[check.view.stands_as(one.text("partner"))].first;
    for (const model::Record& one : check.view.registered().projects)
        if (check.view.runs(one) && !is_empty(one.at("partner")))
            ++counts[check.view.stands_as(one.text("partner"))].second;
    const language::Language& language = check.view.context().language;
    for (const auto& [partner, count] : counts) {
        if (runs[partner])
            continue;
        std::vector<std::string> running;
        if (count.first > 0)
            running.push_back(language.tr(msgn("{count} secondment", "{count} secondments", count.first)));
        if (count.second > 0)
            running.push_back(language.tr(msgn("{count} project", "{count} projects", count.second)));
        const auto end = ended.find(partner);
        check.add("partner", partner, end == ended.end() ? std::nullopt : std::optional(end->second),
                  msg("no agreement runs, but {what}", {{"what", join(running, ", ")}}));
    }
}

void agreement_ending(Checking& check) {
    const std::vector<model::Record>& agreements = check.view.registered().agreements;
    for (const model::Record& one : agreements) {
        const std::optional<Date> until = one.date("until");
        if (!until || !check.is_near(*until))
            continue;
        const Date next = until->plus_days(1);
        const std::string partner = check.view.stands_as(one.text("partner"));
        const bool followed =
            std::any_of(agreements.begin(), agreements.end(), [&](const model::Record& other) {
                return check.view.stands_as(other.text("partner")) == partner &&
                       is_active(other, {next, next});
            });
        if (!followed)
            check.add(one, until, msg("it ends on {day}, and no agreement follows", {day(*until)}));
    }
}

void funding_ending(Checking& check) {
    const std::vector<Spell>& spells = check.view.registered().spells;
    for (const Spell& one : spells) {
        if (!one.until || is_empty(one.record->at("funding")) || !check.is_near(*one.until))
            continue;
        const Date next = one.until->plus_days(1);
        const bool followed = std::any_of(spells.begin(), spells.end(), [&](const Spell& other) {
            return other.expert == one.expert && active(other.since, other.until, {next, next});
        });
        if (!followed)
            check.add(*one.record, one.until,
                      msg("the contract with funding by {funding} ends on {day}, and none follows",
                          {{"funding", one.record->text("funding")}, day(*one.until)}));
    }
}

// ---- meetings

/// The last meeting up to today about each expert, partner (as it stands today) and project.
std::map<std::string, Date> last_meetings(CheckView& view) {
    std::map<std::string, Date> last;
    for (const model::Record& one : view.records("meeting"))
        if (const Date date = *one.date("date"); date <= view.today()) {
            Date& latest = last[view.stands_as(one.text("about"))];
            latest = std::max(latest, date);
        }
    return last;
}

void follow_up_overdue(Checking& check) {
    const config::CheckSettings& settings = check.view.context().config.checking;
    const Date today = check.view.today();
    const std::map<std::string, Date> last = last_meetings(check.view);
    for (const model::Record& one : check.view.registered().secondments) {
        if (!check.view.runs(one))
            continue;
        const Date since = *one.date("since");
        const bool starting = today < check.view.calendar().after(since, settings.start_for);
        Date met = since;
        for (const std::string& about : {one.text("expert"), check.view.stands_as(one.text("partner"))})
            if (const auto found = last.find(about); found != last.end())
                met = std::max(met, found->second);
        const Date due =
            check.view.calendar().after(met, starting ? settings.start_every : settings.cruising_every);
        if (due < today)
            check.add(one, due,
                      msg("no meeting about its expert or partner after {day}; one was due by {due}",
                          {day(met), {"due", due.iso()}}));
    }
}

void meeting_due(Checking& check) {
    for (const FollowUp& one : open_follow_ups(check.view.context().store, check.view.today()))
        if (const Date next = *one.meeting.date("next"); one.there && next < check.view.today())
            check.add(one.meeting, next,
                      msg("the next meeting about {about} was to be on {day}, and none was held since",
                          {{"about", one.meeting.text("about")}, day(next)}));
}

} // namespace

std::vector<CheckRule> register_checks() {
    return {{"secondment-without-coordinator", without_coordinator},
            {"secondment-without-mentor", without_mentor},
            {"secondment-outside-contract", outside_contract},
            {"secondment-with-coordinator-gone", coordinator_of_secondment_gone},
            {"project-with-coordinator-gone", coordinator_of_project_gone},
            {"partner-without-agreement", without_agreement},
            {"agreement-ending", agreement_ending},
            {"funding-ending", funding_ending},
            {"follow-up-overdue", follow_up_overdue},
            {"meeting-due", meeting_due}};
}

} // namespace edv::report
