#include "config/labels.hpp"

#include "base/text.hpp"
#include "language/span.hpp"

namespace edv::config {

std::string label_of(const model::Taxonomies& taxonomies, const language::Language& language,
                     model::FieldType type, std::string_view of, const std::string& code) {
    if (type == model::FieldType::choice)
        return language.tr(model::choice_label(of, code));
    if (type != model::FieldType::term && type != model::FieldType::terms)
        return code;
    const model::Term* term = find_term(taxonomies, of, code);
    return term ? model::label_in(term->labels, language.code(), code) : code;
}

Cell labelled(const model::Taxonomies& taxonomies, const language::Language& language,
              const model::Field& field, const Value& value) {
    if (is_empty(value))
        return {};
    std::string text = to_text(value);
    if (field.name == "within") // the one span of time in a record, kept as a text
        if (const auto span = Duration::parse(text))
            return {value, span_told(*span, language)};
    // A record's number is a name, not a quantity: no digit grouping.
    if (field.type == model::FieldType::number)
        return {value, text};
    if (field.type == model::FieldType::choice)
        return {value, label_of(taxonomies, language, field.type, field.of, text)};
    if (field.type != model::FieldType::term && field.type != model::FieldType::terms)
        return {value, ""};
    std::vector<std::string> labels;
    for (const std::string& code : words(text))
        labels.push_back(label_of(taxonomies, language, field.type, field.of, code));
    return {value, join(labels, "; ")};
}

} // namespace edv::config
