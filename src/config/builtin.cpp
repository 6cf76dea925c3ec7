#include <array>
#include <utility>

#include "config/parse.hpp"

namespace edv {

namespace {

constexpr std::string_view partner_kinds =
    R"toml(fps = { fr = "service public fédéral (SPF)", nl = "federale overheidsdienst (FOD)", de = "Föderaler Öffentlicher Dienst (FÖD)", en = "federal public service (FPS)" }
pps = { fr = "service public de programmation (SPP)", nl = "programmatorische overheidsdienst (POD)", de = "Öffentlicher Programmierungsdienst (ÖPD)", en = "public planning service (PPS)" }
social-security = { fr = "institution publique de sécurité sociale", nl = "openbare instelling van sociale zekerheid", de = "öffentliche Einrichtung der sozialen Sicherheit", en = "public social security institution" }
public-interest = { fr = "organisme d'intérêt public", nl = "instelling van openbaar nut", de = "Einrichtung öffentlichen Interesses", en = "public-interest body" }
scientific = { fr = "établissement scientifique fédéral", nl = "federale wetenschappelijke instelling", de = "föderale wissenschaftliche Einrichtung", en = "federal scientific institution" }
hospital = { fr = "hôpital", nl = "ziekenhuis", de = "Krankenhaus", en = "hospital" }
mutuality = { fr = "mutualité", nl = "ziekenfonds", de = "Krankenkasse", en = "health insurance fund" }
health-network = { fr = "réseau de santé", nl = "gezondheidsnetwerk", de = "Gesundheitsnetzwerk", en = "health network" }
cpas = { fr = "CPAS", nl = "OCMW", de = "ÖSHZ", en = "public social welfare centre (PCSW)" }
ombudsman = { fr = "service de médiation", nl = "ombudsdienst", de = "Ombudsdienst", en = "ombudsman" }
association = { fr = "association", nl = "vereniging", de = "Vereinigung", en = "association" }
regional = { fr = "service d'une Région ou d'une Communauté", nl = "dienst van een gewest of gemeenschap", de = "Dienst einer Region oder Gemeinschaft", en = "service of a Region or Community" }
other = { fr = "autre", nl = "andere", de = "andere", en = "other" }
)toml";

constexpr std::string_view rights =
    R"toml(work = { fr = "droit au travail, à des conditions de travail et une rémunération équitables", nl = "recht op arbeid, billijke arbeidsvoorwaarden en beloning", de = "Recht auf Arbeit und gerechte Arbeitsbedingungen", en = "right to employment and fair working conditions", unofficial = ["de", "en"] }
social-security = { fr = "droit à la sécurité sociale", nl = "recht op sociale zekerheid", de = "Recht auf soziale Sicherheit", en = "right to social security", unofficial = ["de", "en"] }
health = { fr = "droit à la protection de la santé", nl = "recht op bescherming van de gezondheid", de = "Recht auf Gesundheitsschutz", en = "right to health care", unofficial = ["de", "en"] }
assistance = { fr = "droit à l'aide sociale, médicale et juridique", nl = "recht op sociale, geneeskundige en juridische bijstand", de = "Recht auf sozialen, medizinischen und rechtlichen Beistand", en = "right to social, medical and legal aid", unofficial = ["de", "en"] }
housing = { fr = "droit à un logement décent", nl = "recht op een behoorlijke huisvesting", de = "Recht auf eine angemessene Wohnung", en = "right to decent housing", unofficial = ["de", "en"] }
environment = { fr = "droit à la protection d'un environnement sain", nl = "recht op de bescherming van een gezond leefmilieu", de = "Recht auf Schutz einer gesunden Umwelt", en = "right to a healthy environment", unofficial = ["de", "en"] }
fulfilment = { fr = "droit à l'épanouissement culturel et social", nl = "recht op culturele en maatschappelijke ontplooiing", de = "Recht auf kulturelle und soziale Entfaltung", en = "right to cultural and social fulfilment", unofficial = ["de", "en"] }
family = { fr = "droit aux prestations familiales", nl = "recht op gezinsbijslagen", de = "Recht auf Familienleistungen", en = "right to family allowances", unofficial = ["de", "en"] }
)toml";

constexpr std::string_view take_ups =
    R"toml(not-known = { fr = "non-connaissance", nl = "onwetendheid", de = "Unkenntnis", en = "not known", unofficial = ["de", "en"] }
not-requested = { fr = "non-demande", nl = "niet aanvragen", de = "Nichtbeantragung", en = "not requested", unofficial = ["de", "en"] }
not-received = { fr = "non-accès", nl = "niet-toegang", de = "Nichtzugang", en = "not received", unofficial = ["de", "en"] }
not-proposed = { fr = "non-proposition", nl = "niet voorgesteld", de = "Nichtvorschlag", en = "not proposed", unofficial = ["de", "en"] }
excluded = { fr = "exclusion", nl = "uitsluiting", de = "Ausschluss", en = "exclusion", unofficial = ["de", "en"] }
)toml";

constexpr std::string_view barriers =
    R"toml(reception = { fr = "accueil", nl = "onthaal", de = "Empfang", en = "reception", unofficial = ["de", "en"] }
procedure = { fr = "procédures, complexité des démarches", nl = "procedures", de = "Verfahren", en = "procedures", unofficial = ["de", "en"] }
rules = { fr = "complexité de la réglementation", nl = "complexiteit van de reglementering", de = "komplizierte Vorschriften", en = "complex rules", unofficial = ["de", "en"] }
readability = { fr = "lisibilité des courriers, formulaires, brochures", nl = "leesbaarheid", de = "Lesbarkeit", en = "readability", unofficial = ["de", "en"] }
information = { fr = "manque d'information", nl = "gebrek aan informatie", de = "fehlende Information", en = "lack of information", unofficial = ["de", "en"] }
language = { fr = "barrière de langue", nl = "taalprobleem", de = "Sprachbarriere", en = "language", unofficial = ["de", "en"] }
literacy = { fr = "littératie (en santé)", nl = "gezondheidsgeletterdheid", de = "(Gesundheits-)Kompetenz", en = "(health) literacy", unofficial = ["de", "en"] }
digital = { fr = "exclusion numérique", nl = "digitale uitsluiting", de = "digitale Ausgrenzung", en = "digital exclusion", unofficial = ["de", "en"] }
confidentiality = { fr = "manque de confidentialité", nl = "gebrek aan privacy", de = "mangelnde Vertraulichkeit", en = "lack of privacy", unofficial = ["de", "en"] }
stigma = { fr = "stigmatisation, honte", nl = "stigmatisering, schaamte", de = "Stigmatisierung, Scham", en = "stigma, shame", unofficial = ["de", "en"] }
control = { fr = "crainte du contrôle", nl = "vrees voor controle", de = "Angst vor Kontrolle", en = "fear of control", unofficial = ["de", "en"] }
intimidation = { fr = "courrier intimidant", nl = "intimiderende brief", de = "einschüchterndes Schreiben", en = "intimidating letter", unofficial = ["de", "en"] }
beliefs = { fr = "fausses croyances", nl = "onjuiste opvattingen", de = "falsche Vorstellungen", en = "false beliefs", unofficial = ["de", "en"] }
not-offered = { fr = "non-proposition, manque de proactivité", nl = "gebrek aan pro-activiteit", de = "nicht angeboten, fehlende Eigeninitiative des Dienstes", en = "not offered, not proactive", unofficial = ["de", "en"] }
budget = { fr = "contrainte budgétaire de l'institution", nl = "budgettaire beperking", de = "Haushaltszwänge der Einrichtung", en = "institution's budget limit", unofficial = ["de", "en"] }
cost = { fr = "coût", nl = "kost", de = "Kosten", en = "cost", unofficial = ["de", "en"] }
distance = { fr = "distance, horaires", nl = "afstand, openingsuren", de = "Entfernung, Öffnungszeiten", en = "distance, opening hours", unofficial = ["de", "en"] }
waiting = { fr = "délais, listes d'attente", nl = "wachtlijsten", de = "Wartezeiten, Wartelisten", en = "waiting time", unofficial = ["de", "en"] }
no-address = { fr = "pas d'adresse ou de compte bancaire", nl = "geen adres of bankrekening", de = "keine Anschrift oder kein Bankkonto", en = "no address or bank account", unofficial = ["de", "en"] }
coordination = { fr = "défaut de coordination entre services", nl = "afstemmingsprobleem, overlap", de = "mangelnde Abstimmung zwischen Diensten", en = "poor coordination, overlap", unofficial = ["de", "en"] }
prejudice = { fr = "attitude, préjugés", nl = "houding, vooroordelen", de = "Haltung, Vorurteile", en = "attitude, prejudice", unofficial = ["de", "en"] }
)toml";

constexpr std::string_view groups =
    R"toml(isolated = { fr = "personnes isolées", nl = "sociaal geïsoleerde mensen", de = "sozial isolierte Menschen", en = "socially isolated people" }
lone-parent = { fr = "familles monoparentales", nl = "eenoudergezinnen", de = "Alleinerziehende", en = "lone parents" }
older = { fr = "personnes âgées", nl = "ouderen", de = "ältere Menschen", en = "older people" }
disabled = { fr = "personnes en situation de handicap", nl = "personen met een handicap", de = "Menschen mit Beeinträchtigung", en = "disabled people" }
life-change = { fr = "personnes précarisées après un changement de vie", nl = "mensen in nood na een ingrijpende levensgebeurtenis", de = "Menschen in Not nach einem Lebenseinschnitt", en = "people in need after a life change" }
migrant = { fr = "personnes migrantes", nl = "mensen met een migratieachtergrond", de = "Menschen mit Migrationshintergrund", en = "migrants" }
newcomer = { fr = "primo-arrivants", nl = "nieuwkomers", de = "Neuankömmlinge", en = "newcomers" }
homeless = { fr = "personnes sans abri", nl = "dak- en thuislozen", de = "Wohnungslose", en = "homeless people" }
no-address = { fr = "personnes sans adresse ou compte bancaire", nl = "mensen zonder adres of bankrekening", de = "Menschen ohne Anschrift oder Bankkonto", en = "people without address or bank account" }
stigma = { fr = "personnes exposées à la stigmatisation", nl = "mensen met een hoger risico op stigmatisering", de = "von Stigmatisierung bedrohte Menschen", en = "people at greater risk of stigma" }
young = { fr = "jeunes", nl = "jongeren", de = "junge Menschen", en = "young people" }
)toml";

constexpr std::string_view areas =
    R"toml(reception = { fr = "accueil", nl = "onthaal", de = "Empfang", en = "reception" }
procedures = { fr = "procédures", nl = "procedures", de = "Verfahren", en = "procedures" }
communication = { fr = "communication", nl = "communicatie", de = "Kommunikation", en = "communication" }
information = { fr = "information", nl = "informatie", de = "Information", en = "information" }
training = { fr = "formation", nl = "opleiding", de = "Schulung", en = "training" }
digital = { fr = "numérique", nl = "digitaal", de = "Digitales", en = "digital" }
organisation = { fr = "organisation", nl = "organisatie", de = "Organisation", en = "organisation" }
other = { fr = "autre", nl = "andere", de = "Sonstiges", en = "other" }
)toml";

constexpr std::string_view channels =
    R"toml(counter = { fr = "guichet", nl = "loket", de = "Schalter", en = "counter" }
phone = { fr = "téléphone", nl = "telefoon", de = "Telefon", en = "phone" }
letter = { fr = "courrier", nl = "brief", de = "Brief", en = "letter" }
online = { fr = "en ligne", nl = "online", de = "online", en = "online" }
visit = { fr = "visite", nl = "bezoek", de = "Besuch", en = "visit" }
meeting = { fr = "réunion", nl = "vergadering", de = "Besprechung", en = "meeting" }
other = { fr = "autre", nl = "andere", de = "Sonstiges", en = "other" }
)toml";

constexpr std::string_view meeting_kinds =
    R"toml(request = { fr = "demande", nl = "aanvraag", de = "Anfrage", en = "request" }
preparation = { fr = "préparation", nl = "voorbereiding", de = "Vorbereitung", en = "preparation" }
start = { fr = "démarrage", nl = "opstart", de = "Start", en = "start" }
follow-up = { fr = "suivi", nl = "opvolging", de = "Begleitung", en = "follow-up" }
review = { fr = "évaluation", nl = "evaluatie", de = "Auswertung", en = "review" }
working-group = { fr = "groupe de travail", nl = "werkgroep", de = "Arbeitsgruppe", en = "working group" }
other = { fr = "autre", nl = "andere", de = "Sonstiges", en = "other" }
)toml";

constexpr std::string_view natures =
    R"toml(org_working = { fr = "imperfection du fonctionnement d'une organisation", nl = "gebrekkige werking van een organisatie", de = "Mängel in der Arbeitsweise einer Organisation", en = "shortcoming in how an organisation works", unofficial = ["fr", "de", "en"] }
alignment = { fr = "défaut d'articulation ou doublon entre organisations", nl = "gebrekkige afstemming of overlapping tussen organisaties", de = "mangelnde Abstimmung oder Doppelarbeit zwischen Organisationen", en = "poor alignment or overlap between organisations", unofficial = ["fr", "de", "en"] }
regulation = { fr = "imperfection de la réglementation", nl = "gebrekkige regelgeving", de = "Mängel in den Vorschriften", en = "shortcoming in the rules", unofficial = ["fr", "de", "en"] }
risk_group = { fr = "groupe à risque existant ou possible", nl = "bestaande of mogelijke risicogroep", de = "bestehende oder mögliche Risikogruppe", en = "existing or possible group at risk", unofficial = ["fr", "de", "en"] }
info_gap = { fr = "manque d'information", nl = "gebrek aan informatie", de = "fehlende Information", en = "lack of information", unofficial = ["fr", "de", "en"] }
policy_gap = { fr = "lacune de politique (organisation, secteur, autorité)", nl = "leemte in het beleid (organisatie, sector, overheid)", de = "Lücke in der Politik (Organisation, Sektor, Behörde)", en = "policy gap (organisation, sector, authority)", unofficial = ["fr", "de", "en"] }
)toml";

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> all{{{"partner_kind", partner_kinds},
                                                                            {"right", rights},
                                                                            {"take_up", take_ups},
                                                                            {"barrier", barriers},
                                                                            {"group", groups},
                                                                            {"area", areas},
                                                                            {"channel", channels},
                                                                            {"meeting_kind", meeting_kinds},
                                                                            {"nature", natures}}};

} // namespace

std::string_view builtin_terms(std::string_view taxonomy) {
    for (const auto& [name, terms] : all) {
        if (name == taxonomy) {
            return terms;
        }
    }
    return {};
}

} // namespace edv
