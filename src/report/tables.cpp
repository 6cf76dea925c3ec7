#include <algorithm>
#include <optional>
#include <utility>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "report/counting.hpp"
#include "report/dated.hpp"
#include "report/facts.hpp"
#include "report/keys.hpp"
#include "report/listing.hpp"

namespace edv {
namespace {

using enum FieldType;

constexpr Facet partner{"partner", ref, "partner", mark("Partner")};
constexpr Facet partner_kind{"partner_kind", term, "partner_kind", mark("Kind of partner")};
constexpr Facet coordinator{"coordinator", ref, "coordinator", mark("Coordinator")};
constexpr Facet expert{"expert", ref, "expert", mark("Expert")};
constexpr Facet language{"language", choice, "language", mark("Language")};
constexpr Facet by_month{"month", month, "", mark("Month")};

void add_dated_specs(std::vector<TableSpec>& specs) {
    specs.push_back({"proposals",
                     mark("Proposals"),
                     mark("Proposals submitted in the period, in the state that they are in now; merged "
                          "partners stand as on its last day."),
                     msgn("Base: {count} proposal.", "Base: {count} proposals.", 0),
                     {{"area", term, "area", mark("Area")},
                      {"state", choice, "proposal_state", mark("State")},
                      partner,
                      partner_kind,
                      by_month}});
    specs.push_back({"signals",
                     mark("Signals"),
                     mark("Signals opened in the period, in the state that they are in now."),
                     msgn("Base: {count} signal.", "Base: {count} signals.", 0),
                     {{"ground", choice, "ground", mark("Ground")},
                      {"nature", term, "nature", mark("Nature")},
                      {"state", choice, "signal_state", mark("State")},
                      {"decision", choice, "decision", mark("Decision")},
                      by_month}});
    specs.push_back({"transmissions",
                     mark("Transmissions"),
                     mark("Transmissions sent in the period, one for each institution that a signal was sent "
                          "to, with the answer known now; merged partners stand as on its last day."),
                     msgn("Base: {count} transmission.", "Base: {count} transmissions.", 0),
                     {{"institution", ref, "partner", mark("Institution")},
                      {"disposition", choice, "disposition", mark("Disposition")},
                      {"channel", text, "", mark("Channel")},
                      by_month}});
}

std::vector<TableSpec> make_specs() {
    std::vector<TableSpec> specs;
    specs.push_back({"experts",
                     mark("Experts"),
                     mark("Experts with a contract (the first or a further one) that was active in the "
                          "period, each once. By partner and coordinator: their secondments that were "
                          "active under that contract."),
                     msgn("Base: {count} expert.", "Base: {count} experts.", 0),
                     {partner,
                      partner_kind,
                      coordinator,
                      language,
                      {"employment", choice, "employment", mark("Employment")},
                      {"funding", text, "", mark("Funding")},
                      by_month},
                     true});
    specs.push_back({"partners",
                     mark("Partners"),
                     mark("Partners with an agreement that was active in the period, each once; merged "
                          "partners count as the one that they stand as on its last day."),
                     msgn("Base: {count} partner.", "Base: {count} partners.", 0),
                     {{"kind", term, "partner_kind", mark("Kind")},
                      {"relation", choice, "relation", mark("Relation")},
                      by_month}});
    specs.push_back(
        {"secondments",
         mark("Secondments"),
         mark("Secondments that were active in the period; merged partners stand as on its last day."),
         msgn("Base: {count} secondment.", "Base: {count} secondments.", 0),
         {expert, partner, partner_kind, coordinator, {"site", text, "", mark("Site")}, by_month},
         true});
    specs.push_back({"projects",
                     mark("Projects"),
                     mark("Projects that were active in the period: begun by its last day and not ended "
                          "before its first. A project that was only asked for is left out."),
                     msgn("Base: {count} project.", "Base: {count} projects.", 0),
                     {{"kind", choice, "project_kind", mark("Kind")},
                      partner,
                      partner_kind,
                      coordinator,
                      {"status", text, "", mark("Status")},
                      by_month}});
    specs.push_back({"observations",
                     mark("Observations"),
                     mark("Observations dated in the period. Withdrawn ones are left out; merged partners "
                          "stand as on its last day."),
                     msgn("Base: {count} observation.", "Base: {count} observations.", 0),
                     {{"right", term, "right", mark("Right")},
                      {"barrier", term, "barrier", mark("Barrier"), true},
                      {"take_up", term, "take_up", mark("Take-up")},
                      {"group", term, "group", mark("Group"), true},
                      {"level", choice, "level", mark("Level")},
                      {"channel", term, "channel", mark("Channel")},
                      {"frequency", choice, "frequency", mark("Frequency")},
                      partner,
                      partner_kind,
                      expert,
                      language,
                      by_month}});
    add_dated_specs(specs);
    return specs;
}

const Facet& facet_named(const TableSpec& spec, const std::string& name) {
    std::vector<std::string> names;
    for (const Facet& facet : spec.facets) {
        if (facet.name == name)
            return facet;
        names.emplace_back(facet.name);
    }
    throw Error(ErrorKind::usage,
                msg("{table} can't be counted by \"{field}\"",
                    {{"table", std::string(spec.name)}, {"field", printable(name)}}),
                msg("one of: {codes}", {{"codes", join(names, ", ")}}));
}

std::vector<Facet> chosen_facets(const TableSpec& spec, const CountOptions& options) {
    std::vector<Facet> chosen;
    for (const std::string& name : options.by)
        chosen.push_back(facet_named(spec, name));
    if (chosen.empty())
        chosen.push_back(spec.facets.front());
    if (chosen.size() > 2 || (chosen.size() == 2 && chosen[0].name == chosen[1].name))
        throw Error(ErrorKind::usage,
                    msg("--by takes one field, or two different ones with a comma between them"));
    return chosen;
}

using Key = std::pair<std::string, std::string>; ///< row and column, empty: all of them

std::vector<std::string> known_values(const std::set<std::string>& values) {
    std::vector<std::string> known(values.begin(), values.end());
    known.emplace_back("total");
    return known;
}

std::string total_as_all(std::string value) {
    return value == "total" ? std::string() : value;
}

/// With one facet the columns are figures of the same records.
Key single_key(std::string_view key, const ReportContext& context, const Cross& cross,
               const CountOptions& options, const FacetView& rows) {
    const std::vector<std::string> figures{options.fte ? "fte" : "count", "share"};
    return {total_as_all(
                cell_named(
                    key, known_values(cross.row_values()), figures, figures.front(),
                    [&](const std::string& value) { return rows.labels(value); },
                    labels_of(context,
                              {{"fte", mark("FTE")}, {"count", mark("Count")}, {"share", mark("Share")}}))
                    .first),
            ""};
}

Key split_key(std::string_view key, const Cross& cross, const FacetView& rows, const FacetView& columns,
              const Facet& first) {
    std::vector<std::string> known = known_values(cross.column_values());
    const std::string own_name(first.name);
    for (std::string& value : known)
        if (value == own_name)
            value = "'" + value + "'";
    auto [row, column] = cell_named(
        key, known_values(cross.row_values()), known, "total",
        [&](const std::string& value) { return rows.labels(value); },
        [&](const std::string& value) { return columns.labels(value); });
    if (column == "'" + own_name + "'" && cross.column_values().contains(own_name))
        column = own_name;
    return {total_as_all(std::move(row)), total_as_all(std::move(column))};
}

/// The cell as people read it.
std::string cell_told(const ReportContext& context, const Key& cell, const FacetView& rows,
                      const FacetView& columns) {
    const std::string row = cell.first.empty() ? context.language.tr(mark("Total")) : rows.label(cell.first);
    return cell.second.empty() ? row : row + ", " + columns.label(cell.second);
}

/// What a record adds to a cell; nothing when it is not in it.
std::optional<double> weight_in(const Cross::Weights& record, const Key& cell) {
    const auto in = [](const auto& weights, const auto& key) -> std::optional<double> {
        auto found = weights.find(key);
        return found == weights.end() ? std::nullopt : std::optional(found->second);
    };
    if (cell.first.empty() && cell.second.empty())
        return record.total;
    if (cell.second.empty())
        return in(record.rows, cell.first);
    return cell.first.empty() ? in(record.columns, cell.second) : in(record.cells, cell);
}

} // namespace

const std::vector<TableSpec>& table_specs() {
    static const std::vector<TableSpec> specs = make_specs();
    return specs;
}

Counting counting_of(const TableSpec& spec, const CountOptions& options) {
    Counting counting{&spec, chosen_facets(spec, options), {}, options};
    for (const CodeFilter& filter : options.filter)
        counting.filter.push_back({facet_named(spec, filter.facet), filter.codes});
    return counting;
}

std::vector<Cross> count_all(const ReportContext& context, const RegisterView& view,
                             const std::vector<Counting>& countings, const Period& period) {
    std::vector<FactCount> facts;
    for (const Counting& counting : countings)
        if (counting.spec->name == "observations")
            facts.push_back({counting.facets, counting.filter});
    std::vector<Cross> of_facts = count_observations(context, view, facts, period);
    std::vector<Cross> all;
    std::size_t next = 0;
    for (const Counting& counting : countings) {
        if (counting.spec->name == "observations") {
            all.push_back(std::move(of_facts[next++]));
            continue;
        }
        Cross& cross = all.emplace_back();
        if (is_dated(*counting.spec))
            each_dated(context, view, counting, period,
                       [&](const Record&, const Cross::Weights& weights) { cross.add(weights); });
        else
            each_counted(view, counting, period,
                         [&](const CountedRecord& record) { cross.add(record.weights); });
    }
    return all;
}

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
    const Key cell = counting.facets.size() > 1
                         ? split_key(key, cross, rows, columns, counting.facets.front())
                         : single_key(key, context, cross, options, rows);
    const std::string& row = cell.first;
    const std::string& column = cell.second;
    Listing listing(context, view, period);
    listing.table.title = context.language.tr(
        msg("Behind {key}: {table}, {period}", {{"key", cell_told(context, cell, rows, columns)},
                                                {"table", std::string(spec.title), true},
                                                {"period", context.language.period(period)}}));
    if (spec.name == "observations") {
        listing.begin(kind("observation"));
        for (long long number :
             observations_in(context, view, {counting.facets, counting.filter}, period, row, column))
            listing.add_observation(number);
        return listing.table;
    }
    // A table's name is its kind in the plural.
    listing.begin(kind(spec.name.substr(0, spec.name.size() - 1)));
    if (options.fte)
        listing.table.columns.push_back(
            {"fte_counted", context.language.tr(mark("FTE counted")), ColumnType::number});
    if (is_dated(spec))
        each_dated(context, view, counting, period, [&](const Record& record, const Cross::Weights& weights) {
            if (weight_in(weights, cell))
                listing.add_record(record);
        });
    else
        each_counted(view, counting, period, [&](const CountedRecord& record) {
            const auto weight = weight_in(record.weights, cell);
            if (!weight)
                return;
            listing.add(record.key);
            if (options.fte)
                listing.table.rows.back().cells.emplace_back(Value(*weight));
        });
    return listing.table;
}

} // namespace edv
