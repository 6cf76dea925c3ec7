#include "config/labels.hpp"
#include "report/feedback.hpp"
#include "report/running.hpp"

namespace edv::report {

Document feedback_report(const ReportContext& context, const Feedback& made) {
    using OnPage = DocumentTable::OnPage;
    const std::string& code = context.language.code();
    Document document;
    document.reading = Document::Reading::page;
    document.name = made.observations.name;
    document.title = made.summary.title;
    document.owner = model::label_in(context.config.owner, code, "");
    document.contact = context.config.contact;
    document.language = code;
    document.period = made.observations.period;
    const auto add = [&](const Table& table, std::string_view heading, OnPage on_page) -> DocumentTable& {
        Section& section = document.sections.emplace_back();
        section.id = table.name;
        section.heading = context.language.tr(heading);
        return section.tables.emplace_back(DocumentTable{"", table, {}, on_page});
    };
    add(made.summary, mark("At a glance"), OnPage::highlights).people_only = true;
    if (!made.changes.rows.empty())
        add(made.changes, mark("What changed"), OnPage::table).people_only = true;
    note_running(context, add(made.observations, mark("Each observation"), OnPage::table_if_any).table);
    return document;
}

} // namespace edv::report
