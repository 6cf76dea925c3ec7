#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/output/document.hpp"
#include "edv/report/feedback.hpp"
#include "edv/report/running.hpp"

#include "cli/register.hpp"
#include "cli/report.hpp"

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

/// What is a detail is not for the page.
Table without_details(const Table& table) {
    Table less = table;
    std::erase_if(less.columns, [](const Column& one) { return one.detail; });
    for (Row& row : less.rows) {
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!table.columns[i].detail)
                cells.push_back(std::move(row.cells[i]));
        row.cells = std::move(cells);
    }
    return less;
}

/// The page that the expert is given.
Document page_of(const ReportContext& context, const Feedback& made) {
    const std::string& code = context.language.code();
    Document document;
    document.name = made.observations.name;
    document.title = made.summary.title;
    document.owner = label_in(context.config.owner, code, "");
    document.contact = context.config.contact;
    document.language = code;
    document.period = made.observations.period;
    Section& summary = document.sections.emplace_back();
    summary.id = made.summary.name;
    summary.heading = context.language.tr(mark("At a glance"));
    for (const Row& row : made.summary.rows)
        summary.highlights.push_back({context.language.number(std::get<long long>(row.cells[1].value)),
                                      to_text(row.cells[0].value), ""});
    const auto add = [&](const Table& table, std::string_view heading) {
        if (table.rows.empty())
            return;
        Section& section = document.sections.emplace_back();
        section.id = table.name;
        section.heading = context.language.tr(heading);
        section.tables.push_back({"", without_details(table), {}});
    };
    add(made.changes, mark("What changed"));
    add(made.observations, mark("Each observation"));
    return document;
}

void show(Session& session, const ReportContext& context, const Feedback& made) {
    const Format format = session.format();
    if (format == Format::html)
        return session.emit(page_of(context, made), format, built_in_page(), Contents::personal);
    if (is_machine(format))
        return session.emit({made.observations}, Contents::personal);
    std::vector<Table> tables{made.summary, made.changes, made.observations};
    std::erase_if(tables,
                  [](const Table& one) { return one.name == "feedback-changes" && one.rows.empty(); });
    session.emit(tables, Contents::personal);
}

int run_feedback(Session& session, const Arguments& arguments) {
    const auto period = period_value(arguments, session.today(), true);
    const Store& store = session.store(Store::Mode::read);
    const std::string expert =
        named(session, store, kind("expert"), arguments.needed("expert")).record.text("code");
    const ReportContext context{store, session.config(), session.result_language(), false, session.today()};
    Feedback made = feedback(context, session.today(), expert, period);
    note_running(context, made.observations);
    show(session, context, made);
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
