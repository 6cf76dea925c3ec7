#include <algorithm>
#include <map>

#include "edv/base/error.hpp"

#include "cli/register.hpp"

namespace edv::cli {
namespace {

/// Follow-ups: the meetings whose next date has come or comes soon, and nothing later about the same.
int run_due(Session& session, const Arguments& arguments) {
    const Store& store = session.store(Store::Mode::read);
    Date until = session.today();
    if (auto ahead = arguments.value("ahead"))
        until = session.config().calendar().after(until, duration_value("--ahead", *ahead));
    Selection selection;
    selection.sort = "next";
    selection.conditions.push_back({"next", Condition::Test::at_most, {until}});
    if (auto about = arguments.value("about")) {
        auto code = store.codes().find("subject", *about);
        if (!code)
            throw refused("unknown-code",
                          msg("unknown {kind} \"{text}\"",
                              {{"kind", std::string(word_for("subject")), true}, {"text", *about}}),
                          near_hint(*about, store.codes().codes("subject")));
        selection.conditions.push_back({"about", Condition::Test::any_of, {Value(*code)}});
    }
    std::map<std::string, Date> last;
    store.each(kind("meeting"), {}, [&](const Stored& stored) {
        Date& latest = last[stored.record.text("about")];
        latest = std::max(latest, *stored.record.date("date"));
    });
    std::vector<Record> due;
    store.each(kind("meeting"), selection, [&](const Stored& stored) {
        if (last[stored.record.text("about")] < *stored.record.date("next"))
            due.push_back(stored.record);
    });
    Table table = record_table(session, kind("meeting"), due, false, {});
    Language language = session.result_language();
    table.title = language.tr(msg("Meetings due by {day}", {{"day", language.date(until)}}));
    table.definitions.push_back(language.tr(mark("Meetings with a next date until that day, where no meeting "
                                                 "about the same was held on it or later.")));
    session.emit(std::vector<Table>{table}, Contents::personal);
    return 0;
}

} // namespace

std::vector<Verb> coordinator_verbs() {
    const Kind& of = kind("coordinator");
    return {add_verb("coordinator", of),
            list_verb({.noun = "coordinator",
                       .kind = "coordinator",
                       .summary = mark("list the coordinators"),
                       .fields = {"language"},
                       .examples = {"edv coordinator list --year 2023"}}),
            show_verb("coordinator", of), edit_verb("coordinator", of), end_verb("coordinator", of)};
}

std::vector<Verb> project_verbs() {
    const Kind& of = kind("project");
    return {add_verb("project", of),
            list_verb({.noun = "project",
                       .kind = "project",
                       .summary = mark("list projects"),
                       .fields = {"kind", "partner", "coordinator", "expert", "status"},
                       .examples = {"edv project list --year 2023 --kind tailored"}}),
            show_verb("project", of), edit_verb("project", of), end_verb("project", of)};
}

std::vector<Verb> meeting_verbs() {
    const Kind& of = kind("meeting");
    Verb due{"meeting",
             "due",
             mark("list the follow-ups whose day has come"),
             {},
             {},
             run_due,
             {"edv meeting due --ahead P30D"}};
    due.flags = {{"ahead", mark("DURATION"), mark("those of the coming days too, for example P30D")},
                 {"about", mark("CODE"), mark("about one expert, partner or project")}};
    return {add_verb("meeting", of),
            list_verb({.noun = "meeting",
                       .kind = "meeting",
                       .summary = mark("list meetings"),
                       .fields = {"about", "kind"},
                       .dated = "date",
                       .examples = {"edv meeting list --about FIN --year 2023"}}),
            show_verb("meeting", of), edit_verb("meeting", of), due};
}

} // namespace edv::cli
