#include <array>
#include <utility>

#include "config/parse.hpp"

namespace edv {

namespace {

constexpr std::string_view partner_kinds =
    R"toml(fps = { fr = "service public fédéral (SPF)", nl = "federale overheidsdienst (FOD)", de = "Föderaler Öffentlicher Dienst (FÖD)", en = "federal public service (FPS)", also = [
    "SPF", "FOD", "FÖD", "FPS", "ministère", "ministerie", "Ministerium", "ministry"] }
pps = { fr = "service public de programmation (SPP)", nl = "programmatorische overheidsdienst (POD)", de = "Öffentlicher Programmierungsdienst (ÖPD)", en = "public planning service (PPS)", also = [
    "SPP", "POD", "ÖPD", "PPS"] }
social-security = { fr = "institution publique de sécurité sociale", nl = "openbare instelling van sociale zekerheid", de = "öffentliche Einrichtung der sozialen Sicherheit", en = "public social security institution", also = [
    "IPSS", "OISZ", "sécurité sociale", "sociale zekerheid", "soziale Sicherheit", "social security"] }
public-interest = { fr = "organisme d'intérêt public", nl = "instelling van openbaar nut", de = "Einrichtung öffentlichen Interesses", en = "public-interest body", also = [
    "OIP", "ION", "parastatal", "organisme public", "overheidsinstelling", "öffentliche Einrichtung",
    "public body"] }
scientific = { fr = "établissement scientifique fédéral", nl = "federale wetenschappelijke instelling", de = "föderale wissenschaftliche Einrichtung", en = "federal scientific institution", also = [
    "institut scientifique", "centre de recherche", "musée", "museum", "onderzoeksinstelling",
    "Forschungseinrichtung", "research institute"] }
hospital = { fr = "hôpital", nl = "ziekenhuis", de = "Krankenhaus", en = "hospital", also = [
    "clinique", "kliniek", "Klinik", "Spital", "clinic"] }
mutuality = { fr = "mutualité", nl = "ziekenfonds", de = "Krankenkasse", en = "health insurance fund", also = [
    "mutuelle", "assurance maladie", "mutualiteit", "Krankenversicherung", "health insurance"] }
health-network = { fr = "réseau de santé", nl = "gezondheidsnetwerk", de = "Gesundheitsnetzwerk", en = "health network", also = [
    "réseau de soins", "réseau santé", "zorgnetwerk", "Pflegenetz", "care network"] }
cpas = { fr = "CPAS", nl = "OCMW", de = "ÖSHZ", en = "public social welfare centre (PCSW)", also = [
    "centre public d'action sociale", "openbaar centrum voor maatschappelijk welzijn", "Sozialhilfezentrum",
    "PCSW"] }
ombudsman = { fr = "service de médiation", nl = "ombudsdienst", de = "Ombudsdienst", en = "ombudsman", also = [
    "médiateur", "médiatrice", "médiation", "bemiddelaar", "ombudsvrouw", "Ombudsfrau", "Ombudsmann",
    "ombuds service"] }
association = { fr = "association", nl = "vereniging", de = "Vereinigung", en = "association", also = [
    "asbl", "vzw", "VoG", "ONG", "Verein", "NGO", "non-profit"] }
regional = { fr = "service d'une Région ou d'une Communauté", nl = "dienst van een gewest of gemeenschap", de = "Dienst einer Region oder Gemeinschaft", en = "service of a Region or Community", also = [
    "régional", "regionaal", "Région", "Communauté", "gewest", "gemeenschap", "Region", "Gemeinschaft",
    "Community"] }
other = { fr = "autre", nl = "andere", de = "andere", en = "other", also = [
    "divers", "varia", "anders", "overige", "Sonstige", "Verschiedenes", "miscellaneous"] }
)toml";

constexpr std::string_view rights =
    R"toml(work = { fr = "droit au travail, à des conditions de travail et une rémunération équitables", nl = "recht op arbeid, billijke arbeidsvoorwaarden en beloning", de = "Recht auf Arbeit und gerechte Arbeitsbedingungen", en = "right to employment and fair working conditions", unofficial = ["de", "en"], also = [
    "travail", "emploi", "boulot", "salaire", "werk", "arbeid", "tewerkstelling", "job", "loon", "Arbeit",
    "Beschäftigung", "Lohn", "work", "employment", "wage"] }
social-security = { fr = "droit à la sécurité sociale", nl = "recht op sociale zekerheid", de = "Recht auf soziale Sicherheit", en = "right to social security", unofficial = ["de", "en"], also = [
    "sécurité sociale", "chômage", "pension", "sociale zekerheid", "werkloosheid", "pensioen",
    "soziale Sicherheit", "Arbeitslosigkeit", "Rente", "social security", "unemployment"] }
health = { fr = "droit à la protection de la santé", nl = "recht op bescherming van de gezondheid", de = "Recht auf Gesundheitsschutz", en = "right to health care", unofficial = ["de", "en"], also = [
    "santé", "soins", "soins de santé", "gezondheid", "zorg", "gezondheidszorg", "Gesundheit",
    "Gesundheitsversorgung", "Pflege", "health", "healthcare", "care"] }
assistance = { fr = "droit à l'aide sociale, médicale et juridique", nl = "recht op sociale, geneeskundige en juridische bijstand", de = "Recht auf sozialen, medizinischen und rechtlichen Beistand", en = "right to social, medical and legal aid", unofficial = ["de", "en"], also = [
    "aide sociale", "aide", "aide juridique", "revenu d'intégration", "bijstand", "sociale bijstand",
    "hulp", "maatschappelijke hulp", "rechtsbijstand", "leefloon", "Sozialhilfe", "Hilfe", "Beistand",
    "Eingliederungseinkommen", "assistance", "social aid", "legal aid", "social assistance", "welfare"] }
housing = { fr = "droit à un logement décent", nl = "recht op een behoorlijke huisvesting", de = "Recht auf eine angemessene Wohnung", en = "right to decent housing", unofficial = ["de", "en"], also = [
    "logement", "habitation", "habitat", "loyer", "wonen", "woning", "huisvesting", "huur", "Wohnen",
    "Wohnung", "Unterkunft", "Miete", "housing"] }
environment = { fr = "droit à la protection d'un environnement sain", nl = "recht op de bescherming van een gezond leefmilieu", de = "Recht auf Schutz einer gesunden Umwelt", en = "right to a healthy environment", unofficial = ["de", "en"], also = [
    "environnement", "cadre de vie", "milieu", "leefmilieu", "leefomgeving", "Umwelt", "environment"] }
fulfilment = { fr = "droit à l'épanouissement culturel et social", nl = "recht op culturele en maatschappelijke ontplooiing", de = "Recht auf kulturelle und soziale Entfaltung", en = "right to cultural and social fulfilment", unofficial = ["de", "en"], also = [
    "culture", "loisirs", "sport", "épanouissement", "cultuur", "vrije tijd", "ontplooiing", "Kultur",
    "Freizeit", "Entfaltung", "leisure", "fulfilment"] }
family = { fr = "droit aux prestations familiales", nl = "recht op gezinsbijslagen", de = "Recht auf Familienleistungen", en = "right to family allowances", unofficial = ["de", "en"], also = [
    "famille", "allocations familiales", "prestations familiales", "gezin", "kinderbijslag",
    "gezinsbijslag", "Groeipakket", "Familie", "Kindergeld", "Familienleistung", "family", "child benefit",
    "family allowance", "family benefit"] }
)toml";

constexpr std::string_view take_ups =
    R"toml(not-known = { fr = "non-connaissance", nl = "onwetendheid", de = "Unkenntnis", en = "not known", unofficial = ["de", "en"], also = [
    "méconnaissance", "droit non connu", "recht niet gekend", "Recht nicht bekannt", "right not known",
    "not aware"] }
not-requested = { fr = "non-demande", nl = "niet aanvragen", de = "Nichtbeantragung", en = "not requested", unofficial = ["de", "en"], also = [
    "non demandé", "pas demandé", "niet aangevraagd", "niet gevraagd", "nicht beantragt", "not asked",
    "not claimed"] }
not-received = { fr = "non-accès", nl = "niet-toegang", de = "Nichtzugang", en = "not received", unofficial = ["de", "en"], also = [
    "non reçu", "pas reçu", "pas obtenu", "niet gekregen", "niet ontvangen", "nicht erhalten",
    "not obtained"] }
not-proposed = { fr = "non-proposition", nl = "niet voorgesteld", de = "Nichtvorschlag", en = "not proposed", unofficial = ["de", "en"], also = [
    "non proposé", "pas proposé", "niet aangeboden", "nicht angeboten", "nicht vorgeschlagen", "not offered"] }
excluded = { fr = "exclusion", nl = "uitsluiting", de = "Ausschluss", en = "exclusion", unofficial = ["de", "en"], also = [
    "exclu", "uitgesloten", "ausgeschlossen", "excluded"] }
)toml";

constexpr std::string_view barriers =
    R"toml(reception = { fr = "accueil", nl = "onthaal", de = "Empfang", en = "reception", unofficial = ["de", "en"], also = [
    "mauvais accueil", "ontvangst", "slecht onthaal", "Aufnahme", "schlechter Empfang", "welcome",
    "bad reception"] }
procedure = { fr = "procédures, complexité des démarches", nl = "procedures", de = "Verfahren", en = "procedures", unofficial = ["de", "en"], also = [
    "procédure", "démarche", "formalité", "paperasse", "bureaucratie", "procedure", "formaliteit",
    "papierwerk", "Formalität", "Papierkram", "Bürokratie", "paperwork", "red tape", "bureaucracy"] }
rules = { fr = "complexité de la réglementation", nl = "complexiteit van de reglementering", de = "komplizierte Vorschriften", en = "complex rules", unofficial = ["de", "en"], also = [
    "réglementation", "règlement", "règle", "loi", "législation", "reglementering", "regelgeving", "regel",
    "wet", "wetgeving", "Vorschrift", "Regelung", "Gesetz", "rule", "regulation", "law", "legislation"] }
readability = { fr = "lisibilité des courriers, formulaires, brochures", nl = "leesbaarheid", de = "Lesbarkeit", en = "readability", unofficial = ["de", "en"], also = [
    "lisibilité", "illisible", "incompréhensible", "jargon", "formulaire", "brochure", "onleesbaar",
    "onbegrijpelijk", "begrijpelijkheid", "formulier", "Formular", "unleserlich", "unverständlich",
    "Verständlichkeit", "unreadable", "form"] }
information = { fr = "manque d'information", nl = "gebrek aan informatie", de = "fehlende Information", en = "lack of information", unofficial = ["de", "en"], also = [
    "information", "info", "renseignement", "pas d'information", "informatie", "inlichting",
    "geen informatie", "Auskunft", "keine Information", "no information"] }
language = { fr = "barrière de langue", nl = "taalprobleem", de = "Sprachbarriere", en = "language", unofficial = ["de", "en"], also = [
    "langue", "problème de langue", "interprète", "traduction", "taal", "taalbarrière", "tolk", "geen tolk",
    "vertaling", "Sprache", "Sprachproblem", "Dolmetscher", "Übersetzung", "language barrier",
    "interpreter", "translation"] }
literacy = { fr = "littératie (en santé)", nl = "gezondheidsgeletterdheid", de = "(Gesundheits-)Kompetenz", en = "(health) literacy", unofficial = ["de", "en"], also = [
    "littératie", "illettrisme", "analphabétisme", "lire et écrire", "geletterdheid", "laaggeletterdheid",
    "analfabetisme", "lezen en schrijven", "Gesundheitskompetenz", "Lesen und Schreiben", "Analphabetismus",
    "health literacy", "illiteracy", "reading and writing"] }
digital = { fr = "exclusion numérique", nl = "digitale uitsluiting", de = "digitale Ausgrenzung", en = "digital exclusion", unofficial = ["de", "en"], also = [
    "numérique", "fracture numérique", "internet", "informatique", "ordinateur", "en ligne", "digitaal",
    "digitale kloof", "computer", "online", "digital", "digitale Kluft", "digital divide"] }
confidentiality = { fr = "manque de confidentialité", nl = "gebrek aan privacy", de = "mangelnde Vertraulichkeit", en = "lack of privacy", unofficial = ["de", "en"], also = [
    "confidentialité", "vie privée", "secret professionnel", "discrétion", "privacy", "vertrouwelijkheid",
    "beroepsgeheim", "discretie", "Vertraulichkeit", "Datenschutz", "Schweigepflicht", "confidentiality"] }
stigma = { fr = "stigmatisation, honte", nl = "stigmatisering, schaamte", de = "Stigmatisierung, Scham", en = "stigma, shame", unofficial = ["de", "en"], also = [
    "honte", "gêne", "stigmate", "schaamte", "schande", "Scham", "Stigma", "shame"] }
control = { fr = "crainte du contrôle", nl = "vrees voor controle", de = "Angst vor Kontrolle", en = "fear of control", unofficial = ["de", "en"], also = [
    "contrôle", "peur du contrôle", "peur des contrôles", "controle", "angst voor controle",
    "schrik voor controle", "Kontrolle", "control", "fear of inspection"] }
intimidation = { fr = "courrier intimidant", nl = "intimiderende brief", de = "einschüchterndes Schreiben", en = "intimidating letter", unofficial = ["de", "en"], also = [
    "intimidation", "menace", "lettre menaçante", "intimidatie", "bedreiging", "dreigbrief",
    "Einschüchterung", "Drohung", "Drohbrief", "threat", "threatening letter"] }
beliefs = { fr = "fausses croyances", nl = "onjuiste opvattingen", de = "falsche Vorstellungen", en = "false beliefs", unofficial = ["de", "en"], also = [
    "croyance", "idée fausse", "malentendu", "misverstand", "verkeerd idee", "Missverständnis", "Irrglaube",
    "misunderstanding", "misconception"] }
not-offered = { fr = "non-proposition, manque de proactivité", nl = "gebrek aan pro-activiteit", de = "nicht angeboten, fehlende Eigeninitiative des Dienstes", en = "not offered, not proactive", unofficial = ["de", "en"], also = [
    "pas proposé", "non proposé", "proactivité", "passivité", "niet aangeboden", "niet voorgesteld",
    "proactiviteit", "passiviteit", "nicht vorgeschlagen", "Passivität", "proactivity"] }
budget = { fr = "contrainte budgétaire de l'institution", nl = "budgettaire beperking", de = "Haushaltszwänge der Einrichtung", en = "institution's budget limit", unofficial = ["de", "en"], also = [
    "manque de moyens", "pas de budget", "gebrek aan middelen", "geen budget", "begroting", "kein Budget",
    "Haushalt", "fehlende Mittel", "no budget", "lack of means"] }
cost = { fr = "coût", nl = "kost", de = "Kosten", en = "cost", unofficial = ["de", "en"], also = [
    "prix", "frais", "cher", "trop cher", "argent", "facture", "acompte", "kostprijs", "prijs", "te duur",
    "geld", "betaling", "factuur", "voorschot", "Preis", "teuer", "zu teuer", "Zahlung", "Rechnung",
    "price", "expensive", "too expensive", "money", "payment", "bill"] }
distance = { fr = "distance, horaires", nl = "afstand, openingsuren", de = "Entfernung, Öffnungszeiten", en = "distance, opening hours", unofficial = ["de", "en"], also = [
    "loin", "trop loin", "éloignement", "trajet", "transport", "mobilité", "heures d'ouverture", "te ver",
    "verplaatsing", "vervoer", "mobiliteit", "bereikbaarheid", "openingstijden", "zu weit", "Anfahrt",
    "Mobilität", "Erreichbarkeit", "too far", "travel", "mobility"] }
waiting = { fr = "délais, listes d'attente", nl = "wachtlijsten", de = "Wartezeiten, Wartelisten", en = "waiting time", unofficial = ["de", "en"], also = [
    "attente", "délai", "temps d'attente", "liste d'attente", "file d'attente", "retard", "lenteur",
    "wachten", "wachttijd", "wachtrij", "lange wachttijd", "vertraging", "Warten", "Wartezeit",
    "Warteschlange", "Verzögerung", "waiting list", "wait", "delay", "queue"] }
no-address = { fr = "pas d'adresse ou de compte bancaire", nl = "geen adres of bankrekening", de = "keine Anschrift oder kein Bankkonto", en = "no address or bank account", unofficial = ["de", "en"], also = [
    "adresse", "sans adresse", "pas d'adresse", "compte bancaire", "domiciliation", "adres", "zonder adres",
    "geen adres", "bankrekening", "domicilie", "Anschrift", "keine Adresse", "Bankkonto", "Wohnsitz",
    "address", "no address", "bank account"] }
coordination = { fr = "défaut de coordination entre services", nl = "afstemmingsprobleem, overlap", de = "mangelnde Abstimmung zwischen Diensten", en = "poor coordination, overlap", unofficial = ["de", "en"], also = [
    "coordination", "collaboration", "coördinatie", "afstemming", "samenwerking",
    "van het kastje naar de muur", "doorverwijzing", "Koordination", "Abstimmung", "Zusammenarbeit",
    "cooperation"] }
prejudice = { fr = "attitude, préjugés", nl = "houding, vooroordelen", de = "Haltung, Vorurteile", en = "attitude, prejudice", unofficial = ["de", "en"], also = [
    "jugement", "discrimination", "mépris", "manque de respect", "vooroordeel", "discriminatie",
    "gebrek aan respect", "Vorurteil", "Diskriminierung", "mangelnder Respekt", "disrespect"] }
)toml";

constexpr std::string_view groups =
    R"toml(isolated = { fr = "personnes isolées", nl = "sociaal geïsoleerde mensen", de = "sozial isolierte Menschen", en = "socially isolated people", also = [
    "isolé", "personne seule", "isolement", "solitude", "eenzaam", "eenzaamheid", "alleenstaande",
    "geïsoleerd", "einsam", "Einsamkeit", "Alleinstehende", "lonely", "loneliness"] }
lone-parent = { fr = "familles monoparentales", nl = "eenoudergezinnen", de = "Alleinerziehende", en = "lone parents", also = [
    "famille monoparentale", "monoparental", "parent seul", "mère seule", "père seul", "eenoudergezin",
    "alleenstaande ouder", "alleenstaande moeder", "alleinerziehend", "Einelternfamilie", "single parent",
    "single mother"] }
older = { fr = "personnes âgées", nl = "ouderen", de = "ältere Menschen", en = "older people", also = [
    "personne âgée", "aîné", "senior", "pensionné", "oudere", "bejaarde", "gepensioneerde", "Rentner",
    "elderly", "pensioner"] }
disabled = { fr = "personnes en situation de handicap", nl = "personen met een handicap", de = "Menschen mit Beeinträchtigung", en = "disabled people", also = [
    "handicap", "handicapé", "personne handicapée", "invalide", "gehandicapte", "beperking", "Behinderung",
    "behindert", "disability", "handicapped"] }
life-change = { fr = "personnes précarisées après un changement de vie", nl = "mensen in nood na een ingrijpende levensgebeurtenis", de = "Menschen in Not nach einem Lebenseinschnitt", en = "people in need after a life change", also = [
    "changement de vie", "séparation", "divorce", "veuvage", "deuil", "perte d'emploi", "scheiding",
    "echtscheiding", "rouw", "jobverlies", "Trennung", "Scheidung", "Trauer", "separation", "bereavement",
    "job loss"] }
migrant = { fr = "personnes migrantes", nl = "mensen met een migratieachtergrond", de = "Menschen mit Migrationshintergrund", en = "migrants", also = [
    "étranger", "immigré", "origine étrangère", "migratie", "migratieachtergrond", "Migration",
    "Migrationshintergrund", "Ausländer", "immigrant", "foreigner"] }
newcomer = { fr = "primo-arrivants", nl = "nieuwkomers", de = "Neuankömmlinge", en = "newcomers", also = [
    "nouvel arrivant", "nouveau venu", "anderstalige nieuwkomer", "Neuzugewanderte", "new arrival"] }
homeless = { fr = "personnes sans abri", nl = "dak- en thuislozen", de = "Wohnungslose", en = "homeless people", also = [
    "sans-abri", "SDF", "sans domicile fixe", "sans logement", "dakloos", "dakloze", "thuisloos",
    "thuisloze", "obdachlos", "Obdachlose", "wohnungslos", "homeless", "rough sleeper"] }
no-address = { fr = "personnes sans adresse ou compte bancaire", nl = "mensen zonder adres of bankrekening", de = "Menschen ohne Anschrift oder Bankkonto", en = "people without address or bank account", also = [
    "sans adresse", "sans compte bancaire", "zonder adres", "zonder bankrekening", "ohne Adresse",
    "ohne Bankkonto", "no address", "no bank account"] }
stigma = { fr = "personnes exposées à la stigmatisation", nl = "mensen met een hoger risico op stigmatisering", de = "von Stigmatisierung bedrohte Menschen", en = "people at greater risk of stigma", also = [
    "stigmatisé", "gestigmatiseerd", "stigmatisiert", "stigmatised"] }
young = { fr = "jeunes", nl = "jongeren", de = "junge Menschen", en = "young people", also = [
    "jeune", "ado", "adolescent", "étudiant", "jongere", "jeugd", "tiener", "student", "Jugendliche",
    "Jugend", "jung", "youth", "teenager"] }
)toml";

constexpr std::string_view areas =
    R"toml(reception = { fr = "accueil", nl = "onthaal", de = "Empfang", en = "reception", also = [
    "guichet", "ontvangst", "loket", "Aufnahme", "Schalter", "welcome", "counter"] }
procedures = { fr = "procédures", nl = "procedures", de = "Verfahren", en = "procedures", also = [
    "démarche", "formalité", "formaliteit", "Formalität", "formality"] }
communication = { fr = "communication", nl = "communicatie", de = "Kommunikation", en = "communication", also = [
    "courrier", "brochure", "langage clair", "brief", "klare taal", "Schreiben", "Leichte Sprache",
    "letter", "plain language"] }
information = { fr = "information", nl = "informatie", de = "Information", en = "information", also = [
    "info", "renseignement", "inlichting", "Auskunft"] }
training = { fr = "formation", nl = "opleiding", de = "Schulung", en = "training", also = [
    "cours", "vorming", "cursus", "Ausbildung", "Fortbildung", "Weiterbildung", "course"] }
digital = { fr = "numérique", nl = "digitaal", de = "Digitales", en = "digital", also = [
    "informatique", "internet", "site web", "en ligne", "digitalisering", "website", "online",
    "Digitalisierung", "Webseite", "IT"] }
organisation = { fr = "organisation", nl = "organisatie", de = "Organisation", en = "organisation", also = [
    "fonctionnement", "werking", "Arbeitsweise", "functioning"] }
other = { fr = "autre", nl = "andere", de = "Sonstiges", en = "other", also = [
    "divers", "varia", "anders", "overige", "Sonstige", "Verschiedenes", "miscellaneous"] }
)toml";

constexpr std::string_view channels =
    R"toml(counter = { fr = "guichet", nl = "loket", de = "Schalter", en = "counter", also = [
    "au guichet", "sur place", "permanence", "aan het loket", "ter plaatse", "zitdag", "am Schalter",
    "vor Ort", "Sprechstunde", "desk", "in person"] }
phone = { fr = "téléphone", nl = "telefoon", de = "Telefon", en = "phone", also = [
    "tél", "appel", "appel téléphonique", "par téléphone", "coup de fil", "gsm", "tel", "telefonisch",
    "bellen", "oproep", "Anruf", "Handy", "call", "phone call", "by phone", "mobile"] }
letter = { fr = "courrier", nl = "brief", de = "Brief", en = "letter", also = [
    "lettre", "par écrit", "poste", "per brief", "schriftelijk", "per post", "post", "Schreiben",
    "schriftlich", "by letter", "in writing"] }
online = { fr = "en ligne", nl = "online", de = "online", en = "online", also = [
    "internet", "site web", "web", "e-mail", "mail", "courriel", "formulaire en ligne", "website",
    "digitaal", "online formulier", "Webseite", "Online-Formular", "online form", "app", "chat"] }
visit = { fr = "visite", nl = "bezoek", de = "Besuch", en = "visit", also = [
    "visite à domicile", "à domicile", "huisbezoek", "aan huis", "Hausbesuch", "home visit"] }
meeting = { fr = "réunion", nl = "vergadering", de = "Besprechung", en = "meeting", also = [
    "entretien", "rendez-vous", "rdv", "gesprek", "afspraak", "bijeenkomst", "Gespräch", "Termin",
    "Treffen", "Sitzung", "appointment", "interview"] }
other = { fr = "autre", nl = "andere", de = "Sonstiges", en = "other", also = [
    "divers", "varia", "anders", "overige", "Sonstige", "Verschiedenes", "miscellaneous"] }
)toml";

constexpr std::string_view meeting_kinds =
    R"toml(request = { fr = "demande", nl = "aanvraag", de = "Anfrage", en = "request", also = [
    "première demande", "vraag", "verzoek", "Antrag", "first request"] }
preparation = { fr = "préparation", nl = "voorbereiding", de = "Vorbereitung", en = "preparation", also = [
    "réunion préparatoire", "voorbereidend gesprek", "Vorbereitungsgespräch", "preparatory meeting"] }
start = { fr = "démarrage", nl = "opstart", de = "Start", en = "start", also = [
    "début", "lancement", "begin", "startgesprek", "Beginn", "Auftakt", "kick-off", "launch"] }
follow-up = { fr = "suivi", nl = "opvolging", de = "Begleitung", en = "follow-up", also = [
    "entretien de suivi", "accompagnement", "opvolggesprek", "begeleiding", "Nachbetreuung",
    "Folgegespräch", "follow-up meeting", "followup"] }
review = { fr = "évaluation", nl = "evaluatie", de = "Auswertung", en = "review", also = [
    "bilan", "entretien d'évaluation", "evaluatie", "evaluatiegesprek", "Bewertung", "Bilanz", "evaluation",
    "assessment"] }
working-group = { fr = "groupe de travail", nl = "werkgroep", de = "Arbeitsgruppe", en = "working group", also = [
    "GT", "WG", "AG"] }
other = { fr = "autre", nl = "andere", de = "Sonstiges", en = "other", also = [
    "divers", "varia", "anders", "overige", "Sonstige", "Verschiedenes", "miscellaneous"] }
)toml";

constexpr std::string_view natures =
    R"toml(org_working = { fr = "imperfection du fonctionnement d'une organisation", nl = "gebrekkige werking van een organisatie", de = "Mängel in der Arbeitsweise einer Organisation", en = "shortcoming in how an organisation works", unofficial = ["fr", "de", "en"], also = [
    "fonctionnement", "dysfonctionnement", "werking", "Arbeitsweise", "functioning"] }
alignment = { fr = "défaut d'articulation ou doublon entre organisations", nl = "gebrekkige afstemming of overlapping tussen organisaties", de = "mangelnde Abstimmung oder Doppelarbeit zwischen Organisationen", en = "poor alignment or overlap between organisations", unofficial = ["fr", "de", "en"], also = [
    "articulation", "coordination", "doublon", "afstemming", "overlapping", "coördinatie", "Abstimmung",
    "Doppelarbeit", "Koordination", "overlap"] }
regulation = { fr = "imperfection de la réglementation", nl = "gebrekkige regelgeving", de = "Mängel in den Vorschriften", en = "shortcoming in the rules", unofficial = ["fr", "de", "en"], also = [
    "réglementation", "règlement", "loi", "législation", "regelgeving", "reglementering", "wet",
    "wetgeving", "Vorschrift", "Gesetz", "Gesetzgebung", "law", "legislation"] }
risk_group = { fr = "groupe à risque existant ou possible", nl = "bestaande of mogelijke risicogroep", de = "bestehende oder mögliche Risikogruppe", en = "existing or possible group at risk", unofficial = ["fr", "de", "en"], also = [
    "groupe à risque", "public à risque", "groupe vulnérable", "risicogroep", "kwetsbare groep",
    "Risikogruppe", "gefährdete Gruppe", "risk group", "vulnerable group"] }
info_gap = { fr = "manque d'information", nl = "gebrek aan informatie", de = "fehlende Information", en = "lack of information", unofficial = ["fr", "de", "en"], also = [
    "information", "info", "manque d'info", "informatie", "gebrek aan info", "lack of info"] }
policy_gap = { fr = "lacune de politique (organisation, secteur, autorité)", nl = "leemte in het beleid (organisatie, sector, overheid)", de = "Lücke in der Politik (Organisation, Sektor, Behörde)", en = "policy gap (organisation, sector, authority)", unofficial = ["fr", "de", "en"], also = [
    "lacune", "politique", "leemte", "beleid", "Lücke", "Politik", "policy", "gap"] }
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
