#include <algorithm>
#include <sstream>

#include "edv/report/partner_sheet.hpp"

#include "cli/register.hpp"
#include "cli/report.hpp"

namespace edv::cli {
namespace {

/// `{"edv":1,"report":…,"period":…,"tables":[…]}`, each table as json has it alone.
void write_document(std::ostream& out, std::string_view report, const Period& period,
                    const std::vector<Table>& tables, const Style& style) {
    out << R"({"edv":1,"report":")" << report << R"(","period":{"from":")" << period.from.iso()
        << R"(","to":")" << period.to.iso() << R"("},"tables":[)";
    for (std::size_t at = 0; at < tables.size(); ++at) {
        std::ostringstream one;
        edv::write(one, {tables[at]}, Format::json, style);
        std::string text = one.str();
        text.erase(text.find_last_not_of('\n') + 1);
        out << (at == 0 ? "\n" : ",\n") << text;
    }
    out << "]}\n";
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
        session.emit(
            [&](std::ostream& out) { write_document(out, "partner", period, tables, {context.language}); });
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
