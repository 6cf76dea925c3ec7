#include <algorithm>

#include "edv/base/error.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "cli/form_verbs.hpp"
#include "cli/register.hpp"
#include "cli/together.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"

namespace edv::cli {
namespace {

const model::Kind& proposal() {
    return model::kind(model::name::proposal);
}

/// What the steps of the life cycle fill in, and edv itself.
const std::vector<std::string_view> later_fields = {"submitted", "decided",     "decision", "state",
                                                    "reason",    "implemented", "evidence", "abandoned"};

FormSpec proposal_form() {
    return {.kind = model::name::proposal,
            .title = mark("A new proposal for improvement"),
            .left_out = later_fields,
            .needed = {"partner", "area", "text"},
            .today = {"opened"},
            .notes = {{"partner", mark("the one partner that it is made to")},
                      {"text", mark("what should change, so that the partner can decide on it")},
                      {"observations", mark("their numbers, with blanks between them")}}};
}

// ---- steps

/// A step by hand: the day that it sets, and the text that goes with it.
struct ProposalStep {
    std::string_view name;
    std::string_view day;
    std::string_view text; ///< empty: none
    std::string_view hint; ///< why the text is needed; empty: it may be left out
    Message (*done)(const std::vector<model::Stored>&, Date);
};

std::vector<Arg> numbers_and_day(const std::vector<model::Stored>& proposals, Date day) {
    return {{"numbers", numbers_of(proposals)}, {"day", day.iso()}};
}

long long count_of(const std::vector<model::Stored>& proposals) {
    return static_cast<long long>(proposals.size());
}

constexpr ProposalStep proposal_steps[] = {
    {"submit", "submitted", "", "",
     [](const std::vector<model::Stored>& all, Date day) {
         return msgn("proposal {numbers} submitted on {day}", "proposals {numbers} submitted on {day}",
                     count_of(all), numbers_and_day(all, day));
     }},
    {"accept", "decided", "reason", "",
     [](const std::vector<model::Stored>& all, Date day) {
         return msgn("proposal {numbers} accepted on {day}", "proposals {numbers} accepted on {day}",
                     count_of(all), numbers_and_day(all, day));
     }},
    {"refuse", "decided", "reason", mark("say in a few words why"),
     [](const std::vector<model::Stored>& all, Date day) {
         return msgn("proposal {numbers} refused on {day}", "proposals {numbers} refused on {day}",
                     count_of(all), numbers_and_day(all, day));
     }},
    {"implement", "implemented", "evidence", mark("say by what it is seen that the change was made"),
     [](const std::vector<model::Stored>& all, Date day) {
         return msgn("proposal {numbers} implemented on {day}", "proposals {numbers} implemented on {day}",
                     count_of(all), numbers_and_day(all, day));
     }},
    {"abandon", "abandoned", "reason", mark("say in a few words why"),
     [](const std::vector<model::Stored>& all, Date day) {
         return msgn("proposal {numbers} abandoned on {day}", "proposals {numbers} abandoned on {day}",
                     count_of(all), numbers_and_day(all, day));
     }},
};

void refuse_illegal(const std::vector<model::Stored>& proposals, std::string_view step) {
    std::vector<Problem> problems;
    for (const model::Stored& one : proposals) {
        const std::string state = one.record.text("state");
        if (!model::find_step(model::name::proposal, state, step))
            problems.push_back(illegal_step(one.record, state, step).problems().front());
    }
    refuse_together(std::move(problems));
}

void take_step(model::Record& record, const ProposalStep& step, Date day, const Value& text) {
    record.at(step.day) = day;
    if (step.day == "decided")
        record.at("decision") =
            std::string(model::find_step(model::name::proposal, record.text("state"), step.name)->to);
    if (step.text.empty() || is_empty(text))
        return;
    // A remark made when it was accepted stays.
    const std::string before = record.text(step.text);
    record.at(step.text) = before.empty() ? text : Value(before + '\n' + to_text(text));
}

int run_step(Session& session, const Arguments& arguments, const ProposalStep& step) {
    const Date day = day_given(session, arguments);
    const Value text = step.text.empty() ? Value() : text_given(arguments, proposal(), step.text);
    session.write([&](store::Store& store, store::Writing& writing) {
        std::vector<model::Stored> proposals = named_together(store, proposal(), arguments.words);
        refuse_illegal(proposals, step.name);
        for (model::Stored& one : proposals) {
            const model::Record before = one.record;
            take_step(one.record, step, day, text);
            check(one.record, {}, &before);
            writing.change(one.id, one.record);
            session.say_before(before, one.record);
            if (step.name == "submit")
                tell_odd(session, store, one.record, proposals.size() > 1);
        }
        return step.done(proposals, day);
    });
    return 0;
}

Verb step_verb(std::string_view name, std::string_view summary, std::string_view example) {
    for (const ProposalStep& step : proposal_steps) {
        if (step.name != name)
            continue;
        Verb verb{"proposal",
                  std::string(name),
                  summary,
                  {{mark("NUMBER"), true, true}},
                  {date_flag(proposal(), step.day)},
                  [&step](Session& session, const Arguments& arguments) {
                      return run_step(session, arguments, step);
                  },
                  {example}};
        if (!step.text.empty()) {
            const Flag text = field_flag(proposal(), step.text);
            verb.flags.insert(verb.flags.begin(), step.hint.empty() ? text : needed(text, step.hint));
            verb.flags.push_back(mask_flag());
        }
        return verb;
    }
    throw std::logic_error("no step " + std::string(name));
}

// ---- add, list, show

Verb new_verb() {
    Verb add = add_verb("proposal", proposal(), later_fields);
    add.summary = mark("record one, as a draft; on a terminal without its needed fields, in your editor");
    add.examples = {"edv proposal add --partner FIN --area communication --observations \"12 15\" --text "
                    "\"One page, and what to do first\""};
    add.run = [plain = add.run](Session& session, const Arguments& arguments) {
        Arguments given = arguments;
        if (!given.has("opened"))
            given.flags["opened"] = {"today"};
        return plain(session, given);
    };
    return with_new_form(add, proposal_form());
}

Verb change_verb() {
    Verb edit = edit_verb("proposal", proposal());
    edit.summary =
        mark("change fields; an empty value clears one; on a terminal without any, in your editor");
    edit.examples = {"edv proposal edit 3 --observations \"12 15 18\""};
    FormSpec form = proposal_form();
    form.left_out = {"state"};
    return with_edit_form(edit, form);
}

/// What each proposal says in short, and since when it has been in its state.
void add_stays(Session& session, const std::vector<model::Record>& records, Table& table) {
    const language::Language language = session.result_language();
    const auto text = std::find_if(table.columns.begin(), table.columns.end(),
                                   [](const Column& column) { return column.key == "text"; });
    text->detail = false;
    for (Row& row : table.rows) {
        Cell& cell = row.cells[static_cast<std::size_t>(text - table.columns.begin())];
        cell.label = shortened(to_text(cell.value));
    }
    table.columns.push_back({"in_state_since", language.tr(mark("In this state since")), ColumnType::date});
    table.columns.push_back({"days_in_state", language.tr(mark("Days in this state")), ColumnType::integer});
    for (std::size_t i = 0; i < records.size(); ++i) {
        const std::optional<Date> since = stays(records[i]).back().from;
        table.rows[i].cells.push_back(since ? Cell(Value(*since)) : Cell());
        table.rows[i].cells.push_back(
            since ? Cell(Value(static_cast<long long>((session.today().days() - since->days()).count())))
                  : Cell());
    }
}

/// The states that one went through, and how long it was in each.
Table stays_table(Session& session, const model::Record& record) {
    const language::Language language = session.result_language();
    Table table;
    table.name = "states";
    table.title = language.tr(mark("States"));
    table.columns = {{"state", language.tr(mark("State")), ColumnType::code},
                     {"since", language.tr(mark("Since")), ColumnType::date},
                     {"until", language.tr(mark("Until")), ColumnType::date},
                     {"days", language.tr(mark("Days")), ColumnType::integer}};
    const model::Field& state = proposal().fields[proposal().index("state")];
    for (const model::Stay& stay : stays(record)) {
        Row row{
            {config::labelled(session.config().taxonomies, language, state, Value(std::string(stay.state)))}};
        row.cells.push_back(stay.from ? Cell(Value(*stay.from)) : Cell());
        row.cells.push_back(stay.until ? Cell(Value(*stay.until)) : Cell());
        const Date end = stay.until.value_or(session.today());
        row.cells.push_back(
            stay.from ? Cell(Value(static_cast<long long>((end.days() - stay.from->days()).count())))
                      : Cell());
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

std::vector<Verb> proposal_verbs() {
    return {new_verb(),
            list_verb({.noun = "proposal",
                       .kind = model::name::proposal,
                       .summary = mark("list proposals, and how long each has been in its state"),
                       .fields = {"partner", "area", "state", "observation"},
                       .texts = {"observations", "opened", "submitted", "decided", "decision", "implemented",
                                 "abandoned"},
                       .dated = "submitted",
                       .extend = add_stays,
                       .examples = {"edv proposal list --state submitted",
                                    "edv proposal list --partner FIN --year 2023"}}),
            show_verb("proposal", proposal(),
                      [](Session& session, const store::Store&, const model::Record& record,
                         std::vector<Table>& tables) {
                          tables.insert(tables.begin() + 1, stays_table(session, record));
                      }),
            change_verb(),
            step_verb("submit", mark("record that proposals were submitted to their partners"),
                      "edv proposal submit 3 4 --date yesterday"),
            step_verb("accept", mark("record that the partner accepted proposals"), "edv proposal accept 3"),
            step_verb("refuse", mark("record that the partner refused proposals, and why"),
                      "edv proposal refuse 4 --reason \"no budget this year\""),
            step_verb("implement", mark("record that the change was made, and by what it is seen"),
                      "edv proposal implement 3 --evidence \"the new letter is in use\""),
            step_verb("abandon", mark("give proposals up, and say why"),
                      "edv proposal abandon 4 --reason \"the service was closed\"")};
}

} // namespace edv::cli
