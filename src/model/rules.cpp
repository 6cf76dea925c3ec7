#include "model/rules.hpp"

#include <algorithm>
#include <string>

#include "edv/base/duration.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "model/wording.hpp"

namespace edv::model {
namespace {

void check_order(const Record& record, std::string_view first, std::string_view second,
                 std::vector<Finding>& findings) {
    auto from = record.date(first);
    auto to = record.date(second);
    const auto told = [&](const Finding& one) { return one.field == second && one.code == "date-order"; };
    if (from && to && *to < *from && std::none_of(findings.begin(), findings.end(), told))
        findings.push_back({second, "date-order", days_backwards(second, *to, first, *from), {}});
}

const Field& field_of(const Record& record, std::string_view field) {
    return record.kind->fields[record.kind->index(field)];
}

void check_partner(const Record& record, std::vector<Finding>& findings) {
    std::vector<std::string> names;
    for (const Field& field : record.kind->fields)
        if (field.name.starts_with("name_"))
            names.emplace_back(field.name);
    if (std::all_of(names.begin(), names.end(),
                    [&](const std::string& name) { return record.text(name).empty(); }))
        findings.push_back({field_of(record, names.front()).name, "missing", msg("the partner has no name"),
                            msg("give one of: {fields}", {{"fields", join(names, " ")}})});
}

void check_range(const Record& record, const Field& field, std::vector<Finding>& findings) {
    double number = 0;
    if (auto d = record.decimal(field.name))
        number = *d;
    if (auto i = record.integer(field.name))
        number = static_cast<double>(*i);
    bool low = number < 0;
    bool high = field.type == FieldType::share && number > 1;
    if (!low && !high)
        return;
    findings.push_back(
        {field.name,
         "out-of-range",
         high ? msg("{value} is not between 0 and 1", {{"value", to_text(record.at(field.name))}})
              : msg("{value} is below 0", {{"value", to_text(record.at(field.name))}}),
         {}});
}

/// A step that needs another first, or a reason.
void check_need(const Record& record, std::string_view has, std::string_view needs,
                std::vector<Finding>& findings) {
    if (is_empty(record.at(has)) || !is_empty(record.at(needs)))
        return;
    findings.push_back(
        {needs, "missing", is_required_with(field_of(record, needs), field_of(record, has)), {}});
}

/// Two steps of which only one can have been taken: the second one is refused.
void check_either(const Record& record, std::string_view first, std::string_view second,
                  std::vector<Finding>& findings) {
    if (is_empty(record.at(first)) || is_empty(record.at(second)))
        return;
    findings.push_back(
        {second, "contradiction",
         msg("{second} does not go together with {first}", {{"second", std::string(day_word(second)), true},
                                                            {"first", std::string(day_word(first)), true}}),
         msg("empty the one that is wrong")});
}

void check_proposal(const Record& record, std::vector<Finding>& findings) {
    check_need(record, "decided", "submitted", findings);
    check_need(record, "decided", "decision", findings);
    check_need(record, "decision", "decided", findings);
    check_need(record, "implemented", "decided", findings);
    check_need(record, "implemented", "evidence", findings);
    check_need(record, "abandoned", "reason", findings);
    check_either(record, "implemented", "abandoned", findings);
    if (!is_refused(record))
        return;
    check_need(record, "decision", "reason", findings);
    for (std::string_view step : {"implemented", "abandoned"})
        if (!is_empty(record.at(step)))
            findings.push_back({step, "contradiction",
                                msg("{second} does not go together with {first}",
                                    {{"second", std::string(day_word(step)), true},
                                     {"first", std::string(mark("the refusal")), true}}),
                                msg("empty it, or change the decision")});
}

/// `YYYY-NN`, with more digits from the hundredth of a year on.
bool is_signal_number(std::string_view text) {
    auto digits = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    return text.size() >= 7 && text[4] == '-' && digits(text.substr(0, 4)) && digits(text.substr(5));
}

void check_signal(const Record& record, std::vector<Finding>& findings) {
    if (std::string number = record.text("number"); !number.empty() && !is_signal_number(number))
        findings.push_back({"number", "bad-code",
                            msg("\"{text}\" is no number of a signal", {{"text", number}}),
                            msg("write it as YYYY-NN, for example 2023-01")});
    check_need(record, "examined", "decision", findings);
    check_need(record, "decision", "examined", findings);
    check_need(record, "closed", "examined", findings);
    check_need(record, "closed", "outcome", findings);
    if (is_not_to_be_sent(record))
        check_need(record, "decision", "reason", findings);
    check_need(record, "reopened", "reopen_reason", findings);
    check_need(record, "reopen_reason", "reopened", findings);
}

void check_transmission(const Record& record, std::vector<Finding>& findings) {
    check_need(record, "disposition", "answered", findings);
    check_either(record, "answered", "unanswered", findings);
    check_need(record, "implemented", "evidence", findings);
    std::string within = record.text("within");
    if (!within.empty() && !Duration::parse(within))
        findings.push_back({"within", "bad-duration", not_a_duration(within), duration_hint()});
}

void check_event(const Record& record, std::vector<Finding>& findings) {
    if (record.text("event") == "extend" && is_empty(record.at("until")))
        findings.push_back({"until", "missing", msg("an extension needs its new day"), {}});
    check_order(record, "date", "until", findings);
    const bool runs_again =
        record.text("event") == "resume" || (record.text("event") == "stop" && !is_empty(record.at("until")));
    if (!is_empty(record.at("due")) && !runs_again)
        findings.push_back({"due",
                            "contradiction",
                            msg("only an event that lets a clock run again has a due day of its own"),
                            {}});
}

} // namespace

std::string_view ground_words() {
    return mark(
        "inter_org: it concerns several organisations; managerial: it is for the management, not for one "
        "desk; political: it results from political decisions. What one organisation can change at its "
        "desks is a proposal to it");
}

Message not_a_duration(std::string_view text) {
    return msg("\"{text}\" is no duration", {{"text", printable(text)}});
}

Message duration_hint() {
    return msg("for example 3 months, 30 days or 20 working days; or P3M, P30D, 20wd");
}

bool lacks_evidence(const Record& signal) {
    return is_empty(signal.at("observations")) && is_empty(signal.at("proposals")) &&
           is_empty(signal.at("no_evidence"));
}

std::vector<Finding> check_record(const Record& record) {
    std::vector<Finding> findings;
    const Kind& kind = *record.kind;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const Field& field = kind.fields[i];
        const Value& value = record.values[i];
        if (field.required && is_empty(value))
            findings.push_back({field.name, "missing", is_required(field),
                                field.of == "ground" ? msg(ground_words()) : Message()});
        else if (std::holds_alternative<double>(value) || std::holds_alternative<long long>(value))
            check_range(record, field, findings);
    }
    if (kind.has("since") && kind.has("until"))
        check_order(record, "since", "until", findings);
    for (const auto& [first, second] : kind.in_order)
        check_order(record, first, second, findings);
    if (kind.name == "partner")
        check_partner(record, findings);
    if (kind.name == "partner_successor" && record.text("partner") == record.text("successor") &&
        !record.text("partner").empty())
        findings.push_back({"successor", "own-successor", msg("a partner can't succeed itself"), {}});
    if (kind.name == "signal_relation" && !record.text("signal").empty() &&
        record.text("signal") == record.text("other"))
        findings.push_back({"other", "own-relation", msg("a signal can't come back to itself"), {}});
    if (kind.name == "proposal")
        check_proposal(record, findings);
    if (kind.name == "signal")
        check_signal(record, findings);
    if (kind.name == "transmission")
        check_transmission(record, findings);
    if (kind.name == "transmission_event")
        check_event(record, findings);
    return findings;
}

} // namespace edv::model
