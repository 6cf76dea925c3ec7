#include "cli/replaced.hpp"

#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"

namespace edv::cli {
namespace {

bool is_name(const model::Kind& kind, const model::Field& field) {
    return field.personal || (kind.name == model::name::coordinator && field.name == "name");
}

/// A text that was added to still stands, in lines of its own.
bool stands_in(const Value& before, const Value& after) {
    return std::holds_alternative<std::string>(before) && !is_empty(after) &&
           ('\n' + to_text(after) + '\n').find('\n' + to_text(before) + '\n') != std::string::npos;
}

} // namespace

void Replaced::add(const model::Taxonomies& taxonomies, const language::Language& language,
                   const model::Record& before, const model::Record& after, bool named) {
    One one{{"kind", std::string(before.kind->label), true}, {"key", key_text(before)}, {}, named};
    for (std::size_t i = 0; i < before.values.size(); ++i) {
        const model::Field& field = before.kind->fields[i];
        const Value& value = before.values[i];
        if (field.derived || field.internal || is_name(*before.kind, field) || is_empty(value) ||
            value == after.values[i] || stands_in(value, after.values[i]))
            continue;
        const Cell cell = config::labelled(taxonomies, language, field, value);
        const auto* decimal = std::get_if<double>(&cell.value);
        const std::string text = !cell.label.empty() ? cell.label
                                 : decimal           ? language.number(*decimal, 4)
                                                     : to_text(cell.value);
        one.values.push_back({"label", std::string(field.label), true});
        one.values.push_back({"text", printable(shortened(text))});
    }
    if (!one.values.empty())
        all_.push_back(std::move(one));
}

std::vector<Message> Replaced::take_lines() {
    std::vector<Message> lines;
    for (const One& one : all_)
        for (std::size_t i = 0; i < one.values.size(); i += 2) {
            const Arg& label = one.values[i];
            const Arg& text = one.values[i + 1];
            lines.push_back(one.named || all_.size() > 1 ? msg("  before, {kind} {key}, {label}: {text}",
                                                               {one.kind, one.key, label, text})
                                                         : msg("  before, {label}: {text}", {label, text}));
        }
    all_.clear();
    return lines;
}

} // namespace edv::cli
