#include "report/cross.hpp"

#include <algorithm>
#include <cmath>

#include "edv/base/text.hpp"
#include "edv/config/labels.hpp"

namespace edv {

std::string free_value(std::string text) {
    if (text.empty())
        return std::string(no_value);
    const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
    return quoted || text == no_value || lower(text) == "total" ? "'" + text + "'" : text;
}

std::string plain_value(const std::string& value) {
    const bool quoted = value.size() > 1 && value.front() == '\'' && value.back() == '\'';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

bool names_code(const std::vector<std::string>& codes, std::string_view value) {
    const std::string meant = lower(value);
    const std::string plain = plain_value(meant);
    return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
        return lower(code) == meant || (code != no_value && lower(code) == plain);
    });
}

void Cross::add(const std::vector<std::string>& rows, const std::vector<std::string>& columns, double count) {
    for (const std::string& row : rows) {
        rows_[row] += count;
        for (const std::string& column : columns)
            cells_[{row, column}] += count;
    }
    for (const std::string& column : columns)
        columns_[column] += count;
    total_ += count;
}

void Cross::add(const Weights& record) {
    for (const auto& [cell, weight] : record.cells)
        cells_[cell] += weight;
    for (const auto& [row, weight] : record.rows)
        rows_[row] += weight;
    for (const auto& [column, weight] : record.columns)
        columns_[column] += weight;
    total_ += record.total;
}

double Cross::cell(const std::string& row, const std::string& column) const {
    auto found = cells_.find({row, column});
    return found == cells_.end() ? 0 : found->second;
}

double Cross::row(const std::string& row) const {
    auto found = rows_.find(row);
    return found == rows_.end() ? 0 : found->second;
}

double Cross::column(const std::string& column) const {
    auto found = columns_.find(column);
    return found == columns_.end() ? 0 : found->second;
}

std::set<std::string> Cross::row_values() const {
    std::set<std::string> values;
    for (const auto& [value, count] : rows_)
        values.insert(value);
    return values;
}

std::set<std::string> Cross::column_values() const {
    std::set<std::string> values;
    for (const auto& [value, count] : columns_)
        values.insert(value);
    return values;
}

std::vector<std::string> FacetView::every_value() const {
    std::vector<std::string> all;
    if (facet_.type == FieldType::term)
        for (const Term& term : context_.config.taxonomy(facet_.of))
            all.push_back(term.code);
    else if (facet_.type == FieldType::choice)
        for (std::string_view word : choices(facet_.of))
            all.emplace_back(word);
    else if (facet_.type == FieldType::ref)
        all = context_.store.codes().codes(facet_.of);
    else if (facet_.type == FieldType::month)
        for (Date month = period_.from.first_of_month(); month <= period_.to; month = month.plus_months(1))
            all.push_back(month.iso_month());
    return all;
}

std::vector<std::string> FacetView::ordered(const std::set<std::string>& values, bool all) const {
    std::vector<std::string> every = every_value();
    std::vector<std::string> result;
    for (const std::string& value : every)
        if (all || values.contains(value))
            result.push_back(value);
    for (const std::string& value : values)
        if (value != no_value && std::find(every.begin(), every.end(), value) == every.end())
            result.push_back(value);
    if (context_.by_label && (facet_.type == FieldType::ref || facet_.type == FieldType::text))
        std::stable_sort(result.begin(), result.end(), [&](const std::string& a, const std::string& b) {
            return context_.language.before(label(a), label(b));
        });
    if (values.contains(std::string(no_value)))
        result.emplace_back(no_value);
    return result;
}

std::string FacetView::label(const std::string& value) const {
    return label(value, context_.language);
}

std::vector<std::string> FacetView::labels(const std::string& value) const {
    std::vector<Language> languages = context_.read_in;
    languages.push_back(context_.language);
    std::vector<std::string> all;
    for (const Language& language : languages) {
        if (value == "total")
            all.push_back(language.tr(mark("Total")));
        else
            all.push_back(label(value, language));
        if (facet_.type == FieldType::ref && facet_.of == "partner")
            all.push_back(view_.standing().name(value, period_.to, language.code()));
    }
    return all;
}

std::string FacetView::label(const std::string& value, const Language& language) const {
    if (value == no_value)
        return language.tr(mark("not stated"));
    if (facet_.type == FieldType::ref && facet_.of == "partner")
        return view_.standing().short_name(plain_value(value), period_.to, language.code());
    if (facet_.type == FieldType::month)
        if (auto month = parse_month(value))
            return language.month(*month);
    if (facet_.type == FieldType::term && !find_term(context_.config.taxonomies, facet_.of, value))
        return kept_label(value, language);
    if (facet_.type == FieldType::text)
        return plain_value(value);
    return label_of(context_.config.taxonomies, language, facet_.type, facet_.of, value);
}

std::string FacetView::kept_label(const std::string& code, const Language& language) const {
    Record key(kind("taxonomy"));
    key.at("taxonomy") = std::string(facet_.of);
    key.at("code") = code;
    auto kept = context_.store.find(key);
    if (!kept)
        return code;
    Labels labels;
    for (const char* one : {"fr", "nl", "de", "en"})
        labels[one] = kept->record.text(one);
    return label_in(labels, language.code(), code);
}

namespace {

Value measured(double value, bool fte) {
    if (fte)
        return std::round(value * 10000) / 10000;
    return static_cast<long long>(std::llround(value));
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
    static const std::map<std::string_view, std::set<std::string_view>> changing{
        {"experts", {"partner", "partner_kind", "coordinator", "employment", "funding", "month"}},
        {"partners", {"relation", "month"}},
        {"secondments", {"month"}},
        {"projects", {"month"}}};
    const auto found = changing.find(spec.name);
    return facet.several || (found != changing.end() && found->second.contains(facet.name));
}

/// Whether people read some share otherwise than it is.
bool shares_are_rounded(const Table& table) {
    const auto rounded = [](const Cell& cell) {
        const auto* share = std::get_if<double>(&cell.value);
        return share && std::abs(*share * 1000 - std::round(*share * 1000)) > 1e-6;
    };
    for (std::size_t at = 0; at < table.columns.size(); ++at)
        if (table.columns[at].percent && std::any_of(table.rows.begin(), table.rows.end(),
                                                     [&](const Row& row) { return rounded(row.cells[at]); }))
            return true;
    return false;
}

void add_definitions(Table& table, const ReportContext& context, const RegisterView& view,
                     const Counting& counting, const Period& period, const Cross& cross) {
    const Language& language = context.language;
    const TableSpec& spec = *counting.spec;
    const std::vector<Facet>& facets = counting.facets;
    const CountOptions& options = counting.options;
    table.definitions.push_back(language.tr(spec.definition));
    for (const FacetFilter& one : counting.filter)
        table.definitions.push_back(language.tr(
            msg("Only those with {field}: {values}.", {{"field", std::string(one.facet.label), true},
                                                       {"values", labels_of(context, view, one, period)}})));
    const bool shared = spec.name == "secondments";
    if (options.fte)
        table.definitions.push_back(language.tr(
            shared
                ? mark(
                      "Measured in full-time equivalents: those of the contracts that ran on the last day in "
                      "the period on which the secondment and a contract both ran, times its share (a share "
                      "that is not stated is the whole; at one partner a person counts as one at most). "
                      "Contracts without FTE add nothing.")
                : mark("Measured in full-time equivalents: those of the contracts that ran on the person's "
                       "last day in the period, whole at each partner. Contracts without FTE add nothing.")));
    if (std::any_of(facets.begin(), facets.end(),
                    [&](const Facet& facet) { return has_several(spec, facet); }))
        table.definitions.push_back(
            language.tr(mark("A record with several values counts once in each of them and once in the "
                             "total: rows may add up to more than the total.")));
    if (shares_are_rounded(table))
        table.definitions.push_back(language.tr(mark("Shares are rounded and may not add up to 100%.")));
    if (options.fte)
        table.definitions.push_back(
            language.tr(msg("Base: {base} FTE.", {{"base", language.number(cross.total())}})));
    else
        table.definitions.push_back(base_of(language, spec, std::llround(cross.total())));
    auto exposing = [](const Facet& facet) { return facet.name == "partner" || facet.name == "expert"; };
    if (spec.name == "observations" &&
        (std::any_of(facets.begin(), facets.end(), exposing) ||
         std::any_of(counting.filter.begin(), counting.filter.end(),
                     [&](const FacetFilter& filter) { return exposing(filter.facet); })))
        table.notes.push_back(language.tr(mark("A count by partner or by expert is often the work of "
                                               "one person: not for publication.")));
}

} // namespace

std::string base_of(const Language& language, const TableSpec& spec, long long count) {
    Message base = spec.base;
    base.count = count;
    return language.tr(base);
}

Table cross_table(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const Cross& cross) {
    const TableSpec& spec = *counting.spec;
    const std::vector<Facet>& facets = counting.facets;
    const CountOptions& options = counting.options;
    const Language& language = context.language;
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

} // namespace edv
