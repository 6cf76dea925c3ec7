#include "report/counts.hpp"

#include <algorithm>
#include <utility>

#include "report/counting.hpp"
#include "report/keys.hpp"

namespace edv::report {
namespace {

/// The words of the rows or columns that are shown, some of which may have nothing behind them.
std::vector<std::string> known_values(std::set<std::string> values, const FacetView& view, bool all_codes) {
    const std::vector<std::string> shown = view.ordered(values, all_codes);
    values.insert(shown.begin(), shown.end());
    std::vector<std::string> known(values.begin(), values.end());
    known.emplace_back("total");
    return known;
}

std::string total_as_all(std::string value) {
    return value == "total" ? std::string() : value;
}

/// With one facet the columns are figures of the same records. In a cell an empty row or column stands for
/// all.
Cross::Cell single_key(std::string_view key, const ReportContext& context, const Cross& cross,
                       const CountOptions& options, const FacetView& rows) {
    const std::vector<std::string> figures{options.fte ? "fte" : "count", "share"};
    return {total_as_all(
                cell_named(
                    key, known_values(cross.row_values(), rows, options.all_codes), figures, figures.front(),
                    [&](const std::string& value) { return rows.labels(value); },
                    labels_of(context,
                              {{"fte", mark("FTE")}, {"count", mark("Count")}, {"share", mark("Share")}}))
                    .first),
            ""};
}

Cross::Cell split_key(std::string_view key, const Cross& cross, const CountOptions& options,
                      const FacetView& rows, const FacetView& columns, const Facet& first) {
    std::vector<std::string> known = known_values(cross.column_values(), columns, options.all_codes);
    const std::string own_name(first.name);
    for (std::string& value : known)
        if (value == own_name)
            value = "'" + value + "'";
    auto [row, column] = cell_named(
        key, known_values(cross.row_values(), rows, options.all_codes), known, "total",
        [&](const std::string& value) { return rows.labels(value); },
        [&](const std::string& value) { return columns.labels(value); });
    if (column == "'" + own_name + "'" && cross.column_values().contains(own_name))
        column = own_name;
    return {total_as_all(std::move(row)), total_as_all(std::move(column))};
}

} // namespace

Table count_table(const ReportContext& context, const TableSpec& spec, const Period& period,
                  const CountOptions& options) {
    const Counting counting = counting_of(spec, options);
    RegisterView view(context.store);
    return cross_table(context, view, counting, period, count_all(context, view, {counting}, period).front());
}

Table explain_cell(const ReportContext& context, const TableSpec& spec, const Period& period,
                   const CountOptions& options, std::string_view key) {
    const Counting counting = counting_of(spec, options);
    RegisterView view(context.store);
    const Cross cross = count_all(context, view, {counting}, period).front();
    const FacetView rows(context, view, counting.facets.front(), period);
    const FacetView columns(context, view, counting.facets.back(), period);
    const Cross::Cell cell = counting.facets.size() > 1
                                 ? split_key(key, cross, options, rows, columns, counting.facets.front())
                                 : single_key(key, context, cross, options, rows);
    return list_cell(context, view, counting, period, cell);
}

} // namespace edv::report
