#include <algorithm>

#include "model/privacy.hpp"
#include "model/wording.hpp"
#include "report/check_view.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

/// The others are searched when they are written.
bool is_searched(const model::Kind& kind) {
    return !kind.guarded && std::any_of(kind.fields.begin(), kind.fields.end(),
                                        [](const model::Field& field) { return field.prose; });
}

void personal_data(Checking& check) {
    for (const model::Kind& kind : model::kinds()) {
        if (!is_searched(kind))
            continue;
        for (const model::Record& record : check.view.records(kind.name))
            for (const model::Field& field : kind.fields) {
                if (field.type != model::FieldType::text || field.personal)
                    continue;
                const std::string text = record.text(field.name);
                for (const model::PersonalTrace& trace : model::find_personal(text))
                    check.add(record, {},
                              msg("personal data in {field}: {kind} {trace}",
                                  {field_word("field", field),
                                   {"kind", std::string(personal_word(trace.kind)), true},
                                   {"trace", model::masked(text.substr(trace.at, trace.size))}}));
            }
    }
}

void unknown_codes(Checking& check) {
    const store::Store& store = check.view.context().store;
    const model::Taxonomies& taxonomies = check.view.context().config.taxonomies;
    const auto is_known = [&](const std::string& taxonomy, const std::string& code) {
        return find_term(taxonomies, taxonomy, code) != nullptr;
    };
    // Codes that are no longer used may still be there, and to tell takes a pass over all observations.
    const bool any = std::any_of(
        model::taxonomy_names().begin(), model::taxonomy_names().end(), [&](const auto& taxonomy) {
            const std::vector<std::string> codes = store.codes().terms(taxonomy);
            return !std::all_of(codes.begin(), codes.end(),
                                [&](const std::string& code) { return is_known(taxonomy, code); });
        });
    if (!any)
        return;
    for (const model::Record& one : store.terms_in_use())
        if (!is_known(one.text("taxonomy"), one.text("code")))
            check.add(one, {}, msg("the configuration does not have this code"));
}

} // namespace

std::vector<CheckRule> text_checks() {
    return {{"personal-data-in-notes", personal_data}, {"unknown-codes", unknown_codes}};
}

} // namespace edv::report
