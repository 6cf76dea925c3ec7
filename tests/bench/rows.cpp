// Invented data for the benchmark, the same on every machine:
//     rows register FOLDER        a small register: coordinators, experts, partners and what joins them
//     rows observations N SEED    N observations as edv's own CSV on stdout, their references beginning with
//     SEED; with "bad" behind it, every hundredth names an expert that there is not
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int experts = 37;
constexpr int partners = 36;
constexpr std::string_view bom = "\xEF\xBB\xBF";

using Words = std::span<const std::string_view>;

/// splitmix64: the distributions of the standard library differ from one library to another.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
    bool percent(unsigned chance) { return below(100) < chance; }
    std::string_view one(Words words) { return words[below(words.size())]; }
    /// The first words far more often than the last.
    std::string_view mostly_first(Words words) {
        return words[std::min(below(words.size()), below(words.size()))];
    }

private:
    std::uint64_t state_;
};

constexpr auto french = std::to_array<std::string_view>(
    {"la",         "de",        "et",       "les",      "le",       "à",         "une",         "un",
     "personne",   "pas",       "est",      "que",      "au",       "guichet",   "pour",        "courrier",
     "elle",       "on",        "dans",     "demande",  "il",       "qui",       "sans",        "ne",
     "sait",       "plus",      "dossier",  "aide",     "délai",    "réponse",   "avec",        "formulaire",
     "facture",    "téléphone", "agent",    "trop",     "mois",     "attente",   "attestation", "deux",
     "revient",    "honte",     "explique", "comprend", "numéro",   "médecin",   "mutualité",   "logement",
     "allocation", "préjugé",   "enfants",  "semaine",  "internet", "paie",      "l'accueil",   "d'abord",
     "n'ose",      "renvoyée",  "décision", "recours",  "pièces",   "manquantes"});
constexpr auto dutch = std::to_array<std::string_view>(
    {"de",          "het",        "een",      "en",        "van",     "is",         "niet",     "aan",
     "mensen",      "loket",      "brief",    "op",        "dat",     "te",         "voor",     "met",
     "krijgt",      "geen",       "antwoord", "wie",       "dossier", "formulier",  "wacht",    "maanden",
     "durft",       "vragen",     "hulp",     "moeilijk",  "woorden", "rekening",   "dokter",   "afspraak",
     "ziekenfonds", "schaamte",   "uitleg",   "bellen",    "website", "kinderen",   "huur",     "uitkering",
     "recht",       "attest",     "opnieuw",  "bewijs",    "één",     "financiële", "gegevens", "onthaal",
     "verwezen",    "beslissing", "termijn",  "ontbreekt", "kosten",  "alleen"});

/// The frequent words of a language, then made-up ones; the n-th is taken n times less often than the first
/// (Zipf).
class Vocabulary {
public:
    Vocabulary(Words frequent, Words starts, Words ends, Dice& dice)
        : words_(frequent.begin(), frequent.end()) {
        constexpr std::size_t size = 12'000;
        while (words_.size() < size) {
            std::string word;
            for (std::size_t syllables = 1 + dice.below(3); syllables > 0; --syllables)
                word += dice.one(starts);
            words_.push_back(word.append(dice.one(ends)));
        }
        double sum = 0;
        for (std::size_t rank = 1; rank <= words_.size(); ++rank)
            reach_.push_back(sum += 1.0 / static_cast<double>(rank));
    }

    const std::string& word(Dice& dice) const {
        const double point = static_cast<double>(dice.next() >> 11U) * 0x1.0p-53 * reach_.back();
        const auto found = std::upper_bound(reach_.begin(), reach_.end() - 1, point) - reach_.begin();
        return words_[static_cast<std::size_t>(found)];
    }

private:
    std::vector<std::string> words_;
    std::vector<double> reach_;
};

constexpr auto french_starts =
    std::to_array<std::string_view>({"ca", "dé", "for", "ma", "con", "pré", "ré", "so", "ti", "vi", "pa",
                                     "mé", "lo", "gra", "chan", "pro", "tra", "bou"});
constexpr auto french_ends = std::to_array<std::string_view>(
    {"tion", "ment", "eur", "ité", "age", "oir", "ée", "ique", "er", "és", "ance", "elle", "ible", "eux"});
constexpr auto dutch_starts =
    std::to_array<std::string_view>({"ge", "ver", "be", "on", "uit", "wer", "loo", "stel", "han", "kle",
                                     "zor", "ter", "plaa", "moe", "vol", "reke"});
constexpr auto dutch_ends =
    std::to_array<std::string_view>({"ing", "heid", "en", "lijk", "baar", "schap", "ding", "tje", "sel",
                                     "der", "ning", "teren", "loos", "gen"});

struct Day {
    int year;
    unsigned month;
    unsigned day;
};

/// One of the days from 2020-01-01 to 2025-12-31.
std::string day_between(Dice& dice) {
    using namespace std::chrono;
    const sys_days first = 2020y / 1 / 1;
    const year_month_day day(first + days(static_cast<int>(dice.below(2192))));
    std::string text = std::to_string(static_cast<int>(day.year()));
    for (const unsigned part : {static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())}) {
        text += part < 10 ? "-0" : "-";
        text += std::to_string(part);
    }
    return text;
}

std::string code(std::string_view letter, int number) {
    return std::string(letter) + (number < 10 ? "0" : "") + std::to_string(number);
}

/// Every third expert speaks Dutch; each is with one partner for all the time, every fourth with another one
/// too.
bool speaks_dutch(int expert) {
    return expert % 3 == 0;
}
bool has_two(int expert) {
    return expert % 4 == 0;
}
std::string first_partner(int expert) {
    return code("P", (expert - 1) % partners + 1);
}
std::string second_partner(int expert) {
    return code("P", (expert + 11) % partners + 1);
}

std::ofstream sheet(const std::string& folder, const std::string& name, std::string_view header) {
    std::ofstream out(folder + "/" + name, std::ios::binary);
    out << bom << header << "\r\n";
    return out;
}

bool write_register(const std::string& folder) {
    constexpr auto kinds =
        std::to_array<std::string_view>({"fps", "social-security", "hospital", "mutuality", "cpas",
                                         "association", "public-interest", "regional"});
    auto coordinator = sheet(folder, "coordinators.csv", "code;name;language;since;until;fte");
    for (int i = 1; i <= 4; ++i)
        coordinator << code("C", i) << ";Coordinator " << i << (i % 2 ? ";fr" : ";nl")
                    << ";2015-01-01;;1\r\n";
    auto partner = sheet(folder, "partners.csv", "code;kind;name_fr;name_nl;abbr_fr;language");
    auto agreement = sheet(folder, "agreements.csv", "partner;relation;since;until");
    for (int i = 1; i <= partners; ++i) {
        partner << code("P", i) << ';' << kinds[static_cast<std::size_t>(i) % kinds.size()]
                << ";Service public " << i << ";Overheidsdienst " << i << ";SP" << i << ";fr\r\n";
        agreement << code("P", i) << (i % 5 ? ";institution" : ";external") << ";2018-01-01;"
                  << (i % 9 ? "" : "2022-06-30") << "\r\n";
    }
    auto expert = sheet(folder, "experts.csv", "code;name;language;since;until;fte;employment");
    auto contract = sheet(folder, "contracts.csv", "expert;since;until;fte;employment");
    auto secondment = sheet(folder, "secondments.csv", "expert;partner;coordinator;site;since;until;share");
    auto second = [&](int who, const std::string& where) {
        secondment << code("E", who) << ';' << where << ';' << code("C", who % 4 + 1)
                   << ";Bruxelles;2019-01-01;;" << (has_two(who) ? "0,5" : "1") << "\r\n";
    };
    for (int i = 1; i <= experts; ++i) {
        expert << code("E", i) << ";Expert " << i << (speaks_dutch(i) ? ";nl" : ";fr")
               << ";2018-09-01;2021-12-31;1;service\r\n";
        contract << code("E", i) << ";2022-01-01;" << (i % 10 ? "" : "2023-08-31") << ";0,8;service\r\n";
        second(i, first_partner(i));
        if (has_two(i))
            second(i, second_partner(i));
    }
    auto project = sheet(folder, "projects.csv", "code;partner;kind;title;since;until;status;experts");
    for (int i = 1; i <= 20; ++i)
        project << code("PR", i) << ';' << code("P", i) << ";partner;Projet " << i << ';' << 2018 + i % 7
                << "-03-01;" << 2019 + i % 7 << "-02-28;done;" << code("E", i) << "\r\n";
    return coordinator && partner && agreement && expert && contract && secondment && project;
}

constexpr auto rights = std::to_array<std::string_view>(
    {"social-security", "health", "assistance", "housing", "work", "family", "fulfilment", "environment"});
constexpr auto barriers = std::to_array<std::string_view>(
    {"procedure", "readability", "information",  "digital",         "waiting",      "cost",    "reception",
     "prejudice", "stigma",      "coordination", "not-offered",     "rules",        "control", "distance",
     "language",  "literacy",    "no-address",   "confidentiality", "intimidation", "budget",  "beliefs"});
constexpr auto groups =
    std::to_array<std::string_view>({"isolated", "lone-parent", "older", "disabled", "life-change", "migrant",
                                     "newcomer", "homeless", "no-address", "stigma", "young"});
constexpr auto take_ups = std::to_array<std::string_view>(
    {"not-requested", "not-known", "not-received", "not-proposed", "excluded"});
constexpr auto channels =
    std::to_array<std::string_view>({"counter", "phone", "letter", "online", "visit", "meeting", "other"});
constexpr auto levels = std::to_array<std::string_view>({"first", "second", "transversal"});
constexpr auto frequencies = std::to_array<std::string_view>({"several", "once", "constant"});

class Observations {
public:
    Observations(std::ostream& out, std::string series, bool bad)
        : out_(out), series_(std::move(series)), bad_(bad), dice_(std::stoull(series_)) {}

    void write(long long count) {
        planted_every_ = std::max(1LL, count / std::max(24LL, count / 5000));
        out_ << bom
             << "date;expert;partner;title;summary;impact;suggestion;language;level;right;barriers;take_up;"
                "groups;"
                "channel;frequency;people;ref\r\n";
        for (long long i = 1; i <= count; ++i)
            write_row(i);
    }

private:
    /// One row in 5000 (24 at least), at whatever partner it falls, tells of the same: two rare codes, a
    /// word.
    void write_row(long long number) {
        const bool planted = number % planted_every_ == 0;
        const int expert = 1 + static_cast<int>(dice_.below(experts));
        const Vocabulary& words = speaks_dutch(expert) ? dutch_ : french_;
        row_ = day_between(dice_);
        cell(bad_ && number % 100 == 0 ? "E99" : code("E", expert));
        cell(partner(expert));
        cell(dice_.percent(80) ? text(words, 15 + dice_.below(30)) : "");
        std::string summary = dice_.percent(15) ? paragraphs(words) : text(words, 40 + dice_.below(170));
        cell(planted ? (speaks_dutch(expert) ? "Watermeter. " : "Compteur d'eau. ") + summary : summary);
        cell(dice_.percent(40) ? text(words, 20 + dice_.below(50)) : "");
        cell(dice_.percent(35) ? text(words, 20 + dice_.below(50)) : "");
        cell(dice_.percent(30) ? (speaks_dutch(expert) ? "nl" : "fr") : "");
        cell(dice_.percent(95) ? dice_.mostly_first(levels) : "");
        const std::string_view right = dice_.percent(85) ? dice_.mostly_first(rights) : "";
        cell(planted ? rights.back() : right);
        const std::string hindered = several(barriers, 90);
        cell(planted ? barriers.back() : std::string_view(hindered));
        cell(dice_.percent(40) ? dice_.mostly_first(take_ups) : "");
        cell(several(groups, 35));
        cell(dice_.percent(60) ? dice_.mostly_first(channels) : "");
        cell(dice_.percent(60) ? dice_.mostly_first(frequencies) : "");
        cell(dice_.percent(40) ? std::to_string(1 + dice_.below(20)) : "");
        cell(dice_.percent(90) ? series_ + "-" + std::to_string(number) : "");
        out_ << row_ << "\r\n";
    }

    /// Left out by some of those who have one partner only.
    std::string partner(int expert) {
        if (has_two(expert))
            return dice_.percent(50) ? second_partner(expert) : first_partner(expert);
        return dice_.percent(5) ? "" : first_partner(expert);
    }

    void cell(std::string_view text) {
        row_ += ';';
        if (text.find_first_of(";\"\r\n") == std::string_view::npos) {
            row_ += text;
            return;
        }
        row_ += '"';
        for (const char c : text)
            row_.append(c == '"' ? 2 : 1, c);
        row_ += '"';
    }

    /// Sentences of about so many letters.
    std::string text(const Vocabulary& words, std::size_t letters) {
        std::string made = words.word(dice_);
        while (made.size() < letters) {
            const std::size_t mark = dice_.below(60);
            made += mark < 4 ? ". " : mark < 8 ? ", " : mark < 9 ? "; " : " ";
            made += mark == 9 ? '"' + words.word(dice_) + '"' : words.word(dice_);
        }
        return made + ".";
    }

    std::string paragraphs(const Vocabulary& words) {
        std::string made = text(words, 40 + dice_.below(60));
        for (std::size_t lines = 1 + dice_.below(3); lines > 0; --lines)
            made += "\n- " + text(words, 20 + dice_.below(40));
        return made;
    }

    /// One code, sometimes two or three, in any order.
    std::string several(Words codes, unsigned chance) {
        if (!dice_.percent(chance))
            return {};
        std::string first(dice_.mostly_first(codes));
        const std::size_t more = dice_.percent(35) ? 1 + dice_.below(2) : 0;
        std::vector<std::string_view> taken{first};
        std::string all = first;
        for (std::size_t i = 0; i < more; ++i) {
            const std::string_view next = dice_.mostly_first(codes);
            if (std::find(taken.begin(), taken.end(), next) != taken.end())
                continue;
            taken.push_back(next);
            all.append(" ").append(next);
        }
        return all;
    }

    std::ostream& out_;
    std::string series_;
    bool bad_;
    long long planted_every_ = 1;
    Dice words_dice_{1};
    Dice dice_;
    Vocabulary french_{french, french_starts, french_ends, words_dice_};
    Vocabulary dutch_{dutch, dutch_starts, dutch_ends, words_dice_};
    std::string row_;
};

} // namespace

int main(int count, char** given) {
    const std::vector<std::string> words(given + 1, given + count);
    if (words.size() == 2 && words[0] == "register")
        return write_register(words[1]) ? 0 : 1;
    const bool bad = words.size() == 4 && words[3] == "bad";
    if ((words.size() == 3 || bad) && words[0] == "observations") {
        std::ios::sync_with_stdio(false);
        Observations(std::cout, words[2], bad).write(std::stoll(words[1]));
        return std::cout.flush() ? 0 : 1;
    }
    std::cerr << "usage: rows register FOLDER | rows observations N SEED [bad]\n";
    return 2;
}
