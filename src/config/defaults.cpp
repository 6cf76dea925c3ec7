#include <array>
#include <fmt/format.h>

#include "base/languages.hpp"
#include "base/text.hpp"
#include "config/parse.hpp"
#include "config/read_check_settings.hpp"

namespace edv::config {

namespace {

constexpr std::string_view contact_example = R"toml(# contact = "experts@example.org"
)toml";

constexpr std::string_view profile_example = R"toml(# [profile.week.columns]
# date = "Datum"
)toml";

constexpr std::string_view report_example = R"toml(# [report]
# title_fr = "Rapport annuel"
# logo_fr = "SPP Intégration sociale"
# sections = ["at-a-glance", "key-figures", "observations.barrier", "hospitals"]
# template = "page.html"
# style = "page.css"
#
# [report.hospitals]
# table = "observations"
# rows = "barrier"
# columns = "right"
# filter = { partner_kind = "hospital" }
# title_fr = "Freins à l'hôpital"
)toml";

/// What a taxonomy is for, as the comment above it.
struct Purpose {
    std::string_view taxonomy;
    std::string_view text;
};

constexpr std::array purposes{
    Purpose{"partner_kind", mark("Kinds of partners.")},
    Purpose{"right", mark("Social rights, after article 23 of the Constitution.")},
    Purpose{"take_up", mark("Ways in which a right is not taken up.")},
    Purpose{"barrier", mark("Barriers that people meet; an observation may have several.")},
    Purpose{"group",
            mark("Groups of people concerned; an observation may have several, and never names a person.")},
    Purpose{"area", mark("Areas that a proposal wants to improve.")},
    Purpose{"channel", mark("Channels of a contact.")},
    Purpose{"meeting_kind", mark("Kinds of meetings.")},
    Purpose{"nature", mark("Natures of a signal.")},
};

std::string comment(std::string_view text) {
    std::string lines = "# ";
    for (const char c : text) {
        lines += c;
        if (c == '\n') {
            lines += "# ";
        }
    }
    return lines + "\n";
}

Message spoken() {
    const std::vector<std::string>& codes = language_codes();
    return msg("Language of messages: {languages} or {last}; without this line, that of the environment.",
               {{"languages", join({codes.begin(), codes.end() - 1}, ", ")}, {"last", codes.back()}});
}

std::string head(const language::Language& language) {
    return comment(language.tr("Configuration of edv. A line that begins with # is a comment.")) + "\n" +
           comment(language.tr("The file that holds the register; without this line, the usual place.")) +
           "# store = \"/srv/edv/edv.db\"\n\n" + comment(language.tr(spoken())) + "# lang = \"fr\"\n\n" +
           comment(language.tr("Name that stands in the history; without this line, the login name.")) +
           "# user = \"marie\"\n\n";
}

std::string owner(const language::Language& language) {
    return comment(language.tr("The service that keeps the register: its names, abbreviations and address, "
                               "for reports and letters.")) +
           "[owner]\n" + builtin_owner_text() + std::string(contact_example) + "\n";
}

std::string taxonomy_head(const language::Language& language) {
    return comment(language.tr(
               "The taxonomies: code = labels in each language. Codes may be added and labels changed.")) +
           comment(language.tr("A taxonomy that this file leaves out keeps its built-in codes.")) +
           comment(
               language.tr("\"unofficial\" names the languages whose label is a translation made for edv, "
                           "where others quote an official text."));
}

std::string signals(const language::Language& language) {
    return "\n" +
           comment(
               language.tr("Signals: when an answer is due unless transmit says otherwise, in calendar time "
                           "(P3M, P30D) or working days (20wd).")) +
           "# [signal]\n# answer_within = \"P3M\"\n\n" +
           comment(language.tr(
               "Letters: where they are sent from, and templates of your own, which edv signal letter "
               "--print-template writes to be changed.")) +
           "# [letter]\n# place_fr = \"Bruxelles\"\n# place_nl = \"Brussel\"\n# md = \"letter.md\"\n# html = "
           "\"letter.html\"\n\n" +
           comment(
               language.tr("Public holidays: days that are no working days. \"on\" is a day of every year "
                           "(05-01), days after Easter Sunday (easter+39), or one day (2024-12-27).")) +
           "[holidays]\n" + builtin_holidays_text();
}

std::string profile_head(const language::Language& language) {
    return "\n" +
           comment(language.tr(
               "Profiles tell how other sheets of observations are read: see edv-config(5), and let "
               "edv observe profile propose one.")) +
           std::string(profile_example);
}

std::string report_head(const language::Language& language) {
    return "\n" +
           comment(language.tr(
               "The annual report: its title, its sections in their order, its web page, and tables of "
               "your own: see edv-config(5).")) +
           std::string(report_example);
}

} // namespace

const model::Taxonomy& Config::taxonomy(std::string_view name) const {
    static const model::Taxonomy none;
    const auto found = taxonomies.find(std::string(name));
    return found == taxonomies.end() ? none : found->second;
}

model::Calendar Config::calendar() const {
    return model::Calendar(holidays ? *holidays : default_config().holidays.value());
}

const Config& default_config() {
    static const Config config = [] {
        Config made;
        made.owner = builtin_owner();
        for (const Purpose& purpose : purposes)
            made.taxonomies.emplace(purpose.taxonomy, builtin_terms(purpose.taxonomy));
        made.holidays = builtin_holidays();
        return made;
    }();
    return config;
}

std::string default_config_text(const language::Language& language) {
    std::string text = head(language) + owner(language) + taxonomy_head(language);
    for (const Purpose& purpose : purposes) {
        text += fmt::format("\n{}[taxonomy.{}]\n{}", comment(language.tr(purpose.text)), purpose.taxonomy,
                            builtin_terms_text(purpose.taxonomy));
    }
    return text + signals(language) + checking_text(language) + profile_head(language) +
           report_head(language);
}

} // namespace edv::config
