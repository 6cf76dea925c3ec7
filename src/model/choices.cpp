#include <array>
#include <map>
#include <stdexcept>
#include <string>

#include "edv/base/message.hpp"
#include "edv/model/kind.hpp"

#include "base/languages.hpp"

namespace edv::model {
namespace {

struct Choice {
    std::string_view list;
    std::string_view word;
    std::string_view label;
};

constexpr auto choice_table = std::to_array<Choice>({
    {"relation", "institution", mark("partner institution")},
    {"relation", "external", mark("external partner")},
    {"employment", "service", mark("employed by the service")},
    {"employment", "funded", mark("employed with external funding")},
    {"employment", "statutory", mark("statutory at the partner")},
    {"project_kind", "partner", mark("project with a partner")},
    {"project_kind", "tailored", mark("tailor-made project")},
    {"level", "first", mark("first line")},
    {"level", "second", mark("second line")},
    {"level", "transversal", mark("transversal")},
    {"frequency", "once", mark("once")},
    {"frequency", "several", mark("several times")},
    {"frequency", "constant", mark("constantly")},
    {"ground", "inter_org", mark("between organisations")},
    {"ground", "managerial", mark("managerial")},
    {"ground", "political", mark("result of political decisions")},
    {"decision", "transmit", mark("to be transmitted")},
    {"decision", "not", mark("not to be transmitted")},
    {"proposal_decision", "accepted", mark("accepted")},
    {"proposal_decision", "refused", mark("refused")},
    {"disposition", "none", mark("nothing decided")},
    {"disposition", "partial", mark("accepted in part")},
    {"disposition", "accepted", mark("accepted")},
    {"disposition", "refused", mark("refused")},
    {"event", "remind", mark("reminder")},
    {"event", "extend", mark("extension")},
    {"event", "stop", mark("clock stopped")},
    {"event", "resume", mark("clock running again")},
    {"signal_relation", "recurs", mark("recurrence")},
    {"signal_relation", "follows", mark("sequel")},
    {"uptake_kind", "question", mark("question in Parliament")},
    {"uptake_kind", "plan", mark("plan of an authority")},
    {"uptake_kind", "press", mark("press")},
    {"uptake_kind", "ruling", mark("ruling")},
    {"uptake_kind", "conference", mark("conference")},
    {"uptake_kind", "other", mark("elsewhere")},
    {"proposal_state", "draft", mark("draft")},
    {"proposal_state", "submitted", mark("submitted")},
    {"proposal_state", "accepted", mark("accepted")},
    {"proposal_state", "refused", mark("refused")},
    {"proposal_state", "implemented", mark("implemented")},
    {"proposal_state", "abandoned", mark("abandoned")},
    {"signal_state", "draft", mark("draft")},
    {"signal_state", "examined", mark("examined")},
    {"signal_state", "transmitted", mark("transmitted")},
    {"signal_state", "closed", mark("closed")},
    {"transmission_state", "sent", mark("sent")},
    {"transmission_state", "acknowledged", mark("acknowledged")},
    {"transmission_state", "stopped", mark("clock stopped")},
    {"transmission_state", "answered", mark("answered")},
    {"transmission_state", "unanswered", mark("given up")},
    {"transmission_state", "implemented", mark("implemented")},
    {"observation_state", "open", mark("open")},
    {"observation_state", "noted", mark("noted")},
    {"observation_state", "in_proposal", mark("in a proposal")},
    {"observation_state", "in_signal", mark("in a signal")},
    {"observation_state", "withdrawn", mark("withdrawn")},
    {"similarity", "same", mark("the same")},
    {"similarity", "not_same", mark("not the same")},
    {"taxonomy", "partner_kind", mark("kind of partner")},
    {"taxonomy", "right", mark("right")},
    {"taxonomy", "take_up", mark("take-up")},
    {"taxonomy", "barrier", mark("barrier")},
    {"taxonomy", "group", mark("group")},
    {"taxonomy", "area", mark("area")},
    {"taxonomy", "channel", mark("channel")},
    {"taxonomy", "meeting_kind", mark("kind of meeting")},
    {"taxonomy", "nature", mark("nature")},
});

} // namespace

const std::vector<std::string_view>& choices(std::string_view list) {
    static const auto lists = [] {
        std::map<std::string_view, std::vector<std::string_view>> made;
        for (const Choice& choice : choice_table)
            made[choice.list].push_back(choice.word);
        for (const SpokenLanguage& one : languages()) {
            made["label_language"].push_back(one.code);
            if (one.of_people)
                made["language"].push_back(one.code);
        }
        return made;
    }();
    if (const auto found = lists.find(list); found != lists.end())
        return found->second;
    throw std::logic_error("no list " + std::string(list));
}

std::string_view choice_label(std::string_view list, std::string_view word) {
    if (list == "language" || list == "label_language")
        for (const SpokenLanguage& one : languages())
            if (one.code == word)
                return one.name;
    for (const Choice& choice : choice_table)
        if (choice.list == list && choice.word == word)
            return choice.label;
    return word;
}

std::string_view word_for(std::string_view of) {
    if (of == "subject")
        return mark("expert, partner or project");
    for (const Choice& choice : choice_table)
        if (choice.list == "taxonomy" && choice.word == of)
            return choice.label;
    for (const Kind& one : kinds())
        if (one.name == of)
            return one.label;
    return of;
}

} // namespace edv::model
