#include "model/guarding.hpp"

#include <string>

#include "model/privacy.hpp"

namespace edv::model {
namespace {

bool is_free_text(const Field& field) {
    return field.type == FieldType::text && !field.personal && !field.internal && !field.naming;
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

void guard(Record& record, bool mask, std::vector<Finding>& findings, const Record* before) {
    if (!record.kind->guarded)
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

} // namespace edv::model
