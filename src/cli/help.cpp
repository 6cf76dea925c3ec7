#include "cli/help.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"

namespace edv::cli {
namespace {

constexpr std::size_t page_width = 90;

/// Two columns, the second wrapped under itself.
std::string listed(const std::vector<std::pair<std::string, std::string>>& rows) {
    constexpr std::size_t widest_allowed = 28;
    std::size_t first = 0;
    for (const auto& row : rows)
        if (width(row.first) <= widest_allowed)
            first = std::max(first, width(row.first));
    std::string text;
    for (const auto& [left, right] : rows) {
        std::string line = "  " + left;
        if (width(left) > first)
            line += "\n" + std::string(first + 4, ' ');
        else
            line += std::string(first - width(left) + 2, ' ');
        std::size_t at = first + 4;
        bool fresh = true;
        for (const std::string& word : words(right)) {
            if (!fresh && at + width(word) + 1 > page_width) {
                line += "\n" + std::string(first + 4, ' ');
                at = first + 4;
                fresh = true;
            }
            line += (fresh ? "" : " ") + word;
            at += width(word) + (fresh ? 0 : 1);
            fresh = false;
        }
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        text += line + "\n";
    }
    return text;
}

/// The codes that a field takes, with their labels; either may be typed.
std::string codes_of(const model::Field& field, const model::Taxonomies& taxonomies,
                     const language::Language& language) {
    std::vector<std::string> codes;
    if (field.type == model::FieldType::choice) {
        codes.assign(model::choices(field.of).begin(), model::choices(field.of).end());
    } else if (field.type == model::FieldType::term || field.type == model::FieldType::terms) {
        if (auto found = taxonomies.find(std::string(field.of)); found != taxonomies.end())
            for (const model::Term& term : found->second)
                codes.push_back(term.code);
    }
    for (std::string& code : codes)
        if (std::string label = config::label_of(taxonomies, language, field.type, field.of, code);
            label != code)
            code += " = " + label;
    // Labels have commas of their own.
    return join(codes, "; ");
}

std::string about(const Flag& flag, const model::Taxonomies& taxonomies, const language::Language& language) {
    const std::string help = language.tr(flag.help);
    if (!flag.field)
        return help;
    const bool names =
        flag.field->type == model::FieldType::ref || flag.field->type == model::FieldType::refs;
    if (names && !model::is_numbered(flag.field->of) && flag.field->of != model::name::signal)
        return language.tr(msg("{label}, by code or name", {{"label", help}}));
    const std::string codes = codes_of(*flag.field, taxonomies, language);
    return codes.empty() ? help : language.tr(msg("{label}: {note}", {{"label", help}, {"note", codes}}));
}

std::string flag_word(const Flag& flag, const language::Language& language) {
    return "--" + flag.name + (flag.value.empty() ? "" : " " + language.tr(flag.value));
}

std::string flag_rows(const std::vector<Flag>& flags, const model::Taxonomies& taxonomies,
                      const language::Language& language) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Flag& flag : flags)
        if (!flag.hidden)
            rows.emplace_back((flag.letter ? std::string("-") + flag.letter + ", " : std::string()) +
                                  flag_word(flag, language),
                              about(flag, taxonomies, language));
    return listed(rows);
}

std::string heading(std::string_view text, const language::Language& language) {
    return "\n" + language.tr(text) + "\n";
}

/// The flags of a verb, those that it needs first.
std::string flag_parts(const Verb& verb, const model::Taxonomies& taxonomies,
                       const language::Language& language) {
    constexpr std::pair<Need, std::string_view> parts[] = {{Need::yes, mark("Required flags:")},
                                                           {Need::one_of, mark("At least one of these:")},
                                                           {Need::no, mark("Flags:")}};
    std::string text;
    for (const auto& [need, title] : parts) {
        std::vector<Flag> flags;
        std::copy_if(verb.flags.begin(), verb.flags.end(), std::back_inserter(flags),
                     [need = need](const Flag& flag) { return flag.need == need; });
        if (!flags.empty())
            text += heading(title, language) + flag_rows(flags, taxonomies, language);
    }
    return text;
}

std::string usage_line(const Verb& verb, const language::Language& language) {
    std::string line = "edv " + verb.noun + (verb.noun.empty() ? "" : " ") + verb.name;
    for (const Positional& one : verb.positionals) {
        std::string word = language.tr(one.name) + (one.many ? "..." : "");
        line += " " + (one.required || one.or_flag ? word : "[" + word + "]");
    }
    for (const Flag& flag : verb.flags)
        if (flag.need == Need::yes)
            line += " " + flag_word(flag, language);
    if (std::any_of(verb.flags.begin(), verb.flags.end(),
                    [](const Flag& flag) { return flag.need != Need::yes; }))
        line += " " + language.tr(mark("[flags]"));
    return line;
}

} // namespace

std::string program_help(const language::Language& language) {
    std::string text =
        language.tr(mark("edv: the working register of a service of experts by experience")) + "\n";
    text += heading(mark("Use:"), language) + "  edv " + language.tr(mark("NOUN VERB [arguments] [flags]")) +
            "\n";
    text += heading(mark("Nouns:"), language);
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Noun& noun : nouns())
        if (!noun.name.empty())
            rows.emplace_back(noun.name, language.tr(noun.summary));
    text += listed(rows);
    text += heading(mark("The store:"), language);
    rows.clear();
    for (const Verb& verb : nouns().back().verbs())
        if (!verb.name.starts_with("__"))
            rows.emplace_back(verb.name, language.tr(verb.summary));
    text += listed(rows);
    text += heading(mark("Flags of every command:"), language) + flag_rows(global_flags(), {}, language);
    text += heading(mark("First steps:"), language);
    text += "  edv init\n  edv import examples/2023\n  edv report key-figures --year 2023\n\n";
    text += language.tr(mark("More: edv NOUN --help, edv NOUN VERB --help, man edv")) + "\n";
    return text;
}

std::string noun_help(const Noun& noun, const language::Language& language) {
    std::string text = "edv " + std::string(noun.name) + ": " + language.tr(noun.summary) + "\n";
    text += heading(mark("Verbs:"), language);
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Verb& verb : noun.verbs())
        rows.emplace_back(verb.name, language.tr(verb.summary));
    return text + listed(rows) + "\n" +
           language.tr(msg("More: edv {noun} VERB --help", {{"noun", std::string(noun.name)}})) + "\n";
}

std::string verb_help(const Verb& verb, const model::Taxonomies& taxonomies,
                      const language::Language& language) {
    std::string text = usage_line(verb, language) + "\n\n  " + language.tr(verb.summary) + "\n";
    text += flag_parts(verb, taxonomies, language);
    text += heading(mark("Flags of every command:"), language) + flag_rows(global_flags(), {}, language);
    if (!verb.examples.empty()) {
        text += heading(mark("Examples:"), language);
        for (std::string_view example : verb.examples)
            text += "  " + std::string(example) + "\n";
    }
    return text;
}

std::string specification() {
    std::string text;
    auto line = [&](const std::string& command, const Flag& flag) {
        if (!flag.hidden)
            text += command + " --" + flag.name + (flag.need == Need::yes ? " needed" : "") + "\n";
    };
    for (const Flag& flag : global_flags())
        line("edv", flag);
    for (const Noun& noun : nouns())
        for (const Verb& verb : noun.verbs()) {
            if (verb.name.starts_with("__"))
                continue;
            std::string command = "edv " + verb.noun + (verb.noun.empty() ? "" : " ") + verb.name;
            text += command + "\n";
            for (const Flag& flag : verb.flags)
                line(command, flag);
        }
    return text;
}

} // namespace edv::cli
