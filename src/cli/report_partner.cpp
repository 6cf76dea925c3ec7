#include <algorithm>

#include "edv/output/document.hpp"
#include "edv/report/partner_sheet.hpp"

#include "cli/register.hpp"
#include "cli/report.hpp"

namespace edv::cli {
namespace {

/// The tables as json has several of them.
Document document_of(const Period& period, std::vector<Table> tables) {
    Document document;
    document.name = "partner";
    document.language = "en";
    document.period = period;
    for (Table& table : tables) {
        Section& section = document.sections.emplace_back();
        section.id = table.name;
        section.heading = table.title;
        section.tables.push_back({table.title, std::move(table), {}});
    }
    return document;
}

int run_partner(Session& session, const Arguments& arguments) {
    const Period period = report_period(session, arguments);
    const ReportContext context = report_context(session);
    const std::string code =
        named(session, context.store, kind("partner"), arguments.words.at(0)).record.text("code");
    if (auto key = arguments.value("explain")) {
        session.emit({explain_partner(context, period, code, *key)});
        return 0;
    }
    std::vector<Table> tables = partner_sheet(context, period, code);
    if (session.format() == Format::csv)
        session.emit({*std::find_if(tables.begin(), tables.end(),
                                    [](const Table& one) { return one.name == partner_figures; })});
    else if (session.format() == Format::json)
        session.emit(document_of(period, std::move(tables)), Format::json, built_in_page());
    else
        session.emit(tables);
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
