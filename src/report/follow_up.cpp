#include "report/follow_up.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "edv/model/lifecycle.hpp"

#include "base/named.hpp"
#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "report/dated.hpp"
#include "report/keys.hpp"
#include "report/listing.hpp"
#include "report/running.hpp"
#include "report/stages.hpp"

namespace edv::report {
namespace {

/// A line of the table. `base`: the figure that it is a part of; `timed`: the median of days is told.
struct Figure {
    std::string_view name;
    std::string_view label;
    std::string_view kind;
    std::string_view base = "";
    bool timed = false;
};

const std::vector<Figure>& figures() {
    static const std::vector<Figure> all{
        {"observations", mark("Observations"), "observation"},
        {"observations_open", mark("Observations: open"), "observation", "observations"},
        {"observations_noted", mark("Observations: noted, and no further yet"), "observation",
         "observations"},
        {"observations_in_proposal", mark("Observations: in a proposal, and in no signal"), "observation",
         "observations"},
        {"observations_in_signal", mark("Observations: in a signal"), "observation", "observations"},
        {"observations_looked_at", mark("Looked at by a coordinator (days from the observation)"),
         "observation", "observations", true},
        {"observations_proposed", mark("Cited by a proposal (days to the first)"), "observation",
         "observations", true},
        {"observations_signalled", mark("Cited by a signal (days to the first)"), "observation",
         "observations", true},
        {"observations_feedback", mark("Expert told what became of it (days from the observation)"),
         "observation", "observations", true},
        {"proposals", mark("Proposals"), "proposal"},
        {"proposals_decided", mark("Proposals: decided (days from submission)"), "proposal", "proposals",
         true},
        {"proposals_accepted", mark("Proposals: accepted"), "proposal", "proposals_decided"},
        {"proposals_refused", mark("Proposals: refused"), "proposal", "proposals_decided"},
        {"proposals_implemented", mark("Proposals: implemented (days from the decision)"), "proposal",
         "proposals_accepted", true},
        {"signals", mark("Signals"), "signal"},
        {"signals_examined", mark("Signals: examined (days from opening)"), "signal", "signals", true},
        {"signals_not_transmitted", mark("Signals: not to be transmitted"), "signal", "signals_examined"},
        {"signals_transmitted", mark("Signals: transmitted (days from opening)"), "signal", "signals", true},
        {"transmissions", mark("Transmissions"), "transmission"},
        {"transmissions_answered", mark("Transmissions: answered (days from sending)"), "transmission",
         "transmissions", true},
        {"transmissions_late", mark("Transmissions: late on the last day"), "transmission", "transmissions"}};
    return all;
}

/// The figure that counts the observations in a state.
std::string_view figure_of_state(std::string_view state) {
    constexpr std::string_view prefix = "observations_";
    for (const Figure& one : figures())
        if (one.name.starts_with(prefix) && one.name.substr(prefix.size()) == state)
            return one.name;
    defect("no figure counts observations in the state " + std::string(state));
}

/// The first day on which something was done about an observation, where that is known.
using FirstDays = std::unordered_map<long long, std::optional<Date>>;

void note_first(FirstDays& days, const model::Record& citing, std::optional<Date> day) {
    for (const std::string& word : words(citing.text("observations")))
        if (auto number = parse_integer(word)) {
            auto [found, fresh] = days.try_emplace(*number, day);
            if (!fresh && day && (!found->second || *day < *found->second))
                found->second = day;
        }
}

/// One pass over the records of a period. Only the figure asked for keeps what is behind it.
class FollowUp {
public:
    FollowUp(const ReportContext& context, const Period& period, std::string_view wanted = {})
        : context_(context), period_(period), wanted_(wanted) {
        see_observations();
        see_proposals();
        see_signals();
        see_transmissions();
    }

    [[nodiscard]] long long count(std::string_view figure) const {
        auto found = tallies_.find(figure);
        return found == tallies_.end() ? 0 : found->second.count();
    }
    [[nodiscard]] std::optional<double> days(std::string_view figure) const {
        auto found = tallies_.find(figure);
        return found == tallies_.end() ? std::nullopt : found->second.days();
    }

    std::vector<long long> observations; ///< behind the figure asked for
    std::vector<model::Record> records;  ///< likewise, of the other kinds

private:
    void hit(const Stage& stage, const model::Record& record) {
        tallies_[stage.name].add(stage);
        if (stage.name == wanted_)
            records.push_back(record);
    }
    void hit_all(std::string_view figure, const std::vector<Stage>& stages, const model::Record& record) {
        hit({figure}, record);
        for (const Stage& stage : stages)
            hit(stage, record);
    }

    void see_observations() {
        FirstDays proposed;
        FirstDays signalled;
        std::unordered_map<long long, model::Record> proposals;
        context_.store.each(model::kind(model::name::proposal), {}, [&](const model::Stored& one) {
            note_first(proposed, one.record, one.record.date("opened"));
            proposals.emplace(one.id, one.record);
        });
        context_.store.each(model::kind(model::name::signal), {}, [&](const model::Stored& one) {
            const auto opened = one.record.date("opened");
            note_first(signalled, one.record, opened);
            for (const std::string& word : words(one.record.text("proposals")))
                if (auto cited = proposals.find(parse_integer(word).value_or(0)); cited != proposals.end())
                    note_first(signalled, cited->second, opened);
        });
        context_.store.facts(period_, {"date", "noted", "feedback"}, [&](const store::Fact& fact) {
            auto hit_fact = [&](std::string_view figure, std::optional<Date> to = {}) {
                tallies_[figure].add({figure, Date::parse(fact.text(0)), to});
                if (figure == wanted_)
                    observations.push_back(fact.id());
            };
            const auto noted = Date::parse(fact.text(1));
            const auto feedback = Date::parse(fact.text(2));
            const auto in_proposal = proposed.find(fact.id());
            const auto in_signal = signalled.find(fact.id());
            hit_fact("observations");
            const model::Links links{.proposed = in_proposal != proposed.end(),
                                     .signalled = in_signal != signalled.end()};
            const auto filled = [&](std::string_view field, std::string_view) {
                return field == "noted" && noted.has_value();
            };
            hit_fact(figure_of_state(state_of("observation", links, filled)));
            if (noted)
                hit_fact("observations_looked_at", noted);
            if (in_proposal != proposed.end())
                hit_fact("observations_proposed", in_proposal->second);
            if (in_signal != signalled.end())
                hit_fact("observations_signalled", in_signal->second);
            if (feedback)
                hit_fact("observations_feedback", feedback);
        });
    }

    void see_proposals() {
        context_.store.each(model::kind(model::name::proposal), dated_in(table_spec("proposals"), period_),
                            [&](const model::Stored& one) {
                                hit_all("proposals", stages_of_proposal(one.record), one.record);
                            });
    }

    void see_signals() {
        std::map<std::string, Date> first_sent;
        context_.store.each(model::kind(model::name::transmission), {}, [&](const model::Stored& one) {
            const Date sent = *one.record.date("sent");
            auto [found, fresh] = first_sent.try_emplace(one.record.text("signal"), sent);
            if (!fresh)
                found->second = std::min(found->second, sent);
        });
        context_.store.each(model::kind(model::name::signal), dated_in(table_spec("signals"), period_),
                            [&](const model::Stored& one) {
                                const model::Record& signal = one.record;
                                const auto opened = signal.date("opened");
                                hit({"signals"}, signal);
                                if (auto examined = signal.date("examined")) {
                                    hit({"signals_examined", opened, examined}, signal);
                                    if (is_not_to_be_sent(signal))
                                        hit({"signals_not_transmitted"}, signal);
                                }
                                if (auto sent = first_sent.find(signal.text("number"));
                                    sent != first_sent.end())
                                    hit({"signals_transmitted", opened, sent->second}, signal);
                            });
    }

    void see_transmissions() {
        const model::Calendar calendar = context_.config.calendar();
        // Who is not late yet may still answer: a running period is judged on the day of the command.
        const Date day = lived(context_, period_).value_or(period_).to;
        for (const Followed& one : followed(context_.store, calendar, day))
            if (period_.contains(*one.transmission.date("sent")))
                hit_all("transmissions", stages_of_transmission(one, calendar, day), one.transmission);
    }

    const ReportContext& context_;
    Period period_;
    std::string_view wanted_;
    std::map<std::string_view, Tally> tallies_;
};

void add_definitions(Table& table, const language::Language& language) {
    table.definitions.push_back(language.tr(follow_up_definition()));
    table.definitions.push_back(language.tr(
        mark("An observation is in the state that it has come furthest to: open, noted, in a proposal, in a "
             "signal (itself or with its proposal). Accepted: decided and not refused, those implemented or "
             "abandoned since included.")));
    table.definitions.push_back(language.tr(
        mark("Late on the last day of the period: neither answered nor given up then, the signal not closed, "
             "the clock running and the due day past, with what was known on that day.")));
    table.definitions.push_back(language.tr(
        mark("Days: calendar days, the median of those whose days are known; time in which the clock stood "
             "still counts too. What was done already when an observation was written down took 0 days. "
             "Share: the part of the base.")));
}

} // namespace

std::string_view follow_up_definition() {
    return mark("Observations dated in the period (without withdrawn ones), proposals submitted, signals "
                "opened and transmissions sent in it, with what has become of them up to now.");
}

Table follow_up(const ReportContext& context, const Period& period) {
    const language::Language& language = context.language;
    const FollowUp counted(context, period);
    Table table;
    table.name = "follow-up";
    table.period = period;
    table.title = language.tr(msg("Follow-up, {period}", {{"period", language.period(period)}}));
    table.columns = {{"figure", language.tr(mark("Figure")), ColumnType::code},
                     {"count", language.tr(mark("Count")), ColumnType::integer},
                     {"base", language.tr(mark("Base")), ColumnType::integer},
                     {"share", language.tr(mark("Share")), ColumnType::number, true},
                     {"days", language.tr(mark("Days (median)")), ColumnType::number}};
    for (const Figure& figure : figures()) {
        const long long count = counted.count(figure.name);
        const long long base = figure.base.empty() ? 0 : counted.count(figure.base);
        const auto days = figure.timed ? counted.days(figure.name) : std::nullopt;
        Row row{{Cell(Value(std::string(figure.name)), language.tr(figure.label)), Cell(Value(count))}};
        row.cells.emplace_back(figure.base.empty() ? Value() : Value(base));
        row.cells.emplace_back(share_of(count, base));
        row.cells.emplace_back(days ? Value(*days) : Value());
        table.rows.push_back(std::move(row));
    }
    add_definitions(table, language);
    return table;
}

Table explain_follow_up(const ReportContext& context, const Period& period, std::string_view key) {
    auto [name, column] = cell_named(key, names_of(figures()), {"count", "base", "share", "days"}, "count",
                                     labels_of(context, named_labels(figures())),
                                     labels_of(context, {{"count", mark("Count")},
                                                         {"base", mark("Base")},
                                                         {"share", mark("Share")},
                                                         {"days", mark("Days (median)")}}));
    const Figure& figure = named(figures(), name, "figure");
    if (column == "base")
        name = figure.base;
    // A cell that has no figure has nothing behind it.
    if ((column == "share" && figure.base.empty()) || (column == "days" && !figure.timed))
        name.clear();
    const FollowUp counted(context, period, name);
    const RegisterView view(context.store);
    Listing listing(context, view, period);
    listing.table.title = context.language.tr(
        msg("Behind {key}: {table}, {period}", {{"key", std::string(figure.label), true},
                                                {"table", std::string(mark("Follow-up")), true},
                                                {"period", context.language.period(period)}}));
    listing.begin(model::kind(figure.kind));
    for (long long number : counted.observations)
        listing.add_observation(number);
    for (const model::Record& record : counted.records)
        listing.add(record);
    add_definitions(listing.table, context.language);
    return listing.table;
}

} // namespace edv::report
