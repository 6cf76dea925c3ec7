#include "report/presence.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "base/named.hpp"
#include "base/rounding.hpp"
#include "model/kind_names.hpp"
#include "report/counting.hpp"
#include "report/disclosure.hpp"
#include "report/keys.hpp"
#include "report/listing.hpp"
#include "report/running.hpp"
#include "report/stays.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

struct FigureColumn {
    std::string_view name;
    std::string_view label;
    ColumnType type;
};

const std::vector<FigureColumn>& figure_columns() {
    static const std::vector<FigureColumn> all{
        {"expert_months", mark("Expert-months"), ColumnType::number},
        {"observations", mark("Observations"), ColumnType::integer},
        {"per_expert_month", mark("Observations per expert-month"), ColumnType::number}};
    return all;
}

Counting observations_by(PresenceBy by) {
    const std::string facet = by == PresenceBy::partner ? "partner" : "partner_kind";
    return counting_of(table_spec("observations"), {.by = {facet}});
}

class Presence {
public:
    Presence(const ReportContext& context, const Period& period, PresenceBy by)
        : context_(context), view_(context.store), period_(period), counting_(observations_by(by)),
          facet_(counting_.facets.front()), values_(context.store.codes(), view_, period_),
          observations_(count_all(context, view_, {counting_}, period).front()) {
        if (const auto past = lived(context, period)) {
            const Stays stays(view_, period.to);
            for (std::size_t at = 0; at < view_.secondments.size(); ++at) {
                const double months = stays.months(at, *past);
                brought_.push_back(months);
                outliving_ += stays.outlives_partner(at, *past) ? 1 : 0;
                if (months > 0)
                    months_[place(view_.secondments[at])] += months;
            }
        }
        brought_.resize(view_.secondments.size());
        // Who works with the service without an expert of theirs is named too.
        for (const model::Record& agreement : view_.partnerships)
            if (is_active(agreement, period))
                places_.insert(place(agreement));
        for (const auto& [value, months] : months_)
            places_.insert(value);
        places_.merge(observations_.row_values());
    }

    Table table() const {
        const language::Language& language = context_.language;
        const FacetView labels(context_, view_, facet_, period_);
        Table table;
        table.name = "presence";
        table.period = period_;
        table.title =
            language.tr(msg("{table}: {rows}, {period}", {{"table", std::string(mark("Presence")), true},
                                                          {"rows", std::string(facet_.label), true},
                                                          {"period", language.period(period_)}}));
        table.columns = {{std::string(facet_.name), language.tr(facet_.label), ColumnType::code}};
        for (const FigureColumn& column : figure_columns())
            table.columns.push_back({std::string(column.name), language.tr(column.label), column.type});
        for (const std::string& value : labels.ordered(places_, false))
            table.rows.push_back(
                line(Cell(Value(value), labels.label(value)), months_of(value), observations_.row(value)));
        double all = 0;
        for (const auto& [value, months] : months_)
            all += months;
        table.rows.push_back(
            line(Cell(Value(std::string("total")), language.tr(mark("Total"))), all, observations_.total()));
        table.rows.back().role = Role::total;
        add_remarks(table, all);
        return table;
    }

    Table explain(std::string_view key) const {
        std::vector<std::string> rows(places_.begin(), places_.end());
        rows.emplace_back("total");
        const FacetView labels(context_, view_, facet_, period_);
        const auto [row, column] = cell_named(
            key, rows, names_of(figure_columns()), figure_columns().front().name,
            [&](const std::string& value) { return labels.labels(value); },
            labels_of(context_, named_labels(figure_columns())));
        const std::string wanted = row == "total" ? "" : row;
        Listing listing(context_, view_, period_);
        if (column == "observations") {
            listing.begin(model::kind(model::name::observation));
            each_in_cell(context_, view_, counting_, period_, {wanted, ""},
                         [&](const model::Record& record, double) { listing.add(record); });
        } else {
            list_secondments(listing, wanted);
        }
        const std::string_view heading = named(figure_columns(), column, "column").label;
        const std::string told = row == "total" ? context_.language.tr(mark("Total")) : labels.label(row);
        listing.table.title = context_.language.tr(
            msg("Behind {key}: {table}, {period}", {{"key", told + ", " + context_.language.tr(heading)},
                                                    {"table", std::string(mark("Presence")), true},
                                                    {"period", context_.language.period(period_)}}));
        listing.table.definitions.push_back(context_.language.tr(presence_definition()));
        if (column == "per_expert_month")
            listing.table.notes.push_back(context_.language.tr(
                msg("For its observations: --explain {key}", {{"key", row + ",observations"}})));
        return listing.table;
    }

private:
    [[nodiscard]] std::string place(const model::Record& record) const {
        return values_.of(facet_, record.text(facet_.field));
    }

    [[nodiscard]] double months_of(const std::string& value) const {
        auto found = months_.find(value);
        return found == months_.end() ? 0 : found->second;
    }

    [[nodiscard]] Row line(Cell head, double months, double observations) const {
        const Cell not_applicable(Value(), context_.language.tr(mark("n/a")));
        const bool present = months > 0;
        Row row{{std::move(head)}};
        row.cells.push_back(present ? Cell(Value(rounded(months))) : not_applicable);
        row.cells.push_back(present || observations > 0 ? Cell(Value(to_count(observations)))
                                                        : not_applicable);
        row.cells.push_back(present ? Cell(Value(rounded(observations / months))) : not_applicable);
        return row;
    }

    void list_secondments(Listing& listing, const std::string& wanted) const {
        listing.begin(model::kind(model::name::secondment));
        listing.table.columns.push_back(
            {"expert_months", context_.language.tr(mark("Expert-months")), ColumnType::number});
        for (std::size_t at = 0; at < view_.secondments.size(); ++at) {
            const model::Record& secondment = view_.secondments[at];
            if (brought_[at] <= 0 || (!wanted.empty() && place(secondment) != wanted))
                continue;
            listing.add(secondment);
            listing.table.rows.back().cells.emplace_back(Value(rounded(brought_[at])));
        }
    }

    /// French has the singular below two, the others at one alone.
    [[nodiscard]] static std::string months_told(const language::Language& language, double months) {
        const double shown = rounded(months);
        const long long form = shown == 1 ? 1 : shown < 2 ? 0 : 2;
        return language.tr(msgn("{months} expert-month", "{months} expert-months", form,
                                {{"months", language.number(months)}}));
    }

    void add_remarks(Table& table, double months) const {
        const language::Language& language = context_.language;
        table.definitions.push_back(language.tr(presence_definition()));
        table.definitions.push_back(language.tr(
            msg("n/a, in csv and json without value: nobody was present there, so nothing can be said.")));
        table.definitions.push_back(language.tr(
            msgn("Base: {count} observation in {months}.", "Base: {count} observations in {months}.",
                 to_count(observations_.total()), {{"months", months_told(language, months)}})));
        if (const auto past = lived(context_, period_); past && !is_over(context_, period_))
            table.notes.push_back(language.tr(
                msg("Expert-months are counted up to {day}.", {{"day", language.date(past->to)}})));
        if (outliving_ > 0)
            table.notes.push_back(language.tr(
                msgn("{count} secondment is still open at a partner that was closed; it counts "
                     "to the partner's last day.",
                     "{count} secondments are still open at partners that were closed; they count "
                     "to the partner's last day.",
                     outliving_)));
        if (singles_out(*counting_.spec, facet_))
            note_not_publishable(table, language);
    }

    const ReportContext& context_;
    RegisterView view_;
    Period period_;
    Counting counting_; ///< the observations
    const Facet& facet_;
    FacetValues values_;
    Cross observations_;
    std::map<std::string, double> months_;
    std::vector<double> brought_; ///< by each secondment
    long long outliving_ = 0;     ///< secondments that are open after the last day of their partner
    std::set<std::string> places_;
};

} // namespace

double expert_months(const model::Record& secondment, const Period& period) {
    const auto since = secondment.date("since");
    if (!since)
        return 0;
    const Date first = std::max(*since, period.from);
    const Date last = std::min(secondment.date("until").value_or(period.to), period.to);
    double months = 0;
    for (Date month = first.first_of_month(); month <= last; month = month.plus_months(1)) {
        const Date end = month.last_of_month();
        const auto days = std::min(last, end).days() - std::max(first, month).days();
        months += static_cast<double>(days.count() + 1) / end.day();
    }
    return months * secondment.decimal("share").value_or(1);
}

Table presence(const ReportContext& context, const Period& period, PresenceBy by) {
    return Presence(context, period, by).table();
}

Table explain_presence(const ReportContext& context, const Period& period, PresenceBy by,
                       std::string_view key) {
    return Presence(context, period, by).explain(key);
}

std::string_view presence_definition() {
    return mark("Expert-months: for each secondment and each month of the period, the days of the month on "
                "which it ran, as a part of that month, times its share (a share that is not stated is the "
                "whole; at one partner a person counts as one at most). Observations dated in the period, "
                "without withdrawn ones. Merged partners stand as on its last day.");
}

} // namespace edv::report
