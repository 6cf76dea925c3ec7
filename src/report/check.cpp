#include "report/check.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "language/span.hpp"
#include "model/kind_names.hpp"
#include "report/check_view.hpp"

namespace edv::report {
namespace {

std::map<std::string_view, CheckRule> rules() {
    std::map<std::string_view, CheckRule> all;
    for (const auto& some :
         {register_checks(), course_checks(), first_line_checks(), second_line_checks(), text_checks()})
        for (const CheckRule& rule : some)
            all.emplace(rule.name, rule);
    return all;
}

bool is_asked(const config::CheckSettings& settings, const std::vector<std::string>& only,
              std::string_view name) {
    return only.empty() ? !settings.off.contains(name)
                        : std::find(only.begin(), only.end(), name) != only.end();
}

std::string definition_of(const config::CheckSettings& settings, const language::Language& language,
                          const config::NamedCheck& check) {
    const Duration span = settings.span(check);
    if (!check.span)
        return language.tr(
            msg(check.definition, {{"start_for", first_span_spelled(settings.start_for, language)},
                                   {"start_every", span_spelled(settings.start_every, language)},
                                   {"cruising_every", span_spelled(settings.cruising_every, language)}}));
    return language.tr(msg(check.definition,
                           {{"span", span_told(span, language)}, {"within", within_told(span, language)}}));
}

/// The span in force as the configuration writes it; the follow-up has three.
Cell span_cell(const config::CheckSettings& settings, const language::Language& language,
               const config::NamedCheck& check) {
    if (check.name == "follow-up-overdue")
        return {Value("start_for=" + settings.start_for.text() + " start_every=" +
                      settings.start_every.text() + " cruising_every=" + settings.cruising_every.text()),
                language.tr(msg("{start_every}, after {start_for}: {cruising_every}",
                                {{"start_every", span_told(settings.start_every, language)},
                                 {"start_for", span_told(settings.start_for, language)},
                                 {"cruising_every", span_told(settings.cruising_every, language)}}))};
    if (!check.span)
        return {};
    const Duration span = settings.span(check);
    return {Value(span.text()), span_told(span, language)};
}

Table begin(const ReportContext& context, Date today) {
    const language::Language& language = context.language;
    Table table;
    table.name = "check";
    table.title = language.tr(msg("What is odd on {day}", {{"day", language.date(today)}}));
    table.columns = {{"check", language.tr(mark("Check")), ColumnType::code},
                     {"kind", language.tr(mark("Kind")), ColumnType::code},
                     {"key", language.tr(mark("Record")), ColumnType::code},
                     {"date", language.tr(mark("Date")), ColumnType::date},
                     {"reason", language.tr(mark("Reason")), ColumnType::text}};
    return table;
}

void add_rows(Table& table, const ReportContext& context, std::string_view check,
              std::vector<CheckFinding>& findings) {
    const language::Language& language = context.language;
    // Kinds lie in one list, in their order. Codes are words to people, and signals are numbered for all.
    std::stable_sort(findings.begin(), findings.end(), [&](const CheckFinding& a, const CheckFinding& b) {
        if (a.kind != b.kind || a.number != b.number)
            return std::tie(a.kind, a.number) < std::tie(b.kind, b.number);
        const bool numbered = a.kind->name == model::name::signal || a.kind->has("signal");
        return context.by_label || numbered ? language.before(a.key, b.key) : a.key < b.key;
    });
    for (CheckFinding& one : findings)
        table.rows.push_back({{Cell(Value(std::string(check))),
                               Cell(Value(std::string(one.kind->name)), language.tr(one.kind->label)),
                               Cell(Value(std::move(one.key))), one.date ? Cell(Value(*one.date)) : Cell(),
                               Cell(Value(std::move(one.reason)))}});
}

} // namespace

CheckResult run_checks(const ReportContext& context, Date today, const std::vector<std::string>& only) {
    const config::CheckSettings& settings = context.config.checking;
    const language::Language& language = context.language;
    const std::map<std::string_view, CheckRule> known = rules();
    CheckView view(context, today);
    CheckResult result{begin(context, today)};
    std::vector<std::string> left_out;
    for (const config::NamedCheck& check : config::named_checks()) {
        if (!is_asked(settings, only, check.name)) {
            left_out.emplace_back(check.name);
            continue;
        }
        std::vector<CheckFinding> findings;
        Checking checking{view, settings.span(check), findings};
        known.at(check.name).look(checking);
        if (findings.empty())
            continue;
        ++result.checks;
        const std::string head =
            std::string(check.name) + " (" + language.number(static_cast<long long>(findings.size())) + ")";
        result.table.definitions.push_back(language.tr(msg(
            "{first}: {second}", {{"first", head}, {"second", definition_of(settings, language, check)}})));
        add_rows(result.table, context, check.name, findings);
    }
    if (only.empty() && !left_out.empty())
        result.table.notes.push_back(
            language.tr(msg("Left out by the configuration: {checks}.", {{"checks", join(left_out, ", ")}})));
    return result;
}

Table check_list(const config::Config& config, const language::Language& language) {
    const config::CheckSettings& settings = config.checking;
    Table table;
    table.name = "checks";
    table.title = language.tr(mark("Checks"));
    table.columns = {{"check", language.tr(mark("Check")), ColumnType::code},
                     {"span", language.tr(mark("Span")), ColumnType::text},
                     {"on", language.tr(mark("On")), ColumnType::boolean},
                     {"definition", language.tr(mark("Looks for")), ColumnType::text}};
    for (const config::NamedCheck& check : config::named_checks()) {
        const bool on = !settings.off.contains(check.name);
        table.rows.push_back({{Cell(Value(std::string(check.name))), span_cell(settings, language, check),
                               Cell(Value(on ? 1LL : 0LL), language.tr(on ? mark("yes") : mark("no"))),
                               Cell(Value(definition_of(settings, language, check)))}});
    }
    return table;
}

} // namespace edv::report
