#include "intake/everyday.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>

#include "edv/store/store.hpp"

#include "config/config.hpp"
#include "intake/names.hpp"
#include "intake/unseen.hpp"
#include "unit/bound.hpp"
#include "unit/room.hpp"

using namespace edv;

namespace {

using Codes = std::vector<std::string>;

model::Field field_of(std::string_view kind_name, std::string_view name) {
    const model::Kind& one = model::kind(kind_name);
    return one.fields[one.index(name)];
}

/// A field of a taxonomy, whatever kind has it.
model::Field field_of_taxonomy(const std::string& taxonomy) {
    for (const model::Kind& one : model::kinds())
        for (const model::Field& field : one.fields)
            if (field.of == taxonomy &&
                (field.type == model::FieldType::term || field.type == model::FieldType::terms))
                return field;
    FAIL("no field of " << taxonomy);
    return {};
}

} // namespace

TEST_CASE("everyday words: inclusive writing has one form") {
    for (const std::string text : {"Expert·e", "Expert(e)", "Expert.e", "Expert-e", "Expert/e", "Expert·e·s",
                                   "Expert.e.s", "Expert(e)(s)", "Expert*in", "Expert:innen", "Expert"})
        CHECK(intake::one_form(text) == "Expert");
    CHECK(intake::one_form("Expert(e)s") == "Experts");
    CHECK(intake::one_form("Frein(s)") == "Frein");
    for (const std::string text :
         {"e-mail", "non-accès", "a.s", "follow-up", "24/7", "(en ligne)", "hors-ligne"})
        CHECK(intake::one_form(text) == text);
}

TEST_CASE("everyday words: article, plural, case and accents do not matter") {
    const std::vector<Codes> alike{{"le logement", "Logements", "LOGEMENT", "du logement"},
                                   {"l’école", "Ecole", "les écoles"},
                                   {"de taal", "talen", "Taal"},
                                   {"het adres", "adressen", "adresse"},
                                   {"wachtlijst", "de wachtlijsten"},
                                   {"die Wartezeit", "Wartezeiten"},
                                   {"hôpital", "hôpitaux"},
                                   {"réseaux", "réseau"},
                                   {"the costs", "cost"},
                                   {"Expert·e", "expert(e)s", "experts", "expert.e.s"},
                                   {"probleem", "problemen"},
                                   {"la file d'attente", "files d’attente"}};
    for (const Codes& same : alike)
        for (const std::string& one : same) {
            CAPTURE(one);
            CHECK(intake::everyday_key(one) == intake::everyday_key(same.front()));
        }
    CHECK(intake::everyday_key("logement") != intake::everyday_key("loge"));
    CHECK(intake::everyday_key("les") == "");
    CHECK(intake::everyday_key("…") == "");
}

TEST_CASE("everyday words: an abbreviation is what it is, but for its plural") {
    const std::vector<Codes> alike{{"OCMW", "OCMWs", "OCMW's", "OCMW’s", " OCMW "}, {"CPAS"}, {"ÖSHZ"}};
    for (const Codes& same : alike)
        for (const std::string& one : same) {
            CAPTURE(one);
            CHECK(intake::everyday_key(one) == intake::everyday_key(same.front()));
        }
    const std::vector<std::pair<std::string, std::string>> different{
        {"SPF", "SPFF"},   {"spf", "spff"}, {"CAW", "CAWW"}, {"VDAB", "VDABB"}, {"asbl", "asbll"},
        {"OCMW", "OCMWW"}, {"CPAS", "CPA"}, {"IPSS", "IPS"}, {"OIP", "OIPEN"},  {"VDAB", "VDABEN"},
        {"vzw", "vzww"},   {"FOD", "FODE"}, {"bill", "bil"}, {"CPAS", "CPASS"}};
    for (const auto& [one, other] : different) {
        CAPTURE_BOUND(one);
        CAPTURE_BOUND(other);
        CHECK(intake::everyday_key(one) != intake::everyday_key(other));
    }
    CHECK(intake::telling_words("service public fédéral (SPF)") == Codes{"federal", "SPF"});
    test::Room room;
    store::Store store(room.file(), store::Store::Mode::read);
    intake::Names names(store, config::default_config().taxonomies, {});
    const model::Field kinds = field_of_taxonomy("partner_kind");
    for (const std::string typed : {"SPF", "spf", "Spf", "FOD", "FÖD", "les SPF", "FODs", "fods"}) {
        CAPTURE(typed);
        CHECK(names.find(kinds, typed) == Codes{"fps"});
    }
    for (const std::string typed : {"OCMW", "OCMW's", "OCMWS", "ocmws", "cpas", "CPAS", "Öshz", "pcsw"}) {
        CAPTURE(typed);
        CHECK(names.find(kinds, typed) == Codes{"cpas"});
    }
    for (const std::string typed : {"IPSS", "ipss", "OISZ"})
        CHECK(names.find(kinds, typed) == Codes{"social-security"});
    for (const std::string typed : {"SPFF", "spff", "FODD", "SPPP", "CPA", "CPASS", "OCMWW", "ocmww", "IPS",
                                    "asbll", "vzww", "FODE", "OIPEN"}) {
        CAPTURE(typed);
        CHECK(names.find(kinds, typed) == Codes{});
    }
    // In a sheet that is all capitals, words are words.
    CHECK(names.find(field_of_taxonomy("barrier"), "TALEN") == Codes{"language"});
    CHECK(names.find(field_of_taxonomy("right"), "LOGEMENTS") == Codes{"housing"});
    CHECK(names.find(field_of_taxonomy("area"), "IT") == Codes{"digital"});
}

TEST_CASE("everyday words: words of fixed lists, in four languages") {
    const std::map<std::pair<std::string, Codes>, Codes> said{
        {{"frequency", {"once"}},
         {"une fois", "Une seule fois", "1x", "eenmalig", "één keer", "einmalig", "einmal", "once"}},
        {{"frequency", {"several"}},
         {"souvent", "Parfois", "régulièrement", "vaak", "soms", "dikwijls", "oft", "manchmal", "often"}},
        {{"frequency", {"constant"}}, {"toujours", "à chaque fois", "altijd", "immer", "always"}},
        {{"frequency", {"once", "several"}}, {"rarement", "zelden", "selten", "rarely"}},
        {{"level", {"first"}},
         {"1re ligne", "1ère ligne", "première ligne", "Premier niveau", "eerste lijn", "1e lijn",
          "Eerstelijn", "Erstlinie", "erste Linie", "1", "niveau 1"}},
        {{"level", {"second"}},
         {"2e ligne", "2ème ligne", "deuxième ligne", "tweede lijn", "2de lijn", "Zweitlinie", "2"}},
        {{"level", {"transversal"}}, {"transversale", "transversaal", "übergreifend"}},
        {{"language", {"fr"}}, {"français", "Francophone", "Frans", "Französisch", "FR"}},
        {{"language", {"nl"}}, {"néerlandais", "Nederlandstalig", "Niederländisch"}},
        {{"language", {"de"}}, {"allemand", "Duits", "Deutsch", "German"}}};
    for (const auto& [meant, words] : said)
        for (const std::string& word : words) {
            CAPTURE(word);
            CHECK(edv::intake::choices_called(meant.first, word, {}) == meant.second);
        }
    for (const std::string word : {"ligne", "fois", "keer", "3", "peut-être"}) {
        CAPTURE(word);
        CHECK(edv::intake::choices_called("level", word, {}) == Codes{});
    }
}

TEST_CASE("everyday words: what follows a negation stands for nothing alone") {
    CHECK(intake::telling_words("pas d'adresse ou de compte bancaire") == Codes{});
    CHECK(intake::telling_words("not offered, not proactive") == Codes{});
    CHECK(intake::telling_words("non-accès") == Codes{});
    CHECK(intake::telling_words("délais, listes d'attente") == Codes{"delai", "attent"});
}

TEST_CASE("everyday words: a word of a label that says nothing alone stands for no code") {
    CHECK(intake::telling_words("droit à un logement décent") == Codes{"logement"});
    CHECK(intake::telling_words("Recht auf gerechte Arbeitsbedingungen") == Codes{"arbeitsbedingung"});
    CHECK(intake::telling_words("billijke voorwaarden voor gezinnen") == Codes{});
    test::Room room;
    store::Store store(room.file(), store::Store::Mode::read);
    const model::Taxonomies& taxonomies = config::default_config().taxonomies;
    intake::Names names(store, taxonomies, {});
    struct Vague {
        const char* taxonomy;
        Codes words;
    };
    for (const Vague& one :
         {Vague{"group",
                {"famille", "familles",  "gezin",  "gezinnen", "Familie", "Familien", "family",     "parent",
                 "parents", "ouder",     "ouders", "Eltern",   "adresse", "sociaal",  "sozial",     "risico",
                 "risk",    "personnes", "mensen", "Menschen", "people",  "vie",      "changement", "life"}},
          Vague{"right", {"droit",      "recht",       "right",   "conditions", "voorwaarden", "Bedingungen",
                          "équitable",  "billijk",     "fair",    "gerecht",    "décent",      "sain",
                          "gezond",     "gesund",      "healthy", "médical",    "medizinisch", "social",
                          "protection", "bescherming", "Schutz",  "security"}},
          Vague{"partner_kind",
                {"service", "services", "dienst", "diensten", "Dienst", "Dienste", "public", "openbaar",
                 "institution", "instelling", "Einrichtung", "santé", "health", "réseau", "centre"}},
          Vague{"barrier",
                {"service", "dienst",     "santé",     "Gesundheit", "health", "exclusion", "uitsluiting",
                 "Brief",   "letter",     "Schreiben", "manque",     "gebrek", "lack",      "crainte",
                 "angst",   "complexité", "complex",   "liste",      "time",   "limit"}},
          Vague{"channel", {"ligne"}},
          Vague{"meeting_kind", {"groupe", "groep", "Gruppe", "group", "working"}},
          Vague{"nature",
                {"organisation", "organisatie", "groupe", "secteur", "overheid", "Behörde", "défaut",
                 "manque", "poor", "existant", "mogelijk", "between", "how"}}}) {
        const model::Field field = field_of_taxonomy(one.taxonomy);
        for (const std::string& word : one.words) {
            CAPTURE(one.taxonomy);
            CAPTURE(word);
            CHECK(names.find(field, word) == Codes{});
        }
    }
    // Where everyday words say so, they stand for a code.
    CHECK(names.find(field_of_taxonomy("right"), "familles") == Codes{"family"});
    CHECK(names.find(field_of_taxonomy("barrier"), "adresse") == Codes{"no-address"});
    CHECK(names.find(field_of_taxonomy("group"), "ouderen") == Codes{"older"});
    CHECK(names.find(field_of_taxonomy("group"), "alleenstaande ouders") == Codes{"lone-parent"});
}

TEST_CASE("everyday words: each built-in code has some in every language, and each is that code alone") {
    test::Room room;
    store::Store store(room.file(), store::Store::Mode::read);
    const model::Taxonomies& taxonomies = config::default_config().taxonomies;
    intake::Names names(store, taxonomies, {});
    for (const auto& [taxonomy, terms] : taxonomies) {
        const model::Field field = field_of_taxonomy(taxonomy);
        for (const model::Term& term : terms) {
            CAPTURE_BOUND(taxonomy);
            CAPTURE(term.code);
            REQUIRE(term.also);
            CHECK(term.also->size() >= 3);
            for (const std::string& word : *term.also) {
                CAPTURE(word);
                CHECK(names.find(field, word) == Codes{term.code});
            }
            for (const auto& [language, label] : term.labels) {
                CAPTURE_BOUND(label);
                CHECK(names.find(field, label) == Codes{term.code});
            }
        }
    }
}

TEST_CASE("everyday words: no words of two codes are taken for one another") {
    std::vector<std::string> shared;
    for (const auto& [taxonomy, terms] : config::default_config().taxonomies) {
        std::map<std::string, std::set<std::string>> codes;
        for (const model::Term& term : terms) {
            for (const std::string& word : *term.also)
                codes[intake::everyday_key(word)].insert(term.code);
            for (const auto& [language, label] : term.labels) {
                codes[intake::everyday_key(label)].insert(term.code);
                for (const std::string& key : intake::telling_words(label))
                    codes[key].insert(term.code);
            }
        }
        for (const auto& [key, meant] : codes)
            if (meant.size() > 1)
                shared.push_back(taxonomy + " " + key);
    }
    // Words that stand in labels of two codes: whoever writes one of them is asked which.
    CHECK(shared == Codes{"barrier courrier", "partner_kind federal", "partner_kind overheidsdienst"});
}

TEST_CASE("what is not seen around a text is taken off, and nothing within it") {
    for (const std::string unseen :
         {" ",      "\t",     "\n",     "\r",     "\u0085", "\u00A0", "\u061C",        "\u1680",
          "\u180E", "\u2000", "\u200B", "\u200D", "\u200E", "\u200F", "\u2028",        "\u2029",
          "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u202F", "\u205F",        "\u2060",
          "\u2066", "\u2067", "\u2068", "\u2069", "\u3000", "\uFEFF", "\u202A\u200E ", " \u2068\u00A0"}) {
        CAPTURE(unseen);
        CHECK(intake::trim_unseen(unseen + "FIN" + unseen) == "FIN");
        CHECK(intake::trim_unseen(unseen + "é" + unseen) == "é");
        CHECK(intake::trim_unseen("é" + unseen) == "é");
        CHECK(intake::trim_unseen(unseen + "2024-03-04") == "2024-03-04");
        const std::string within = "é" + unseen + "FIN";
        CHECK(intake::trim_unseen(within) == within);
        CHECK(intake::trim_unseen(unseen + unseen).empty());
    }
    CHECK(intake::trim_unseen("").empty());
    for (const std::string seen : {"…", "«", "\u2010", "\u2027", "\u2030", "\u2065", "\u206A", "\u0084",
                                   "\u0086", "FIN", "\xE2\x80", "\x85", "\xC2"})
        CHECK(intake::trim_unseen(seen) == seen);
}

TEST_CASE("names: whole labels come first, then everyday words, then words of labels") {
    test::Room room;
    store::Store store(room.file(), store::Store::Mode::read);
    const model::Taxonomies taxonomies{{"barrier",
                                        {{"a", {{"fr", "file"}, {"nl", "rij"}}, Codes{"rang"}},
                                         {"b", {{"fr", "rang et courrier"}}, Codes{"file"}},
                                         {"c", {{"fr", "courrier long"}, {"nl", "lange brief"}}, Codes{}}}}};
    intake::Names names(store, taxonomies, {});
    const model::Field barriers = field_of("observation", "barriers");
    CHECK(names.find(barriers, "Files") == Codes{"a"});
    CHECK(names.find(barriers, "le rang") == Codes{"a"});
    CHECK(names.find(barriers, "long") == Codes{"c"});
    CHECK(names.find(barriers, "courrier") == Codes{"b", "c"});
    CHECK(names.find(barriers, "et").empty());
    // In the language whose labels say it, whatever that of messages is.
    CHECK(names.language_of(barriers, "courrier", "nl") == "fr");
    CHECK(names.language_of(barriers, "onbekend", "nl") == "fr");
    CHECK(names.described(barriers, {"c"}, "fr") == Codes{"c (courrier long)"});
}

TEST_CASE("names: of languages that say a text alike the one of messages counts") {
    test::Room room;
    store::Store store(room.file(), store::Store::Mode::read);
    const model::Taxonomies taxonomies{
        {"barrier",
         {{"a", {{"fr", "accueil normal"}, {"nl", "normaal onthaal"}}, Codes{}},
          {"b", {{"fr", "aide normale"}, {"nl", "normale hulp"}}, Codes{}},
          {"c", {{"de", "Frist"}}, Codes{}}}}};
    const model::Field barriers = field_of("observation", "barriers");
    for (const std::string otherwise : {"fr", "nl"}) {
        intake::Names names(store, taxonomies, {});
        CHECK(names.language_of(barriers, "onbekend", otherwise) == otherwise);
        CHECK(names.find(barriers, "normaal") == Codes{"a", "b"});
        CHECK(names.language_of(barriers, "normaal", otherwise) == otherwise);
        CHECK(names.language_of(barriers, "onbekend", otherwise) == otherwise);
        // Neither of the two: the first of them.
        CHECK(names.language_of(barriers, "normaal", "de") == "fr");
    }
    // What else the sheet says decides between the two, and no third language does.
    intake::Names names(store, taxonomies, {});
    names.find(barriers, "onthaal");
    for (int i = 0; i < 3; ++i)
        names.find(barriers, "Frist");
    CHECK(names.language_of(barriers, "normaal", "fr") == "nl");
    CHECK(names.language_of(barriers, "onbekend", "fr") == "de");
}

TEST_CASE("names: experts are known either way round, and what the store keeps of a code that the "
          "configuration lacks") {
    test::Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    test::write(store, [](store::Writing& writing) {
        writing.add(
            test::record("expert", {{"code", "E1"}, {"name", "Ana Maria Exemple"}, {"since", "2020-01-01"}}));
        writing.add(test::record(
            "taxonomy",
            {{"taxonomy", "right"}, {"code", "water"}, {"fr", "droit à l'eau"}, {"also", "robinet; kraan"}}));
    });
    const model::Taxonomies none;
    intake::Names names(store, none, {});
    const model::Field expert = field_of("observation", "expert");
    for (const std::string name : {"Exemple Ana Maria", "EXEMPLE, Ana-Maria", "ana maria exemple"})
        CHECK(names.find(expert, name) == Codes{"E1"});
    CHECK(names.find(expert, "Ana").empty());
    const model::Field right = field_of("observation", "right");
    CHECK(names.find(right, "kranen") == Codes{"water"});
    CHECK(names.find(right, "Robinets") == Codes{"water"});
    CHECK(names.find(right, "eau") == Codes{"water"});
}
