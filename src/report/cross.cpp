#include "report/cross.hpp"

#include <algorithm>
#include <cmath>

#include "base/named.hpp"
#include "base/rounding.hpp"
#include "base/text.hpp"
#include "config/labels.hpp"
#include "report/disclosure.hpp"

namespace edv::report {

namespace {

/// Calls `add` for each cell, row and column of these values, and for all.
template <typename T, typename Add>
void in_each(EachCell<T>& all, const std::vector<std::string>& rows, const std::vector<std::string>& columns,
             const Add& add) {
    for (const std::string& row : rows) {
        add(all.rows[row]);
        for (const std::string& column : columns)
            add(all.cells[{row, column}]);
    }
    for (const std::string& column : columns)
        add(all.columns[column]);
    add(all.total);
}

/// Calls `add` with what the record adds, for each that it adds to.
template <typename T, typename Add>
void in_each(EachCell<T>& all, const Cross::Weights& record, const Add& add) {
    for (const auto& [cell, weight] : record.cells)
        add(all.cells[cell], weight);
    for (const auto& [row, weight] : record.rows)
        add(all.rows[row], weight);
    for (const auto& [column, weight] : record.columns)
        add(all.columns[column], weight);
    add(all.total, record.total);
}

double found(const std::map<std::string, double>& sums, const std::string& value) {
    const auto at = sums.find(value);
    return at == sums.end() ? 0 : at->second;
}

std::set<std::string> values_of(const std::map<std::string, double>& sums) {
    std::set<std::string> values;
    for (const auto& [value, sum] : sums)
        values.insert(value);
    return values;
}

} // namespace

Cross::Cross(bool contributions) {
    if (contributions)
        contributions_.emplace();
}

template <typename Self>
auto& Cross::kept(Self& self) {
    if (!self.contributions_)
        defect("a count without contributions");
    return *self.contributions_;
}

void Cross::add(const std::vector<std::string>& rows, const std::vector<std::string>& columns, double count) {
    in_each(sums_, rows, columns, [&](double& sum) { sum += count; });
}

void Cross::add(const Weights& record) {
    in_each(sums_, record, [](double& sum, double weight) { sum += weight; });
}

void Cross::keep(const std::vector<std::string>& rows, const std::vector<std::string>& columns,
                 const std::string& expert, long long records) {
    in_each(kept(*this), rows, columns, [&](Contributions& who) { who.add(expert, records); });
}

void Cross::keep(const Weights& record, const std::string& expert, long long records) {
    in_each(kept(*this), record, [&](Contributions& who, double) { who.add(expert, records); });
}

const Contributions& Cross::contributions(const Cell& cell) const {
    static const Contributions nobody;
    const Contributions* who = kept(*this).at(cell);
    return who ? *who : nobody;
}

double Cross::cell(const std::string& row, const std::string& column) const {
    const auto at = sums_.cells.find({row, column});
    return at == sums_.cells.end() ? 0 : at->second;
}

double Cross::row(const std::string& row) const {
    return found(sums_.rows, row);
}

double Cross::column(const std::string& column) const {
    return found(sums_.columns, column);
}

std::set<std::string> Cross::row_values() const {
    return values_of(sums_.rows);
}

std::set<std::string> Cross::column_values() const {
    return values_of(sums_.columns);
}

namespace {

Value measured(double value, bool fte) {
    if (fte)
        return rounded(value);
    return to_count(value);
}

void add_single(Table& table, const FacetView& view, const Cross& cross, const CountOptions& options) {
    double total = cross.total();
    auto share = [&](double part) -> Value {
        if (total == 0)
            return {};
        return part / total;
    };
    for (const std::string& value : view.ordered(cross.row_values(), options.all_codes))
        table.rows.push_back(
            {{Cell(Value(value), view.label(value)), Cell(measured(cross.row(value), options.fte)),
              Cell(share(cross.row(value)))}});
    table.rows.push_back(
        {{Cell(Value(std::string("total"))), Cell(measured(total, options.fte)), Cell(share(total))},
         Role::total});
}

void add_double(Table& table, const FacetView& rows, const std::vector<std::string>& columns,
                const Cross& cross, const CountOptions& options) {
    auto line = [&](const std::string& value, Cell head) {
        Row row{{std::move(head)}};
        for (const std::string& column : columns)
            row.cells.emplace_back(measured(cross.cell(value, column), options.fte));
        row.cells.emplace_back(measured(cross.row(value), options.fte));
        return row;
    };
    for (const std::string& value : rows.ordered(cross.row_values(), options.all_codes))
        table.rows.push_back(line(value, Cell(Value(value), rows.label(value))));
    Row total{{Cell(Value(std::string("total")))}, Role::total};
    for (const std::string& column : columns)
        total.cells.emplace_back(measured(cross.column(column), options.fte));
    total.cells.emplace_back(measured(cross.total(), options.fte));
    table.rows.push_back(total);
}

std::string labels_of(const ReportContext& context, const RegisterView& view, const FacetFilter& filter,
                      const Period& period) {
    const FacetView values(context, view, filter.facet, period);
    std::vector<std::string> labels;
    for (const std::string& code : filter.codes)
        labels.push_back(values.label(code));
    return join(labels, ", ");
}

/// Whether a record can have several values of the facet, itself or one after the other in the period.
bool has_several(const TableSpec& spec, const Facet& facet) {
    const bool changes = !facet.kind.empty() || is_time(facet);
    return facet.several || (spec.counter == Counter::lasting && changes);
}

/// Whether people read some share otherwise than it is.
bool shares_are_rounded(const Table& table) {
    const auto differs = [](const Cell& cell) {
        const auto* share = std::get_if<double>(&cell.value);
        return share && std::abs(*share - rounded(*share, read_decimals)) > 1e-9;
    };
    for (std::size_t at = 0; at < table.columns.size(); ++at)
        if (table.columns[at].percent && std::any_of(table.rows.begin(), table.rows.end(),
                                                     [&](const Row& row) { return differs(row.cells[at]); }))
            return true;
    return false;
}

void add_definitions(Table& table, const ReportContext& context, const RegisterView& view,
                     const Counting& counting, const Period& period, const Cross& cross) {
    const language::Language& language = context.language;
    const TableSpec& spec = *counting.spec;
    const CountOptions& options = counting.options;
    table.definitions.push_back(language.tr(spec.definition));
    for (const FacetFilter& one : counting.filter)
        table.definitions.push_back(language.tr(
            msg("Only those with {field}: {values}.", {{"field", std::string(one.facet.label), true},
                                                       {"values", labels_of(context, view, one, period)}})));
    if (options.fte)
        table.definitions.push_back(language.tr(spec.fte));
    note_counting(table, language, counting);
    if (shares_are_rounded(table))
        table.definitions.push_back(language.tr(mark("Shares are rounded and may not add up to 100%.")));
    if (options.fte)
        table.definitions.push_back(
            language.tr(msg("Base: {base} FTE.", {{"base", language.number(cross.total())}})));
    else
        table.definitions.push_back(base_of(language, spec, to_count(cross.total())));
}

} // namespace

std::string base_of(const language::Language& language, const TableSpec& spec, long long count) {
    Message base = spec.base;
    base.count = count;
    return language.tr(base);
}

void note_counting(Table& table, const language::Language& language, const Counting& counting) {
    const TableSpec& spec = *counting.spec;
    const std::vector<Facet>& facets = counting.facets;
    if (std::any_of(facets.begin(), facets.end(),
                    [&](const Facet& facet) { return has_several(spec, facet); }))
        table.definitions.push_back(
            language.tr(mark("A record with several values counts once in each of them and once in the "
                             "total: rows may add up to more than the total.")));
    // The note is about work: of who is there it would say nothing.
    const auto single = [&](const Facet& facet) { return singles_out(spec, facet); };
    if (spec.tells == Tells::work &&
        (std::any_of(facets.begin(), facets.end(), single) ||
         std::any_of(counting.filter.begin(), counting.filter.end(),
                     [&](const FacetFilter& filter) { return single(filter.facet); })))
        note_not_publishable(table, language);
}

Table cross_table(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const Cross& cross) {
    const TableSpec& spec = *counting.spec;
    const std::vector<Facet>& facets = counting.facets;
    const CountOptions& options = counting.options;
    const language::Language& language = context.language;
    FacetView rows(context, view, facets[0], period);
    const std::string subject =
        options.fte ? language.tr(msg("{table} in FTE", {{"table", std::string(spec.title), true}}))
                    : language.tr(spec.title);
    Table table;
    table.name = spec.name;
    table.period = period;
    table.columns.push_back({std::string(facets[0].name), language.tr(facets[0].label), ColumnType::code});
    std::string measure = options.fte ? "fte" : "count";
    std::string measure_label = language.tr(options.fte ? mark("FTE") : mark("Count"));
    ColumnType number = options.fte ? ColumnType::number : ColumnType::integer;
    if (facets.size() == 1) {
        table.title =
            language.tr(msg("{table}: {rows}, {period}", {{"table", subject},
                                                          {"rows", std::string(facets[0].label), true},
                                                          {"period", language.period(period)}}));
        table.columns.push_back({measure, measure_label, number});
        table.columns.push_back({"share", language.tr(mark("Share")), ColumnType::number, true});
        add_single(table, rows, cross, options);
    } else {
        FacetView columns(context, view, facets[1], period);
        table.title = language.tr(
            msg("{table}: {rows} × {columns}, {period}", {{"table", subject},
                                                          {"rows", std::string(facets[0].label), true},
                                                          {"columns", std::string(facets[1].label), true},
                                                          {"period", language.period(period)}}));
        std::vector<std::string> values = columns.ordered(cross.column_values(), options.all_codes);
        // A column that is called as the first one is would be it to a reader of json.
        for (const std::string& value : values)
            table.columns.push_back(
                {value == facets[0].name ? "'" + value + "'" : value, columns.label(value), number});
        table.columns.push_back({"total", language.tr(mark("Total")), number});
        add_double(table, rows, values, cross, options);
    }
    table.rows.back().cells.front().label = language.tr(mark("Total"));
    add_definitions(table, context, view, counting, period, cross);
    return table;
}

} // namespace edv::report
