#include "edv/intake/guarding.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "edv/model/privacy.hpp"

namespace edv {
namespace {

template <std::size_t size>
bool any_of(const std::string_view (&names)[size], std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view guarded_kinds[] = {"observation", "proposal", "signal", "transmission",
                                              "transmission_event"};
// They tell records apart: masked, two could become one.
constexpr std::string_view telling_fields[] = {"profile", "ref", "imported", "institution"};

bool is_free_text(const Field& field) {
    return field.type == FieldType::text && !field.personal && !field.internal &&
           !any_of(telling_fields, field.name);
}

void find_traces(const Field& field, std::string_view text, std::vector<Finding>& findings) {
    for (const PersonalTrace& trace : find_personal(text))
        findings.push_back({field.name, "personal-data",
                            msg("personal data in the text: {kind} {trace}",
                                {{"kind", std::string(personal_word(trace.kind)), true},
                                 {"trace", masked(text.substr(trace.at, trace.size))}}),
                            msg("take it out, or --mask stores it masked")});
}

} // namespace

bool is_guarded(const Kind& kind) {
    return any_of(guarded_kinds, kind.name);
}

void guard(Record& record, bool mask, std::vector<Finding>& findings, const Record* before) {
    if (!is_guarded(*record.kind))
        return;
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        auto* text = std::get_if<std::string>(&record.values[i]);
        const Field& field = record.kind->fields[i];
        if (!text || !is_free_text(field) || (before && before->values[i] == record.values[i]))
            continue;
        if (mask)
            *text = masked(*text);
        else
            find_traces(field, *text, findings);
    }
}

} // namespace edv
