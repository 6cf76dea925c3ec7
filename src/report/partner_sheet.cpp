#include "report/partner_sheet.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/rounding.hpp"
#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "report/cooperation.hpp"
#include "report/counting.hpp"
#include "report/dated.hpp"
#include "report/disclosure.hpp"
#include "report/evidence.hpp"
#include "report/keys.hpp"
#include "report/listing.hpp"
#include "report/presence.hpp"
#include "report/running.hpp"
#include "report/stays.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

/// A figure of the sheet, counted as the table counts by partner.
struct Figure {
    std::string_view name;
    std::string_view label;
    std::string_view table;
};

const std::vector<Figure>& figures() {
    static const std::vector<Figure> all{{"experts", mark("Experts"), "experts"},
                                         {"experts_on_last_day", mark("Experts on the last day"), "experts"},
                                         {"secondments", mark("Secondments"), "secondments"},
                                         {"expert_months", mark("Expert-months"), "secondments"},
                                         {"projects", mark("Projects"), "projects"},
                                         {"observations", mark("Observations"), "observations"},
                                         {"proposals", mark("Proposals"), "proposals"},
                                         {"signals", mark("Signals that concern it"), "signals"},
                                         {"transmissions", mark("Transmissions to it"), "transmissions"}};
    return all;
}

const Figure& figure_named(std::string_view name) {
    return named(figures(), name, "figure");
}

/// A distribution of the sheet: of which table, by which field.
struct Part {
    std::string_view name;
    std::string_view table;
    std::string_view facet;
};

constexpr Part parts[] = {{"right", "observations", "right"},
                          {"barrier", "observations", "barrier"},
                          {"state", "proposals", "state"}};

/// The table by its partner (or institution), and by a further facet where one is named.
Counting by_partner(std::string_view table, std::string_view facet = {}) {
    const TableSpec& spec = table_spec(table);
    const auto partner = std::find_if(spec.facets.begin(), spec.facets.end(), [](const Facet& one) {
        return one.type == model::FieldType::ref && one.of == model::name::partner;
    });
    if (partner == spec.facets.end())
        defect("no partner in the table " + std::string(table));
    CountOptions options;
    options.by.emplace_back(partner->name);
    if (!facet.empty())
        options.by.emplace_back(facet);
    return counting_of(spec, options);
}

class Sheet {
public:
    Sheet(const ReportContext& context, const Period& period, const std::string& code)
        : context_(context), view_(context.store), period_(period), asked_(code),
          subject_(view_.standing().stands_as(code, period.to)) {
        for (const model::Record& partner : view_.partners)
            if (view_.standing().stands_as(partner.text("code"), period.to) == subject_)
                codes_.insert(partner.text("code"));
    }

    [[nodiscard]] std::string name() const {
        return view_.standing().name(subject_, period_.to, context_.language.code());
    }

    std::vector<Table> tables() const {
        std::vector<Table> all{history(), figure_table()};
        for (const Part& part : parts)
            all.push_back(distribution(part));
        for (std::string_view figure : {"signals", "transmissions"}) {
            Listing listing = behind(figure);
            listing.table.name = "partner-" + std::string(figure);
            listing.table.title = titled(figure_named(figure).label);
            leave_out_names(listing.table);
            all.push_back(std::move(listing.table));
        }
        return all;
    }

    Table explain(std::string_view key) const {
        Table table = found(key);
        table.name = "explain";
        table.title = context_.language.tr(msg(
            "Behind {key}: {table}, {period}",
            {{"key", told(key)}, {"table", name(), false}, {"period", context_.language.period(period_)}}));
        return table;
    }

private:
    [[nodiscard]] std::string titled(std::string_view what) const {
        return context_.language.tr(
            msg("{partner}: {table}, {period}", {{"partner", name()},
                                                 {"table", std::string(what), true},
                                                 {"period", context_.language.period(period_)}}));
    }
    /// The partner may be given the sheet: no title on it names a person.
    void leave_out_names(Table& table) const {
        for (std::size_t at = 0; at < table.columns.size(); ++at)
            for (Row& row : table.rows)
                if (table.columns[at].key == "title" && names_person(view_, to_text(row.cells[at].value)))
                    row.cells[at] = Cell(Value(), context_.language.tr(left_out()));
    }

    /// A figure by its label; a row of a distribution as it was asked for.
    [[nodiscard]] std::string told(std::string_view key) const {
        const Figure* figure = find_named(figures(), key);
        return figure ? context_.language.tr(figure->label) : std::string(key);
    }

    // ---- what is behind a figure

    [[nodiscard]] bool is_ours(const std::string& code) const { return codes_.contains(code); }

    /// Opened in the period, with evidence from this partner or sent to it.
    [[nodiscard]] std::vector<model::Record> signals() const {
        std::set<std::string> sent_here;
        context_.store.each(model::kind(model::name::transmission), {}, [&](const model::Stored& one) {
            auto code = context_.store.codes().find(model::name::partner, one.record.text("institution"));
            if (code && is_ours(*code))
                sent_here.insert(one.record.text("signal"));
        });
        std::vector<model::Record> records;
        for (const model::Stored& one : context_.store.list(model::kind(model::name::signal),
                                                            dated_in(table_spec("signals"), period_))) {
            const std::set<std::string> partners = evidence_of(context_.store, one.record).partners;
            if (sent_here.contains(one.record.text("number")) ||
                std::any_of(partners.begin(), partners.end(),
                            [&](const std::string& code) { return is_ours(code); }))
                records.push_back(one.record);
        }
        return records;
    }

    /// The period that a figure is about.
    [[nodiscard]] Period period_of(std::string_view figure) const {
        return figure == "experts_on_last_day" ? Period{period_.to, period_.to} : period_;
    }

    [[nodiscard]] Listing behind(std::string_view figure) const {
        const Period period = period_of(figure);
        Listing listing(context_, view_, period);
        if (figure == "signals") {
            listing.begin(model::kind(model::name::signal));
            for (const model::Record& signal : signals())
                listing.add(signal);
        } else {
            list(listing, by_partner(figure_named(figure).table), period, "");
        }
        return listing;
    }

    /// Lists what the table counts at this partner; with a `value` of its second facet only those with it.
    void list(Listing& listing, const Counting& counting, const Period& period,
              const std::string& value) const {
        listing.begin(model::kind(counting.spec->kind));
        each_in_cell(context_, view_, counting, period, {subject_, value},
                     [&](const model::Record& record, double) { listing.add(record); });
    }

    /// Whether people read the part as `word` in some language.
    [[nodiscard]] bool is_said(std::string_view word, const Part& part) const {
        const std::string_view label = by_partner(part.table, part.facet).facets.back().label;
        const std::vector<std::string> said = said_in_every_language(context_, label);
        return std::any_of(said.begin(), said.end(),
                           [&](const std::string& one) { return fold(one) == fold(word); });
    }

    [[nodiscard]] Table found(std::string_view key) const {
        const std::string_view first = key.substr(0, key.find(','));
        for (const Part& part : parts)
            if (first == part.name || is_said(first, part))
                return behind_part(part, key.substr(std::min(key.size(), first.size() + 1)));
        for (const CooperationEvent& event : events())
            if (event.experts && key == event.date.iso())
                return experts_behind(event.date);
        return behind(cell_named(key, names_of(figures()), {"count"}, "count",
                                 labels_of(context_, named_labels(figures())),
                                 labels_of(context_, {{"count", mark("Count")}}))
                          .first)
            .table;
    }

    [[nodiscard]] Table behind_part(const Part& part, std::string_view value) const {
        const Cross cross = counts(part);
        const std::set<std::string> values = cross.row_values();
        std::vector<std::string> known(values.begin(), values.end());
        known.emplace_back("total");
        const Counting counting = by_partner(part.table, part.facet);
        const FacetView rows(context_, view_, counting.facets.back(), period_);
        std::string wanted = cell_named(
                                 value.empty() ? "total" : value, known, {"count", "share"}, "count",
                                 [&](const std::string& one) { return rows.labels(one); },
                                 labels_of(context_, {{"count", mark("Count")}, {"share", mark("Share")}}))
                                 .first;
        if (wanted == "total")
            wanted.clear();
        Listing listing(context_, view_, period_);
        list(listing, counting, period_, wanted);
        return listing.table;
    }

    [[nodiscard]] Table experts_behind(Date day) const {
        Listing listing(context_, view_, {day, day});
        listing.begin(model::kind(model::name::secondment));
        for (const model::Record& secondment : view_.secondments)
            if (is_ours(secondment.text("partner")) && is_active(secondment, {day, day}))
                listing.add(secondment);
        return listing.table;
    }

    // ---- the tables

    [[nodiscard]] std::vector<CooperationEvent> events() const {
        return cooperation(context_, view_, codes_, subject_, period_.to);
    }

    [[nodiscard]] Table history() const {
        const language::Language& language = context_.language;
        Table table;
        table.name = "partner-history";
        table.period = period_;
        table.title = language.tr(msg("{partner}: history of the cooperation", {{"partner", name()}}));
        table.columns = {{"date", language.tr(mark("Date")), ColumnType::date},
                         {"event", language.tr(mark("Event")), ColumnType::code},
                         {"partner", language.tr(mark("Partner")), ColumnType::code},
                         {"detail", language.tr(mark("Detail")), ColumnType::text}};
        for (CooperationEvent& event : events())
            table.rows.push_back(
                {{Cell(Value(event.date)), Cell(Value(std::string(event.what)), language.tr(event.label)),
                  Cell(Value(event.partner)), Cell(Value(std::move(event.detail)))}});
        table.definitions.push_back(
            language.tr(mark("Up to the last day of the period. Experts: those with a secondment on that "
                             "day, at the partner or at one that has become it.")));
        if (asked_ != subject_)
            table.notes.push_back(language.tr(
                msg("{code} stands as {partner} on {day}: this is its sheet.",
                    {{"code", asked_}, {"partner", subject_}, {"day", language.date(period_.to)}})));
        return table;
    }

    [[nodiscard]] Value count(std::string_view figure) const {
        if (figure == "signals")
            return static_cast<long long>(signals().size());
        if (figure != "expert_months")
            return to_count(
                count_all(context_, view_, {by_partner(figure_named(figure).table)}, period_of(figure))
                    .front()
                    .row(subject_));
        double months = 0;
        if (const auto past = lived(context_, period_)) {
            const Stays stays(view_, period_.to);
            for (std::size_t at = 0; at < view_.secondments.size(); ++at)
                if (is_ours(view_.secondments[at].text("partner")))
                    months += stays.months(at, *past);
        }
        return rounded(months);
    }

    [[nodiscard]] Table figure_table() const {
        const language::Language& language = context_.language;
        Table table;
        table.name = partner_figures;
        table.period = period_;
        table.title = titled(mark("Figures"));
        table.columns = {{"figure", language.tr(mark("Figure")), ColumnType::code},
                         {"count", language.tr(mark("Count")), ColumnType::number}};
        for (const Figure& figure : figures())
            table.rows.push_back({{Cell(Value(std::string(figure.name)), language.tr(figure.label)),
                                   Cell(count(figure.name))}});
        table.definitions.push_back(language.tr(mark(
            "Counted as the tables of the same names count by partner: experts, secondments and projects "
            "active in the period, observations dated, proposals submitted and transmissions sent in it. "
            "Signals that concern it were opened in it and rest on what was noticed there, or were sent "
            "to it.")));
        table.definitions.push_back(language.tr(presence_definition()));
        return table;
    }

    /// What the table counts at this partner, by the facet.
    [[nodiscard]] Cross counts(const Part& part) const {
        const Cross all = count_all(context_, view_, {by_partner(part.table, part.facet)}, period_).front();
        Cross::Weights ours;
        for (const std::string& value : all.column_values())
            if (const double some = all.cell(subject_, value); some > 0)
                ours.rows[value] = some;
        ours.total = all.row(subject_);
        Cross cross;
        cross.add(ours);
        return cross;
    }

    [[nodiscard]] Table distribution(const Part& part) const {
        const TableSpec& spec = table_spec(part.table);
        const Counting counting = counting_of(spec, {.by = {std::string(part.facet)}});
        Table table = cross_table(context_, view_, counting, period_, counts(part));
        table.name = "partner-" + std::string(part.name);
        table.title = context_.language.tr(msg("{partner}: {table} by {rows}, {period}",
                                               {{"partner", name()},
                                                {"table", std::string(spec.title), true},
                                                {"rows", std::string(counting.facets.front().label), true},
                                                {"period", context_.language.period(period_)}}));
        if (singles_out(spec, by_partner(part.table).facets.front()))
            note_not_publishable(table, context_.language);
        return table;
    }

    const ReportContext& context_;
    RegisterView view_;
    Period period_;
    std::string asked_;
    std::string subject_;
    std::set<std::string> codes_; ///< of the partners that stand as the subject
};

} // namespace

PartnerSheet partner_sheet(const ReportContext& context, const Period& period, const std::string& code) {
    const Sheet sheet(context, period, code);
    return {sheet.name(), sheet.tables()};
}

Table explain_partner(const ReportContext& context, const Period& period, const std::string& code,
                      std::string_view key) {
    return Sheet(context, period, code).explain(key);
}

std::string_view partner_sheet_definition() {
    return mark("The sheet of one partner: the history of the cooperation up to the last day of the period, "
                "and its figures in the period.");
}

} // namespace edv::report
