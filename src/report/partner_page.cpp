#include "base/named.hpp"
#include "config/labels.hpp"
#include "report/partner_sheet.hpp"
#include "report/running.hpp"

namespace edv::report {
namespace {

/// What a chapter is about, and which tables it holds.
struct SheetChapter {
    std::string_view heading;
    std::vector<std::pair<std::string_view, std::string_view>> tables; ///< name, and heading within it
    bool drawn = false;
    bool ends_page = false;
};

/// In the order of the tables. A page begins with the figures and ends with the history.
const std::vector<SheetChapter>& sheet_chapters() {
    static const std::vector<SheetChapter> all{
        {mark("History of the cooperation"), {{"partner-history", ""}}, false, true},
        {mark("Figures"), {{partner_figures, ""}}},
        {mark("Observations"),
         {{"partner-right", mark("Right")}, {"partner-barrier", mark("Barrier")}},
         true},
        {mark("Proposals"), {{"partner-state", ""}}, true},
        {mark("Signals that concern it"), {{"partner-signals", ""}}},
        {mark("Transmissions to it"), {{"partner-transmissions", ""}}}};
    return all;
}

} // namespace

Document partner_report(const ReportContext& context, const Period& period, const std::string& code) {
    PartnerSheet sheet = partner_sheet(context, period, code);
    const language::Language& language = context.language;
    Document document;
    document.reading = Document::Reading::page;
    document.name = "partner";
    document.title = sheet.partner;
    document.subtitle = language.period(period);
    document.owner = model::label_in(context.config.owner, language.code(), "");
    document.contact = context.config.contact;
    document.language = language.code();
    document.period = period;
    document.main = partner_figures;
    for (const SheetChapter& chapter : sheet_chapters()) {
        Section& section = document.sections.emplace_back();
        section.id = chapter.tables.front().first;
        section.heading = language.tr(chapter.heading);
        section.ends_page = chapter.ends_page;
        for (const auto& [name, heading] : chapter.tables) {
            DocumentTable& shown = section.tables.emplace_back();
            shown.heading = heading.empty() ? "" : language.tr(heading);
            shown.table = named(sheet.tables, name, "table");
            note_running(context, shown.table);
            if (chapter.drawn)
                shown.chart = Chart{Chart::Kind::bar, 0, {1}};
        }
    }
    return document;
}

} // namespace edv::report
