#include "report/counting.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/named.hpp"
#include "base/text.hpp"
#include "report/count_facts.hpp"
#include "report/dated.hpp"
#include "report/lasting.hpp"
#include "report/listing.hpp"

namespace edv::report {
namespace {

const Facet& asked_facet(const TableSpec& spec, const std::string& name) {
    if (const Facet* facet = find_facet(spec, name))
        return *facet;
    throw Error(ErrorKind::usage,
                msg("{table} can't be counted by \"{field}\"",
                    {{"table", std::string(spec.name)}, {"field", printable(name)}}),
                msg("one of: {codes}", {{"codes", join(facet_names(spec), ", ")}}));
}

std::vector<Facet> asked_facets(const TableSpec& spec, const CountOptions& options) {
    std::vector<Facet> asked;
    for (const std::string& name : options.by)
        asked.push_back(asked_facet(spec, name));
    if (asked.empty())
        asked.push_back(spec.facets.front());
    if (asked.size() > 2 || (asked.size() == 2 && asked[0].name == asked[1].name))
        throw Error(ErrorKind::usage,
                    msg("--by takes one field, or two different ones with a comma between them"));
    return asked;
}

/// Calls `see` for each record that counts, where the counter looks at them one by one.
void each_counted(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const SeeCounted& see) {
    switch (counting.spec->counter) {
    case Counter::lasting:
        return each_lasting(context, view, counting, period, see);
    case Counter::dated:
        return each_dated(context, view, counting, period, see);
    case Counter::facts:
        break;
    }
    defect("facts are not looked at one by one");
}

/// The month or year of the cell; nothing where it is of the whole period.
std::optional<Period> time_of_cell(const Counting& counting, const Period& period, const Cross::Cell& cell) {
    std::optional<Period> shortest;
    for (std::size_t at = 0; at < counting.facets.size(); ++at) {
        const Facet& facet = counting.facets[at];
        const std::string& value = at == 0 ? cell.first : cell.second;
        if (!is_time(facet) || (shortest && is_yearly(facet)))
            continue;
        for (const Period& time : times_of(facet, period))
            if (time_of(facet, time.from.iso()) == value)
                shortest = time;
    }
    return shortest;
}

/// The cell as people read it.
std::string cell_told(const ReportContext& context, const Cross::Cell& cell, const FacetView& rows,
                      const FacetView& columns) {
    const std::string row = cell.first.empty() ? context.language.tr(mark("Total")) : rows.label(cell.first);
    return cell.second.empty() ? row : row + ", " + columns.label(cell.second);
}

} // namespace

Counting counting_of(const TableSpec& spec, const CountOptions& options) {
    Counting counting{&spec, asked_facets(spec, options), {}, options};
    for (const CodeFilter& filter : options.filter)
        counting.filter.push_back({asked_facet(spec, filter.facet), filter.codes});
    return counting;
}

std::string expert_of(const TableSpec& spec, const model::Record& record) {
    return spec.expert.empty() ? std::string() : record.text(spec.expert);
}

std::vector<Cross> count_all(const ReportContext& context, const RegisterView& view,
                             const std::vector<Counting>& countings, const Period& period) {
    std::vector<Counting> facts;
    std::copy_if(countings.begin(), countings.end(), std::back_inserter(facts),
                 [](const Counting& one) { return one.spec->counter == Counter::facts; });
    std::vector<Cross> of_facts = count_facts(context, view, facts, period);
    std::vector<Cross> all;
    std::size_t next = 0;
    for (const Counting& counting : countings) {
        if (counting.spec->counter == Counter::facts) {
            all.push_back(std::move(of_facts[next++]));
            continue;
        }
        const bool contributions = counting.options.contributions;
        Cross& cross = all.emplace_back(contributions);
        each_counted(
            context, view, counting, period, [&](const model::Record& record, const Cross::Weights& weights) {
                cross.add(weights);
                if (contributions)
                    cross.keep(weights, expert_of(*counting.spec, record), number_of(*counting.spec, record));
            });
    }
    return all;
}

void each_in_cell(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const Cross::Cell& cell,
                  const std::function<void(const model::Record&, double)>& see) {
    if (counting.spec->counter == Counter::facts) {
        for (const long long number : facts_in(context, view, counting, period, cell))
            if (const auto stored = context.store.get(model::kind(counting.spec->kind), number))
                see(stored->record, 1);
        return;
    }
    each_counted(context, view, counting, period,
                 [&](const model::Record& record, const Cross::Weights& weights) {
                     if (const double* weight = weights.at(cell))
                         see(record, *weight);
                 });
}

Table list_cell(const ReportContext& context, const RegisterView& view, const Counting& counting,
                const Period& period, const Cross::Cell& cell) {
    const TableSpec& spec = *counting.spec;
    const FacetView rows(context, view, counting.facets.front(), period);
    const FacetView columns(context, view, counting.facets.back(), period);
    Listing listing(context, view, period);
    listing.table.title = context.language.tr(
        msg("Behind {key}: {table}, {period}", {{"key", cell_told(context, cell, rows, columns)},
                                                {"table", std::string(spec.title), true},
                                                {"period", context.language.period(period)}}));
    listing.begin(model::kind(spec.kind));
    listing.within = time_of_cell(counting, period, cell);
    if (counting.options.fte)
        listing.table.columns.push_back(
            {"fte_counted", context.language.tr(mark("FTE counted")), ColumnType::number});
    each_in_cell(context, view, counting, period, cell, [&](const model::Record& record, double weight) {
        listing.add(record);
        if (counting.options.fte)
            listing.table.rows.back().cells.emplace_back(Value(weight));
    });
    return listing.table;
}

} // namespace edv::report
