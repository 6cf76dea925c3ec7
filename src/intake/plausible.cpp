#include "intake/plausible.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "base/charset.hpp"
#include "base/language_words.hpp"
#include "base/text.hpp"

namespace edv::intake {
namespace {

/// A byte beyond ASCII between its neighbours, and how often it stands so.
struct Place {
    unsigned char before = ' ';
    unsigned char here = ' ';
    unsigned char behind = ' ';
    auto operator<=>(const Place&) const = default;
};
using Places = std::map<Place, long long>;

/// Pieces of UTF-8 in such a file are told row by row: they say nothing of the encoding of the rest.
bool is_part_of_utf8(const Place& place) {
    const auto leads = [](unsigned char lead, unsigned char next) {
        return (lead == 0xC2 || lead == 0xC3) ? next >= 0x80 && next < 0xC0 : lead == 0xE2 && next == 0x80;
    };
    return leads(place.before, place.here) || leads(place.here, place.behind) ||
           (place.before == 0x80 && place.here >= 0x80 && place.here < 0xC0);
}

Places places_in(std::istream& bytes) {
    Places places;
    Place place;
    std::array<char, std::size_t{64} * 1024> block{};
    const auto push = [&](unsigned char c) {
        place = {place.here, place.behind, c};
        if (place.here >= 0x80 && !is_part_of_utf8(place))
            ++places[place];
    };
    while (bytes.read(block.data(), block.size()).gcount() > 0)
        for (std::streamsize i = 0; i < bytes.gcount(); ++i)
            push(static_cast<unsigned char>(block[static_cast<std::size_t>(i)]));
    push(' ');
    return places;
}

/// What each byte stands for in an encoding of single bytes; 0: nothing.
using Table = std::array<char32_t, 256>;

Table table_of(const std::string& name) {
    Table table{};
    for (unsigned c = 0; c < 256; ++c) {
        Charset charset(name);
        const char byte = static_cast<char>(static_cast<unsigned char>(c));
        std::array<char, 8> text{};
        const auto step = charset.to_utf8({&byte, 1}, text.data(), text.size());
        table[c] = step.given == 0 ? 0 : first_point({text.data(), step.given}).value;
    }
    return table;
}

bool is_one_of(char32_t point, std::u32string_view signs) {
    return signs.find(point) != std::u32string_view::npos;
}

bool is_lower(char32_t point) {
    return (point >= U'a' && point <= U'z') || is_one_of(point, U"àâäáåãæçèéêëìíîïñòóôöõøœßùúûüýÿšžþðµ");
}

bool is_upper(char32_t point) {
    return (point >= U'A' && point <= U'Z') || is_one_of(point, U"ÀÂÄÁÅÃÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝŸŠŽÞÐ");
}

bool is_vowel(char32_t point) {
    return is_one_of(point, U"aeiouyAEIOUYàâäáåãæèéêëìíîïòóôöõøœùúûüýÿÀÂÄÁÅÃÆÈÉÊËÌÍÎÏÒÓÔÖÕØŒÙÚÛÜÝŸ");
}

/// Whether a sign stands where no text of the languages has it.
bool is_odd(char32_t before, char32_t here, char32_t behind) {
    const bool after_letter = is_lower(before) || is_upper(before);
    const bool before_letter = is_lower(behind) || is_upper(behind);
    const bool beside_letter = after_letter || before_letter;
    if (here < 0xA0 || here >= 0x2500) // controls, boxes
        return true;
    if ((here >= 0x250 && here < 0x2000) || (here >= 0x2200 && here < 0x2500)) // other scripts, mathematics
        return true;
    if (is_one_of(here, U"ŠŽŸÞÐÝþð"))
        return after_letter || (here == U'Ž' && before_letter && !is_vowel(behind)); // "Žrzte"
    if (is_upper(here))
        return is_lower(before);
    if (here == U'á') // "Straáe", "weiát": an "ß" of CP850
        return is_vowel(before) && (!before_letter || is_one_of(behind, U"eit"));
    if (here == U'š') // "šber": no name begins small
        return !after_letter && before_letter && !is_vowel(behind);
    if (is_lower(here))
        return false;
    if (here == U'¤')
        return true;
    if (is_one_of(here, U"¼½¾"))
        return before_letter && !(before >= U'0' && before <= U'9');
    if (is_one_of(here, U"¢¥£"))
        return beside_letter;
    if (here == U'€') // "10 €", "€10", but no "€a va"
        return before_letter && !(before >= U'0' && before <= U'9');
    if (here == U'‚' && (before == here || behind == here))
        return true;
    if (is_one_of(here, U"‘“”")) // an apostrophe at most: "l‘eau"
        return after_letter && before_letter &&
               !(is_one_of(before, U"cdjlmnstuCDJLMNSTU") && (is_vowel(behind) || is_one_of(behind, U"hH")));
    if (here == U'™') // "™ffnung"
        return before_letter;
    if (here == U'•') // "expert•e•s"
        return after_letter && before_letter && !is_one_of(behind, U"est");
    if (is_one_of(here, U"‚„ƒˆ˜¦¨¸¬¯†‡"))
        return after_letter || (before_letter && !is_one_of(here, U"‚„"));
    if (is_one_of(here, U"’´·–—…\u00A0\u00AD"))
        return false;
    return after_letter && before_letter;
}

long long odd_signs(const Places& places, const Table& table) {
    long long count = 0;
    for (const auto& [place, times] : places)
        if (is_odd(table[place.before], table[place.here], table[place.behind]))
            count += times;
    return count;
}

/// How many signs beyond ASCII a text has, as UTF-8 and as other bytes.
struct Signs {
    long long sequences = 0;
    long long others = 0;

    /// Counts in `text`, which may end amid a sequence unless it is the last; gives how much of it that was.
    std::size_t count(std::string_view text, bool is_last) {
        constexpr std::size_t longest = 4;
        std::size_t at = 0;
        while (at < text.size()) {
            if (static_cast<unsigned char>(text[at]) < 0x80) {
                ++at;
                continue;
            }
            if (!is_last && text.size() - at < longest)
                break;
            const CodePoint sign = first_point(text.substr(at));
            const bool likely = is_likely_utf8(sign);
            ++(likely ? sequences : others);
            at += likely ? sign.length : 1;
        }
        return at;
    }
};

/// Letters that the languages have in borrowed words and foreign names at most.
long long rare_letters(const Places& places, const Table& table) {
    std::u32string usual;
    for (const WordLine& line : lines_of_all("forms"))
        if (line.key == "letters")
            for (std::string_view rest = line.words.front(); !rest.empty();
                 rest.remove_prefix(first_point(rest).length))
                usual += first_point(rest).value;
    long long count = 0;
    for (const auto& [place, times] : places) {
        const char32_t here = table[place.here];
        if ((is_lower(here) || is_upper(here)) && !is_one_of(here, usual))
            count += times;
    }
    return count;
}

} // namespace

bool is_likely_utf8(CodePoint one) {
    const auto point = one.value;
    return one.length > 1 && (point < 0x180 || (point >= 0x2000 && point < 0x20D0) || point >= 0x10000);
}

bool is_damaged_utf8(std::istream& bytes) {
    Signs signs;
    std::string text;
    std::array<char, std::size_t{64} * 1024> block{};
    while (bytes.read(block.data(), block.size()).gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(bytes.gcount()));
        text.erase(0, signs.count(text, false));
    }
    signs.count(text, true);
    return signs.sequences > signs.others;
}

std::optional<std::string> likelier_encoding(std::istream& bytes) {
    const Places places = places_in(bytes);
    const long long odd = odd_signs(places, table_of("windows-1252"));
    std::optional<std::string> best;
    std::pair<long long, long long> least{odd / 2 + odd % 2, 0};
    for (const std::string name : {"iso-8859-15", "cp850", "cp437", "macroman"}) {
        if (odd == 0 || !is_charset(name))
            continue;
        const Table table = table_of(name);
        if (const std::pair count{odd_signs(places, table), rare_letters(places, table)}; count < least) {
            best = name;
            least = count;
        }
    }
    return best;
}

} // namespace edv::intake
