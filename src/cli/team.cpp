#include <algorithm>

#include "edv/base/error.hpp"

#include "cli/register.hpp"
#include "model/kind_names.hpp"
#include "model/standing.hpp"
#include "report/left_open.hpp"

namespace edv::cli {
namespace {

/// Follow-ups: the meetings whose next date has come or comes soon, and nothing later about the same.
int run_due(Session& session, const Arguments& arguments) {
    const store::Store& store = session.store(store::Store::Mode::read);
    Date until = session.today();
    std::vector<std::string> abouts;
    if (auto ahead = arguments.value("ahead"))
        until = session.config().calendar().after(until, duration_value("--ahead", *ahead));
    if (auto about = arguments.value("about"))
        abouts = model::Standing({}, {}, store.records(model::kind(model::name::partner_successor)))
                     .kin(code_of(session, store, "subject", *about), session.today());
    std::vector<model::Record> due;
    long long ended = 0;
    for (const report::FollowUp& one : report::open_follow_ups(store, session.today())) {
        if (*one.meeting.date("next") > until ||
            (!abouts.empty() &&
             std::find(abouts.begin(), abouts.end(), one.meeting.text("about")) == abouts.end()))
            continue;
        if (one.there)
            due.push_back(one.meeting);
        else
            ++ended;
    }
    Table table = record_table(session, model::kind(model::name::meeting), due, false, {});
    language::Language language = session.result_language();
    table.title = language.tr(msg("Meetings due by {day}", {{"day", language.date(until)}}));
    table.definitions.push_back(language.tr(mark("Meetings with a next date until that day, where no meeting "
                                                 "about the same, or what a partner has become, was held "
                                                 "on it or later.")));
    if (ended > 0)
        table.notes.push_back(language.tr(msgn("{count} about what has ended is not listed.",
                                               "{count} about what has ended are not listed.", ended)));
    session.emit(std::move(table), Contents::personal);
    return 0;
}

void list_followed(Session& session, const store::Store& store, const model::Record& coordinator) {
    const std::string code = coordinator.text("code");
    const Date gone = coordinator.date("until")->plus_days(1);
    const Table open = open_table(
        session,
        session.result_language().tr(msg("Still followed by {coordinator}", {{"coordinator", code}})),
        report::open_with_coordinator(store, code, gone));
    if (!open.rows.empty())
        session.emit({open}, Contents::open);
}

} // namespace

std::vector<Verb> coordinator_verbs() {
    const model::Kind& of = model::kind(model::name::coordinator);
    Verb end = end_verb("coordinator", of, list_followed);
    end.summary = mark("end one on a day, the last, and list what the coordinator still follows");
    return {add_verb("coordinator", of),
            list_verb({.noun = "coordinator",
                       .kind = model::name::coordinator,
                       .summary = mark("list the coordinators"),
                       .fields = {"language"},
                       .examples = {"edv coordinator list --year 2023"}}),
            show_verb("coordinator", of), edit_verb("coordinator", of), end};
}

std::vector<Verb> project_verbs() {
    const model::Kind& of = model::kind(model::name::project);
    return {add_verb("project", of),
            list_verb({.noun = "project",
                       .kind = model::name::project,
                       .summary = mark("list projects"),
                       .fields = {"kind", "partner", "coordinator", "expert", "status"},
                       .examples = {"edv project list --year 2023 --kind tailored"}}),
            show_verb("project", of), edit_verb("project", of), end_verb("project", of)};
}

std::vector<Verb> meeting_verbs() {
    const model::Kind& of = model::kind(model::name::meeting);
    Verb due{"meeting",
             "due",
             mark("list the follow-ups whose day has come"),
             {},
             {},
             run_due,
             {"edv meeting due --ahead P30D"}};
    due.flags = {{"ahead", mark("DURATION"), mark("those of the coming days too, for example 30 days")},
                 {"about", mark("CODE"), mark("about one expert, partner or project")}};
    return {add_verb("meeting", of),
            list_verb({.noun = "meeting",
                       .kind = model::name::meeting,
                       .summary = mark("list meetings"),
                       .fields = {"about", "kind"},
                       .dated = "date",
                       .examples = {"edv meeting list --about FIN --year 2023"}}),
            show_verb("meeting", of), edit_verb("meeting", of), due};
}

} // namespace edv::cli
