#include "report/table_trend.hpp"

#include <algorithm>
#include <set>

#include "edv/base/error.hpp"

#include "base/rounding.hpp"
#include "base/text.hpp"
#include "report/counting.hpp"
#include "report/keys.hpp"

namespace edv::report {
namespace {

CountOptions options_of(const TableTrend& asked) {
    CountOptions options;
    if (!asked.by.empty())
        options.by = {asked.by};
    return options;
}

Period counted_in(const TableTrend& asked, int year) {
    const Period whole = Period::year(year);
    return asked.on_last_day ? Period{whole.to, whole.to} : whole;
}

Message title_of(const TableTrend& asked, const Counting& counting) {
    const Facet& facet = counting.facets.front();
    const std::vector<Arg> args{{"table", std::string(asked.spec->title), true},
                                {"field", std::string(facet.label), true},
                                {"first", std::to_string(asked.first)},
                                {"last", std::to_string(asked.last)}};
    if (asked.by.empty())
        return asked.on_last_day ? msg("{table} on the last day of each year, {first} to {last}", args)
                                 : msg("{table} year by year, {first} to {last}", args);
    return asked.on_last_day ? msg("{table}: {field}, on the last day of each year, {first} to {last}", args)
                             : msg("{table}: {field}, year by year, {first} to {last}", args);
}

/// The counts of the years, one after the other.
std::vector<Cross> counted(const ReportContext& context, const RegisterView& view, const Counting& counting,
                           const TableTrend& asked) {
    std::vector<Cross> years;
    for (int year = asked.first; year <= asked.last; ++year)
        years.push_back(count_all(context, view, {counting}, counted_in(asked, year)).front());
    return years;
}

std::vector<std::string> values_in(const std::vector<Cross>& years, const FacetView& facet) {
    std::set<std::string> values;
    for (const Cross& year : years)
        values.merge(year.row_values());
    return facet.ordered(values, false);
}

void add_columns(Table& table, const language::Language& language, const TableTrend& asked,
                 const std::vector<std::string>& values, const FacetView& facet) {
    table.columns = {{"year", language.tr(mark("Year")), ColumnType::integer}};
    if (asked.by.empty()) {
        table.columns.push_back(
            {std::string(asked.spec->name), language.tr(asked.spec->title), ColumnType::integer});
        return;
    }
    // A free text may be called as the first column is.
    for (const std::string& value : values)
        table.columns.push_back(
            {value == "year" ? "'" + value + "'" : value, facet.label(value), ColumnType::integer});
    table.columns.push_back({"total", language.tr(mark("Total")), ColumnType::integer});
}

} // namespace

Table trend_of(const ReportContext& context, const TableTrend& asked) {
    const language::Language& language = context.language;
    const Counting counting = counting_of(*asked.spec, options_of(asked));
    const RegisterView view(context.store);
    const std::vector<Cross> years = counted(context, view, counting, asked);
    const Period period{Period::year(asked.first).from, Period::year(asked.last).to};
    const FacetView facet(context, view, counting.facets.front(), period);
    const std::vector<std::string> values =
        asked.by.empty() ? std::vector<std::string>() : values_in(years, facet);
    Table table;
    table.name = "trend";
    table.period = period;
    table.title = language.tr(title_of(asked, counting));
    add_columns(table, language, asked, values, facet);
    for (int year = asked.first; year <= asked.last; ++year) {
        Row& row =
            table.rows.emplace_back(Row{{Cell(Value(static_cast<long long>(year)), std::to_string(year))}});
        const Cross& cross = years[static_cast<std::size_t>(year - asked.first)];
        for (const std::string& value : values)
            row.cells.emplace_back(to_count(cross.row(value)));
        row.cells.emplace_back(to_count(cross.total()));
    }
    table.definitions.push_back(language.tr(asked.spec->definition));
    table.definitions.push_back(language.tr(mark("Each year is counted by itself.")));
    if (!asked.by.empty())
        note_counting(table, language, counting);
    return table;
}

Table explain_trend(const ReportContext& context, const TableTrend& asked, std::string_view key) {
    const auto comma = key.rfind(',');
    const std::string_view column = key.substr(0, comma);
    const std::string_view year_said = comma == std::string_view::npos ? "" : key.substr(comma + 1);
    const auto year = parse_integer(year_said);
    if (!year || *year < asked.first || *year > asked.last)
        throw refused("unknown-key", msg("{year} is not in the trend", {{"year", printable(year_said)}}));
    const Counting counting = counting_of(*asked.spec, options_of(asked));
    const RegisterView view(context.store);
    const Period period = counted_in(asked, static_cast<int>(*year));
    std::vector<std::string> known{std::string(asked.spec->name)};
    LabelsOf labels = labels_of(context, {{std::string(asked.spec->name), asked.spec->title}});
    const FacetView facet(context, view, counting.facets.front(), period);
    if (!asked.by.empty()) {
        known = values_in(counted(context, view, counting, asked), facet);
        known.emplace_back("total");
        labels = [&](const std::string& value) { return facet.labels(value); };
    }
    const auto found = key_part(column, known, labels);
    if (!found)
        throw unknown_column(column, known);
    const bool all = asked.by.empty() || *found == "total";
    return list_cell(context, view, counting, period, {all ? "" : *found, ""});
}

} // namespace edv::report
