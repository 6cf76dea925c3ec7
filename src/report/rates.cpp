#include "report/rates.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/named.hpp"
#include "report/counting.hpp"
#include "report/dated.hpp"
#include "report/keys.hpp"
#include "report/listing.hpp"
#include "report/running.hpp"
#include "report/stages.hpp"

namespace edv::report {
namespace {

using StagesOf = std::function<std::vector<Stage>(const model::Record&)>;

StagesOf stages_in(const ReportContext& context, const RateSpec& spec, const Period& period) {
    if (spec.counted == "proposals")
        return stages_of_proposal;
    if (spec.counted != "transmissions")
        defect("no stages of " + std::string(spec.counted));
    const model::Calendar calendar = context.config.calendar();
    std::map<std::string, std::vector<Stage>> stages;
    const Date day = lived(context, period).value_or(period).to;
    for (const Followed& one : followed(context.store, calendar, day))
        if (period.contains(*one.transmission.date("sent")))
            stages[key_text(one.transmission)] = stages_of_transmission(one, calendar, day);
    return [stages = std::move(stages)](const model::Record& record) { return stages.at(key_text(record)); };
}

/// A record of the period, and how far it came.
struct Reached {
    model::Record record;
    std::vector<Stage> stages;

    /// The stage of that name when it came to it; without a name the record itself.
    [[nodiscard]] std::optional<Stage> at(std::string_view name) const {
        if (name.empty())
            return Stage{};
        const Stage* found = find_named(stages, name);
        return found ? std::optional(*found) : std::nullopt;
    }
};

/// The records of the period, in the order of the store, and those of each row.
struct Counted {
    std::vector<Reached> all;
    std::map<std::string, std::vector<Reached>> rows;
};

Counted counted_in(const ReportContext& context, const RegisterView& view, const RateSpec& spec,
                   const Counting& counting, const Period& period) {
    const StagesOf stages_of = stages_in(context, spec, period);
    Counted counted;
    each_dated(context, view, counting, period,
               [&](const model::Record& record, const Cross::Weights& weights) {
                   const Reached& reached = counted.all.emplace_back(Reached{record, stages_of(record)});
                   counted.rows[weights.rows.begin()->first].push_back(reached);
               });
    return counted;
}

Tally tally_of(const std::vector<Reached>& records, std::string_view stage) {
    Tally tally;
    for (const Reached& one : records)
        if (auto reached = one.at(stage))
            tally.add(*reached);
    return tally;
}

Value value_of(const RateColumn& column, const std::vector<Reached>& records) {
    const Tally reached = tally_of(records, column.stage);
    if (column.kind == RateColumn::Kind::count)
        return reached.count();
    if (column.kind == RateColumn::Kind::days) {
        const auto days = reached.days();
        return days ? Value(*days) : Value();
    }
    return share_of(reached.count(), tally_of(records, column.base).count());
}

Counting counting_by(const RateSpec& spec, std::string_view by) {
    CountOptions options;
    options.by.emplace_back(by.empty() ? spec.fields.front() : by);
    return counting_of(table_spec(spec.counted), options);
}

void add_definitions(Table& table, const ReportContext& context, const RateSpec& spec) {
    const language::Language& language = context.language;
    table.definitions.push_back(language.tr(table_spec(spec.counted).definition));
    table.definitions.push_back(language.tr(spec.definition));
}

} // namespace

const std::vector<RateSpec>& rate_specs() {
    using enum RateColumn::Kind;
    static const std::vector<RateSpec> all{
        {"decisions",
         mark("Decisions on proposals"),
         mark("Accepted: decided and not refused, those implemented or abandoned since included. Acceptance "
              "rate: accepted ones of those with a decision. Implementation rate: those carried out of the "
              "accepted ones. Days: calendar days from submission to the decision, the median."),
         "proposals",
         {"partner_kind", "partner", "area", "month"},
         {{"proposals", mark("Proposals")},
          {"decided", mark("With a decision"), count, "proposals_decided"},
          {"accepted", mark("Accepted by the partner"), count, "proposals_accepted"},
          {"acceptance_rate", mark("Acceptance rate"), rate, "proposals_accepted", "proposals_decided"},
          {"implemented", mark("Carried out"), count, "proposals_implemented"},
          {"implementation_rate", mark("Implementation rate"), rate, "proposals_implemented",
           "proposals_accepted"},
          {"days", mark("Days to the decision (median)"), days, "proposals_decided"}}},
        {"answers",
         mark("Answers of institutions"),
         mark("Answer rate: transmissions with an answer, of all transmissions. Days: calendar days from "
              "sending to the answer, the median; time in which the clock stood still counts too. Late: "
              "neither answered nor given up on the last day of the period, the signal not closed, the clock "
              "running and the due day past, with what was known on that day."),
         "transmissions",
         {"institution", "channel", "month"},
         {{"transmissions", mark("Transmissions")},
          {"answered", mark("With an answer"), count, "transmissions_answered"},
          {"answer_rate", mark("Answer rate"), rate, "transmissions_answered", ""},
          {"days", mark("Days to the answer (median)"), days, "transmissions_answered"},
          {"late", mark("Late on the last day"), count, "transmissions_late"}}}};
    return all;
}

const RateSpec& rate_spec(std::string_view name) {
    return named(rate_specs(), name, "table of rates");
}

Table rate_table(const ReportContext& context, const RateSpec& spec, const Period& period,
                 std::string_view by) {
    const language::Language& language = context.language;
    const Counting counting = counting_by(spec, by);
    const Facet& facet = counting.facets.front();
    const RegisterView view(context.store);
    const Counted counted = counted_in(context, view, spec, counting, period);
    Table table;
    table.name = spec.name;
    table.period = period;
    table.title = language.tr(msg("{table}: {rows}, {period}", {{"table", std::string(spec.title), true},
                                                                {"rows", std::string(facet.label), true},
                                                                {"period", language.period(period)}}));
    table.columns.push_back({std::string(facet.name), language.tr(facet.label), ColumnType::code});
    for (const RateColumn& column : spec.columns)
        table.columns.push_back(
            {std::string(column.name), language.tr(column.label),
             column.kind == RateColumn::Kind::count ? ColumnType::integer : ColumnType::number,
             column.kind == RateColumn::Kind::rate});
    const auto add = [&](Cell head, const std::vector<Reached>& records, Role role) {
        Row& line = table.rows.emplace_back(Row{{std::move(head)}, role});
        for (const RateColumn& column : spec.columns)
            line.cells.emplace_back(value_of(column, records));
    };
    const FacetView labels(context, view, facet, period);
    std::set<std::string> values;
    for (const auto& [value, records] : counted.rows)
        values.insert(value);
    for (const std::string& value : labels.ordered(values, false))
        add(Cell(Value(value), labels.label(value)), counted.rows.at(value), Role::item);
    add(Cell(Value(std::string("total")), language.tr(mark("Total"))), counted.all, Role::total);
    add_definitions(table, context, spec);
    table.definitions.push_back(
        base_of(language, table_spec(spec.counted), static_cast<long long>(counted.all.size())));
    return table;
}

Table explain_rate(const ReportContext& context, const RateSpec& spec, const Period& period,
                   std::string_view by, std::string_view key) {
    const Counting counting = counting_by(spec, by);
    const RegisterView view(context.store);
    const Counted counted = counted_in(context, view, spec, counting, period);
    std::vector<std::string> rows;
    for (const auto& [value, records] : counted.rows)
        rows.push_back(value);
    rows.emplace_back("total");
    const FacetView labels(context, view, counting.facets.front(), period);
    const auto [row, name] = cell_named(
        key, rows, names_of(spec.columns), spec.columns.front().name,
        [&](const std::string& value) { return labels.labels(value); },
        labels_of(context, named_labels(spec.columns)));
    const RateColumn& column = named(spec.columns, name, "column");
    Listing listing(context, view, period);
    const std::string told = row == "total" ? context.language.tr(mark("Total")) : labels.label(row);
    listing.table.title = context.language.tr(
        msg("Behind {key}: {table}, {period}", {{"key", told + ", " + context.language.tr(column.label)},
                                                {"table", std::string(spec.title), true},
                                                {"period", context.language.period(period)}}));
    listing.begin(model::kind(table_spec(spec.counted).kind));
    for (const Reached& one : row == "total" ? counted.all : counted.rows.at(row))
        if (one.at(column.stage))
            listing.add(one.record);
    add_definitions(listing.table, context, spec);
    return listing.table;
}

} // namespace edv::report
