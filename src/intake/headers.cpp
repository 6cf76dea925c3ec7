#include "intake/headers.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "edv/base/text.hpp"

#include "intake/everyday.hpp"

namespace edv {

namespace {

/// Headers of one field, with a bar between them.
struct Headers {
    std::string_view field;
    std::string_view headers;
};

constexpr Headers table[] = {
    {"number", "number|edv number|numéro edv|edv-nummer"},
    {"date",
     "date|day|observation date|date of observation|date of the observation|observed on|"
     "jour|date d'observation|date de l'observation|date du constat|date de constat|observé le|constaté le|"
     "datum|dag|observatiedatum|datum observatie|datum van observatie|datum van de observatie|"
     "datum vaststelling|datum van de vaststelling|vaststellingsdatum|vastgesteld op|geobserveerd op|"
     "Tag|Beobachtungsdatum|Datum der Beobachtung|Datum der Feststellung|beobachtet am|festgestellt am"
     "|date des faits|date de la rencontre|quand|quand était-ce|wanneer|wanneer was het"
     "|datum van de feiten|wann|wann war das|when|when was it|date of the facts"},
    {"expert", "expert|expert code|code of the expert|expert by experience|"
               "code expert|code de l'expert|experte|expert du vécu|experte du vécu|expert·e du vécu|"
               "code expert du vécu|edv|code edv|"
               "ervaringsdeskundige|code ervaringsdeskundige|code van de ervaringsdeskundige|ede|code ede|"
               "deskundige|code deskundige|"
               "Expertin|Erfahrungsexpert|Erfahrungsexperte|Erfahrungsexpertin|Code des Erfahrungsexperten|"
               "Experten-Code"
               "|votre code|mon code|uw code|jouw code|je code|mijn code|Ihr Code|mein Code"
               "|your code|my code|qui|qui êtes-vous|qui a constaté|qui l'a constaté|constaté par|observé par"
               "|wie|wie heeft het vastgesteld|wie stelde het vast|door wie|vastgesteld door"
               "|wer|wer hat es festgestellt|festgestellt von|who|who noticed it|noticed by"},
    {"partner",
     "partner|partner code|service|organisation|organization|institution|agency|administration|"
     "partner organisation|partner institution|"
     "partenaire|code partenaire|code du partenaire|organisme|institution partenaire|"
     "service partenaire|organisme partenaire|organisation partenaire|nom du service|"
     "partnercode|dienst|organisatie|instelling|overheidsdienst|partnerorganisatie|partnerinstelling|"
     "partnerdienst|naam van de dienst|administratie|"
     "Einrichtung|Behörde|Verwaltung|Partnereinrichtung|Partnerorganisation|Partnerinstitution"
     "|service concerné|institution concernée|organisme concerné|quel service"
     "|dans quel service|betrokken dienst|welke dienst|bij welke dienst"
     "|betroffener Dienst|welcher Dienst|bei welchem Dienst|which service"
     "|service concerned|partner name|nom du partenaire|naam van de partner"
     "|naam partner|Name des Partners|où|où était-ce|waar|waar was het|wo|wo war das|where|where was it"},
    {"title", "title|subject|key phrase|headline|"
              "titre|intitulé|sujet|objet|phrase clé|titre de l'observation|intitulé de l'observation|"
              "titel|onderwerp|kernzin|titel van de observatie|"
              "Überschrift|Betreff|Titel der Beobachtung"
              "|en une phrase|in één zin|in einem Satz|in one sentence"},
    {"summary", "summary|description|observation|finding|findings|what happens|description of the situation|"
                "constat|constats|constatation|constatations|résumé|description du constat|"
                "description de l'observation|description de la situation|description des faits|faits|"
                "ce qui se passe|"
                "beschrijving|omschrijving|vaststelling|vaststellingen|samenvatting|observatie|"
                "beschrijving van de situatie|beschrijving van de vaststelling|wat gebeurt er|feiten|"
                "Beschreibung|Feststellung|Feststellungen|Zusammenfassung|Beobachtung|"
                "Beschreibung der Situation|Beschreibung der Beobachtung|was geschieht"
                "|ce qui s'est passé|que s'est-il passé|qu'est-ce qui s'est passé|racontez"
                "|racontez ce qui s'est passé|décrivez|décrivez la situation|situation|récit"
                "|votre récit|les faits|wat is er gebeurd|wat er gebeurde|wat gebeurde er"
                "|wat er gebeurd is|vertel|vertel wat er gebeurde|beschrijf|beschrijf de situatie"
                "|situatie|verhaal|uw verhaal|was ist passiert|was ist geschehen|was geschehen ist"
                "|erzählen Sie|beschreiben Sie die Situation|Sachverhalt|what happened|tell us"
                "|tell us what happened|story|your story|quoi|qu'avez-vous constaté|wat|wat stelde u vast"
                "|was|was haben Sie festgestellt|what|what did you notice"},
    {"impact", "impact|impacts|consequence|consequences|effect|effects|impact on people|"
               "effet|effets|impact sur les personnes|conséquences pour les personnes|"
               "gevolg|gevolgen|effecten|impact op mensen|gevolgen voor mensen|"
               "Folge|Folgen|Auswirkung|Auswirkungen|Folgen für die Menschen"
               "|ce que cela fait aux gens|effet sur les personnes|quel impact"
               "|quelles conséquences|wat doet dat met mensen|welke gevolgen|welche Folgen"
               "|what it does to people|which consequences"},
    {"suggestion",
     "suggestion|suggestions|proposal|proposals|recommendation|recommendations|what should change|"
     "proposition|propositions|recommandation|recommandations|piste de solution|"
     "pistes de solution|piste d'amélioration|pistes d'amélioration|proposition d'amélioration|"
     "propositions d'amélioration|"
     "voorstel|voorstellen|suggestie|suggesties|aanbeveling|aanbevelingen|verbetervoorstel|"
     "verbetervoorstellen|"
     "Vorschlag|Vorschläge|Empfehlung|Empfehlungen|Verbesserungsvorschlag|Verbesserungsvorschläge"
     "|que faut-il changer|que faudrait-il changer|ce qui devrait changer|idée|idées"
     "|solution|solutions|amélioration|améliorations|wat moet er veranderen"
     "|wat zou er moeten veranderen|oplossing|oplossingen|ideeën|verbetering"
     "|verbeteringen|was sollte sich ändern|Lösung|Lösungen|Ideen|Verbesserung"
     "|Verbesserungen|what should be changed|idea|ideas|improvement|improvements"},
    {"language", "language|language of the text|langue|langue du texte|taal|taal van de tekst|Sprache|"
                 "Sprache des Textes"},
    {"level", "level|niveau|niveau d'observation|observation level|observatieniveau|Ebene|Stufe"},
    {"right", "right|rights|social right|social rights|fundamental right|fundamental rights|"
              "droit|droits|droit concerné|droits concernés|droit social|droits sociaux|droit fondamental|"
              "droits fondamentaux|"
              "recht|rechten|betrokken recht|sociaal recht|sociale rechten|grondrecht|grondrechten|"
              "sociale grondrechten|"
              "Rechte|betroffenes Recht|soziales Recht|soziale Rechte|Grundrecht|Grundrechte"
              "|droit en cause|droits en cause|quel droit|welk recht|recht in kwestie"
              "|welches Recht|which right"},
    {"barriers", "barriers|barrier|obstacle|obstacles|hurdle|hurdles|"
                 "barrière|barrières|frein|freins|obstacles rencontrés|"
                 "drempel|drempels|obstakel|obstakels|belemmering|belemmeringen|hindernis|hindernissen|"
                 "Barrieren|Hürde|Hürden|Hindernisse"
                 "|freins rencontrés|quels freins|quel frein|difficultés|difficultés rencontrées"
                 "|welke drempels|welke drempel|moeilijkheden|welche Hürden|Schwierigkeiten"
                 "|which barriers|difficulties"},
    {"take_up",
     "take_up|non-take-up|type of non-take-up|non-recours|non-recours aux droits|type de non-recours|"
     "niet-opname|niet-gebruik van rechten|onderbescherming|vorm van onderbescherming|"
     "Nichtinanspruchnahme|Nicht-Inanspruchnahme von Rechten"},
    {"groups", "groups|group|target group|target groups|"
               "groupe|groupes|public|publics|public cible|publics cibles|groupe cible|groupes cibles|"
               "public concerné|publics concernés|"
               "groep|groepen|doelgroep|doelgroepen|doelpubliek|"
               "Gruppe|Gruppen|Zielgruppe|Zielgruppen"
               "|quel public|welke doelgroep|welche Zielgruppe|which group"},
    {"channel", "channel|channel of contact|contact channel|canal|canal de contact|mode de contact|kanaal|"
                "contactkanaal|Kanal|Kontaktkanal|Kontaktweg"
                "|moyen de contact|type de contact|soort contact|Art des Kontakts|type of contact"
                "|means of contact"},
    {"frequency", "frequency|how often|fréquence|frequentie|hoe vaak|Häufigkeit|Frequenz|wie oft"
                  "|à quelle fréquence|combien de fois|met welke frequentie|how many times"},
    {"people", "people|number of people|number of persons|people concerned|"
               "nombre de personnes|nombre de personnes concernées|nb de personnes|nb personnes|"
               "nbre de personnes|"
               "aantal personen|aantal mensen|aantal betrokkenen|aantal betrokken personen|"
               "Anzahl Personen|Anzahl der Personen|Zahl der Personen|Anzahl Menschen|Personenzahl"
               "|combien de personnes|nombre de gens|hoeveel mensen|hoeveel personen"
               "|wie viele Menschen|wie viele Personen|how many people|how many persons"},
    {"ref", "ref|reference|id|uuid|identifier|record id|row id|response id|submission id|observation id|"
            "identifiant|id de la réponse|id réponse|id de l'observation|n°|"
            "referentie|antwoord-id|respons-id|reactie-id|id van het antwoord|nr|"
            "Referenz|Kennung|Antwort-ID|ID der Antwort|Antwortnummer"
            "|volgnummer|numéro de suivi|laufende Nummer|serial number"},
    {"noted", "noted|noted on|pris note le|prise de connaissance le|genoteerd op|kennisgenomen op|"
              "zur Kenntnis genommen am"},
    {"feedback", "feedback|feedback on|date of feedback|retour donné le|date du retour|date du feedback|"
                 "teruggekoppeld op|datum terugkoppeling|datum van de terugkoppeling|rückgemeldet am|"
                 "Datum der Rückmeldung"},
    {"withdrawn",
     "withdrawn|withdrawn on|retiré le|retirée le|date du retrait|ingetrokken op|datum intrekking|"
     "zurückgezogen am"},
    {"reason", "reason|reason for withdrawal|motif du retrait|raison du retrait|reden van intrekking|"
               "reden van de intrekking|Grund des Rückzugs|Grund der Rücknahme"},
};

/// What of a header counts: no blank, sign, case or accent does. Letters of other scripts and "°" stay.
std::string letters(std::string_view header) {
    std::string kept;
    for (const char c : fold(header)) {
        const bool counts =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (counts)
            kept += c;
    }
    return kept;
}

std::vector<UsualHeader> split(const Headers& of) {
    std::vector<UsualHeader> all;
    std::string_view rest = of.headers;
    while (true) {
        const std::size_t end = rest.find('|');
        all.push_back({rest.substr(0, end), of.field});
        if (end == std::string_view::npos)
            return all;
        rest.remove_prefix(end + 1);
    }
}

} // namespace

const std::vector<UsualHeader>& usual_headers() {
    static const std::vector<UsualHeader> headers = [] {
        std::vector<UsualHeader> all;
        for (const Headers& of : table)
            for (const UsualHeader& one : split(of))
                all.push_back(one);
        return all;
    }();
    return headers;
}

namespace {

using Fields = std::map<std::string, std::string_view, std::less<>>;

/// By the key that article, plural and inclusive writing do not change; what may then mean several fields is
/// left out.
Fields everyday_fields() {
    Fields all;
    for (const UsualHeader& one : usual_headers()) {
        const auto [known, fresh] = all.emplace(everyday_key(fold(one.header)), one.field);
        if (!fresh && known->second != one.field)
            known->second = {};
    }
    return all;
}

/// Without what stands in brackets behind it: "Racontez (sans nom)".
std::string_view without_note(std::string_view header) {
    const std::size_t at = header.find(" (");
    const std::size_t line = header.find('\n');
    return trim(header.substr(0, std::min(at, line)));
}

} // namespace

std::optional<std::string_view> usual_field(std::string_view header) {
    static const Fields fields = [] {
        Fields all;
        for (const UsualHeader& one : usual_headers())
            all.emplace(letters(one.header), one.field);
        return all;
    }();
    static const Fields everyday = everyday_fields();
    for (std::string_view said : {header, without_note(header)}) {
        if (const auto found = fields.find(letters(said)); found != fields.end())
            return found->second;
        // Short words are too near to others without their endings, and form tools name their own columns
        // "_tags".
        constexpr std::size_t shortest = 5;
        const std::string key = said.starts_with('_') ? std::string() : everyday_key(fold(said));
        const auto found = key.size() < shortest ? everyday.end() : everyday.find(key);
        if (found != everyday.end() && !found->second.empty())
            return found->second;
    }
    return {};
}

} // namespace edv
