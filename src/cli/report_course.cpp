#include "cli/report.hpp"
#include "cli/session.hpp"
#include "cli/values.hpp"
#include "report/follow_up.hpp"
#include "report/movements.hpp"
#include "report/presence.hpp"
#include "report/rates.hpp"

namespace edv::cli {
namespace {

int run_movements(Session& session, const Arguments& arguments) {
    const Period period = report_period(session, arguments);
    report::MovementOptions options;
    if (auto of = arguments.value("of"))
        options.of = word_value("--of", *of, report::movement_populations());
    if (auto by = arguments.value("by"))
        options.monthly = word_value("--by", *by, {"month"}) == "month";
    auto key = arguments.value("explain");
    emit_report(session,
                {key ? explain_movement(report_context(session), period, options, *key)
                     : movements(report_context(session), period, options)},
                key ? Contents::personal : Contents::open);
    return 0;
}

int run_presence(Session& session, const Arguments& arguments) {
    const Period period = report_period(session, arguments);
    const std::string by =
        word_value("--by", arguments.value("by").value_or("partner_kind"), {"partner_kind", "partner"});
    const report::PresenceBy rows =
        by == "partner" ? report::PresenceBy::partner : report::PresenceBy::partner_kind;
    auto key = arguments.value("explain");
    emit_report(session,
                {key ? explain_presence(report_context(session), period, rows, *key)
                     : presence(report_context(session), period, rows)},
                key ? Contents::personal : Contents::open);
    return 0;
}

int run_follow_up(Session& session, const Arguments& arguments) {
    const Period period = report_period(session, arguments);
    auto key = arguments.value("explain");
    emit_report(session,
                {key ? explain_follow_up(report_context(session), period, *key)
                     : follow_up(report_context(session), period)},
                key ? Contents::personal : Contents::open);
    return 0;
}

int run_rates(Session& session, const Arguments& arguments, const report::RateSpec& spec) {
    const Period period = report_period(session, arguments);
    const std::vector<std::string> fields(spec.fields.begin(), spec.fields.end());
    const std::string by = word_value("--by", arguments.value("by").value_or(fields.front()), fields);
    auto key = arguments.value("explain");
    emit_report(session,
                {key ? explain_rate(report_context(session), spec, period, by, *key)
                     : rate_table(report_context(session), spec, period, by)},
                key ? Contents::personal : Contents::open);
    return 0;
}

Verb rate_verb(const report::RateSpec& spec, std::string_view what, std::vector<std::string_view> examples) {
    Verb verb{"report", std::string(spec.name), what, {}, period_flags(), {}, std::move(examples)};
    verb.flags.push_back({"by", mark("FIELD"), mark("what is a row; edv report list names the fields")});
    verb.flags.push_back({"explain", mark("ROW[,COLUMN]"), mark("list the records behind a cell")});
    verb.run = [&spec](Session& session, const Arguments& arguments) {
        return run_rates(session, arguments, spec);
    };
    return verb;
}

} // namespace

std::vector<Verb> course_verbs() {
    Verb moves{"report",
               "movements",
               mark("who and what came and went"),
               {},
               period_flags(),
               run_movements,
               {"edv report movements --year 2023", "edv report movements --year 2023 --explain in",
                "edv report movements --year 2023 --by month --of secondments"}};
    moves.flags.push_back(
        {"of", mark("FIGURE"), mark("only experts, partner_institutions, external_partners or secondments")});
    moves.flags.push_back({"by", "month", mark("month by month, the experts unless --of says otherwise")});
    moves.flags.push_back({"explain", mark("ROW[,COLUMN]"), mark("list the records behind a cell")});
    Verb present{
        "report",
        "presence",
        mark("expert-months, and observations for each"),
        {},
        period_flags(),
        run_presence,
        {"edv report presence --year 2023", "edv report presence --year 2023 --by partner --explain FIN"}};
    present.flags.push_back({"by", "partner_kind|partner", mark("what is a row")});
    present.flags.push_back({"explain", mark("ROW[,COLUMN]"), mark("list the records behind a cell")});
    Verb becoming{"report",
                  "follow-up",
                  mark("what became of observations, proposals and signals, and how fast"),
                  {},
                  period_flags(),
                  run_follow_up,
                  {"edv report follow-up --year 2023",
                   "edv report follow-up --year 2023 --explain transmissions_late"}};
    becoming.flags.push_back({"explain", mark("FIGURE"), mark("list the records behind a figure")});
    return {
        moves, present, becoming,
        rate_verb(report::rate_spec("decisions"),
                  mark("how partners decided on proposals, and what they carried out"),
                  {"edv report decisions --year 2023",
                   "edv report decisions --year 2023 --by area --explain reception,implemented"}),
        rate_verb(report::rate_spec("answers"), mark("how institutions answered the signals sent to them"),
                  {"edv report answers --year 2023", "edv report answers --year 2023 --explain total,late"})};
}

} // namespace edv::cli
