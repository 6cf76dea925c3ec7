#include "report/plan.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/text.hpp"
#include "report/disclosure.hpp"
#include "report/follow_up.hpp"
#include "report/movements.hpp"
#include "report/own.hpp"
#include "report/presence.hpp"
#include "report/rates.hpp"

namespace edv::report {
namespace {

constexpr int years_of_trend = 20;

Table last_years(const ReportContext& context, const Period& period) {
    return trend_up_to(context, period.to.year(), years_of_trend);
}

Table all_key_figures(const ReportContext& context, const Period& period) {
    return key_figures(context, period, FirstLine::shown);
}

Table all_movements(const ReportContext& context, const Period& period) {
    return movements(context, period, {});
}

Table presence_by_kind(const ReportContext& context, const Period& period) {
    return presence(context, period, PresenceBy::partner_kind);
}

Table decisions(const ReportContext& context, const Period& period) {
    return rate_table(context, rate_spec("decisions"), period, {});
}

Table answers(const ReportContext& context, const Period& period) {
    return rate_table(context, rate_spec("answers"), period, {});
}

/// A chapter's name, a table's, or one that the configuration makes.
std::vector<std::string> known_sections(const config::Config& config) {
    std::vector<std::string> known;
    for (const Chapter& chapter : annual_chapters()) {
        known.emplace_back(chapter.name);
        for (const Part& part : chapter.parts)
            if (part.table != chapter.name)
                known.emplace_back(part.table);
    }
    for (const config::OwnReport& own : config.report.own)
        known.push_back(own.name.text);
    return known;
}

/// The chapter to which a table belongs: the one that has it, else the first that has one of the same
/// subject.
const Chapter* chapter_of(std::string_view table) {
    const std::string_view subject = table.substr(0, table.find('.'));
    const Chapter* same = nullptr;
    for (const Chapter& chapter : annual_chapters())
        for (const Part& part : chapter.parts) {
            if (part.table == table)
                return &chapter;
            if (!same && part.table.substr(0, part.table.find('.')) == subject)
                same = &chapter;
        }
    return same;
}

/// That of a table of edv's own.
const Chapter& chapter_with(std::string_view table) {
    const Chapter* found = chapter_of(table);
    if (!found)
        defect("no chapter for the table " + std::string(table));
    return *found;
}

Draw draw_of(const Chapter& chapter, std::string_view table) {
    for (const Part& part : chapter.parts)
        if (part.table == table)
            return part.draw;
    return table.find('.') == table.rfind('.') ? Draw::first : Draw::nothing;
}

/// Puts a table behind the tables of the same chapter that come just before.
void append(std::vector<PlannedSection>& sections, const Chapter* chapter, PlannedTable table) {
    if (sections.empty() || sections.back().chapter != chapter)
        sections.push_back({chapter, {}});
    sections.back().tables.push_back(std::move(table));
}

void append_chapter(std::vector<PlannedSection>& sections, const Chapter& chapter) {
    if (sections.empty() || sections.back().chapter != &chapter)
        sections.push_back({&chapter, {}});
    for (const Part& part : chapter.parts)
        sections.back().tables.push_back({std::string(part.table), part.draw, nullptr});
}

} // namespace

const MadeTable* made_table(std::string_view name) {
    static const std::vector<MadeTable> all{{"key-figures", all_key_figures},
                                            {"trend", last_years},
                                            {"movements", all_movements, mark("Movements")},
                                            {"presence", presence_by_kind, mark("Presence")},
                                            {"decisions", decisions, mark("Decisions on proposals")},
                                            {"answers", answers, mark("Answers of institutions")},
                                            {"follow-up", follow_up}};
    return find_named(all, name);
}

const std::vector<Chapter>& annual_chapters() {
    using enum Draw;
    static const std::vector<Chapter> all{
        {"at-a-glance", mark("At a glance"), {}, true},
        {"key-figures", mark("Key figures"), {{"key-figures"}}},
        {"experts",
         mark("Experts"),
         {{"experts.partner.language", parts},
          {"experts.partner.language.fte"},
          {"experts.employment", first},
          {"movements"}}},
        {"secondments", mark("Secondments"), {{"secondments.partner_kind", first}, {"presence", first}}},
        {"partners", mark("Partners"), {{"partners.kind.relation", parts}}},
        {"projects", mark("Projects"), {{"projects.partner_kind.kind", parts}}},
        {"observations",
         mark("Observations"),
         {{"observations.right", first},
          {"observations.barrier", first},
          {"observations.take_up", first},
          {"observations.group", first},
          {"observations.level", first},
          {"observations.language", first},
          {"observations.month", first},
          {"observations.barrier.partner_kind"},
          {"observations.barrier.right"}}},
        {"first-line",
         mark("First line"),
         {{"tallies.month", first},
          {"tallies.partner_kind", first},
          {"tallies.right", first},
          {"tallies.barrier", first},
          {"meetings.kind", first}}},
        {"proposals",
         mark("Proposals"),
         {{"proposals.state", first},
          {"proposals.area", first},
          {"proposals.partner_kind.state", parts},
          {"decisions"}}},
        {"signals",
         mark("Signals"),
         {{"signals.state", first},
          {"signals.ground", first},
          {"signals.nature", first},
          {"signals.decision", first}}},
        {"transmissions",
         mark("Transmissions"),
         {{"transmissions.disposition", first},
          {"transmissions.institution.disposition", parts},
          {"answers"}}},
        {"uptakes", mark("Uses of signals"), {{"uptakes.kind", first}}},
        {"follow-up", mark("Follow-up"), {{"follow-up"}}},
        {"trend", mark("Year by year"), {{"trend", lines}}},
        {"about",
         mark("About the figures"),
         {},
         false,
         {mark("Active in the period is what ran on one of its days at least, the first and the last day "
               "included. Institutions stand under the names that they had on the last day of the period, "
               "and those that have merged by then count as one."),
          mark("Each table says what it counts, which day decides and what is left out; shares are parts of "
               "the base told below it. They are rounded to a tenth of a percent, so that they may add up "
               "to a little more or less than 100%."),
          mark("A record with several values, for example several barriers, counts once in each of them and "
               "once in the total: rows may add up to more than the total. \"Not stated\" is what the "
               "records say nothing about."),
          mark("No table counts by expert, and observations and contacts are told by kind of partner, not "
               "by partner: such a count would often be the work of one person.")}},
    };
    return all;
}

std::optional<NamedCount> count_named(std::string_view name) {
    std::vector<std::string_view> words = parts(name, ".");
    if (words.size() < 2)
        return {};
    NamedCount named{find_table(words.front()), {}};
    if (!named.spec)
        return {};
    if (named.options.fte = words.back() == "fte"; named.options.fte && named.spec->fte.empty())
        return {};
    for (std::size_t i = 1; i < words.size() - (named.options.fte ? 1 : 0); ++i) {
        if (!find_facet(*named.spec, words[i]))
            return {};
        named.options.by.emplace_back(words[i]);
    }
    const std::vector<std::string>& by = named.options.by;
    if (by.empty() || by.size() > 2 || (by.size() == 2 && by[0] == by[1]))
        return {};
    return named;
}

Problem not_for_publication(const config::Config& config, const config::PlacedWord& word) {
    return {config.file,
            word.line,
            {},
            "config-not-for-publication",
            msg("\"{name}\" can't be in the annual report", {{"name", printable(word.text)}}),
            msg("a count by expert, of meetings by what they are about, or of observations or contacts by "
                "partner, is often about one person; partner_kind can be published")};
}

std::vector<PlannedSection> planned_sections(const config::Config& config, std::vector<Problem>& problems) {
    std::vector<PlannedSection> sections;
    if (config.report.sections.empty())
        for (const Chapter& chapter : annual_chapters())
            append_chapter(sections, chapter);
    for (const config::PlacedWord& word : config.report.sections) {
        if (const Chapter* chapter = find_named(annual_chapters(), word.text)) {
            append_chapter(sections, *chapter);
        } else if (const config::OwnReport* own = own_report(config, word.text)) {
            append(sections, chapter_of(own->table.text),
                   {word.text, own->columns.text.empty() ? Draw::first : Draw::nothing, own});
        } else if (const auto count = count_named(word.text); count || made_table(word.text)) {
            if (count && !is_publishable(*count->spec, count->options))
                problems.push_back(not_for_publication(config, word));
            const Chapter& of = chapter_with(word.text);
            append(sections, &of, {word.text, draw_of(of, word.text), nullptr});
        } else {
            const std::vector<std::string> near = nearest(word.text, known_sections(config), 1);
            problems.push_back(
                {config.file,
                 word.line,
                 {},
                 "config-unknown-section",
                 msg("there is no section \"{name}\"", {{"name", printable(word.text)}}),
                 near.empty() ? msg("known sections: {names}", {{"names", join(known_sections(config), " ")}})
                              : msg("did you mean \"{near}\"?", {{"near", near.front()}})});
        }
    }
    return sections;
}

} // namespace edv::report
