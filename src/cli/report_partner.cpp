#include "cli/register.hpp"
#include "cli/report.hpp"
#include "model/kind_names.hpp"
#include "report/partner_sheet.hpp"

namespace edv::cli {
namespace {

int run_partner(Session& session, const Arguments& arguments) {
    const Period period = report_period(session, arguments);
    const report::ReportContext context = report_context(session);
    const std::string code =
        named(session, context.store, model::kind(model::name::partner), arguments.words.at(0))
            .record.text("code");
    if (auto key = arguments.value("explain")) {
        emit_report(session, {explain_partner(context, period, code, *key)}, Contents::personal);
        return 0;
    }
    session.emit(partner_report(context, period, code), Contents::open);
    return 0;
}

} // namespace

Verb partner_report_verb() {
    Verb verb{"report",
              "partner",
              mark("the sheet of one partner: history of the cooperation and figures"),
              {{mark("CODE")}},
              period_flags(),
              run_partner,
              {"edv report partner FIN --year 2023", "edv report partner FIN --year 2023 --explain signals"}};
    verb.flags.push_back({"explain", mark("FIGURE"), mark("list the records behind a figure")});
    return verb;
}

} // namespace edv::cli
