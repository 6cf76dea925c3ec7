#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "model/course.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "report/check_view.hpp"
#include "report/uptakes.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

Arg day(Date date) {
    return {"day", date.iso()};
}

// ---- what contradicts

/// A record alone, and the records of a signal together.
void contradicting(Checking& check) {
    for (const char* name : {"proposal", "signal", "transmission", "transmission_event"})
        for (const model::Record& one : check.view.records(name))
            for (const model::Finding& finding : check_record(one))
                check.add(one, one.kind->has(finding.field) ? one.date(finding.field) : std::nullopt,
                          finding.what);
    std::map<std::string, std::vector<model::Sending>> sendings;
    for (const Followed& one : check.view.transmissions())
        sendings[one.transmission.text("signal")].push_back({one.transmission, one.events});
    for (const model::Record& signal : check.view.records("signal"))
        for (const model::Clash& clash :
             check_course(signal, sendings[signal.text("number")], check.view.calendar()))
            check.add(clash.record, clash.record.date(clash.finding.field), clash.finding.what);
}

// ---- proposals

void draft_old(Checking& check) {
    for (const model::Record& one : check.view.records("proposal"))
        if (auto opened = one.date("opened"); opened && one.text("state") == "draft")
            if (auto due = check.overdue(*opened))
                check.add(one, due, msg("opened on {day} and still a draft", {day(*opened)}));
}

void undecided(Checking& check) {
    for (const model::Record& one : check.view.records("proposal"))
        if (auto submitted = one.date("submitted"); submitted && one.text("state") == "submitted")
            if (auto due = check.overdue(*submitted))
                check.add(one, due, msg("submitted on {day} and not decided", {day(*submitted)}));
}

// ---- signals

/// The day, or that of a later reopening.
Date or_reopened(const model::Record& signal, std::string_view field) {
    return std::max(signal.date(field).value_or(Date()), signal.date("reopened").value_or(Date()));
}

void not_examined(Checking& check) {
    for (const model::Record& one : check.view.records("signal")) {
        if (one.text("state") != "draft")
            continue;
        const Date since = or_reopened(one, "opened");
        if (auto due = check.overdue(since))
            check.add(one, due, msg("a draft since {day} and not examined", {day(since)}));
    }
}

void not_transmitted(Checking& check) {
    for (const model::Record& one : check.view.records("signal")) {
        if (one.text("state") != "examined" || one.text("decision") != "transmit")
            continue;
        const Date since = or_reopened(one, "examined");
        if (auto due = check.overdue(since))
            check.add(one, due, msg("to be transmitted since {day} and sent to nobody", {day(since)}));
    }
}

void one_partner(Checking& check) {
    for (const model::Record& one : check.view.records("signal")) {
        const auto evidence = check.view.evidence().find(one.text("number"));
        if (evidence == check.view.evidence().end() || one.text("ground") != "inter_org")
            continue;
        std::set<std::string> partners;
        for (const std::string& partner : evidence->second.partners)
            partners.insert(check.view.stands_as(partner));
        if (partners.size() == 1)
            check.add(one, {},
                      msg("it is to concern several organisations, but all its evidence comes from {partner}",
                          {{"partner", *partners.begin()}}));
    }
}

void without_evidence(Checking& check) {
    for (const model::Record& one : check.view.records("signal"))
        if (one.text("state") != "closed" && lacks_evidence(one))
            check.add(one, {}, msg("it names no observation, no proposal and no reason why"));
}

void cites_withdrawn(Checking& check) {
    const std::vector<SeenObservation>& standing = check.view.observations();
    const auto stands = [&](long long number) {
        const auto found = std::lower_bound(
            standing.begin(), standing.end(), number,
            [](const SeenObservation& one, long long wanted) { return one.number < wanted; });
        return found != standing.end() && found->number == number;
    };
    for (const auto& [signal, evidence] : check.view.evidence()) {
        std::vector<std::string> withdrawn;
        std::optional<Date> last;
        for (const long long number : evidence.observations) {
            if (stands(number))
                continue;
            withdrawn.push_back(std::to_string(number));
            if (auto found = check.view.context().store.get(model::kind(model::name::observation), number))
                last = std::max(last, found->record.date("withdrawn"));
        }
        if (!withdrawn.empty())
            check.add("signal", signal, last,
                      msgn("it rests on observation {numbers}, which is withdrawn",
                           "it rests on observations {numbers}, which are withdrawn",
                           static_cast<long long>(withdrawn.size()), {{"numbers", join(withdrawn, ", ")}}));
    }
}

void used_early(Checking& check) {
    std::map<std::string, const model::Record*> signals;
    for (const model::Record& one : check.view.records("signal"))
        signals[one.text("number")] = &one;
    std::map<std::string, Date> first_sent;
    for (const Followed& one : check.view.transmissions())
        if (const std::optional<Date> sent = one.transmission.date("sent")) {
            Date& first = first_sent.emplace(one.transmission.text("signal"), *sent).first->second;
            first = std::min(first, *sent);
        }
    for (const model::Record& use : check.view.records("uptake")) {
        const auto sent = first_sent.find(use.text("signal"));
        const Message early =
            early_use(use, *signals.at(use.text("signal")),
                      sent == first_sent.end() ? std::nullopt : std::optional(sent->second));
        if (!early.empty())
            check.add(use, use.date("date"), early);
    }
}

// ---- transmissions

bool is_open(CheckView& view, const Followed& one) {
    return !view.is_closed(one.transmission.text("signal"));
}

bool is_unanswered(const Followed& one) {
    return one.state == "sent" || one.state == "acknowledged" || one.state == "stopped";
}

void late(Checking& check) {
    for (const Followed& one : check.view.transmissions())
        if (one.late)
            check.add(one.transmission, one.deadline.due,
                      msg("the answer was due by {day}", {day(*one.deadline.due)}));
}

void without_due(Checking& check) {
    for (const Followed& one : check.view.transmissions())
        if (is_unanswered(one) && !one.deadline.due)
            check.add(one.transmission, one.transmission.date("sent"),
                      msg("no day was agreed for the answer"));
}

/// Why nobody can answer for the institution any more, and since when.
struct Gone {
    Date day;
    Message reason;
};

std::optional<Gone> gone(CheckView& view, const std::string& institution) {
    const auto code = view.context().store.codes().find(model::name::partner, institution);
    if (!code)
        return {};
    const Arg partner{"partner", *code};
    std::vector<std::string> heirs;
    Date since;
    for (const model::Record& one : view.records("partner_successor"))
        if (one.text("partner") == *code && *one.date("since") <= view.today()) {
            heirs.push_back(one.text("successor"));
            since = std::max(since, *one.date("since"));
        }
    if (!heirs.empty())
        return Gone{since, msg("{partner} became {heirs} on {day}",
                               {partner, {"heirs", join(heirs, ", ")}, day(since)})};
    const std::optional<Date> until = view.registered().partner(*code)->date("until");
    if (until && *until < view.today())
        return Gone{*until, msg("{partner} ended on {day}", {partner, day(*until)})};
    return {};
}

void to_closed_partner(Checking& check) {
    for (const Followed& one : check.view.transmissions())
        if (is_unanswered(one))
            if (auto found = gone(check.view, one.transmission.text("institution")))
                check.add(one.transmission, found->day, found->reason);
}

void clock_stopped_long(Checking& check) {
    for (const Followed& one : check.view.transmissions()) {
        if (one.state != "stopped")
            continue;
        const Date since = one.deadline.turns.back().date;
        if (auto due = check.overdue(since))
            check.add(one.transmission, due, msg("its clock is stopped since {day}", {day(since)}));
    }
}

void not_implemented(Checking& check) {
    for (const Followed& one : check.view.transmissions()) {
        const std::string disposition = one.transmission.text("disposition");
        const std::optional<Date> answered = one.transmission.date("answered");
        if (one.state != "answered" || !answered || (disposition != "accepted" && disposition != "partial") ||
            !is_open(check.view, one))
            continue;
        if (auto due = check.overdue(*answered))
            check.add(one.transmission, due,
                      msg("accepted on {day}, in whole or in part, and not implemented", {day(*answered)}));
    }
}

} // namespace

std::vector<CheckRule> second_line_checks() {
    return {{"days-contradict", contradicting},
            {"proposal-draft-old", draft_old},
            {"proposal-undecided", undecided},
            {"signal-not-examined", not_examined},
            {"signal-not-transmitted", not_transmitted},
            {"signal-one-partner", one_partner},
            {"signal-without-evidence", without_evidence},
            {"signal-cites-withdrawn", cites_withdrawn},
            {"signal-used-early", used_early},
            {"transmission-late", late},
            {"transmission-without-due", without_due},
            {"transmission-to-closed-partner", to_closed_partner},
            {"clock-stopped-long", clock_stopped_long},
            {"answered-not-implemented", not_implemented}};
}

} // namespace edv::report
