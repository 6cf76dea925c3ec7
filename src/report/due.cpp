#include <algorithm>
#include <map>

#include "config/labels.hpp"
#include "language/span.hpp"
#include "model/kind_names.hpp"
#include "report/following.hpp"
#include "report/register_view.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

bool is_awaited(const Followed& one) {
    return one.state == "sent" || one.state == "acknowledged";
}

bool is_asked(const Followed& one, const DueOptions& options) {
    const std::optional<Date> due = one.deadline.due;
    if (!is_awaited(one) || !due || *due > options.until)
        return false;
    // The first late day is the one after the due day.
    if (options.late_after && !(one.late && due->plus_days(1) > *options.late_after))
        return false;
    return !options.late || one.late;
}

std::vector<Followed> asked(const std::vector<Followed>& all, const DueOptions& options) {
    std::vector<Followed> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [&](const Followed& one) { return is_asked(one, options); });
    std::stable_sort(found.begin(), found.end(),
                     [](const Followed& a, const Followed& b) { return a.deadline.due < b.deadline.due; });
    return found;
}

/// An institution as people call it on a day: a merged one as what it has become.
class Institutions {
public:
    explicit Institutions(const ReportContext& context)
        : context_(context), standing_(context.store.records(model::kind(model::name::partner)),
                                       context.store.records(model::kind(model::name::partner_name)),
                                       context.store.records(model::kind(model::name::partner_successor))) {}

    [[nodiscard]] Cell cell(const std::string& institution, Date day) const {
        Cell made{Value(institution)};
        if (auto code = context_.store.codes().find(model::name::partner, institution))
            made.label = standing_.short_name(standing_.stands_as(*code, day), day, context_.language.code());
        return made;
    }

private:
    const ReportContext& context_;
    model::Standing standing_;
};

std::map<std::string, std::string> signal_titles(const store::Store& store) {
    std::map<std::string, std::string> titles;
    store.each(model::kind(model::name::signal), {}, [&](const model::Stored& one) {
        titles[one.record.text("number")] = one.record.text("title");
    });
    return titles;
}

/// What is not in the list although nobody has answered.
void add_notes(Table& table, const ReportContext& context, const std::vector<Followed>& all) {
    const auto count = [&](auto test) {
        return static_cast<long long>(std::count_if(all.begin(), all.end(), test));
    };
    const long long stopped = count([](const Followed& one) { return one.state == "stopped"; });
    const long long undated = count([](const Followed& one) { return is_awaited(one) && !one.deadline.due; });
    if (stopped > 0)
        table.notes.push_back(
            context.language.tr(msgn("{count} clock is stopped and not listed.",
                                     "{count} clocks are stopped and not listed.", stopped)));
    if (undated > 0)
        table.notes.push_back(
            context.language.tr(msgn("{count} transmission without a due day is not listed.",
                                     "{count} transmissions without a due day are not listed.", undated)));
}

// ---- how it was reckoned

class Reckoning {
public:
    Reckoning(Table& table, const ReportContext& context, const model::Calendar& calendar)
        : table_(table), language_(context.language), calendar_(calendar) {}

    void add(const Followed& one, Cell institution) {
        signal_ = Cell(one.transmission.at("signal"));
        institution_ = std::move(institution);
        auto within = Duration::parse(one.transmission.text("within"));
        std::optional<Date> before;
        for (const model::Deadline::Turn& turn : one.deadline.turns) {
            switch (turn.cause) {
            case model::Deadline::Cause::sent:
                add_sending(turn, within, is_empty(one.transmission.at("due")));
                break;
            case model::Deadline::Cause::extended:
                row(turn.date, "extended", language_.tr(msg("extended")), {}, turn.due);
                break;
            case model::Deadline::Cause::stopped:
                row(turn.date, "stopped", language_.tr(msg("clock stopped")), {}, {});
                break;
            case model::Deadline::Cause::resumed:
                add_resuming(turn, turn.due == before);
                break;
            }
            before = turn.due;
        }
    }

private:
    void add_sending(const model::Deadline::Turn& turn, const std::optional<Duration>& within, bool follows) {
        if (!turn.due)
            return;
        const bool agrees = within && calendar_.after(turn.date, *within) == *turn.due;
        if (!follows && !agrees) {
            row(turn.date, "sent", by_the_day_agreed(turn.date, within), {}, turn.due);
            return;
        }
        row(turn.date, "sent",
            language_.tr(msg("sent, to be answered {within}", {{"within", within_told(*within, language_)}})),
            {}, turn.due);
        if (within->working_days > 0)
            add_days(turn.date, *turn.due);
    }

    /// The day that was told stays, whatever holiday was configured since.
    [[nodiscard]] std::string by_the_day_agreed(Date sent, const std::optional<Duration>& within) const {
        if (!within)
            return language_.tr(msg("sent, to be answered by the day agreed"));
        const std::vector<Arg> args{{"within", within_told(*within, language_)},
                                    {"day", language_.date(calendar_.after(sent, *within))}};
        return language_.tr(within->working_days > 0
                                ? msg("sent, to be answered {within}: the day agreed stays, the holidays of "
                                      "today would make it {day}",
                                      args)
                                : msg("sent, to be answered {within}: the day agreed stays, though the "
                                      "calendar makes it {day}",
                                      args));
    }

    void add_resuming(const model::Deadline::Turn& turn, bool unmoved) {
        if (turn.reckoned && turn.reckoned != turn.due) {
            row(turn.date, "resumed",
                language_.tr(
                    msg("clock running again: the day agreed stays, the holidays of today would make "
                        "it {day}",
                        {{"day", language_.date(*turn.reckoned)}})),
                {}, turn.due);
        } else if (unmoved) {
            row(turn.date, "resumed", language_.tr(msg("clock running again; the day was past already")), {},
                turn.due);
        } else if (turn.working_days > 0) {
            row(turn.date, "resumed",
                language_.tr(msgn("clock running again, {count} working day was left",
                                  "clock running again, {count} working days were left", turn.working_days)),
                {}, turn.due);
            add_days(turn.date, *turn.due);
        } else {
            row(turn.date, "resumed",
                language_.tr(msgn("clock running again after {count} day",
                                  "clock running again after {count} days", turn.days)),
                {}, turn.due);
        }
    }

    /// Each day after `from` up to `to`: a working day with its count, or why it is none.
    void add_days(Date from, Date to) {
        long long count = 0;
        for (Date day = from.plus_days(1); day <= to; day = day.plus_days(1)) {
            if (calendar_.is_working_day(day))
                row(day, "working-day", language_.tr(msg("working day")), ++count, {});
            else if (const model::Holiday* holiday = calendar_.holiday(day))
                row(day, "holiday", model::label_in(holiday->labels, language_.code(), holiday->code), {},
                    {});
            else
                row(day, "weekend", language_.tr(msg("weekend")), {}, {});
        }
    }

    void row(Date date, std::string_view what, std::string words, Value count, std::optional<Date> due) {
        table_.rows.push_back(
            {{signal_, institution_, Cell(Value(date)), Cell(Value(std::string(what)), std::move(words)),
              Cell(std::move(count)), due ? Cell(Value(*due)) : Cell()}});
    }

    Table& table_;
    const language::Language& language_;
    const model::Calendar& calendar_;
    Cell signal_;
    Cell institution_;
};

} // namespace

Table due_table(const ReportContext& context, Date today, const DueOptions& options) {
    const language::Language& language = context.language;
    Table table;
    table.name = "due";
    table.title = language.tr(options.late || options.late_after
                                  ? msg("Late answers on {day}", {{"day", language.date(today)}})
                                  : msg("Answers due by {day}", {{"day", language.date(options.until)}}));
    table.columns = {{"signal", language.tr(mark("Signal")), ColumnType::code},
                     {"title", language.tr(mark("Title")), ColumnType::text},
                     {"institution", language.tr(mark("Institution")), ColumnType::text},
                     {"sent", language.tr(mark("Sent")), ColumnType::date},
                     {"due", language.tr(mark("Due")), ColumnType::date},
                     {"state", language.tr(mark("State")), ColumnType::code},
                     {"days_late", language.tr(mark("Days late")), ColumnType::integer},
                     {"reminders", language.tr(mark("Reminders")), ColumnType::integer},
                     {"last_reminder", language.tr(mark("Last reminder")), ColumnType::date}};
    const Institutions institutions(context);
    const auto titles = signal_titles(context.store);
    const std::vector<Followed> all = followed(context.store, context.config.calendar(), today);
    for (const Followed& one : asked(all, options)) {
        const model::Record& sent = one.transmission;
        const long long late = days_late(sent, one.deadline, today);
        table.rows.push_back({{Cell(sent.at("signal")), Cell(Value(titles.at(sent.text("signal")))),
                               institutions.cell(sent.text("institution"), today), Cell(sent.at("sent")),
                               Cell(Value(*one.deadline.due)),
                               Cell(Value(one.state), config::label_of({}, language, model::FieldType::choice,
                                                                       "transmission_state", one.state)),
                               Cell(Value(late)), Cell(Value(static_cast<long long>(one.deadline.reminders))),
                               one.deadline.reminded ? Cell(Value(*one.deadline.reminded)) : Cell()}});
    }
    table.definitions.push_back(language.tr(mark(
        "Transmissions that are not answered and not given up, of signals that are not closed, by the day "
        "that is in force after extensions and stops of the clock. Late: the day after it has come; days "
        "on which the clock stood are not counted.")));
    add_notes(table, context, all);
    return table;
}

Table due_reckoning(const ReportContext& context, Date today, const DueOptions& options) {
    const language::Language& language = context.language;
    Table table;
    table.name = "due-reckoning";
    table.title = language.tr(msg("How the due days were reckoned"));
    table.columns = {{"signal", language.tr(mark("Signal")), ColumnType::code},
                     {"institution", language.tr(mark("Institution")), ColumnType::text},
                     {"date", language.tr(mark("Date")), ColumnType::date},
                     {"what", language.tr(mark("What")), ColumnType::code},
                     {"count", language.tr(mark("Count")), ColumnType::integer},
                     {"due", language.tr(mark("Due")), ColumnType::date}};
    const Institutions institutions(context);
    const model::Calendar calendar = context.config.calendar();
    Reckoning reckoning(table, context, calendar);
    for (const Followed& one : asked(followed(context.store, calendar, today), options))
        reckoning.add(one, institutions.cell(one.transmission.text("institution"), today));
    table.definitions.push_back(language.tr(
        mark("Working days are Monday to Friday without the public holidays of the configuration.")));
    return table;
}

} // namespace edv::report
