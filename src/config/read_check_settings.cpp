#include "config/read_check_settings.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace edv::config {
namespace {

/// A key of `[check.follow_up]`.
struct Phase {
    std::string_view key;
    Duration CheckSettings::*span;
};

constexpr std::array phases{Phase{"start_for", &CheckSettings::start_for},
                            Phase{"start_every", &CheckSettings::start_every},
                            Phase{"cruising_every", &CheckSettings::cruising_every}};

const NamedCheck* find_check(std::string_view name) {
    const auto found = std::find_if(named_checks().begin(), named_checks().end(),
                                    [&](const NamedCheck& check) { return check.name == name; });
    return found == named_checks().end() ? nullptr : &*found;
}

std::vector<std::string> known_keys() {
    std::vector<std::string> keys{"off", "follow_up"};
    for (const NamedCheck& check : named_checks())
        if (check.span)
            keys.emplace_back(check.name);
    return keys;
}

void read_off(TomlReader& reader, const TomlEntry& entry, CheckSettings& settings) {
    const toml::array* list = entry.node->as_array();
    if (list == nullptr)
        return reader.wrong_type(entry, mark("a list of checks"));
    for (const toml::node& item : *list) {
        const auto* name = item.as_string();
        if (name == nullptr)
            return reader.wrong_type(entry, mark("a list of checks"));
        if (find_check(name->get()) != nullptr) {
            settings.off.insert(name->get());
            continue;
        }
        std::vector<std::string> known;
        for (const NamedCheck& check : named_checks())
            known.emplace_back(check.name);
        const std::vector<std::string> near = nearest(name->get(), known, 1);
        reader.problem(item.source().begin, "config-unknown-check",
                       msg("unknown check \"{text}\"", {{"text", printable(name->get())}}),
                       near.empty() ? msg("edv check --list names them")
                                    : msg("did you mean \"{near}\"?", {{"near", near.front()}}));
    }
}

void read_follow_up(TomlReader& reader, const TomlEntry& section, CheckSettings& settings) {
    const toml::table* table = reader.table_of(section);
    if (table == nullptr)
        return;
    for (const TomlEntry& entry : entries(*table, section.path)) {
        const auto* phase = std::find_if(phases.begin(), phases.end(),
                                         [&](const Phase& one) { return one.key == entry.key; });
        if (phase == phases.end())
            reader.unknown_key(entry, {"start_for", "start_every", "cruising_every"});
        else if (const auto span = reader.read_duration(entry))
            settings.*(phase->span) = *span;
    }
}

std::string comment(const std::string& text) {
    return "# " + text + "\n";
}

} // namespace

CheckSettings read_checking(TomlReader& reader, const toml::table& table, const TomlEntry& section) {
    CheckSettings settings;
    for (const TomlEntry& entry : entries(table, section.path)) {
        const NamedCheck* check = find_check(entry.key);
        if (entry.key == "off")
            read_off(reader, entry, settings);
        else if (entry.key == "follow_up")
            read_follow_up(reader, entry, settings);
        else if (check == nullptr || !check->span)
            reader.unknown_key(entry, known_keys());
        else if (const auto span = reader.read_duration(entry))
            settings.spans[entry.key] = *span;
    }
    return settings;
}

std::string checking_text(const language::Language& language) {
    const CheckSettings built_in;
    std::string text =
        "\n" +
        comment(
            language.tr("Checks: how long something may take before edv check tells it, and the checks that "
                        "are left out; edv check --list says what each looks for.")) +
        "# [check]\n# off = [\"secondment-without-mentor\"]\n";
    for (const NamedCheck& check : named_checks())
        if (check.span)
            text += "# " + std::string(check.name) + " = \"" + check.span->text() + "\"\n";
    text += comment(language.tr("Meetings about each secondment: first, for so long, every so often; then at "
                                "cruising speed.")) +
            "# [check.follow_up]\n";
    for (const Phase& phase : phases)
        text += "# " + std::string(phase.key) + " = \"" + (built_in.*(phase.span)).text() + "\"\n";
    return text;
}

} // namespace edv::config
