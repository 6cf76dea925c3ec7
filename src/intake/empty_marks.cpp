#include "intake/empty_marks.hpp"

#include <string>

#include "edv/base/text.hpp"

namespace edv {

bool is_empty_mark(std::string_view text) {
    static constexpr std::string_view marks =
        "|n.v.t.|n.v.t|nvt|niet van toepassing|s.o.|s.o|sans objet|so|n/a|n.a.|na|#n/a|k.a."
        "|k. a.|k.a|keine angabe|entfallt|entf.|non applicable|non precise|pas d'application"
        "|not applicable|none|null|neant|aucun|aucune|rien|geen|niets|keine|nichts|inconnu"
        "|inconnue|onbekend|ongekend|unbekannt|unknown|nsp|ne sait pas|weet niet|weiss nicht|";
    const std::string said = fold(trim(text));
    // Signs alone: a dash, slash, question mark or dots.
    const bool signs = said.find_first_not_of("-/\\?._*\xE2\x80\x93\x94\xA6\x90\x91") == std::string::npos;
    return !said.empty() && (signs || (said.find('|') == std::string::npos &&
                                       marks.find('|' + said + '|') != std::string_view::npos));
}

} // namespace edv
