#include "cli/report.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "cli/report.hpp"
#include "cli/values.hpp"
#include "report/counts.hpp"
#include "report/running.hpp"

namespace edv::cli {
namespace {

int run_key_figures(Session& session, const Arguments& arguments) {
    Period period = report_period(session, arguments);
    auto key = arguments.value("explain");
    emit_report(session,
                {key ? explain_figure(report_context(session), period, *key)
                     : key_figures(report_context(session), period)},
                key ? Contents::personal : Contents::open);
    return 0;
}

int run_trend(Session& session, const Arguments& arguments) {
    const std::string& first = arguments.needed("from-year");
    const std::string& last = arguments.needed("to-year");
    int from = year_value("--from-year", first);
    int to = year_value("--to-year", last);
    if (to < from)
        throw Error(ErrorKind::usage, msg("{to} is before {from}", {{"to", last}, {"from", first}}));
    bool on_last_day = word_value("--measure", arguments.value("measure").value_or("during"),
                                  {"during", "on_last_day"}) == "on_last_day";
    if (auto key = arguments.value("explain")) {
        auto comma = key->find(',');
        if (comma == std::string::npos)
            throw Error(ErrorKind::usage, msg("--explain of a trend names a figure and a year"),
                        msg("for example --explain experts,2019"));
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
    Period period = report_period(session, arguments);
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
    std::vector<Flag> flags = period_flags();
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

constexpr std::pair<std::string_view, std::string_view> plain_examples[] = {
    {"list", "edv report list"},
    {"partners", "edv report partners --year 2023 --by kind"},
    {"secondments", "edv report secondments --year 2023 --by partner"},
    {"projects", "edv report projects --year 2023 --by kind"},
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
    figures.flags.push_back({"explain", mark("FIGURE[,COLUMN]"), mark("list the records behind a figure")});
    Verb years{"report",
               "trend",
               mark("the key figures year by year"),
               {},
               {needed({"from-year", mark("YEAR"), mark("the first year")}, years_of_trend),
                needed({"to-year", mark("YEAR"), mark("the last year")}, years_of_trend),
                {"measure", "during|on_last_day", mark("during each year, or on its last day")},
                {"explain", mark("FIGURE,YEAR"), mark("list the records behind a figure")}},
               run_trend,
               {"edv report trend --from-year 2004 --to-year 2023"}};
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
                             "edv report observations --year 2023 --by right --explain housing"};
    }
    return verbs;
}

} // namespace edv::cli
