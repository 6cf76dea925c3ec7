#include "cli/report.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "cli/report.hpp"
#include "cli/values.hpp"
#include "report/counts.hpp"
#include "report/running.hpp"
#include "report/table_trend.hpp"

namespace edv::cli {
namespace {

int run_key_figures(Session& session, const Arguments& arguments) {
    Period period = report_period(session, arguments);
    auto key = arguments.value("explain");
    using report::FirstLine;
    const bool first_line = arguments.has("first-line");
    emit_report(session,
                {key ? explain_figure(report_context(session), period, *key,
                                      first_line ? FirstLine::shown : FirstLine::explained)
                     : key_figures(report_context(session), period,
                                   first_line ? FirstLine::shown : FirstLine::absent)},
                key ? Contents::personal : Contents::open);
    return 0;
}

/// From --from-year to --to-year.
std::pair<int, int> years_of(const std::string& first, const std::string& last) {
    const int from = year_value("--from-year", first);
    const int to = year_value("--to-year", last);
    if (to < from)
        throw Error(ErrorKind::usage, msg("{to} is before {from}", {{"to", last}, {"from", first}}));
    return {from, to};
}

void needs_figure_and_year(const std::string& key, const Message& example) {
    if (key.find(',') == std::string::npos)
        throw Error(ErrorKind::usage, msg("--explain of a trend names a figure and a year"), example);
}

/// A table of counts, not the key figures.
int run_table_trend(Session& session, const Arguments& arguments, std::pair<int, int> years) {
    const report::TableSpec& spec =
        report::table_spec(word_value("--of", *arguments.value("of"), report::table_names()));
    std::vector<std::string> measures{"during"};
    if (spec.counter == report::Counter::lasting)
        measures.emplace_back("on_last_day");
    const report::TableTrend asked{
        &spec, arguments.value("by").value_or(""), years.first, years.second,
        word_value("--measure", arguments.value("measure").value_or("during"), measures) == "on_last_day"};
    const auto key = arguments.value("explain");
    if (key)
        needs_figure_and_year(*key, msg("for example --explain {figure},{year}",
                                        {{"figure", asked.by.empty() ? std::string(spec.name) : "total"},
                                         {"year", std::to_string(years.second)}}));
    emit_report(session,
                {key ? explain_trend(report_context(session), asked, *key)
                     : trend_of(report_context(session), asked)},
                key ? Contents::personal : Contents::open);
    return 0;
}

int run_trend(Session& session, const Arguments& arguments) {
    const auto [from, to] = years_of(arguments.needed("from-year"), arguments.needed("to-year"));
    if (arguments.has("of"))
        return run_table_trend(session, arguments, {from, to});
    if (arguments.has("by"))
        throw Error(ErrorKind::usage, msg("--by goes with --of: the key figures have no fields"),
                    msg("for example --of observations --by right"));
    bool on_last_day = word_value("--measure", arguments.value("measure").value_or("during"),
                                  {"during", "on_last_day"}) == "on_last_day";
    if (auto key = arguments.value("explain")) {
        needs_figure_and_year(*key, msg("for example --explain experts,2019"));
        const auto comma = key->find(',');
        int asked = year_value("--explain", key->substr(comma + 1));
        if (asked < from || asked > to)
            throw refused("unknown-key",
                          msg("{year} is not in the trend", {{"year", std::to_string(asked)}}));
        Period year = Period::year(asked);
        emit_report(session,
                    {explain_figure(report_context(session), year,
                                    key->substr(0, comma) + (on_last_day ? ",on_last_day" : ",during"))},
                    Contents::personal);
        return 0;
    }
    emit_report(session, {trend(report_context(session), from, to, on_last_day)}, Contents::open);
    return 0;
}

int run_table(Session& session, const Arguments& arguments, const report::TableSpec& spec) {
    Period period = table_period(session, arguments);
    report::CountOptions options;
    std::string by = arguments.value("by").value_or(std::string(spec.facets.front().name));
    std::replace(by.begin(), by.end(), ',', ' ');
    options.by = words(by);
    options.all_codes = arguments.has("all-codes");
    if (auto measure = arguments.value("measure"))
        options.fte = word_value("--measure", *measure,
                                 spec.fte.empty() ? std::vector<std::string>{"count"}
                                                  : std::vector<std::string>{"count", "fte"}) == "fte";
    auto key = arguments.value("explain");
    emit_report(session,
                {key ? explain_cell(report_context(session), spec, period, options, *key)
                     : count_table(report_context(session), spec, period, options)},
                key ? Contents::personal : Contents::open);
    return 0;
}

Verb table_verb(const report::TableSpec& spec) {
    std::vector<Flag> flags = table_period_flags();
    flags.push_back(
        {"by", mark("ROWS[,COLUMNS]"), mark("the fields to count by; edv report list names them")});
    flags.push_back({"measure", spec.fte.empty() ? "count" : "count|fte", mark("what is added up")});
    flags.push_back({"all-codes", "", mark("codes that do not occur too")});
    flags.push_back({"explain", mark("ROW[,COLUMN]"), mark("list the records behind a cell")});
    Verb verb{"report", std::string(spec.name), spec.title, {}, flags, {}, {}};
    verb.run = [&spec](Session& session, const Arguments& arguments) {
        return run_table(session, arguments, spec);
    };
    return verb;
}

} // namespace

report::ReportContext report_context(Session& session) {
    std::vector<language::Language> all;
    for (const std::string& code : language_codes())
        all.push_back(session.language_called(code));
    return {session.store(store::Store::Mode::read),
            session.config(),
            session.result_language(),
            !session.format().machine,
            session.today(),
            std::move(all)};
}

void emit_report(Session& session, std::vector<Table> tables, Contents contents) {
    const report::ReportContext context = report_context(session);
    for (Table& table : tables)
        note_running(context, table);
    session.emit(std::move(tables), contents);
}

Period report_period(Session& session, const Arguments& arguments) {
    if (auto period = period_value(arguments, session.today(), false))
        return *period;
    throw Error(ErrorKind::usage, msg("a report needs a period"), msg("give --year Y, or --from D --to D"));
}

std::vector<Flag> period_flags() {
    return {one_of({"year", mark("YEAR"), mark("in that year")}),
            one_of({"from", mark("DATE"), mark("first day of the period")}),
            one_of({"to", mark("DATE"), mark("last day of the period")})};
}

Period table_period(Session& session, const Arguments& arguments) {
    const auto first = arguments.value("from-year");
    const auto last = arguments.value("to-year");
    if (!first && !last)
        return report_period(session, arguments);
    if (!first || !last)
        throw Error(ErrorKind::usage, msg("--from-year and --to-year go together"));
    if (arguments.has("year") || arguments.has("from") || arguments.has("to"))
        throw Error(ErrorKind::usage, msg("a report has one period"),
                    msg("give --year Y, --from D --to D, or --from-year A --to-year B"));
    const auto [from, to] = years_of(*first, *last);
    return {Period::year(from).from, Period::year(to).to};
}

std::vector<Flag> table_period_flags() {
    std::vector<Flag> flags = period_flags();
    flags.push_back(one_of({"from-year", mark("YEAR"), mark("the first year")}));
    flags.push_back(one_of({"to-year", mark("YEAR"), mark("the last year")}));
    return flags;
}

constexpr std::pair<std::string_view, std::string_view> plain_examples[] = {
    {"list", "edv report list"},
    {"partners", "edv report partners --year 2023 --by kind"},
    {"secondments", "edv report secondments --year 2023 --by partner"},
    {"projects", "edv report projects --year 2023 --by kind"},
    {"tallies", "edv report tallies --year 2023 --by right"},
    {"meetings", "edv report meetings --year 2023 --by kind,month"},
    {"proposals", "edv report proposals --year 2023 --by area"},
    {"signals", "edv report signals --year 2023 --by ground"},
    {"transmissions", "edv report transmissions --year 2023 --by institution"},
    {"uptakes", "edv report uptakes --year 2023 --by kind,month"}};

std::vector<Verb> report_verbs() {
    constexpr std::string_view years_of_trend = mark("give --from-year A --to-year B");
    Verb list{"report",
              "list",
              mark("name the reports and what they count"),
              {},
              {},
              [](Session& session, const Arguments&) {
                  session.emit({report::report_list(session.config(), session.result_language())},
                               Contents::open);
                  return 0;
              },
              {}};
    Verb figures{"report",
                 "key-figures",
                 mark("the figures of the annual report"),
                 {},
                 period_flags(),
                 run_key_figures,
                 {"edv report key-figures --year 2023",
                  "edv report key-figures --year 2023 --explain experts,on_last_day"}};
    figures.flags.push_back({"first-line", "", mark("contacts and meetings too")});
    figures.flags.push_back({"explain", mark("FIGURE[,COLUMN]"), mark("list the records behind a figure")});
    Verb years{"report",
               "trend",
               mark("the key figures, or a table of counts, year by year"),
               {},
               {needed({"from-year", mark("YEAR"), mark("the first year")}, years_of_trend),
                needed({"to-year", mark("YEAR"), mark("the last year")}, years_of_trend),
                {"measure", "during|on_last_day", mark("during each year, or on its last day")},
                {"of", mark("TABLE"), mark("a table of counts in place of the key figures")},
                {"by", mark("FIELD"), mark("with --of: a column for each value of that field")},
                {"explain", mark("FIGURE,YEAR"), mark("list the records behind a figure")}},
               run_trend,
               {"edv report trend --from-year 2004 --to-year 2023",
                "edv report trend --from-year 2019 --to-year 2023 --of observations --by right"}};
    std::vector<Verb> verbs{list, annual_verb(), figures, years};
    for (const report::TableSpec& spec : report::table_specs())
        verbs.push_back(table_verb(spec));
    for (Verb& verb : course_verbs())
        verbs.push_back(std::move(verb));
    verbs.push_back(partner_report_verb());
    verbs.push_back(feedback_verb());
    for (Verb& verb : verbs) {
        for (const auto& [name, example] : plain_examples)
            if (verb.name == name)
                verb.examples = {example};
        if (verb.name == "experts")
            verb.examples = {"edv report experts --year 2023 --by partner,language --measure fte"};
        if (verb.name == "observations")
            verb.examples = {"edv report observations --year 2023 --by barrier,partner_kind",
                             "edv report observations --year 2023 --by right --explain housing",
                             "edv report observations --from-year 2019 --to-year 2023 --by barrier,year"};
    }
    return verbs;
}

} // namespace edv::cli
