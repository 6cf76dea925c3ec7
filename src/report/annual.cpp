#include "report/annual.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/named.hpp"
#include "report/counting.hpp"
#include "report/disclosure.hpp"
#include "report/own.hpp"
#include "report/own_counting.hpp"
#include "report/plan.hpp"
#include "report/running.hpp"

namespace edv::report {
namespace {

/// More parts of a bar than these can't be told apart.
constexpr std::size_t most_parts = 6;

/// What is said of one key figure in a line; the count chooses the form.
Message named_figure(std::string_view figure, long long count) {
    static const std::map<std::string_view, Message> words{
        {"experts", msgn("expert by experience", "experts by experience", 0)},
        {"coordinators", msgn("coordinator in the team", "coordinators in the team", 0)},
        {"partner_institutions",
         msgn("partner institution with an agreement", "partner institutions with an agreement", 0)},
        {"external_partners",
         msgn("external partner with an agreement", "external partners with an agreement", 0)},
        {"secondments", msgn("secondment to a partner", "secondments to partners", 0)},
        {"projects", msgn("project under way", "projects under way", 0)},
        {"observations", msgn("observation by experts", "observations by experts", 0)},
        {"proposals", msgn("proposal for improvement submitted", "proposals for improvement submitted", 0)},
        {"signals", msgn("signal opened", "signals opened", 0)},
        {"transmissions",
         msgn("signal sent to an institution", "times a signal was sent to an institution", 0)},
        {"contacts", msgn("contact on the first line", "contacts on the first line", 0)},
        {"meetings", msgn("meeting held", "meetings held", 0)},
    };
    Message words_of = words.at(figure);
    words_of.count = count;
    return words_of;
}

long long whole(const Cell& cell) {
    const auto* number = std::get_if<long long>(&cell.value);
    return number ? *number : 0;
}

/// A report that is counted once and can then be had in any language.
class Annual {
public:
    Annual(const ReportContext& context, const Period& period)
        : context_(context), period_(period), view_(context.store) {
        std::vector<Problem> problems;
        plan_ = planned_sections(context.config, problems);
        for (const PlannedSection& section : plan_) {
            for (const PlannedTable& table : section.tables)
                if (!made_table(table.name))
                    want(table.name, table.own ? own_counting(*table.own) : counting(table.name));
            if (section.chapter->highlights)
                for (const Superlative& one : superlatives)
                    want(std::string(one.table), counting(one.table));
        }
        std::vector<Cross> crosses = count_all(context, view_, countings_, period);
        for (std::size_t i = 0; i < crosses.size(); ++i)
            counts_[names_[i]] = {&countings_[i], std::move(crosses[i])};
    }
    Annual(const Annual&) = delete;
    Annual& operator=(const Annual&) = delete;

    [[nodiscard]] Document in(const language::Language& language) const {
        const ReportContext context{context_.store, context_.config, language, context_.by_label,
                                    context_.today};
        const config::ReportSettings& settings = context.config.report;
        auto own = [&](const model::Labels& labels) { return model::label_in(labels, language.code(), ""); };
        Document document;
        document.reading = Document::Reading::report;
        document.name = "annual";
        document.title = settings.title.empty() ? language.tr(mark("Annual report")) : own(settings.title);
        document.subtitle = language.period(period_);
        document.notice = language.tr(first_page_notice(Audience::inside));
        document.logo = own(settings.logo);
        document.owner = own(settings.owner.empty() ? context.config.owner : settings.owner);
        document.contact = context.config.contact;
        document.language = language.code();
        document.period = period_;
        std::set<std::string> ids;
        for (const PlannedSection& planned : plan_) {
            Section made = section_of(context, planned);
            if (made.tables.empty() && made.highlights.empty() && made.paragraphs.empty())
                continue;
            Section& section = document.sections.emplace_back(std::move(made));
            const std::string id = section.id;
            for (int again = 2; !ids.insert(section.id).second; ++again)
                section.id = id + "-" + std::to_string(again);
        }
        return document;
    }

private:
    struct Counted {
        const Counting* counting;
        Cross cross;
    };

    /// The most frequent value of a table, where there is only one.
    struct Superlative {
        std::string_view table;
        std::string_view words;
    };
    static constexpr Superlative superlatives[] = {
        {"observations.right", mark("of the observations are about \"{label}\", the most frequent right")},
        {"observations.barrier", mark("of the observations tell of \"{label}\", the most frequent barrier")},
    };

    static Counting counting(std::string_view name) {
        const std::optional<NamedCount> named = count_named(name);
        if (!named)
            defect("no table " + std::string(name));
        return counting_of(*named->spec, named->options);
    }

    void want(const std::string& name, Counting counting) {
        if (std::find(names_.begin(), names_.end(), name) != names_.end())
            return;
        names_.push_back(name);
        countings_.push_back(std::move(counting));
    }

    [[nodiscard]] Section section_of(const ReportContext& context, const PlannedSection& planned) const {
        Section section;
        section.id = planned.chapter->name;
        section.heading = context.language.tr(planned.chapter->heading);
        for (std::string_view paragraph : planned.chapter->paragraphs)
            section.paragraphs.push_back(context.language.tr(paragraph));
        if (planned.chapter->highlights)
            section.highlights = highlights(context);
        for (const PlannedTable& table : planned.tables)
            section.tables.push_back(table_of(context, table));
        return section;
    }

    [[nodiscard]] DocumentTable table_of(const ReportContext& context, const PlannedTable& planned) const {
        DocumentTable result;
        if (const MadeTable* made = made_table(planned.name)) {
            result.table = made->make(context, period_);
            if (!made->heading.empty())
                result.heading = context.language.tr(made->heading);
        } else {
            const Counted& counted = counts_.at(planned.name);
            result.table = cross_table(context, view_, *counted.counting, period_, counted.cross);
            result.heading = heading(context.language, *counted.counting);
            if (planned.own) {
                dress(result.table, *planned.own, context.language, period_);
                if (!planned.own->title.empty())
                    result.heading = model::label_in(planned.own->title, context.language.code(), "");
            }
        }
        result.table.name = planned.name;
        note_running(context, result.table);
        result.chart = chart(result.table, planned.draw);
        if (context.by_label)
            fill_empty(result.table, context.language);
        return result;
    }

    static std::string heading(const language::Language& language, const Counting& counting) {
        std::string text = language.tr(counting.facets.front().label);
        if (counting.facets.size() > 1)
            text = language.tr(
                msg("{rows} × {columns}", {{"rows", std::string(counting.facets[0].label), true},
                                           {"columns", std::string(counting.facets[1].label), true}}));
        return counting.options.fte ? language.tr(msg("{table} in FTE", {{"table", text}})) : text;
    }

    static std::optional<Chart> chart(const Table& table, Draw draw) {
        Chart chart;
        const std::size_t columns = table.columns.size();
        if (draw == Draw::first)
            chart.series = {1};
        if (draw == Draw::parts) {
            chart.kind = Chart::Kind::stacked_bar;
            for (std::size_t at = 1; at + 1 < columns; ++at)
                chart.series.push_back(at);
        }
        if (draw == Draw::lines) {
            chart.kind = Chart::Kind::line;
            // What is dated is of another size than what is active.
            for (std::size_t at = 1; at < columns; ++at)
                for (const char* key : {"experts", "partner_institutions", "external_partners", "projects"})
                    if (table.columns[at].key == key)
                        chart.series.push_back(at);
        }
        const bool any = std::any_of(table.rows.begin(), table.rows.end(),
                                     [](const Row& row) { return row.role == Role::item; });
        if (!any || chart.series.empty() || chart.series.size() > most_parts)
            return {};
        return chart;
    }

    /// People take an empty cell for something forgotten.
    static void fill_empty(Table& table, const language::Language& language) {
        bool any = false;
        for (Row& row : table.rows)
            for (Cell& cell : row.cells)
                if (is_empty(cell.value) && cell.label.empty()) {
                    cell.label = "–";
                    any = true;
                }
        if (any)
            table.notes.push_back(language.tr(mark("–: there is no such figure.")));
    }

    [[nodiscard]] std::vector<Highlight> highlights(const ReportContext& context) const {
        const language::Language& language = context.language;
        std::vector<Highlight> all;
        const std::string before = language.period(period_.previous());
        for (const Row& row : key_figures(context, period_, FirstLine::shown).rows) {
            const long long now = whole(row.cells[1]);
            const long long then = whole(row.cells[3]);
            if (now == 0 && then == 0)
                continue;
            std::string compared = language.tr(
                msg("{period}: {figure}", {{"period", before}, {"figure", language.number(then)}}));
            // A year that has not run to its end is set beside as much of the one before.
            if (row.cells.size() > 4 && !is_empty(row.cells[4].value))
                compared = language.tr(msg("{period}: {figure}, {so_far} up to the same day",
                                           {{"period", before},
                                            {"figure", language.number(then)},
                                            {"so_far", language.number(whole(row.cells[4]))}}));
            all.push_back({language.number(now), language.tr(named_figure(to_text(row.cells[0].value), now)),
                           std::move(compared)});
        }
        for (const Superlative& one : superlatives)
            if (auto highlight = most_frequent(context, one))
                all.push_back(*highlight);
        return all;
    }

    [[nodiscard]] std::optional<Highlight> most_frequent(const ReportContext& context,
                                                         const Superlative& superlative) const {
        const Counted& counted = counts_.at(std::string(superlative.table));
        const Cross& cross = counted.cross;
        std::string most;
        double count = 0;
        bool alone = false;
        for (const std::string& value : cross.row_values()) {
            if (value == no_value || cross.row(value) < count)
                continue;
            alone = cross.row(value) > count;
            count = cross.row(value);
            most = value;
        }
        if (!alone)
            return {};
        const FacetView values(context, view_, counted.counting->facets.front(), period_);
        return Highlight{context.language.percent(count / cross.total()),
                         context.language.tr(msg(superlative.words, {{"label", values.label(most)}})), ""};
    }

    const ReportContext& context_;
    Period period_;
    RegisterView view_;
    std::vector<PlannedSection> plan_;
    std::vector<std::string> names_; ///< of the countings
    std::vector<Counting> countings_;
    std::map<std::string, Counted> counts_;
};

} // namespace

std::vector<Document> annual_report(const ReportContext& context, const Period& period,
                                    const std::vector<language::Language>& languages) {
    check_reports(context);
    const Annual annual(context, period);
    std::vector<Document> documents;
    for (const language::Language& language : languages)
        documents.push_back(annual.in(language));
    return documents;
}

} // namespace edv::report
