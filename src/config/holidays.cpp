#include "config/holidays.hpp"

#include "edv/base/text.hpp"
#include "edv/language/language.hpp"

namespace edv {
namespace {

Holiday read_holiday(TomlReader& reader, const TomlEntry& section) {
    Holiday holiday{section.key, {}, {}};
    const toml::table* table = reader.table_of(section);
    if (table == nullptr)
        return holiday;
    bool placed = false;
    for (const TomlEntry& entry : entries(*table, section.path)) {
        std::string text;
        if (entry.key == "on") {
            placed = true;
            reader.read_text(entry, text);
            if (auto rule = HolidayRule::parse(text))
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

std::string_view builtin_holidays() {
    return R"toml(new-year = { on = "01-01", fr = "jour de l'An", nl = "Nieuwjaar", de = "Neujahr", en = "New Year's Day" }
easter-monday = { on = "easter+1", fr = "lundi de Pâques", nl = "paasmaandag", de = "Ostermontag", en = "Easter Monday" }
labour-day = { on = "05-01", fr = "fête du Travail", nl = "Dag van de Arbeid", de = "Tag der Arbeit", en = "Labour Day" }
ascension = { on = "easter+39", fr = "Ascension", nl = "Onze-Lieve-Heer-Hemelvaart", de = "Christi Himmelfahrt", en = "Ascension Day" }
whit-monday = { on = "easter+50", fr = "lundi de Pentecôte", nl = "pinkstermaandag", de = "Pfingstmontag", en = "Whit Monday" }
national-day = { on = "07-21", fr = "fête nationale", nl = "nationale feestdag", de = "Nationalfeiertag", en = "National Day" }
assumption = { on = "08-15", fr = "Assomption", nl = "Onze-Lieve-Vrouw-Hemelvaart", de = "Mariä Himmelfahrt", en = "Assumption Day" }
all-saints = { on = "11-01", fr = "Toussaint", nl = "Allerheiligen", de = "Allerheiligen", en = "All Saints' Day" }
armistice = { on = "11-11", fr = "Armistice", nl = "Wapenstilstand", de = "Waffenstillstand", en = "Armistice Day" }
christmas = { on = "12-25", fr = "Noël", nl = "Kerstmis", de = "Weihnachten", en = "Christmas Day" }
)toml";
}

std::vector<Holiday> read_holidays(TomlReader& reader, const toml::table& table, const TomlEntry& section) {
    std::vector<Holiday> holidays;
    for (const TomlEntry& entry : entries(table, section.path))
        holidays.push_back(read_holiday(reader, entry));
    return holidays;
}

} // namespace edv
