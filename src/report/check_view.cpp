#include "report/check_view.hpp"

#include <algorithm>

#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "model/kind_names.hpp"

namespace edv::report {
namespace {

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<SeenObservation> seen_observations(const store::Store& store) {
    std::vector<SeenObservation> all;
    store.facts(Period::always(), {"date", "expert", "partner", "noted", "feedback", "title"},
                [&](const store::Fact& fact) {
                    all.push_back({fact.id(), Date::parse(fact.text(0)).value_or(Date()), fact.number(1),
                                   fact.number(2), Date::parse(fact.text(3)), Date::parse(fact.text(4)),
                                   characters(fact.text(5))});
                });
    return all;
}

void note_outcome(const model::Record& citing, const model::Record& cited_by,
                  std::map<long long, Outcome>& outcomes) {
    const std::optional<Date> end = ended_on(citing);
    for (const std::string& word : words(cited_by.text("observations"))) {
        Outcome& outcome = outcomes[parse_integer(word).value_or(0)];
        outcome.open = outcome.open || !end;
        outcome.ended = std::max(outcome.ended, end.value_or(outcome.ended));
    }
}

} // namespace

// ---- the view

CheckView::CheckView(const ReportContext& context, Date today)
    : context_(context), today_(today), calendar_(context.config.calendar()) {}

const RegisterView& CheckView::registered() {
    if (!registered_)
        registered_.emplace(context_.store);
    return *registered_;
}

const std::vector<model::Record>& CheckView::records(std::string_view name) {
    const model::Kind& of = model::kind(name);
    const auto found = records_.find(of.name);
    return found == records_.end() ? records_.emplace(of.name, context_.store.records(of)).first->second
                                   : found->second;
}

const std::vector<SeenObservation>& CheckView::observations() {
    if (!observations_)
        observations_ = seen_observations(context_.store);
    return *observations_;
}

const std::map<long long, Outcome>& CheckView::outcomes() {
    if (outcomes_)
        return *outcomes_;
    outcomes_.emplace();
    std::map<std::string, const model::Record*> proposals;
    for (const model::Record& proposal : records("proposal")) {
        proposals[key_text(proposal)] = &proposal;
        note_outcome(proposal, proposal, *outcomes_);
    }
    for (const model::Record& signal : records("signal")) {
        note_outcome(signal, signal, *outcomes_);
        for (const std::string& number : words(signal.text("proposals")))
            note_outcome(signal, *proposals.at(number), *outcomes_);
    }
    return *outcomes_;
}

const std::vector<Followed>& CheckView::transmissions() {
    if (!transmissions_)
        transmissions_ = followed(context_.store, calendar_, today_);
    return *transmissions_;
}

const std::map<std::string, Evidence>& CheckView::evidence() {
    if (!evidence_) {
        evidence_.emplace();
        for (const model::Record& signal : records("signal"))
            if (signal.text("state") != "closed")
                evidence_->emplace(signal.text("number"), evidence_of(context_.store, signal));
    }
    return *evidence_;
}

bool CheckView::runs(const model::Record& record) const {
    return is_active(record, {today_, today_});
}

std::string CheckView::stands_as(const std::string& code) {
    return registered().standing().stands_as(code, today_);
}

bool CheckView::is_closed(const std::string& signal) {
    if (!closed_) {
        closed_.emplace();
        for (const model::Record& one : records("signal"))
            (*closed_)[one.text("number")] = !is_empty(one.at("closed"));
    }
    return closed_->at(signal);
}

// ---- presence

Presence::Presence(const RegisterView& view, const store::Codebook& codes) : view_(view), codes_(codes) {
    for (const model::Record& secondment : view.secondments)
        add(secondment.text("expert"), secondment.text("partner"), secondment);
    for (const model::Record& project : view.projects)
        if (const std::string partner = project.text("partner"); !partner.empty())
            for (const std::string& expert : words(project.text("experts")))
                add(expert, partner, project);
}

void Presence::add(const std::string& expert, const std::string& partner, const model::Record& record) {
    stays_[codes_.id(model::name::expert, expert).value_or(0)].push_back(
        {codes_.id(model::name::partner, partner).value_or(0), record.date("since"), record.date("until")});
}

const std::string& Presence::in_the_end(long long partner) const {
    auto found = in_the_end_.find(partner);
    if (found == in_the_end_.end())
        found = in_the_end_
                    .emplace(partner, view_.standing().stands_as(codes_.code(model::name::partner, partner),
                                                                 Period::always().to))
                    .first;
    return found->second;
}

bool Presence::was_at(long long expert, long long partner, const Period& period) const {
    const auto stays = stays_.find(expert);
    if (stays == stays_.end())
        return false;
    const model::Standing& standing = view_.standing();
    auto stands = [&](long long one) {
        return standing.stands_as(codes_.code(model::name::partner, one), period.to);
    };
    return std::any_of(stays->second.begin(), stays->second.end(), [&](const Stay& stay) {
        if (!active(stay.since, stay.until, period))
            return false;
        if (stay.partner == partner)
            return true;
        // Partners that became one stay one: only where they are one in the end does the day itself matter.
        return in_the_end(stay.partner) == in_the_end(partner) && stands(stay.partner) == stands(partner);
    });
}

// ---- one run

void Checking::add(const model::Record& record, std::optional<Date> date, const Message& reason) {
    add(record.kind->name, key_text(record), date, reason);
}

void Checking::add(std::string_view kind_name, const std::string& key, std::optional<Date> date,
                   const Message& reason) {
    const long long number = model::is_numbered(kind_name) ? parse_integer(key).value_or(0) : 0;
    found.push_back({&model::kind(kind_name), key, number, date, view.context().language.tr(reason)});
}

void Checking::add_observation(long long number, std::optional<Date> date, const Message& reason) {
    static const model::Kind& of = model::kind(model::name::observation); // there may be a million of them
    found.push_back({&of, std::to_string(number), number, date, view.context().language.tr(reason)});
}

std::optional<Date> Checking::overdue(Date since) const {
    const Date due = view.calendar().after(since, span);
    return due < view.today() ? std::optional(due) : std::nullopt;
}

bool Checking::is_near(Date date) const {
    return view.today() <= date && date <= view.calendar().after(view.today(), span);
}

} // namespace edv::report
