#include "rules/relations.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "model/privacy.hpp"
#include "model/standing.hpp"
#include "model/wording.hpp"
#include "store/codebook.hpp"

namespace edv::rules {
namespace {

constexpr char between = '\x1f';

/// How a transmission is known, and the transmission of an event.
std::string transmission_key(const model::Record& record) {
    return lower(record.text("signal")) + between + lower(record.text("institution")) + between +
           to_text(record.at("sent"));
}

bool is_told(const std::vector<model::Finding>& findings, std::string_view field) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const model::Finding& one) { return one.field == field; });
}

/// A partner that may be left out is not missing while what tells it is.
bool follows(const model::Record& record, std::string_view name) {
    const std::size_t at = record.kind->index(name);
    const std::string_view told_by = at == model::Kind::none ? "" : record.kind->fields[at].told_by;
    return !told_by.empty() && (is_empty(record.at("expert")) || is_empty(record.at(told_by)));
}

} // namespace

void add_broken(const model::Record& record, std::vector<model::Finding>& findings,
                const model::Record* before) {
    const std::vector<model::Finding> broken = check_record(record);
    if (broken.empty())
        return;
    const std::vector<model::Finding> stored = before ? check_record(*before) : std::vector<model::Finding>();
    for (const model::Finding& finding : broken) {
        const auto as_stored = [&](const model::Finding& one) {
            return one.field == finding.field && english(one.what) == english(finding.what);
        };
        if (std::none_of(stored.begin(), stored.end(), as_stored) && !follows(record, finding.field) &&
            !is_told(findings, finding.field))
            findings.push_back(finding);
    }
}

const Register::Concerns& Register::concerns_of(const model::Kind& kind) {
    struct Concerned {
        std::string_view kind;
        Learn learn;
        Rule rule;
    };
    static constexpr Concerned all[] = {
        {"expert", &Register::learn_expert, &Register::check_code},
        {"partner", &Register::learn_code, &Register::check_code},
        {"project", &Register::learn_code, &Register::check_code},
        {"secondment", &Register::learn_secondment, nullptr},
        {"partner_successor", &Register::learn_successor, &Register::check_successor},
        {"transmission", &Register::learn_transmission, nullptr},
        {"transmission_event", nullptr, &Register::check_event},
        {"signal_relation", &Register::learn_relation, &Register::check_relation},
    };
    if (concerns_.kind == &kind)
        return concerns_;
    concerns_ = {.kind = &kind};
    for (const Concerned& one : all)
        if (one.kind == kind.name) {
            concerns_.learn = one.learn;
            concerns_.rule = one.rule;
        }
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
        if (!kind.fields[i].told_by.empty())
            concerns_.told = i;
    return concerns_;
}

void Register::learn(const model::Record& record) {
    if (const Learn take = concerns_of(*record.kind).learn)
        (this->*take)(record);
}

void Register::check(const model::Record& record, std::vector<model::Finding>& findings,
                     const model::Record* before) {
    add_broken(record, findings, before);
    if (const Rule rule = concerns_of(*record.kind).rule)
        (this->*rule)(record, findings);
}

// ---- codes

void Register::learn_code(const model::Record& record) {
    if (const std::string code = record.text("code"); !code.empty())
        codes_.emplace(lower(code), record.kind);
}

void Register::check_code(const model::Record& record, std::vector<model::Finding>& findings) {
    const std::string code = record.text("code");
    const model::Kind* taken = nullptr;
    if (const auto stored = store_.codes().taken_by(code))
        taken = &model::kind(*stored);
    else if (const auto learned = codes_.find(lower(code)); learned != codes_.end())
        taken = learned->second;
    if (taken && taken != record.kind)
        findings.push_back({"code", "code-taken",
                            msg("the code {code} is taken ({kind})",
                                {{"code", code}, {"kind", std::string(taken->label), true}}),
                            msg("codes are unique across experts, partners and projects")});
}

// ---- successors

std::vector<model::Record>& Register::successors() {
    if (!successors_)
        successors_ = store_.records(model::kind(model::name::partner_successor));
    return *successors_;
}

void Register::learn_successor(const model::Record& record) {
    successors().push_back(record);
}

void Register::check_successor(const model::Record& record, std::vector<model::Finding>& findings) {
    const std::string partner = record.text("partner");
    const std::string heir = record.text("successor");
    if (partner.empty() || heir.empty() || is_told(findings, "successor"))
        return;
    if (model::Standing({}, {}, successors()).descends(heir, partner))
        findings.push_back({"successor",
                            "circle",
                            msg("{partner} and {successor} succeed each other in a circle",
                                {{"partner", partner}, {"successor", heir}}),
                            {}});
}

// ---- relations of signals

Register::Related& Register::related() {
    if (!related_) {
        related_.emplace();
        for (const model::Record& there : store_.records(model::kind(model::name::signal_relation)))
            learn_relation(there);
    }
    return *related_;
}

void Register::learn_relation(const model::Record& record) {
    related().emplace(record.text("signal"), record.text("other"));
}

void Register::check_relation(const model::Record& record, std::vector<model::Finding>& findings) {
    const std::string later = record.text("signal");
    if (is_told(findings, "other"))
        return;
    std::vector<std::string> earlier{record.text("other")};
    std::set<std::string> seen{earlier.begin(), earlier.end()};
    for (std::size_t at = 0; at < earlier.size() && !seen.contains(later); ++at) {
        const auto [from, to] = related().equal_range(earlier[at]);
        for (auto one = from; one != to; ++one)
            if (seen.insert(one->second).second)
                earlier.push_back(one->second);
    }
    if (seen.contains(later))
        findings.push_back({"other",
                            "circle",
                            msg("signals {signal} and {other} come back to each other in a circle",
                                {{"signal", later}, {"other", record.text("other")}}),
                            {}});
}

// ---- transmissions

std::set<std::string>& Register::transmissions() {
    if (!transmissions_) {
        transmissions_.emplace();
        for (const model::Record& there : store_.records(model::kind(model::name::transmission)))
            transmissions_->insert(transmission_key(there));
    }
    return *transmissions_;
}

void Register::learn_transmission(const model::Record& record) {
    transmissions().insert(transmission_key(record));
}

void Register::check_event(const model::Record& record, std::vector<model::Finding>& findings) {
    for (const char* field : {"signal", "institution", "sent"})
        if (is_empty(record.at(field)))
            return;
    if (!transmissions().contains(transmission_key(record)))
        findings.push_back({"sent",
                            "unknown-code",
                            is_not_there(model::kind(model::name::transmission),
                                         record.text("signal") + ' ' + record.text("institution") + ' ' +
                                             to_text(record.at("sent"))),
                            {}});
}

model::Links Register::links(const model::Record& record) {
    const bool asked = std::any_of(
        model::state_rules().begin(), model::state_rules().end(), [&](const model::StateRule& rule) {
            return rule.kind == record.kind->name && rule.link == &model::Links::transmitted;
        });
    if (!asked)
        return {};
    const std::string number = lower(to_text(record.at("number"))) + between;
    const auto sent = transmissions().lower_bound(number);
    return {.transmitted = sent != transmissions().end() && sent->starts_with(number)};
}

// ---- references and keys

model::Finding reference_taken(const model::Record& observation, long long number) {
    return {"ref",
            "ref-taken",
            msg("the reference \"{ref}\" is that of observation {number} already",
                {{"ref", model::shown(observation.text("ref"))}, {"number", std::to_string(number)}}),
            {}};
}

void check_reference(const store::Store& store, const model::Record& record, long long id,
                     std::vector<model::Finding>& findings) {
    const std::string reference = record.kind->has("ref") ? record.text("ref") : std::string();
    if (reference.empty())
        return;
    const auto there = store.find_reference(record.text("profile"), reference);
    if (there && there->id != id)
        findings.push_back(reference_taken(record, there->id));
}

void refuse_taken(const store::Store& store, const model::Record& before, const model::Record& after) {
    if (key_text(before) != key_text(after) && store.find(after))
        throw refused("duplicate", exists_already(*after.kind, key_text(after)));
}

} // namespace edv::rules
