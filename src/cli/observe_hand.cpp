#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "base/written.hpp"
#include "cli/batches.hpp"
#include "cli/form_verbs.hpp"
#include "cli/observe.hpp"
#include "cli/register.hpp"
#include "cli/together.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "model/wording.hpp"
#include "report/similar.hpp"
#include "rules/relations.hpp"

namespace edv::cli {
namespace {

const model::Kind& observation() {
    return model::kind(model::name::observation);
}

/// What others do with an observation later, and what edv gives itself.
const std::vector<std::string_view> later_fields = {"imported", "noted", "feedback", "withdrawn", "reason"};

FormSpec observation_form() {
    return {.kind = model::name::observation,
            .title = mark("A new observation"),
            .left_out = later_fields,
            .needed = {"date", "expert", "summary"},
            .today = {"date"},
            .notes = {{"partner", mark("may be left out where the expert has one secondment on that day")},
                      {"title", mark("a key phrase, about 60 characters")},
                      {"summary", mark("what happens; nobody who was helped is named")},
                      {"impact", mark("what it does to people")},
                      {"suggestion", mark("what should change")},
                      {"language", mark("of the text; the expert's if left out")},
                      {"level", mark("where it was noticed; the first line if left out")},
                      {"people", mark("how many were concerned, a whole number")},
                      {"profile", mark("where it came from")},
                      {"ref", mark("its reference there")}}};
}

// ---- note, feedback, withdraw

void refuse_withdrawn(const std::vector<model::Stored>& observations, const Message& hint) {
    std::vector<Problem> problems;
    for (const model::Stored& one : observations)
        if (auto day = one.record.date("withdrawn"))
            problems.push_back({"",
                                {},
                                "",
                                "illegal-step",
                                msg("observation {number} was withdrawn on {day}",
                                    {{"number", std::to_string(one.id)}, {"day", day->iso()}}),
                                hint});
    refuse_together(std::move(problems));
}

std::vector<Arg> numbers_and_day(const std::vector<model::Stored>& observations, Date day) {
    return {{"numbers", numbers_of(observations)}, {"day", day.iso()}};
}

Message noted(const std::vector<model::Stored>& observations, Date day) {
    return msgn("observation {numbers} noted on {day}", "observations {numbers} noted on {day}",
                static_cast<long long>(observations.size()), numbers_and_day(observations, day));
}

Message noted_already(const model::Stored& one, Date day) {
    return msg("observation {number} was noted already, on {day}",
               {{"number", std::to_string(one.id)}, {"day", day.iso()}});
}

Message told(const std::vector<model::Stored>& observations, Date day) {
    return msgn("feedback given on observation {numbers} on {day}",
                "feedback given on observations {numbers} on {day}",
                static_cast<long long>(observations.size()), numbers_and_day(observations, day));
}

Message told_already(const model::Stored& one, Date day) {
    return msg("feedback on observation {number} was given already, on {day}",
               {{"number", std::to_string(one.id)}, {"day", day.iso()}});
}

Message withdrawn(const std::vector<model::Stored>& observations, Date day) {
    return msgn("observation {numbers} withdrawn on {day}", "observations {numbers} withdrawn on {day}",
                static_cast<long long>(observations.size()), numbers_and_day(observations, day));
}

/// A day that is set once: on which field, and in which words.
struct Step {
    std::string_view field;
    bool withdrawn_too;
    Message (*done)(const std::vector<model::Stored>&, Date);
    Message (*done_already)(const model::Stored&, Date);
};

// Who reported it may be told that it was withdrawn, too.
constexpr Step note_step{"noted", false, noted, noted_already};
constexpr Step feedback_step{"feedback", true, told, told_already};

int run_step(Session& session, const Arguments& arguments, const Step& step) {
    Date day = day_given(session, arguments);
    session.write([&](store::Store& store, store::Writing& writing) {
        std::vector<model::Stored> observations = named_together(store, observation(), arguments.words);
        if (!step.withdrawn_too)
            refuse_withdrawn(observations, msg("a withdrawn observation can be edited and shown only"));
        std::vector<model::Stored> changed;
        for (model::Stored& one : observations) {
            if (auto before = one.record.date(step.field)) {
                session.say(step.done_already(one, *before));
                continue;
            }
            one.record.at(step.field) = day;
            writing.change(one.id, one.record);
            changed.push_back(one);
        }
        return changed.empty() ? msg("nothing was changed") : step.done(changed, day);
    });
    return 0;
}

int run_note(Session& session, const Arguments& arguments) {
    return run_step(session, arguments, note_step);
}

int run_feedback(Session& session, const Arguments& arguments) {
    return run_step(session, arguments, feedback_step);
}

int withdraw_numbers(Session& session, const Arguments& arguments, const std::string& reason, Date day) {
    session.write([&](store::Store& store, store::Writing& writing) {
        std::vector<model::Stored> observations = named_together(store, observation(), arguments.words);
        refuse_withdrawn(observations, msg("edv undo takes a withdrawal back"));
        for (model::Stored& one : observations) {
            const model::Record before = one.record;
            one.record.at("withdrawn") = day;
            one.record.at("reason") = reason;
            writing.change(one.id, one.record);
            session.say_before(before, one.record);
        }
        return withdrawn(observations, day);
    });
    return 0;
}

int run_withdraw(Session& session, const Arguments& arguments) {
    auto batch = arguments.value("batch");
    if (arguments.words.empty() == !batch)
        throw Error(ErrorKind::usage, msg("name either observations or a batch"),
                    msg("edv observe withdraw 12, or edv observe withdraw --batch 3"));
    std::string reason = to_text(text_given(arguments, observation(), "reason"));
    Date day = day_given(session, arguments);
    if (batch)
        return withdraw_batch(session, number_value("--batch", *batch, 1), reason, day);
    return withdraw_numbers(session, arguments, reason, day);
}

// ---- tally

/// The tally that the flags name, with its count. An empty count leaves it empty: the tally goes.
model::Record read_tally(Session& session, const store::Store& store, const Arguments& arguments) {
    model::Record tally(model::kind(model::name::tally));
    std::vector<model::Finding> findings;
    read_fields(session, store, arguments, tally, findings);
    rules::Register(store).complete(tally, findings);
    model::Record counted = tally;
    if (trim(arguments.value("count").value_or("")).empty())
        counted.at("count") = 0LL;
    check(counted, std::move(findings));
    return tally;
}

Message tally_words(std::string_view what, const model::Record& tally) {
    return msg(what, {{"key", key_text(tally)}, {"count", to_text(tally.at("count"))}});
}

Message remove_tally(Session& session, store::Writing& writing, const model::Record& tally,
                     const std::optional<model::Stored>& there) {
    if (!there)
        throw refused("unknown-code", is_not_there(*tally.kind, key_text(tally)));
    writing.remove(*tally.kind, there->id);
    session.say_before(there->record, tally);
    return tally_words(mark("tally {key} removed"), tally);
}

Message change_tally(Session& session, store::Writing& writing, const model::Record& tally,
                     const model::Stored& there, bool update) {
    if (there.record == tally)
        return tally_words(mark("tally {key} is {count} already"), tally);
    if (!update)
        throw refused("duplicate", tally_words(mark("tally {key} is {count} already"), there.record),
                      msg("--update replaces the count"));
    writing.change(there.id, tally);
    session.say_before(there.record, tally);
    return tally_words(mark("tally {key} is now {count}"), tally);
}

/// Flags that may be repeated, or that make sense, in the list alone.
void refuse_list_flags(const Arguments& arguments) {
    for (const char* flag : {"year", "from", "to", "sort", "limit"})
        if (arguments.has(flag))
            throw Error(ErrorKind::usage,
                        msg("{flag} and --count don't go together", {{"flag", "--" + std::string(flag)}}),
                        msg("--count records a tally, and without it tallies are listed"));
    for (const char* flag : {"expert", "partner", "right", "barrier"})
        if (arguments.values(flag).size() > 1)
            throw Error(ErrorKind::usage, msg("{flag} is given twice", {{"flag", "--" + std::string(flag)}}));
}

int record_tally(Session& session, const Arguments& arguments) {
    refuse_list_flags(arguments);
    session.write([&](store::Store& store, store::Writing& writing) {
        model::Record tally = read_tally(session, store, arguments);
        auto there = store.find(tally);
        if (is_empty(tally.at("count")))
            return remove_tally(session, writing, tally, there);
        if (there)
            return change_tally(session, writing, tally, *there, arguments.has("update"));
        writing.add(tally);
        tell_odd(session, store, tally);
        return tally_words(mark("tally {key}: {count}"), tally);
    });
    return 0;
}

/// In the list a month is the period from its first to its last day.
Arguments with_month_as_period(const Arguments& arguments, const std::string& text) {
    auto month = written_month(text);
    if (!month)
        throw Error(ErrorKind::usage, {Problem{"",
                                               {},
                                               "--month",
                                               "bad-date",
                                               msg("\"{text}\" is no month", {{"text", printable(text)}}),
                                               msg("write months as YYYY-MM, for example 2023-06")}});
    for (const char* flag : {"year", "from", "to"})
        if (arguments.has(flag))
            throw Error(ErrorKind::usage,
                        msg("{flag} and --month don't go together", {{"flag", "--" + std::string(flag)}}));
    Arguments given = arguments;
    given.flags["from"] = {month->iso()};
    given.flags["to"] = {month->last_of_month().iso()};
    return given;
}

Verb tally_verb() {
    Verb verb =
        list_verb({.noun = "observe",
                   .verb = "tally",
                   .kind = model::name::tally,
                   .summary = mark("record first-line contacts that are counted only, or list them"),
                   .fields = {"expert", "partner", "right", "barrier"},
                   .dated = "month",
                   .total = "count",
                   .more = {{"month", mark("MONTH"), mark("Month")},
                            {"count", mark("N"), mark("record so many contacts; empty: remove the tally")},
                            {"update", "", mark("replace the count that is there")}},
                   .examples = {"edv observe tally --month 2023-03 --expert E07 --right housing --count 12",
                                "edv observe tally --year 2023"}});
    // A tally has no text to look into.
    std::erase_if(verb.flags, [](const Flag& flag) { return flag.name == "text"; });
    verb.run = [list = verb.run](Session& session, const Arguments& arguments) {
        if (arguments.has("count"))
            return record_tally(session, arguments);
        if (arguments.has("update"))
            throw Error(ErrorKind::usage, msg("{flag} is required", {{"flag", "--count"}}));
        auto month = arguments.value("month");
        return list(session, month ? with_month_as_period(arguments, *month) : arguments);
    };
    return verb;
}

// ---- the verbs

Verb dated_verb(std::string_view name, std::string_view field, std::string_view summary, Run run,
                std::string_view example) {
    return {"observe",
            std::string(name),
            summary,
            {{mark("NUMBER"), true, true}},
            {date_flag(observation(), field)},
            std::move(run),
            {example}};
}

/// Says which observations may tell the same as a new one.
void offer_repeats(Session& session, long long number) {
    std::vector<report::SimilarObservation> repeats =
        report::similar_observations(session.store(store::Store::Mode::write), number);
    constexpr double likely = 0.5;
    constexpr std::size_t most_named = 3;
    std::vector<std::string> numbers;
    for (const report::SimilarObservation& one : repeats)
        if (one.score >= likely && numbers.size() < most_named)
            numbers.push_back(to_text(one.observation.at("number")));
    if (numbers.empty())
        return;
    session.say(msgn("it may repeat observation {numbers}; look with: edv observe similar {number}",
                     "it may repeat observations {numbers}; look with: edv observe similar {number}",
                     static_cast<long long>(numbers.size()),
                     {{"numbers", join(numbers, ", ")}, {"number", std::to_string(number)}}));
}

int run_add(Session& session, const Arguments& arguments) {
    long long number =
        add_record(session, arguments, model::Record(observation()), [](const model::Record& made) {
            return msg("{kind} {key} added",
                       {{"kind", std::string(made.kind->label), true}, {"key", key_text(made)}});
        });
    if (!session.dry_run())
        offer_repeats(session, number);
    return 0;
}

Verb new_verb() {
    Verb add = add_verb("observe", observation(), later_fields);
    add.run = run_add;
    add.summary = mark("record one; on a terminal without its needed fields, in your editor");
    add.examples = {"edv observe add --date 2023-03-20 --expert E07 --summary \"The counter closes at noon\" "
                    "--right social-security --barriers \"waiting distance\""};
    return with_new_form(add, observation_form());
}

Verb change_verb() {
    Verb edit = edit_verb("observe", observation(), {"imported"});
    edit.summary =
        mark("change fields; an empty value clears one; on a terminal without any, in your editor");
    edit.examples = {"edv observe edit 12 --right housing --title \"\""};
    return with_edit_form(edit, observation_form());
}

} // namespace

std::vector<Verb> observe_hand_verbs() {
    Verb withdraw =
        dated_verb("withdraw", "withdrawn", mark("take observations out of all reports, and say why"),
                   run_withdraw, "edv observe withdraw 12 --reason \"noted twice\"");
    withdraw.flags.insert(withdraw.flags.begin(),
                          needed({"reason", mark("TEXT"), mark("why")}, mark("say in a few words why")));
    withdraw.flags.push_back(
        {"batch", mark("N"), mark("all observations of an import that nothing rests on")});
    withdraw.flags.push_back(mask_flag());
    withdraw.positionals = {{mark("NUMBER"), false, true}};
    withdraw.examples.push_back("edv observe withdraw --batch 3 --reason \"the wrong file\"");
    return {new_verb(),
            change_verb(),
            dated_verb("note", "noted", mark("record that a coordinator looked at observations"), run_note,
                       "edv observe note 12 13 14"),
            dated_verb("feedback", "feedback",
                       mark("record that the experts were told what became of observations"), run_feedback,
                       "edv observe feedback 12 --date yesterday"),
            withdraw,
            tally_verb()};
}

} // namespace edv::cli
