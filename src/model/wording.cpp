#include "model/wording.hpp"

#include <array>
#include <utility>

namespace edv::model {
namespace {

struct Day {
    std::string_view field;
    std::string_view word;
};

constexpr auto days = std::to_array<Day>({
    {"since", mark("the first day")},
    {"until", mark("the last day")},
    {"date", mark("the date")},
    {"next", mark("the next date")},
    {"requested", mark("the request")},
    {"noted", mark("the taking note")},
    {"feedback", mark("the feedback")},
    {"withdrawn", mark("the withdrawal")},
    {"opened", mark("the opening")},
    {"submitted", mark("the submission")},
    {"decided", mark("the decision")},
    {"implemented", mark("the implementation")},
    {"abandoned", mark("the abandonment")},
    {"examined", mark("the examination")},
    {"closed", mark("the closing")},
    {"reopened", mark("the reopening")},
    {"sent", mark("the sending")},
    {"due", mark("the due day")},
    {"acknowledged", mark("the acknowledgement")},
    {"answered", mark("the answer")},
    {"unanswered", mark("the giving up")},
});

} // namespace

Arg field_word(std::string name, const Field& field) {
    return {std::move(name), std::string(field.label), true};
}

Arg field_words(std::string name, const Kind& kind, const std::vector<std::string_view>& fields) {
    std::string labels;
    for (std::string_view field : fields)
        labels += (labels.empty() ? "" : "\n") + std::string(kind.fields[kind.index(field)].label);
    return {std::move(name), std::move(labels), true};
}

Arg choice_word(std::string name, std::string_view list, std::string_view word) {
    return {std::move(name), std::string(choice_label(list, word)), true};
}

std::string_view day_word(std::string_view field) {
    for (const Day& day : days)
        if (day.field == field)
            return day.word;
    return field;
}

Message is_required(const Field& field) {
    return msg("{field} is required", {field_word("field", field)});
}

Message is_required_with(const Field& field, const Field& has) {
    return msg("{field} is required with \"{has}\"", {field_word("field", field), field_word("has", has)});
}

Message days_backwards(std::string_view second, Date to, std::string_view first, Date from) {
    return msg("{second} ({to}) is before {first} ({from})", {{"second", std::string(day_word(second)), true},
                                                              {"to", to.iso()},
                                                              {"first", std::string(day_word(first)), true},
                                                              {"from", from.iso()}});
}

Message exists_already(const Kind& kind, const std::string& key) {
    return msg("{kind} {key} exists already", {{"kind", std::string(kind.label), true}, {"key", key}});
}

Message is_not_there(const Kind& kind, const std::string& key) {
    return msg("there is no {kind} {key}", {{"kind", std::string(kind.label), true}, {"key", key}});
}

} // namespace edv::model
