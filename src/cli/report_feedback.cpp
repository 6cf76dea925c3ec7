#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/report.hpp"
#include "model/kind_names.hpp"
#include "report/feedback.hpp"

namespace edv::cli {
namespace {

/// Whoever hands it over is to record it: the paper itself says nothing of that.
void say_awaiting(Session& session, const std::vector<long long>& awaiting) {
    if (awaiting.empty())
        return;
    std::vector<std::string> numbers;
    for (const long long number : awaiting)
        numbers.push_back(std::to_string(number));
    session.say(
        msgn("no feedback is recorded on {count} observation; once it is given: edv observe feedback "
             "{numbers}",
             "no feedback is recorded on {count} observations; once it is given: edv observe feedback "
             "{numbers}",
             static_cast<long long>(awaiting.size()), {{"numbers", join(numbers, " ")}}));
}

int run_feedback(Session& session, const Arguments& arguments) {
    const auto period = period_value(arguments, session.today(), true);
    const store::Store& store = session.store(store::Store::Mode::read);
    const std::string expert =
        named(session, store, model::kind(model::name::expert), arguments.needed("expert"))
            .record.text("code");
    const report::ReportContext context{store, session.config(), session.result_language(), false,
                                        session.today()};
    const report::Feedback made = feedback(context, session.today(), expert, period);
    session.emit(feedback_report(context, made), Contents::personal);
    say_awaiting(session, made.awaiting);
    return 0;
}

} // namespace

Verb feedback_verb() {
    return {"report",
            "feedback",
            mark("what became of one expert's observations, to be handed to the expert"),
            {},
            {needed({"expert", mark("CODE"), mark("whose observations")},
                    mark("feedback is for one expert at a time")),
             {"year", mark("YEAR"), mark("in that year")},
             {"from", mark("DATE"), mark("first day of the period")},
             {"to", mark("DATE"), mark("last day of the period")}},
            run_feedback,
            {"edv report feedback --expert E07 --lang fr -o E07.html",
             "edv report feedback --expert E07 --year 2023 --format csv"}};
}

} // namespace edv::cli
