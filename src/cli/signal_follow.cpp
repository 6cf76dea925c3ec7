#include "edv/base/error.hpp"

#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "report/following.hpp"
#include "report/trace.hpp"

namespace edv::cli {
namespace {

report::ReportContext context_of(Session& session) {
    return {session.store(store::Store::Mode::read), session.config(), session.result_language()};
}

int run_due(Session& session, const Arguments& arguments) {
    const Date today = session.today();
    report::DueOptions options{today, arguments.has("late"), {}};
    if (auto ahead = arguments.value("ahead"))
        options.until = session.config().calendar().after(today, duration_value("--ahead", *ahead));
    if (auto after = arguments.value("late-after"))
        options.late_after = day_value("--late-after", *after, today);
    const report::ReportContext context = context_of(session);
    session.emit({arguments.has("explain") ? due_reckoning(context, today, options)
                                           : due_table(context, today, options)},
                 Contents::personal);
    return 0;
}

/// What the trace starts from: the signal that the word names, or another link of the chain.
int run_trace(Session& session, const Arguments& arguments) {
    const auto observation = arguments.value("observation");
    const auto proposal = arguments.value("proposal");
    const std::size_t starts = arguments.words.size() + (observation ? 1 : 0) + (proposal ? 1 : 0);
    if (starts != 1)
        throw Error(ErrorKind::usage, msg("name one signal, observation or proposal"),
                    msg("for example edv signal trace 2023-01, or edv signal trace --observation 12"));
    const std::string_view of = observation ? "observation" : proposal ? "proposal" : "signal";
    const std::string word = observation ? *observation : proposal ? *proposal : arguments.words.front();
    const model::Stored start =
        named(session, session.store(store::Store::Mode::read), model::kind(of), word);
    session.emit({trace(context_of(session), session.today(), of, key_text(start.record))},
                 Contents::personal);
    return 0;
}

} // namespace

Verb due_verb() {
    return {"signal",
            "due",
            mark("list the answers that are due, or late"),
            {},
            {{"ahead", mark("DURATION"), mark("those due in the coming time too: 30 days, 20 working days")},
             {.name = "late", .help = mark("only those that are late"), .apart_from = "ahead"},
             {.name = "late-after",
              .value = mark("DATE"),
              .help = mark("only those that became late after that day"),
              .apart_from = "ahead"},
             {"explain", "", mark("show how each due day was reckoned, day by day for working days")}},
            run_due,
            {"edv signal due --ahead P30D", "edv signal due --late-after yesterday --format csv"}};
}

Verb trace_verb() {
    return {"signal",
            "trace",
            mark("follow the chain from observations to what institutions did, and back"),
            {{mark("NUMBER"), false}},
            {{"observation", mark("N"), mark("start at an observation")},
             {"proposal", mark("N"), mark("start at a proposal")}},
            run_trace,
            {"edv signal trace 2023-01", "edv signal trace --observation 12"}};
}

} // namespace edv::cli
