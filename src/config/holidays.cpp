#include "config/holidays.hpp"

#include "edv/language/language.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"

namespace edv::config {
namespace {

model::Holiday read_holiday(TomlReader& reader, const TomlEntry& section) {
    model::Holiday holiday{section.key, {}, {}};
    const toml::table* table = reader.table_of(section);
    if (table == nullptr)
        return holiday;
    bool placed = false;
    for (const TomlEntry& entry : entries(*table, section.path)) {
        std::string text;
        if (entry.key == "on") {
            placed = true;
            reader.read_text(entry, text);
            if (auto rule = model::HolidayRule::parse(text))
                holiday.rule = *rule;
            else if (entry.node->is_string())
                reader.problem(entry.at, "config-bad-holiday", msg("\"{text}\" is no day", {{"text", text}}),
                               msg("write 05-01, easter+39 or 2024-12-27"));
        } else if (contains(language_codes(), entry.key)) {
            reader.read_text(entry, holiday.labels[entry.key]);
        } else {
            std::vector<std::string> known = language_codes();
            known.insert(known.begin(), "on");
            reader.unknown_key(entry, known);
        }
    }
    if (!placed)
        reader.problem(section.at, "config-missing-key",
                       msg("\"{key}\" lacks \"{missing}\"", {{"key", section.path}, {"missing", "on"}}));
    return holiday;
}

} // namespace

std::vector<model::Holiday> read_holidays(TomlReader& reader, const toml::table& table,
                                          const TomlEntry& section) {
    std::vector<model::Holiday> holidays;
    for (const TomlEntry& entry : entries(table, section.path))
        holidays.push_back(read_holiday(reader, entry));
    return holidays;
}

} // namespace edv::config
