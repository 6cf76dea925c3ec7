#include "intake/headers.hpp"

#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>

#include "edv/model/kind.hpp"

#include "base/text.hpp"
#include "config/profile.hpp"
#include "unit/bound.hpp"

using namespace edv;

namespace {

std::string field(std::string_view header) {
    return std::string(intake::usual_field(header).value_or("-"));
}

} // namespace

TEST_CASE("headers: every one stands for one field") {
    std::map<std::string, std::string_view> seen;
    for (const intake::UsualHeader& one : intake::usual_headers()) {
        CAPTURE(one.header);
        CHECK_FALSE(one.header.empty());
        CHECK(model::kind("observation").has(one.field));
        CHECK(intake::usual_field(one.header) == one.field);
        const auto [other, fresh] = seen.emplace(fold(one.header), one.field);
        const std::string_view there = other->second;
        CHECK_MESSAGE((fresh || there == one.field), "twice: " << there << " and " << one.field);
    }
}

TEST_CASE("headers: every field that a profile may name has some, its own name among them") {
    for (const std::string& name : config::profile_fields()) {
        CAPTURE(name);
        CHECK(field(name) == name);
    }
}

TEST_CASE("headers: as four languages write them") {
    const std::map<std::string, std::set<std::string>> usual{
        {"date",
         {"Date", "Datum", "Date de l'observation", "Date de l’observation", "Vastgesteld op",
          "Beobachtet am"}},
        {"expert", {"Code expert", "Ervaringsdeskundige", "EDE", "Erfahrungsexpert", "EdV"}},
        {"partner", {"Service", "Organisation", "Dienst", "Organisatie", "Einrichtung", "Behörde"}},
        {"title", {"Titre", "Intitulé", "Onderwerp", "Titel", "Subject", "Überschrift"}},
        {"summary",
         {"Description", "Constat", "Résumé", "Beschrijving", "Vaststelling", "Samenvatting",
          "Beschreibung"}},
        {"impact", {"Impact", "Conséquences", "Gevolgen", "Folgen"}},
        {"suggestion", {"Proposition", "Voorstel", "Vorschlag", "Vorschläge"}},
        {"language", {"Langue", "Taal", "Sprache", "Language"}},
        {"level", {"Niveau", "Ebene", "Level"}},
        {"right", {"Droit", "Recht", "Grundrecht", "Grondrechten", "Rights"}},
        {"barriers", {"Obstacles", "Drempels", "Hürden", "Barrières", "Barriers"}},
        {"take_up", {"Take-up", "take up", "Non-recours", "Onderbescherming", "Nichtinanspruchnahme"}},
        {"groups", {"Public cible", "Doelgroep", "Zielgruppe", "Target group"}},
        {"channel", {"Canal", "Kanaal", "Kanal", "Channel"}},
        {"frequency", {"Fréquence", "Frequentie", "Häufigkeit", "Frequency"}},
        {"people", {"Nombre de personnes", "Aantal personen", "Anzahl Personen", "Number of people"}},
        {"ref",
         {"ID", "Identifiant", "Réf.", "N°", "Nr.", "Response ID", "ID de la réponse", "Antwoord ID",
          "Antwort-ID"}},
        {"noted", {"Noted on", "Pris note le", "Kennisgenomen op", "Zur Kenntnis genommen am"}},
        {"feedback", {"Date of feedback", "Date du retour", "Teruggekoppeld op", "Datum der Rückmeldung"}},
        {"withdrawn", {"Withdrawn on", "Retiré le", "Ingetrokken op", "Zurückgezogen am"}},
        {"reason", {"Motif du retrait", "Reden van intrekking", "Grund des Rückzugs"}},
    };
    for (const auto& [wanted, headers] : usual)
        for (const std::string& header : headers) {
            CAPTURE(header);
            CHECK(field(header) == wanted);
        }
}

TEST_CASE("headers: case, accents, blanks and signs don't count") {
    for (const std::string header :
         {"DATE DE L'OBSERVATION", " date  de l'observation : ", "date_de_l_observation",
          "Date\nde l'observation", "DateDeLObservation", "(date de l'observation)"}) {
        CAPTURE(header);
        CHECK(field(header) == "date");
    }
    CHECK(field("RESUME") == "summary");
    CHECK(field("Re\u0301sume\u0301") == "summary");
}

TEST_CASE("headers: what may mean several things, or a person, is none") {
    for (const std::string header : {"",
                                     " ",
                                     "-",
                                     "Thema",
                                     "Thème",
                                     "Theme",
                                     "Type",
                                     "Catégorie",
                                     "Commentaire",
                                     "Opmerkingen",
                                     "Notes",
                                     "Name",
                                     "Nom",
                                     "Naam",
                                     "Nom et prénom",
                                     "Client",
                                     "Bénéficiaire",
                                     "Personnes",
                                     "Personen",
                                     "Statut",
                                     "Status",
                                     "Texte",
                                     "Motif",
                                     "Reden",
                                     "Grund",
                                     "Nombre",
                                     "Aantal",
                                     "Dates",
                                     "Dat",
                                     "日付",
                                     "profile",
                                     "imported"}) {
        CAPTURE(header);
        CHECK(field(header) == "-");
    }
}

TEST_CASE("headers: what form tools add themselves is none, but for what tells answers apart") {
    for (const std::string header : {"start",
                                     "end",
                                     "today",
                                     "deviceid",
                                     "username",
                                     "phonenumber",
                                     "_submission_time",
                                     "__version__",
                                     "_validation_status",
                                     "_notes",
                                     "_status",
                                     "_submitted_by",
                                     "_tags",
                                     "_index",
                                     "SubmissionDate",
                                     "KEY",
                                     "instanceID",
                                     "instanceName",
                                     "SubmitterID",
                                     "SubmitterName",
                                     "AttachmentsPresent",
                                     "AttachmentsExpected",
                                     "Status",
                                     "ReviewState",
                                     "DeviceID",
                                     "Edits",
                                     "FormVersion",
                                     "submitdate",
                                     "lastpage",
                                     "startlanguage",
                                     "seed",
                                     "startdate",
                                     "datestamp",
                                     "ipaddr",
                                     "refurl",
                                     "token",
                                     "firstname",
                                     "lastname",
                                     "email",
                                     "Date submitted",
                                     "Last page",
                                     "Start language",
                                     "Date started",
                                     "Date last action",
                                     "IP address",
                                     "Referrer URL"}) {
        CAPTURE(header);
        CHECK(field(header) == "-");
    }
    CHECK(field("_uuid") == "ref");
    CHECK(field("_id") == "ref");
    CHECK(field("id") == "ref");
}

TEST_CASE("headers: as people write them in everyday words") {
    const std::map<std::string, std::set<std::string>> everyday{
        {"date", {"Date du constat", "Quand ?", "Wanneer?", "Wann war das?", "When was it?"}},
        {"expert",
         {"Expert·e", "Expert(e)s", "Votre code", "Uw code", "Ihr Code", "Your code:", "Qui ?",
          "Qui a constaté ?", "Wie?", "Door wie", "Wer?", "Who?"}},
        {"partner",
         {"Service", "Le service concerné", "Welke dienst?", "Which service?", "Où ?", "Waar?", "Wo?",
          "Where?"}},
        {"summary",
         {"Ce qui s’est passé", "Que s'est-il passé ?", "Racontez\n(sans nom)", "Racontez (sans nom)",
          "Wat is er gebeurd?", "Was ist passiert?", "What happened?", "Les descriptions", "Quoi ?", "Wat?",
          "Was?", "What?"}},
        {"right", {"Droits en cause", "Le droit", "Quel droit ?"}},
        {"barriers", {"Frein(s)", "Freins", "Drempel(s)", "Welke drempels?"}},
        {"people",
         {"Nombre de personnes", "Le nombre de personnes", "Combien de personnes ?", "Hoeveel mensen?"}},
        {"suggestion", {"Que faudrait-il changer ?", "Oplossing(en)", "Idées"}}};
    for (const auto& [name, headers] : everyday)
        for (const std::string& header : headers) {
            CAPTURE(header);
            CHECK(field(header) == name);
        }
    for (const std::string header : {"Remarques", "Nom", "Heure de début", "(sans nom)", "", "Code", "Les"}) {
        CAPTURE(header);
        CHECK(field(header) == "-");
    }
}
