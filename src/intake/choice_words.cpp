#include "intake/choice_words.hpp"

#include <array>

namespace edv {

std::span<const ChoiceWords> choice_words() {
    static constexpr auto table = std::to_array<ChoiceWords>({
        {"language", "fr",
         "français|langue "
         "française|francophone|Frans|Franstalig|Französisch|französischsprachig|French|fra|fre"},
        {"language", "nl",
         "néerlandais|flamand|néerlandophone|Nederlands|Vlaams|Nederlandstalig|Niederländisch|"
         "niederländischsprachig|Dutch|Flemish|nld|dut|ned"},
        {"language", "de",
         "allemand|germanophone|Duits|Duitstalig|Deutsch|deutschsprachig|German|deu|ger|all"},
        {"level", "first",
         "1|1er|1re|1ère|1ste|1e|1st|I|première|premier|eerste|erste|1re ligne|1ère ligne|1er niveau|"
         "première ligne|premier niveau|niveau 1|ligne 1|1e lijn|1ste lijn|1e niveau|1ste niveau|eerste lijn|"
         "eerstelijn|eerste niveau|lijn 1|1. Linie|1. Ebene|erste Linie|erste Ebene|Erstlinie|Ebene 1|"
         "1st line|1st level|first level|level 1"},
        {"level", "second",
         "2|2e|2ème|2de|2nd|II|deuxième|seconde|tweede|zweite|2e ligne|2ème ligne|2e niveau|2ème niveau|"
         "deuxième ligne|seconde ligne|deuxième niveau|second niveau|niveau 2|ligne 2|2e lijn|2de lijn|"
         "2de niveau|tweede lijn|tweedelijn|tweede niveau|lijn 2|2. Linie|2. Ebene|zweite Linie|zweite Ebene|"
         "Zweitlinie|Ebene 2|2nd line|2nd level|second level|level 2"},
        {"level", "transversal",
         "transversale|transversaux|transversaal|transversal|übergreifend|bereichsübergreifend|cross-"
         "cutting"},
        {"frequency", "once",
         "1 fois|1x|une seule fois|une fois|unique|ponctuel|ponctuellement|cas isolé|eenmaal|één keer|1 keer|"
         "eenmalig|één enkele keer|einmal|ein Mal|1 Mal|einmalig|Einzelfall|one time|1 time|single|one-off"},
        {"frequency", "several",
         "plusieurs|plusieurs fois|quelques fois|quelquefois|parfois|souvent|régulier|régulièrement|répété|"
         "de temps en temps|fréquent|fréquemment|meerdere|meermaals|meerdere keren|verschillende keren|"
         "enkele keren|soms|vaak|dikwijls|geregeld|regelmatig|herhaaldelijk|af en toe|mehrere|mehrmals|"
         "mehrfach|manchmal|ab und zu|öfter|oft|häufig|regelmäßig|wiederholt|several|sometimes|often|"
         "regularly|repeatedly|frequent|now and then|multiple times"},
        {"frequency", "constant",
         "toujours|tout le temps|à chaque fois|chaque fois|constant|constamment|en permanence|permanent|"
         "systématique|systématiquement|continu|altijd|voortdurend|constant|telkens|elke keer|permanent|"
         "systematisch|immer|ständig|dauernd|jedes Mal|durchgehend|always|all the time|every time|constant|"
         "permanently|systematically"},
        // Rarely is more than once and less than several times.
        {"frequency", "once", "rare|rarement|zelden|zeldzaam|selten|rarely|seldom"},
        {"frequency", "several", "rare|rarement|zelden|zeldzaam|selten|rarely|seldom"},
        {"relation", "institution", "institution|partenaire|instelling|partnerinstelling|Einrichtung"},
        {"relation", "external", "externe|partenaire externe|extern|externe partner|external"},
        {"employment", "service",
         "contractuel du service|engagé par le service|in dienst van de dienst|beim Dienst angestellt"},
        {"employment", "funded",
         "subventionné|financé|subsidié|gesubsidieerd|gefinancierd|finanziert|gefördert"},
        {"employment", "statutory",
         "statutaire|statutair|nommé|vast benoemd|fonctionnaire|ambtenaar|Beamter"},
        {"project_kind", "partner", "partenaire|projet partenaire|partnerproject|Partnerprojekt"},
        {"project_kind", "tailored",
         "sur mesure|projet sur mesure|op maat|maatwerk|maßgeschneidert|tailor-made"},
        {"ground", "inter_org", "entre organisations|tussen organisaties|zwischen Organisationen"},
        {"ground", "managerial", "gestion|management|managérial|beheer|bestuur|Verwaltung"},
        {"ground", "political", "politique|beleid|politiek|Politik|politisch"},
        {"decision", "transmit", "transmettre|à transmettre|oui|doorsturen|overmaken|ja|weiterleiten|yes"},
        {"decision", "not",
         "ne pas transmettre|non|non transmis|niet doorsturen|niet overmaken|neen|nee|nicht "
         "weiterleiten|nein|no"},
        {"proposal_decision", "accepted", "accepté|oui|aanvaard|goedgekeurd|ja|angenommen|yes"},
        {"proposal_decision", "refused", "refusé|rejeté|non|geweigerd|afgewezen|neen|nee|abgelehnt|nein|no"},
        {"disposition", "none",
         "rien|aucune décision|niets|geen beslissing|nichts|keine Entscheidung|nothing"},
        {"disposition", "partial", "partiel|partiellement|en partie|gedeeltelijk|deels|teilweise|partly"},
        {"disposition", "accepted", "accepté|aanvaard|goedgekeurd|angenommen"},
        {"disposition", "refused", "refusé|rejeté|geweigerd|afgewezen|abgelehnt|rejected"},
    });
    return table;
}

} // namespace edv
