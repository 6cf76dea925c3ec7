#include "edv/base/error.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "cli/parser.hpp"
#include "cli/report.hpp"
#include "output/web_page.hpp"
#include "report/annual.hpp"
#include "report/own.hpp"

namespace edv::cli {
namespace {

output::WebPage web_page(Session& session) {
    const config::ReportSettings& settings = session.config().report;
    output::WebPage page = output::built_in_page();
    if (!settings.template_file.empty()) {
        page.template_text = session.configured(settings.template_file);
        output::check_page_template(settings.template_file, page.template_text);
    }
    if (!settings.style_file.empty())
        page.style = session.configured(settings.style_file);
    return page;
}

/// A file for each table, in a folder.
void write_folder(Session& session, const Period& period) {
    const auto folder = session.globals().value("output");
    if (!folder || *folder == "-")
        throw Error(ErrorKind::usage, msg("the annual report in csv is a folder of files"),
                    msg("name it with -o FOLDER/"));
    std::vector<language::Language> languages{language::Language()};
    for (const std::string& code : language_codes())
        languages.push_back(session.language_called(code));
    std::vector<Document> documents = annual_report(report_context(session), period, languages);
    const Document machine = std::move(documents.front());
    documents.erase(documents.begin());
    session.emit_folder(
        *folder, Contents::open,
        [&](const output::FileWriter& write) { output::write_package(machine, documents, write); },
        mark("written to {folder}"));
}

int run_annual(Session& session, const Arguments& arguments) {
    if (session.globals().has("excel"))
        throw Error(ErrorKind::usage, msg("--excel goes with a single table"),
                    msg("xlsx opens in Excel as it is"));
    const output::Format& format = session.format(Document::Reading::report);
    const Period period = report_period(session, arguments);
    if (format.folder) {
        write_folder(session, period);
        return 0;
    }
    const report::ReportContext context = report_context(session);
    const output::WebPage page = format.pages ? web_page(session) : output::built_in_page();
    session.emit(annual_report(context, period, {context.language}).front(), Contents::open, page);
    return 0;
}

int run_own_table(Session& session, const Arguments& arguments) {
    const std::string& name = arguments.words.front();
    const config::OwnReport* own = report::own_report(session.config(), name);
    if (!own) {
        std::vector<std::string> more;
        for (const config::OwnReport& one : session.config().report.own)
            more.push_back(one.name.text);
        throw unknown_verb("report", name, more);
    }
    const Period period = table_period(session, arguments);
    const report::ReportContext context = report_context(session);
    check_reports(context);
    const auto key = arguments.value("explain");
    emit_report(session, {key ? explain_own(context, *own, period, *key) : own_table(context, *own, period)},
                key ? Contents::personal : Contents::open);
    return 0;
}

} // namespace

Verb annual_verb() {
    return {"report",
            "annual",
            mark("the whole annual report in one document"),
            {},
            period_flags(),
            run_annual,
            {"edv report annual --year 2023 --lang nl -o 2023.html",
             "edv report annual --year 2023 --format csv -o annual-2023/"}};
}

Verb own_table_verb() {
    Verb verb{"report",
              "NAME",
              mark("a table that the configuration describes"),
              {{mark("NAME")}},
              table_period_flags(),
              run_own_table,
              {}};
    verb.flags.push_back({"explain", mark("ROW[,COLUMN]"), mark("list the records behind a cell")});
    return verb;
}

} // namespace edv::cli
