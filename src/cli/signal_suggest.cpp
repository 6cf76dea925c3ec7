#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "model/rules.hpp"
#include "report/suggest.hpp"

namespace edv::cli {
namespace {

/// Codes that a flag gives, each time one or several, by code or label.
std::vector<std::string> codes_given(Session& session, const store::Store& store, const Arguments& arguments,
                                     std::string_view taxonomy, std::string_view label) {
    const model::Field field{
        .name = taxonomy, .type = model::FieldType::terms, .of = taxonomy, .label = label};
    const intake::Known known = known_to(session, store);
    std::vector<model::Finding> findings;
    std::vector<std::string> codes;
    for (const std::string& text : arguments.values(taxonomy))
        for (std::string& code : words(to_text(read_value(field, text, known, typed(session), findings))))
            codes.push_back(std::move(code));
    refuse(findings);
    return codes;
}

report::SuggestOptions options_of(Session& session, const store::Store& store, const Arguments& arguments) {
    report::SuggestOptions options;
    options.period = period_value(arguments, session.today(), true);
    options.day = list_day(session, arguments);
    options.rights = codes_given(session, store, arguments, "right", mark("Right"));
    options.barriers = codes_given(session, store, arguments, "barrier", mark("Barrier"));
    options.covered = arguments.has("all");
    auto given = [&](std::string_view flag) -> std::optional<long long> {
        auto text = arguments.value(flag);
        return text ? std::optional(number_value("--" + std::string(flag), *text, 1)) : std::nullopt;
    };
    // One of the two alone is what is asked for; with the other's default it would hardly matter.
    if (arguments.has("partners") || arguments.has("experts")) {
        options.partners = given("partners");
        options.experts = given("experts");
    }
    return options;
}

int run_open(Session& session, const Arguments& arguments, long long rank) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const report::ReportContext context{store, session.config(), session.result_language()};
        model::Record signal =
            draft_signal(context, options_of(session, store, arguments), rank, session.today());
        signal.at("number") = writing.next_signal(session.today().year());
        check(signal, {});
        writing.add(signal);
        session.streams().out << signal.text("number") << '\n';
        return msgn("signal {number} drafted on {count} observation",
                    "signal {number} drafted on {count} observations",
                    static_cast<long long>(words(signal.text("observations")).size()),
                    {{"number", signal.text("number")}});
    });
    return 0;
}

int run_suggest(Session& session, const Arguments& arguments) {
    auto open = arguments.value("open");
    auto explain = arguments.value("explain");
    if (open)
        return run_open(session, arguments, number_value("--open", *open, 1));
    const store::Store& store = session.store(store::Store::Mode::read);
    const report::SuggestOptions options = options_of(session, store, arguments);
    const report::ReportContext context{store, session.config(), session.result_language()};
    if (explain) {
        session.emit({explain_suggestion(context, options, number_value("--explain", *explain, 1))},
                     Contents::personal);
        return 0;
    }
    const long long limit = number_value("--limit", arguments.value("limit").value_or("10"), 1);
    session.emit({suggestion_table(context, options, static_cast<std::size_t>(limit))}, Contents::personal);
    return 0;
}

} // namespace

Verb suggest_verb() {
    return {"signal",
            "suggest",
            mark("find what could become a signal: codes that come together at several partners"),
            {},
            {{"year", mark("YEAR"), mark("in that year")},
             {"from", mark("DATE"), mark("first day of the period")},
             {"to", mark("DATE"), mark("last day of the period")},
             {"right", mark("CODE"), mark("only pairs with this right"), true},
             {"barrier", mark("CODE"), mark("only pairs with this barrier"), true},
             {"partners", mark("N"), mark("noticed at so many partners or more (2)")},
             {"experts", mark("N"), mark("or by so many experts or more (3)")},
             {"all", "", mark("those that a signal covers too")},
             {"limit", mark("N"), mark("at most so many (10)")},
             {.name = "explain",
              .value = mark("RANK"),
              .help = mark("list the observations behind a suggestion"),
              .apart_from = "open"},
             {"open", mark("RANK"), mark("draft the signal, with these observations")}},
            run_suggest,
            {"edv signal suggest --year 2023", "edv signal suggest --barrier digital --explain 1",
             "edv signal suggest --year 2023 --open 1"}};
}

} // namespace edv::cli
