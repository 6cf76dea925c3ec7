#include "cli/signal.hpp"

#include <algorithm>
#include <map>

#include "edv/base/error.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "cli/form_verbs.hpp"
#include "cli/register.hpp"
#include "cli/signal_course.hpp"
#include "cli/together.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "report/evidence.hpp"
#include "report/following.hpp"

namespace edv::cli {
namespace {

const model::Kind& signal() {
    return model::kind(model::name::signal);
}

/// What the steps of the life cycle fill in, and edv itself.
const std::vector<std::string_view> later_fields = {"number",   "state",        "examined", "examined_by",
                                                    "decision", "reason",       "closed",   "outcome",
                                                    "reopened", "reopen_reason"};

FormSpec signal_form() {
    return {.kind = model::name::signal,
            .title = mark("A new signal"),
            .left_out = later_fields,
            .needed = {"title", "statement", "ground"},
            .today = {"opened"},
            .notes = {{"statement", mark("clear and neutral: what happens, to whom, and what it leads to")},
                      {"ground", model::ground_words()},
                      {"observations", mark("their numbers, with blanks between them")},
                      {"proposals", mark("their numbers, with blanks between them")},
                      {"no_evidence", mark("only where neither is linked: why not")}}};
}

// ---- add and edit

/// A signal rests on something, or says why it does not; it is numbered within the year in which it is
/// opened.
void complete(store::Writing& writing, Date today, model::Record& record,
              std::vector<model::Finding>& findings) {
    if (lacks_evidence(record))
        findings.push_back(
            {"observations", "missing", msg("the signal names no evidence"),
             msg("name --observations or --proposals, or say with --no-evidence why there is none")});
    record.at("number") = writing.next_signal(record.date("opened").value_or(today).year());
}

/// What is noticed at one partner is for a proposal there, unless its management or politics are concerned.
void say_one_partner(Session& session, const model::Record& record) {
    const store::Store& store = session.store(store::Store::Mode::write);
    const report::Evidence evidence = report::evidence_of(store, record);
    if (evidence.partners.size() != 1)
        return;
    session.say(
        msg("all its evidence comes from one partner, {partner}: what concerns one organisation is first "
            "a proposal to it",
            {{"partner", *evidence.partners.begin()}}));
}

int run_add(Session& session, const Arguments& arguments) {
    Arguments given = arguments;
    if (!given.has("opened"))
        given.flags["opened"] = {"today"};
    model::Record made;
    add_record(
        session, given, model::Record(signal()),
        [&](const model::Record& record) {
            made = record;
            return msg("{kind} {key} added",
                       {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}});
        },
        [&](store::Writing& writing, model::Record& record, std::vector<model::Finding>& findings) {
            complete(writing, session.today(), record, findings);
        });
    say_one_partner(session, made);
    return 0;
}

Verb new_verb() {
    Verb add = add_verb("signal", signal(), later_fields);
    add.positionals.clear();
    add.summary = mark("record one, as a draft; on a terminal without its needed fields, in your editor");
    add.examples = {
        "edv signal add --title \"Acompte aux urgences\" --statement \"Plusieurs hôpitaux demandent un "
        "acompte avant les soins.\" --ground inter_org --observations \"12 15\""};
    add.run = run_add;
    mark_needed(add, {"observations", "proposals", "no-evidence"}, Need::one_of);
    return with_new_form(add, signal_form());
}

/// What was sent follows a signal, and must not contradict it.
void change(Session& session, const store::Store& store, store::Writing& writing, const model::Stored& before,
            const model::Record& after) {
    const CourseGuard guard(session, store, after.text("number"));
    writing.change(before.id, after);
    const std::vector<std::string> names = follow_closing(session, store, writing, before.record, after);
    guard.refuse_fresh();
    if (!names.empty())
        session.say(msg("signal {number}: without an answer: {institutions}",
                        {{"number", after.text("number")}, {"institutions", join(names, ", ")}}));
}

Verb change_verb() {
    Verb edit = edit_verb("signal", signal(), {"number"}, change);
    edit.summary =
        mark("change fields; an empty value clears one; on a terminal without any, in your editor");
    edit.examples = {"edv signal edit 2023-01 --observations \"12 15 18\""};
    FormSpec form = signal_form();
    form.left_out = {"number", "state"};
    return with_edit_form(edit, form);
}

// ---- steps

/// What a step changes of a signal.
using Change = std::function<Message(const store::Store&, store::Writing&, model::Record&)>;

/// Changes the signal that the first word names, where the step is legal.
void change_signal(Session& session, const Arguments& arguments, std::string_view step,
                   const Change& change) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Stored stored = named(session, store, signal(), arguments.words.front());
        const std::string state = stored.record.text("state");
        if (!model::find_step(model::name::signal, state, step))
            throw illegal_step(stored.record, state, step);
        const CourseGuard guard(session, store, stored.record.text("number"));
        model::Record record = stored.record;
        Message words = change(store, writing, record);
        check(record, {}, &stored.record);
        writing.change(stored.id, record);
        guard.keep_due_days(writing);
        guard.refuse_fresh();
        session.say_before(stored.record, record);
        if (step == "examine")
            tell_odd(session, store, record);
        return words;
    });
}

/// A reopening lies between what it takes back and what follows.
void refuse_before(const model::Record& record, std::string_view field, Date day, const Message& what) {
    if (const auto first = record.date(field); first && day < *first)
        throw refused("date-order", what);
}

std::vector<Arg> number_and_day(const model::Record& record, Date day) {
    return {{"number", record.text("number")}, {"day", day.iso()}};
}

std::vector<Arg> with_names(const model::Record& record, Date day, const std::vector<std::string>& names) {
    std::vector<Arg> args = number_and_day(record, day);
    args.push_back({"institutions", join(names, ", ")});
    return args;
}

int run_examine(Session& session, const Arguments& arguments) {
    const Date day = day_given(session, arguments);
    change_signal(
        session, arguments, "examine", [&](const store::Store&, store::Writing&, model::Record& record) {
            refuse_before(record, "reopened", day,
                          msg("{day} is before signal {number} was reopened, on {reopened}",
                              {{"number", record.text("number")},
                               {"day", day.iso()},
                               {"reopened", to_text(record.at("reopened"))}}));
            std::vector<model::Finding> findings;
            read_fields(session, session.store(store::Store::Mode::write), arguments, record, findings);
            refuse(findings);
            record.at("examined") = day;
            if (Value reason = text_given(arguments, signal(), "reason"); !is_empty(reason))
                record.at("reason") = reason;
            return record.text("decision") == "transmit"
                       ? msg("signal {number} examined on {day}: to be transmitted",
                             number_and_day(record, day))
                       : msg("signal {number} examined on {day}: not to be transmitted",
                             number_and_day(record, day));
        });
    return 0;
}

int run_close(Session& session, const Arguments& arguments) {
    const Date day = day_given(session, arguments);
    const Value outcome = text_given(arguments, signal(), "outcome");
    change_signal(session, arguments, "close",
                  [&](const store::Store& store, store::Writing& writing, model::Record& record) {
                      record.at("closed") = day;
                      record.at("outcome") = outcome;
                      const std::vector<std::string> names =
                          give_up(session, store, writing, record.text("number"), day);
                      if (names.empty())
                          return msg("signal {number} closed on {day}", number_and_day(record, day));
                      return msg("signal {number} closed on {day}; without an answer: {institutions}",
                                 with_names(record, day, names));
                  });
    return 0;
}

/// A line of what was said before, with its day: what is taken back stays readable.
void keep_line(model::Record& record, std::string_view day, const std::string& text) {
    std::string kept = record.text("reopen_reason");
    record.at("reopen_reason") =
        (kept.empty() ? "" : kept + '\n') + "[" + to_text(record.at(day)) + "] " + text;
}

int run_reopen(Session& session, const Arguments& arguments) {
    const Date day = day_given(session, arguments);
    const Value reason = text_given(arguments, signal(), "reason");
    change_signal(
        session, arguments, "reopen",
        [&](const store::Store& store, store::Writing& writing, model::Record& record) {
            const std::string_view taken = is_empty(record.at("closed")) ? "examined" : "closed";
            std::vector<Arg> args = number_and_day(record, day);
            args.push_back({"taken", to_text(record.at(taken))});
            refuse_before(record, taken, day,
                          taken == "closed"
                              ? msg("{day} is before signal {number} was closed, on {taken}", args)
                              : msg("{day} is before signal {number} was examined, on {taken}", args));
            std::vector<std::string> names;
            if (taken == "closed") {
                names = take_up_again(session, store, writing, record.text("number"), *record.date("closed"),
                                      day);
                keep_line(record, "closed", record.text("outcome"));
                record.at("closed") = record.at("outcome") = Value();
            } else {
                keep_line(record, "examined", record.text("decision") + ' ' + record.text("reason"));
                for (const char* field : {"examined", "examined_by", "decision", "reason"})
                    record.at(field) = Value();
            }
            record.at("reopened") = day;
            record.at("reopen_reason") = to_text(reason) + '\n' + record.text("reopen_reason");
            if (names.empty())
                return msg("signal {number} reopened on {day}", number_and_day(record, day));
            return msg("signal {number} reopened on {day}; awaited again: {institutions}",
                       with_names(record, day, names));
        });
    return 0;
}

Verb step_verb(std::string_view name, std::string_view day, std::string_view summary, std::vector<Flag> flags,
               Run run, std::string_view example) {
    flags.push_back(date_flag(signal(), day));
    flags.push_back(mask_flag());
    return {"signal",         std::string(name), summary,  {{mark("NUMBER")}},
            std::move(flags), std::move(run),    {example}};
}

// ---- list and show

/// How many institutions each signal went to, how many answered, and how many are late.
void add_counts(Session& session, const std::vector<model::Record>& records, Table& table) {
    struct Counts {
        long long sent = 0;
        long long answered = 0;
        long long late = 0;
    };
    std::map<std::string, Counts> counts;
    for (const report::Followed& one : report::followed(session.store(store::Store::Mode::read),
                                                        session.config().calendar(), session.today())) {
        Counts& of = counts[one.transmission.text("signal")];
        ++of.sent;
        of.answered += is_empty(one.transmission.at("answered")) ? 0 : 1;
        of.late += one.late ? 1 : 0;
    }
    const language::Language language = session.result_language();
    table.columns.push_back({"transmissions", language.tr(mark("Transmissions")), ColumnType::integer});
    table.columns.push_back({"answers", language.tr(mark("Answers")), ColumnType::integer});
    table.columns.push_back({"late", language.tr(mark("Late")), ColumnType::integer});
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Counts& of = counts[records[i].text("number")];
        for (long long count : {of.sent, of.answered, of.late})
            table.rows[i].cells.emplace_back(count);
    }
}

/// Which signals it comes back to or came back as, whom it was sent to, and where it was used.
void add_what_followed(Session& session, const store::Store& store, const model::Record& record,
                       std::vector<Table>& tables) {
    add_related(session, store, record, tables);
    add_transmissions(session, store, record, tables);
    add_uses(session, store, record, tables);
}

} // namespace

std::vector<Verb> signal_verbs() {
    constexpr std::string_view who_and_what =
        mark("an examination is who decided what: --examined-by C04 --decision transmit, or not");
    std::vector<Verb> verbs{
        new_verb(),
        list_verb({.noun = "signal",
                   .kind = model::name::signal,
                   .summary = mark("list signals, and how many institutions answered"),
                   .fields = {"ground", "nature", "state", "decision", "observation", "proposal"},
                   .texts = {"observations", "proposals", "examined_by", "nature", "reopened"},
                   .dated = "opened",
                   .extend = add_counts,
                   .examples = {"edv signal list --year 2023", "edv signal list --state transmitted"}}),
        show_verb("signal", signal(), add_what_followed), change_verb(),
        step_verb("examine", "examined", mark("record the formal examination and its decision"),
                  {needed(field_flag(signal(), "decision"), who_and_what),
                   needed(field_flag(signal(), "examined_by"), who_and_what), field_flag(signal(), "reason")},
                  run_examine, "edv signal examine 2023-01 --decision transmit --examined-by C04")};
    for (Verb& verb : transmission_verbs())
        verbs.push_back(std::move(verb));
    verbs.push_back(step_verb("close", "closed", mark("close a signal, and say what it led to"),
                              {needed(field_flag(signal(), "outcome"), mark("say what the signal led to"))},
                              run_close, "edv signal close 2023-01 --outcome \"the circular was changed\""));
    verbs.push_back(step_verb("reopen", "reopened",
                              mark("take up again a signal that was examined or closed, and say why"),
                              {needed(field_flag(signal(), "reason"), mark("say in a few words why"))},
                              run_reopen, "edv signal reopen 2023-01 --reason \"it goes on elsewhere\""));
    for (auto&& more : {use_verbs(), relate_verbs()})
        verbs.insert(verbs.end(), more.begin(), more.end());
    verbs.push_back(due_verb());
    verbs.push_back(suggest_verb());
    verbs.push_back(letter_verb());
    verbs.push_back(trace_verb());
    return verbs;
}

} // namespace edv::cli
