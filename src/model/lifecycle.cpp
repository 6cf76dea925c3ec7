#include "edv/model/lifecycle.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/named.hpp"
#include "base/text.hpp"
#include "model/rules.hpp"
#include "model/wording.hpp"

namespace edv::model {

const std::vector<Step>& steps() {
    static const std::vector<Step> all{
        {"proposal", "draft", "submit", "submitted"},
        {"proposal", "draft", "abandon", "abandoned", "reason"},
        {"proposal", "submitted", "accept", "accepted"},
        {"proposal", "submitted", "refuse", "refused", "reason"},
        {"proposal", "submitted", "abandon", "abandoned", "reason"},
        {"proposal", "accepted", "implement", "implemented", "evidence"},
        {"proposal", "accepted", "abandon", "abandoned", "reason"},

        {"signal", "draft", "examine", "examined", "decision"},
        {"signal", "examined", "transmit", "transmitted", "institution"},
        {"signal", "examined", "close", "closed", "outcome"},
        {"signal", "examined", "reopen", "draft", "reopen_reason"},
        {"signal", "transmitted", "transmit", "transmitted", "institution"},
        {"signal", "transmitted", "close", "closed", "outcome"},
        {"signal", "closed", "reopen", "transmitted", "reopen_reason"},

        {"transmission", "sent", "acknowledge", "acknowledged"},
        {"transmission", "sent", "answer", "answered", "disposition"},
        {"transmission", "sent", "implement", "implemented", "evidence"},
        {"transmission", "sent", "remind", "sent"},
        {"transmission", "sent", "extend", "sent", "until"},
        {"transmission", "sent", "stop", "stopped"},
        {"transmission", "acknowledged", "answer", "answered", "disposition"},
        {"transmission", "acknowledged", "implement", "implemented", "evidence"},
        {"transmission", "acknowledged", "remind", "acknowledged"},
        {"transmission", "acknowledged", "extend", "acknowledged", "until"},
        {"transmission", "acknowledged", "stop", "stopped"},
        {"transmission", "stopped", "acknowledge", "stopped"},
        {"transmission", "stopped", "answer", "answered", "disposition"},
        {"transmission", "stopped", "implement", "implemented", "evidence"},
        {"transmission", "stopped", "extend", "stopped", "until"},
        {"transmission", "stopped", "resume", "sent"},
        {"transmission", "answered", "implement", "implemented", "evidence"},
        {"transmission", "answered", "remind", "answered"},
        {"transmission", "unanswered", "answer", "answered", "disposition"},
        {"transmission", "unanswered", "implement", "implemented", "evidence"},
    };
    return all;
}

const std::vector<StateRule>& state_rules() {
    static const std::vector<StateRule> all{
        {"observation", "withdrawn", "withdrawn"},
        {"observation", "in_signal", "", "", &Links::signalled},
        {"observation", "in_proposal", "", "", &Links::proposed},
        {"observation", "noted", "noted"},
        {"observation", "open"},

        {"proposal", "abandoned", "abandoned"},
        {"proposal", "implemented", "implemented"},
        {"proposal", "refused", "decision", "refused"},
        {"proposal", "accepted", "decided"},
        {"proposal", "submitted", "submitted"},
        {"proposal", "draft"},

        {"signal", "closed", "closed"},
        {"signal", "transmitted", "", "", &Links::transmitted},
        {"signal", "examined", "examined"},
        {"signal", "draft"},

        {"transmission", "implemented", "implemented"},
        {"transmission", "answered", "answered"},
        {"transmission", "unanswered", "unanswered"},
        {"transmission", "unanswered", "", "", &Links::closed},
        {"transmission", "stopped", "", "", &Links::stopped},
        {"transmission", "acknowledged", "acknowledged"},
        {"transmission", "sent"},
    };
    return all;
}

std::string_view state_of(std::string_view kind, const Links& links,
                          const std::function<bool(std::string_view, std::string_view)>& filled) {
    const auto holds = [&](const StateRule& rule) {
        if (rule.kind != kind)
            return false;
        if (rule.link)
            return links.*rule.link;
        return rule.field.empty() || filled(rule.field, rule.value);
    };
    const auto found = std::find_if(state_rules().begin(), state_rules().end(), holds);
    if (found == state_rules().end())
        defect("no life cycle of the kind " + std::string(kind));
    return found->state;
}

std::string state_of(const Record& record, const Links& links) {
    return std::string(state_of(record.kind->name, links, [&](std::string_view field, std::string_view word) {
        return word.empty() ? !is_empty(record.at(field)) : record.text(field) == word;
    }));
}

const Field& state_field(const Kind& kind) {
    if (const std::size_t own = kind.index("state"); own != Kind::none)
        return kind.fields[own];
    static const std::map<std::string_view, Field> others = [] {
        std::map<std::string_view, Field> made;
        for (const auto& [of, list] :
             {std::pair{"observation", "observation_state"}, std::pair{"transmission", "transmission_state"}})
            made[of] = {.name = "state",
                        .type = FieldType::choice,
                        .of = list,
                        .label = mark("State"),
                        .derived = true};
        return made;
    }();
    const auto other = others.find(kind.name);
    if (other == others.end())
        defect("no life cycle of the kind " + std::string(kind.name));
    return other->second;
}

Finding state_disagrees(const Kind& kind, std::string_view said, std::string_view follows) {
    const std::string list = std::string(kind.name) + "_state";
    return {"state", "state-disagrees",
            msg("the state \"{said}\" disagrees with the dates, which say \"{follows}\"",
                {choice_word("said", list, said), choice_word("follows", list, follows)}),
            msg("leave the column empty, or mend the dates")};
}

bool is_refused(const Record& proposal) {
    return proposal.text("decision") == "refused";
}

bool is_not_to_be_sent(const Record& signal) {
    return signal.text("decision") == "not";
}

std::optional<Date> ended_on(const Record& record) {
    if (record.kind->name == "signal") {
        const auto closed = record.date("closed");
        return closed || !is_not_to_be_sent(record) ? closed : record.date("examined");
    }
    const std::string state = state_of(record);
    return state == "refused"                               ? record.date("decided")
           : state == "implemented" || state == "abandoned" ? record.date(state)
                                                            : std::nullopt;
}

void take_back(const Record& before, Record& edited) {
    struct Hanging {
        std::string_view kind;
        std::string_view day;
        std::string_view field;
    };
    constexpr Hanging all[] = {{"proposal", "decided", "decision"},
                               {"signal", "examined", "decision"},
                               {"signal", "examined", "examined_by"},
                               {"transmission", "answered", "disposition"}};
    for (const Hanging& one : all)
        if (one.kind == edited.kind->name && is_empty(edited.at(one.day)) && !is_empty(before.at(one.day)) &&
            edited.at(one.field) == before.at(one.field))
            edited.at(one.field) = Value();
}

const Step* find_step(std::string_view kind, std::string_view state, std::string_view name) {
    auto found = std::find_if(steps().begin(), steps().end(), [&](const Step& step) {
        return step.kind == kind && step.from == state && step.name == name;
    });
    return found == steps().end() ? nullptr : &*found;
}

std::vector<Stay> stays(const Record& proposal) {
    std::vector<Stay> all{{"draft", proposal.date("opened"), {}}};
    auto turn = [&](std::string_view state, std::optional<Date> day) {
        if (!day)
            return;
        all.back().until = day;
        all.push_back({state, day, {}});
    };
    turn("submitted", proposal.date("submitted"));
    turn(is_refused(proposal) ? "refused" : "accepted", proposal.date("decided"));
    turn("implemented", proposal.date("implemented"));
    turn("abandoned", proposal.date("abandoned"));
    return all;
}

std::vector<std::string_view> states_of(std::string_view kind) {
    return choices(std::string(kind) + "_state");
}

Error illegal_step(const Record& record, std::string_view state, std::string_view step) {
    std::vector<std::string> legal;
    for (const Step& one : steps())
        if (one.kind == record.kind->name && one.from == state)
            legal.emplace_back(one.name);
    return refused("illegal-step",
                   msg("{kind} {key} is \"{state}\": {step} is no legal step",
                       {{"kind", std::string(record.kind->label), true},
                        {"key", key_text(record)},
                        choice_word("state", std::string(record.kind->name) + "_state", state),
                        {"step", std::string(step)}}),
                   legal.empty() ? msg("no step is legal any more")
                                 : msg("legal steps: {steps}", {{"steps", join(legal, ", ")}}));
}

} // namespace edv::model
