#include "edv/config/labels.hpp"

#include "edv/base/text.hpp"
#include "edv/language/span.hpp"

namespace edv {

std::string label_of(const Taxonomies& taxonomies, const Language& language, FieldType type,
                     std::string_view of, const std::string& code) {
    if (type == FieldType::choice)
        return language.tr(choice_label(of, code));
    if (type != FieldType::term && type != FieldType::terms)
        return code;
    const Term* term = find_term(taxonomies, of, code);
    return term ? label_in(term->labels, language.code(), code) : code;
}

Cell labelled(const Taxonomies& taxonomies, const Language& language, const Field& field,
              const Value& value) {
    if (is_empty(value))
        return {};
    std::string text = to_text(value);
    if (field.name == "within") // the one span of time in a record, kept as a text
        if (const auto span = Duration::parse(text))
            return {value, span_told(*span, language)};
    // A record's number is a name, not a quantity: no digit grouping.
    if (field.type == FieldType::number)
        return {value, text};
    if (field.type == FieldType::choice)
        return {value, label_of(taxonomies, language, field.type, field.of, text)};
    if (field.type != FieldType::term && field.type != FieldType::terms)
        return {value, ""};
    std::vector<std::string> labels;
    for (const std::string& code : words(text))
        labels.push_back(label_of(taxonomies, language, field.type, field.of, code));
    return {value, join(labels, "; ")};
}

} // namespace edv
