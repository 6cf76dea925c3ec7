#include <algorithm>
#include <functional>

#include "edv/base/error.hpp"

#include "base/named.hpp"
#include "base/text.hpp"
#include "report/context.hpp"
#include "report/counting.hpp"
#include "report/dated.hpp"
#include "report/follow_up.hpp"
#include "report/keys.hpp"
#include "report/lasting.hpp"
#include "report/listing.hpp"
#include "report/movements.hpp"
#include "report/partner_sheet.hpp"
#include "report/presence.hpp"
#include "report/rates.hpp"
#include "report/running.hpp"

namespace edv::report {
namespace {

/// One of the yearly figures.
struct Figure {
    std::string_view name;
    std::string_view label;
    std::string_view table; ///< of counts, whose total it is; empty: the coordinators, of whom there is none
    std::string_view relation; ///< partners: only agreements of this relation
    std::string_view definition;
};

const std::vector<Figure>& figures() {
    static const std::vector<Figure> all{
        {"experts", mark("Experts"), "experts", "",
         mark("Experts: those with a contract (the first or a further one) that was active in the period, "
              "each once.")},
        {"coordinators", mark("Coordinators"), "", "", mark("Coordinators: active in the period.")},
        {"partner_institutions", mark("Partner institutions"), "partners", "institution",
         mark("Partner institutions: partners with an agreement as institution that was active in the "
              "period, each once; merged partners count as the one that they stand as on its last day. At a "
              "partner that was closed nothing runs on.")},
        {"external_partners", mark("External partners"), "partners", "external",
         mark("External partners: the same for agreements as external partner.")},
        {"secondments", mark("Secondments"), "secondments", "", mark("Secondments: active in the period.")},
        {"projects", mark("Projects"), "projects", "",
         mark("Projects: active in the period; those only asked for are left out.")},
        {"observations", mark("Observations"), "observations", "",
         mark("Observations: dated in the period; withdrawn ones are left out.")},
        {"proposals", mark("Proposals"), "proposals", "", mark("Proposals: submitted in the period.")},
        {"signals", mark("Signals"), "signals", "", mark("Signals: opened in the period.")},
        {"transmissions", mark("Transmissions"), "transmissions", "",
         mark("Transmissions: sent in the period, one for each institution.")},
    };
    return all;
}

/// What the service does on the first line. These were never among the published figures, and contacts are
/// added to no others.
const std::vector<Figure>& first_line_figures() {
    static const std::vector<Figure> all{
        {"contacts", mark("Contacts"), "tallies", "",
         mark("Contacts: on the first line and only counted, in the months that have a day in the period.")},
        {"meetings", mark("Meetings"), "meetings", "", mark("Meetings: held in the period.")},
    };
    return all;
}

std::vector<Figure> figures_with(bool first_line) {
    std::vector<Figure> all = figures();
    if (first_line)
        all.insert(all.end(), first_line_figures().begin(), first_line_figures().end());
    return all;
}

bool is_dated(const Figure& figure) {
    return !figure.table.empty() && table_spec(figure.table).counter != Counter::lasting;
}

/// The records behind a figure.
void each_member(const ReportContext& context, const RegisterView& view, const Figure& figure,
                 const Period& period, const std::function<void(const model::Record&)>& see) {
    if (figure.table.empty()) {
        for (const model::Record& coordinator : view.coordinators)
            if (is_active(coordinator, period))
                see(coordinator);
        return;
    }
    const TableSpec& spec = table_spec(figure.table);
    if (is_dated(figure)) {
        context.store.each(model::kind(spec.kind), dated_in(spec, period),
                           [&](const model::Stored& stored) { see(stored.record); });
        return;
    }
    CountOptions options;
    if (!figure.relation.empty())
        options.filter.push_back({"relation", {std::string(figure.relation)}});
    each_lasting(context, view, counting_of(spec, options), period,
                 [&](const model::Record& record, const Cross::Weights&) { see(record); });
}

long long counted(const ReportContext& context, const RegisterView& view, const Figure& figure,
                  const Period& period) {
    // Of observations there may be many: they are counted without being read.
    if (figure.table == "observations")
        return context.store.count_observations(period);
    long long count = 0;
    each_member(context, view, figure, period, [&](const model::Record& record) {
        count += figure.table.empty() ? 1 : number_of(table_spec(figure.table), record);
    });
    return count;
}

Figure figure_named(const ReportContext& context, std::string_view name, FirstLine first_line) {
    const std::vector<Figure> all = figures_with(first_line != FirstLine::absent);
    if (const auto found = key_part(name, names_of(all), labels_of(context, named_labels(all))))
        return named(all, *found, "figure");
    const std::vector<std::string> shown = names_of(figures_with(first_line == FirstLine::shown));
    throw refused("unknown-key", msg("there is no figure \"{key}\"", {{"key", printable(name)}}),
                  msg("one of: {codes}", {{"codes", join(shown, ", ")}}));
}

bool is_whole_months(const Period& period) {
    return period.from == period.from.first_of_month() && period.to == period.to.last_of_month();
}

/// The days of the period before that correspond to those of a running period that have been; nothing once
/// it is over, or before it begins.
std::optional<Period> same_days_before(const ReportContext& context, const Period& period) {
    const std::optional<Period> past = lived(context, period);
    if (!past || is_over(context, period))
        return {};
    const Period before = period.previous();
    if (!is_whole_months(period))
        return Period{before.from, Date(before.from.days() + (past->to.days() - period.from.days()))};
    const auto months_of = [](Date day) { return day.year() * 12 + static_cast<int>(day.month()); };
    return Period{before.from,
                  std::min(before.to, past->to.plus_months(months_of(before.from) - months_of(period.from)))};
}

/// The column that is meant; the word itself where there is none.
std::string figure_column(const ReportContext& context, std::string_view word) {
    return key_part(word, {"during", "on_last_day", "previous", "previous_same_days"},
                    labels_of(context, {{"during", mark("During the period")},
                                        {"on_last_day", mark("On its last day")},
                                        {"previous", mark("Period before")},
                                        {"previous_same_days", mark("Period before, same days")}}))
        .value_or(std::string(word));
}

/// The period that a column of the key figures is about; nothing: the column is empty.
std::optional<Period> column_period(const ReportContext& context, std::string_view column,
                                    const Period& period) {
    if (column == "during")
        return period;
    if (column == "previous_same_days")
        return same_days_before(context, period);
    if (column == "on_last_day")
        return Period{period.to, period.to};
    if (column == "previous")
        return period.previous();
    throw refused("unknown-key", msg("there is no column \"{key}\"", {{"key", printable(column)}}),
                  msg("one of: {codes}", {{"codes", "during, on_last_day, previous, previous_same_days"}}));
}

void add_figure_definitions(Table& table, const std::vector<Figure>& all,
                            const language::Language& language) {
    for (const Figure& figure : all)
        table.definitions.push_back(language.tr(figure.definition));
}

/// A row for each year: the year and the figures.
std::vector<Row> figures_by_year(const ReportContext& context, int first, int last, bool on_last_day) {
    const RegisterView view(context.store);
    std::vector<Row> years;
    for (int year = first; year <= last; ++year) {
        Period period = Period::year(year);
        Row& row = years.emplace_back(Row{{Cell(Value(static_cast<long long>(year)), std::to_string(year))}});
        for (const Figure& figure : figures()) {
            bool blank = on_last_day && is_dated(figure);
            Period counted_in = on_last_day ? Period{period.to, period.to} : period;
            row.cells.emplace_back(blank ? Value() : Value(counted(context, view, figure, counted_in)));
        }
    }
    return years;
}

/// `years` are those up to `last`.
Table trend_table(const ReportContext& context, int last, std::vector<Row> years, bool on_last_day) {
    const language::Language& language = context.language;
    const int first = last - static_cast<int>(years.size()) + 1;
    Table table;
    table.name = "trend";
    table.period = Period{Period::year(first).from, Period::year(last).to};
    table.title =
        language.tr(on_last_day ? msg("Key figures on the last day of each year, {first} to {last}",
                                      {{"first", std::to_string(first)}, {"last", std::to_string(last)}})
                                : msg("Key figures year by year, {first} to {last}",
                                      {{"first", std::to_string(first)}, {"last", std::to_string(last)}}));
    table.columns.push_back({"year", language.tr(mark("Year")), ColumnType::integer});
    for (const Figure& figure : figures())
        table.columns.push_back({std::string(figure.name), language.tr(figure.label), ColumnType::integer});
    table.rows = std::move(years);
    add_figure_definitions(table, figures(), language);
    return table;
}

} // namespace

Table key_figures(const ReportContext& context, const Period& period, FirstLine first_line) {
    const std::vector<Figure> all = figures_with(first_line == FirstLine::shown);
    const language::Language& language = context.language;
    RegisterView view(context.store);
    Table table;
    table.name = "key-figures";
    table.title = language.tr(msg("Key figures, {period}", {{"period", language.period(period)}}));
    table.period = period;
    table.columns = {{"figure", language.tr(mark("Figure")), ColumnType::code},
                     {"during", language.tr(mark("During the period")), ColumnType::integer},
                     {"on_last_day", language.tr(mark("On its last day")), ColumnType::integer},
                     {"previous", language.tr(mark("Period before")), ColumnType::integer}};
    const std::optional<Period> same_days = same_days_before(context, period);
    const bool compared = same_days || !context.by_label;
    if (compared)
        table.columns.push_back(
            {"previous_same_days", language.tr(mark("Period before, same days")), ColumnType::integer});
    for (const Figure& figure : all) {
        Row row{{Cell(Value(std::string(figure.name)), language.tr(figure.label))}};
        row.cells.emplace_back(counted(context, view, figure, period));
        row.cells.emplace_back(
            is_dated(figure) ? Value() : Value(counted(context, view, figure, {period.to, period.to})));
        row.cells.emplace_back(counted(context, view, figure, period.previous()));
        if (compared)
            row.cells.emplace_back(same_days ? Value(counted(context, view, figure, *same_days)) : Value());
        table.rows.push_back(std::move(row));
    }
    table.definitions.push_back(language.tr(msg("During: from {from} to {to}. Period before: from "
                                                "{before_from} to {before_to}, counted in the same way.",
                                                {{"from", language.date(period.from)},
                                                 {"to", language.date(period.to)},
                                                 {"before_from", language.date(period.previous().from)},
                                                 {"before_to", language.date(period.previous().to)}})));
    if (same_days)
        table.definitions.push_back(language.tr(msg(
            "Period before, same days: from {from} to {to}, as many of its days as have been of this one.",
            {{"from", language.date(same_days->from)}, {"to", language.date(same_days->to)}})));
    add_figure_definitions(table, all, language);
    return table;
}

Table trend(const ReportContext& context, int first, int last, bool on_last_day) {
    return trend_table(context, last, figures_by_year(context, first, last, on_last_day), on_last_day);
}

Table trend_up_to(const ReportContext& context, int last, int most) {
    // There is no year before the first.
    std::vector<Row> years = figures_by_year(context, std::max(1, last - most + 1), last, false);
    const auto has_figure = [](const Row& year) {
        return std::any_of(year.cells.begin() + 1, year.cells.end(),
                           [](const Cell& cell) { return std::get<long long>(cell.value) != 0; });
    };
    // A year that is all zero says that nothing was recorded yet; the last one is what was asked for.
    years.erase(years.begin(), std::find_if(years.begin(), years.end() - 1, has_figure));
    return trend_table(context, last, std::move(years), false);
}

Table explain_figure(const ReportContext& context, const Period& period, std::string_view key,
                     FirstLine first_line) {
    auto comma = key.find(',');
    const Figure figure = figure_named(context, key.substr(0, comma), first_line);
    const std::string column =
        comma == std::string_view::npos ? "during" : figure_column(context, key.substr(comma + 1));
    const std::optional<Period> told = column_period(context, column, period);
    const Period asked = told.value_or(period);
    RegisterView view(context.store);
    Listing listing(context, view, asked);
    listing.table.title = context.language.tr(
        msg("Behind {key}: {table}, {period}", {{"key", std::string(figure.label), true},
                                                {"table", std::string(mark("Key figures")), true},
                                                {"period", context.language.period(asked)}}));
    listing.table.definitions.push_back(context.language.tr(figure.definition));
    listing.relation = figure.relation;
    listing.begin(model::kind(figure.table.empty() ? "coordinator" : table_spec(figure.table).kind));
    if (!told || (column == "on_last_day" && is_dated(figure)))
        return listing.table;
    std::vector<model::Record> members;
    each_member(context, view, figure, asked,
                [&](const model::Record& record) { members.push_back(record); });
    if (!is_dated(figure))
        std::sort(members.begin(), members.end(),
                  [](const model::Record& a, const model::Record& b) { return key_text(a) < key_text(b); });
    for (const model::Record& record : members)
        listing.add(record);
    return listing.table;
}

Table report_list(const config::Config& config, const language::Language& language) {
    Table table;
    table.name = "reports";
    table.title = language.tr(mark("Reports"));
    table.columns = {{"report", language.tr(mark("Report")), ColumnType::code},
                     {"by", language.tr(mark("By")), ColumnType::text},
                     {"definition", language.tr(mark("What it counts")), ColumnType::text}};
    auto add = [&](std::string_view name, std::string by, std::string_view definition) {
        table.rows.push_back(
            {{Cell(Value(std::string(name))), by.empty() ? Cell() : Cell(Value(std::move(by))),
              Cell(Value(language.tr(definition)))}});
    };
    add("key-figures", "", mark("The figures of the annual report, with the period before."));
    add("trend", "", mark("The key figures year by year, or with --of a table of counts."));
    add("annual", "", mark("The annual report: these tables in one document."));
    for (const TableSpec& spec : table_specs())
        add(spec.name, join(facet_names(spec), " "), spec.definition);
    add("movements", "month", movements_definition());
    add("presence", "partner_kind partner", presence_definition());
    add("follow-up", "", follow_up_definition());
    for (const RateSpec& spec : rate_specs())
        add(spec.name, join({spec.fields.begin(), spec.fields.end()}, " "), spec.definition);
    add("partner", "", partner_sheet_definition());
    for (const config::OwnReport& own : config.report.own)
        table.rows.push_back({{Cell(Value(own.name.text)),
                               Cell(Value(join(words(own.rows.text + " " + own.columns.text), " "))),
                               Cell(Value(model::label_in(own.title, language.code(), own.table.text)))}});
    return table;
}

} // namespace edv::report
