#include <algorithm>

#include "edv/output/document.hpp"
#include "edv/report/partner_sheet.hpp"
#include "edv/report/running.hpp"

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

/// What a chapter of the page is about, and which tables it holds.
struct PageChapter {
    std::string_view heading;
    std::vector<std::pair<std::string_view, std::string_view>> tables; ///< name, and heading within it
    bool drawn = false;
};

const std::vector<PageChapter>& page_chapters() {
    static const std::vector<PageChapter> all{
        {mark("Figures"), {{partner_figures, ""}}},
        {mark("Observations"),
         {{"partner-right", mark("Right")}, {"partner-barrier", mark("Barrier")}},
         true},
        {mark("Proposals"), {{"partner-state", ""}}, true},
        {mark("Signals that concern it"), {{"partner-signals", ""}}},
        {mark("Transmissions to it"), {{"partner-transmissions", ""}}},
        {mark("History of the cooperation"), {{"partner-history", ""}}}};
    return all;
}

Table& table_named(std::vector<Table>& tables, std::string_view name) {
    return *std::find_if(tables.begin(), tables.end(), [&](const Table& one) { return one.name == name; });
}

/// The page that the partner may be given.
Document page_of(const ReportContext& context, const Period& period, PartnerSheet sheet) {
    const Language& language = context.language;
    Document document;
    document.name = "partner";
    document.title = sheet.partner;
    document.subtitle = language.period(period);
    document.owner = label_in(context.config.owner, language.code(), "");
    document.contact = context.config.contact;
    document.language = language.code();
    document.period = period;
    for (const PageChapter& chapter : page_chapters()) {
        Section& section = document.sections.emplace_back();
        section.id = chapter.tables.front().first;
        section.heading = language.tr(chapter.heading);
        for (const auto& [name, heading] : chapter.tables) {
            DocumentTable& shown = section.tables.emplace_back();
            shown.heading = heading.empty() ? "" : language.tr(heading);
            shown.table = std::move(table_named(sheet.tables, name));
            if (chapter.drawn)
                shown.chart = Chart{Chart::Kind::bar, 0, {1}};
        }
    }
    return document;
}

int run_partner(Session& session, const Arguments& arguments) {
    const Period period = report_period(session, arguments);
    const ReportContext context = report_context(session);
    const std::string code =
        named(session, context.store, kind("partner"), arguments.words.at(0)).record.text("code");
    if (auto key = arguments.value("explain")) {
        emit_report(session, {explain_partner(context, period, code, *key)}, Contents::personal);
        return 0;
    }
    PartnerSheet sheet = partner_sheet(context, period, code);
    for (Table& table : sheet.tables)
        note_running(context, table);
    switch (session.format()) {
    case Format::csv:
        session.emit({table_named(sheet.tables, partner_figures)}, Contents::open);
        break;
    case Format::json:
        session.emit(document_of(period, std::move(sheet.tables)), Format::json, built_in_page(),
                     Contents::open);
        break;
    case Format::html:
        session.emit(page_of(context, period, std::move(sheet)), Format::html, built_in_page(),
                     Contents::open);
        break;
    default:
        session.emit(sheet.tables, Contents::open);
    }
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
