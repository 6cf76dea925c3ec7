#include "report/feedback.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "edv/model/deadline.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "report/chain.hpp"
#include "report/disclosure.hpp"
#include "report/register_view.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

/// The text on one line, as the end of a sentence.
std::string ended(const std::string& text) {
    std::vector<std::string> lines;
    for (const std::string_view line : parts(text, "\n"))
        lines.emplace_back(line);
    std::string all = join(lines, " ");
    if (all.empty() || std::string_view(".!?").find(all.back()) == std::string_view::npos)
        all += '.';
    return all;
}

/// What one link of the chain means for the observation, in sentences.
class Sentences {
public:
    Sentences(const ReportContext& context, const RegisterView& view, Date today)
        : context_(context), language_(context.language), view_(view), today_(today) {}

    [[nodiscard]] std::string institution(const std::string& name) const {
        return context_.store.codes().find(model::name::partner, name)
                   ? view_.standing().short_name(name, today_, language_.code())
                   : name;
    }

    /// What the service wrote, for a page that names nobody.
    [[nodiscard]] std::string without_names(const model::Record& record, std::string_view field) const {
        std::string text = record.text(field);
        return names_person(view_, text) ? language_.tr(left_out()) : std::move(text);
    }

    [[nodiscard]] std::string without_result(const model::Record& observation) const {
        const auto noted = observation.date("noted");
        return noted
                   ? tr(msg("It was looked at on {day}; nothing has come of it yet.", {{"day", told(noted)}}))
                   : tr(msg("It has not been looked at yet."));
    }

    [[nodiscard]] std::string withdrawn(const model::Record& observation) const {
        const std::string day = told(observation.date("withdrawn"));
        return observation.text("reason").empty()
                   ? tr(msg("It was withdrawn on {day}.", {{"day", day}}))
                   : tr(msg("It was withdrawn on {day}: {reason}",
                            {{"day", day}, {"reason", service_says(observation, "reason")}}));
    }

    [[nodiscard]] std::string proposal(const model::Record& record) const {
        const std::vector<Arg> args{{"number", to_text(record.at("number"))},
                                    {"partner", institution(record.text("partner"))},
                                    {"submitted", told(record.date("submitted"))},
                                    {"decided", told(record.date("decided"))},
                                    {"implemented", told(record.date("implemented"))},
                                    {"abandoned", told(record.date("abandoned"))},
                                    {"reason", service_says(record, "reason")},
                                    {"evidence", service_says(record, "evidence")}};
        const std::string state = record.text("state");
        if (state == "draft")
            return tr(msg("It is part of proposal {number} to {partner}, which is being prepared.", args));
        if (state == "submitted")
            return tr(
                msg("It is part of proposal {number} to {partner}, which was submitted on {submitted} and is "
                    "not decided yet.",
                    args));
        if (state == "accepted")
            return tr(
                msg("It is part of proposal {number} to {partner}, which was accepted on {decided} and is "
                    "not carried out yet.",
                    args));
        if (state == "refused")
            return tr(
                msg("It is part of proposal {number} to {partner}, which was refused on {decided}: {reason}",
                    args));
        if (state == "abandoned")
            return tr(msg("It is part of proposal {number} to {partner}, which was given up on {abandoned}: "
                          "{reason}",
                          args));
        if (is_empty(record.at("decided")))
            return tr(
                msg("It is part of proposal {number} to {partner}, which was carried out on {implemented}: "
                    "{evidence}",
                    args));
        return tr(
            msg("It is part of proposal {number} to {partner}, which was accepted on {decided} and carried "
                "out on {implemented}: {evidence}",
                args));
    }

    [[nodiscard]] std::string signal(const Link& link) const {
        const model::Record& record = link.record;
        const std::vector<Arg> args{{"number", record.text("number")},
                                    {"examined", told(record.date("examined"))},
                                    {"closed", told(record.date("closed"))},
                                    {"reason", service_says(record, "reason")},
                                    {"outcome", service_says(record, "outcome")}};
        std::vector<std::string> said;
        if (!link.children.empty())
            said.push_back(transmissions(link, args));
        else if (is_empty(record.at("examined")))
            said.push_back(tr(msg("It is part of signal {number}, which is being prepared.", args)));
        else if (is_not_to_be_sent(record))
            said.push_back(
                tr(msg("It is part of signal {number}, which was examined on {examined} and will not "
                       "be sent: {reason}",
                       args)));
        else
            said.push_back(tr(msg(
                "It is part of signal {number}, which was examined on {examined} and will be sent.", args)));
        if (!is_empty(record.at("closed")))
            said.push_back(tr(msg("The signal was closed on {closed}: {outcome}", args)));
        return join(said, " ");
    }

private:
    [[nodiscard]] std::string tr(const Message& message) const { return language_.tr(message); }
    [[nodiscard]] std::string told(std::optional<Date> day) const {
        return day ? language_.date(*day) : std::string();
    }

    [[nodiscard]] std::string service_says(const model::Record& record, std::string_view field) const {
        return ended(without_names(record, field));
    }

    [[nodiscard]] std::string transmissions(const Link& signal, const std::vector<Arg>& args) const {
        std::set<std::string> institutions;
        std::set<std::string> silent;
        std::vector<std::string> answers;
        for (const Link& link : signal.children) {
            const model::Record& sent = link.record;
            institutions.insert(sent.text("institution"));
            if (is_awaited(sent))
                silent.insert(sent.text("institution"));
            else
                answers.push_back(answer(sent));
        }
        std::string said = tr(msgn("It is part of signal {number}, which was sent to {count} institution.",
                                   "It is part of signal {number}, which was sent to {count} institutions.",
                                   static_cast<long long>(institutions.size()), args));
        for (const std::string& one : answers)
            said += ' ' + one;
        if (answers.empty())
            said += ' ' + tr(msg("No answer has come yet."));
        else if (!silent.empty())
            said += ' ' + tr(msgn("{count} institution has not answered yet.",
                                  "{count} institutions have not answered yet.",
                                  static_cast<long long>(silent.size())));
        return said;
    }

    [[nodiscard]] std::string answer(const model::Record& sent) const {
        const std::string disposition = sent.text("disposition");
        const std::vector<Arg> args{{"institution", institution(sent.text("institution"))},
                                    {"answered", told(sent.date("answered"))},
                                    {"implemented", told(sent.date("implemented"))},
                                    {"evidence", service_says(sent, "evidence")}};
        if (!is_empty(sent.at("implemented")))
            return tr(msg("{institution} carried it out on {implemented}: {evidence}", args));
        if (disposition == "accepted")
            return tr(msg("{institution} answered on {answered} and accepted.", args));
        if (disposition == "partial")
            return tr(msg("{institution} answered on {answered} and accepted a part.", args));
        if (disposition == "refused")
            return tr(msg("{institution} answered on {answered} and refused.", args));
        if (disposition == "none")
            return tr(msg("{institution} answered on {answered} without deciding.", args));
        return tr(msg("{institution} answered on {answered}.", args));
    }

    const ReportContext& context_;
    const language::Language& language_;
    const RegisterView& view_;
    Date today_;
};

class FeedbackWriter {
public:
    FeedbackWriter(const ReportContext& context, Date today)
        : context_(context), language_(context.language), today_(today), view_(context.store),
          sentences_(context, view_, today), chain_(context.store, context.config.calendar(), today) {}

    Feedback write(const std::string& expert, const std::optional<Period>& period) {
        begin(expert, period);
        store::Selection selection{
            {{"expert", store::Condition::Test::any_of, {Value(expert)}}}, "date", false, {}};
        if (period) {
            selection.conditions.push_back({"date", store::Condition::Test::at_least, {Value(period->from)}});
            selection.conditions.push_back({"date", store::Condition::Test::at_most, {Value(period->to)}});
        }
        for (const model::Stored& one : context_.store.list(model::kind(model::name::observation), selection))
            add(one.record);
        add_summary();
        return std::move(made_);
    }

private:
    [[nodiscard]] std::string tr(const Message& message) const { return language_.tr(message); }
    [[nodiscard]] std::string tr(std::string_view text) const { return language_.tr(text); }

    void column(Table& table, std::string_view key, std::string_view label, ColumnType type,
                bool detail = false) {
        table.columns.push_back({std::string(key), language_.tr(label), type, false, detail});
    }

    void begin(const std::string& expert, const std::optional<Period>& period) {
        Table& table = made_.observations;
        table.name = "feedback";
        table.title = tr(msg("What became of each observation of {expert}", {{"expert", expert}}));
        table.period = period;
        column(table, "number", mark("Number"), ColumnType::integer);
        column(table, "date", mark("Date"), ColumnType::date);
        column(table, "partner", mark("Partner"), ColumnType::code);
        column(table, "title", mark("Title"), ColumnType::text);
        column(table, "state", mark("State"), ColumnType::code, true);
        column(table, "feedback", mark("Feedback"), ColumnType::date, true);
        column(table, "text", mark("What became of it"), ColumnType::text);
        table.definitions.push_back(
            tr(msg("Every observation of the expert, withdrawn ones too, and what became of it until {day}.",
                   {{"day", language_.date(today_)}})));
        made_.summary.name = "feedback-summary";
        made_.summary.title = tr(msg("What became of the observations of {expert}", {{"expert", expert}}));
        column(made_.summary, "what", mark("What"), ColumnType::text);
        column(made_.summary, "observations", mark("Observations"), ColumnType::integer);
        made_.changes.name = "feedback-changes";
        made_.changes.title = tr(mark("What was carried out because of these observations"));
        column(made_.changes, "what", mark("What"), ColumnType::text);
        column(made_.changes, "partner", mark("Partner"), ColumnType::code);
        column(made_.changes, "date", mark("Date"), ColumnType::date);
        column(made_.changes, "evidence", mark("Evidence"), ColumnType::text);
    }

    void add(const model::Record& observation) {
        const Link start = chain_.from(observation);
        const bool withdrawn = !is_empty(observation.at("withdrawn"));
        std::vector<std::string> said;
        if (withdrawn)
            said.push_back(sentences_.withdrawn(observation));
        else
            said = results(start);
        if (said.empty())
            said.push_back(sentences_.without_result(observation));
        ++all_;
        withdrawn_ += withdrawn ? 1 : 0;
        const auto number = observation.integer("number").value();
        const std::string partner = observation.text("partner");
        const Date day = observation.date("date").value();
        made_.observations.rows.push_back(
            {{Cell(Value(number), std::to_string(number)), Cell(Value(day), language_.date(day)),
              Cell(Value(partner), sentences_.institution(partner)),
              Cell(Value(observation.text(observation.text("title").empty() ? "summary" : "title"))),
              Cell(Value(start.state), config::label_of({}, language_, model::FieldType::choice,
                                                        "observation_state", start.state)),
              Cell(observation.at("feedback")), Cell(Value(join(said, " ")))}});
        if (is_empty(observation.at("feedback")))
            made_.awaiting.push_back(number);
    }

    /// A sentence for each proposal, and for each signal once, however it is reached.
    std::vector<std::string> results(const Link& start) {
        std::vector<std::string> proposals;
        std::vector<std::string> said;
        const auto in_order = [&](const std::string& a, const std::string& b) {
            return language_.before(a, b);
        };
        std::map<std::string, const Link*, decltype(in_order)> signals(in_order);
        bool changed = false;
        for (const Link& link : start.children) {
            if (link.record.kind->name == model::name::signal) {
                signals[link.record.text("number")] = &link;
                continue;
            }
            proposals.push_back(sentences_.proposal(link.record));
            changed |= add_change(link.record, "number", "partner");
            for (const Link& next : link.children)
                signals[next.record.text("number")] = &next;
        }
        for (const auto& [number, link] : signals) {
            said.push_back(sentences_.signal(*link));
            for (const Link& sent : link->children)
                changed |= add_change(sent.record, "signal", "institution");
        }
        in_proposal_ += proposals.empty() ? 0 : 1;
        in_signal_ += signals.empty() ? 0 : 1;
        led_ += proposals.empty() && signals.empty() ? 0 : 1;
        changed_ += changed ? 1 : 0;
        proposals.insert(proposals.end(), said.begin(), said.end());
        return proposals;
    }

    /// True when the proposal, or the institution that the signal was sent to, carried it out.
    bool add_change(const model::Record& record, std::string_view number, std::string_view where) {
        const auto day = record.date("implemented");
        if (!day || !is_empty(record.kind->has("abandoned") ? record.at("abandoned") : Value()))
            return false;
        if (seen_.insert(std::string(record.kind->name) + ' ' + key_text(record)).second) {
            const std::string_view of = number == "signal" ? number : record.kind->name;
            const std::string partner = record.text(where);
            made_.changes.rows.push_back(
                {{Cell(Value(tr(msg("{kind} {key}", {{"kind", std::string(model::kind(of).label), true},
                                                     {"key", to_text(record.at(number))}})))),
                  Cell(Value(partner), sentences_.institution(partner)),
                  Cell(Value(*day), language_.date(*day)),
                  Cell(Value(sentences_.without_names(record, "evidence")))}});
        }
        return true;
    }

    void add_summary() {
        const auto row = [&](std::string_view what, long long count) {
            made_.summary.rows.push_back({{Cell(Value(language_.tr(what))), Cell(Value(count))}});
        };
        row(mark("observations"), all_);
        row(mark("led to a proposal or a signal"), led_);
        row(mark("are part of a proposal to a partner"), in_proposal_);
        row(mark("are part of a signal"), in_signal_);
        row(mark("led to something that was carried out"), changed_);
        if (withdrawn_ > 0)
            row(mark("were withdrawn"), withdrawn_);
        std::stable_sort(made_.changes.rows.begin(), made_.changes.rows.end(),
                         [](const Row& a, const Row& b) {
                             return std::get<Date>(a.cells[2].value) < std::get<Date>(b.cells[2].value);
                         });
    }

    const ReportContext& context_;
    const language::Language& language_;
    Date today_;
    RegisterView view_;
    Sentences sentences_;
    Chain chain_;
    Feedback made_;
    std::set<std::string> seen_; ///< changes that are in the table
    long long all_ = 0;
    long long led_ = 0;
    long long in_proposal_ = 0;
    long long in_signal_ = 0;
    long long changed_ = 0;
    long long withdrawn_ = 0;
};

} // namespace

Feedback feedback(const ReportContext& context, Date today, const std::string& expert,
                  const std::optional<Period>& period) {
    return FeedbackWriter(context, today).write(expert, period);
}

} // namespace edv::report
