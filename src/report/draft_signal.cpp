#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "report/suggest.hpp"
#include "report/suggested.hpp"

namespace edv::report {
namespace {

/// From the first to the last of these days, as people say it.
std::string days_told(const store::Store& store, const std::vector<long long>& numbers,
                      const language::Language& language) {
    const model::Kind& of = model::kind(model::name::observation);
    const Date first = store.get(of, numbers.front()).value().record.date("date").value();
    const Date last = store.get(of, numbers.back()).value().record.date("date").value();
    return language.period({first, last});
}

std::string statement(const ReportContext& context, Suggested& suggested, const Suggestion& suggestion,
                      const std::vector<long long>& numbers) {
    const language::Language& language = context.language;
    std::vector<Arg> args = suggested.labels(suggestion);
    args.push_back({"period", days_told(context.store, numbers, language)});
    std::vector<std::string> lines{
        language.tr(msgn("{count} observation tells of both “{first}” and “{second}” ({period}).",
                         "{count} observations tell of both “{first}” and “{second}” ({period}).",
                         static_cast<long long>(numbers.size()), std::move(args)))};
    // A letter may print it: no partner is named with its count, which is often one expert's.
    lines.push_back(language.tr(msgn("Noticed at {count} partner.", "Noticed at {count} partners.",
                                     static_cast<long long>(suggestion.partners.size()))));
    if (const std::vector<std::string> words = suggested.words(suggestion); !words.empty())
        lines.push_back(language.tr(msg("Typical words: {words}.", {{"words", join(words, ", ")}})));
    return join(lines, "\n");
}

} // namespace

model::Record draft_signal(const ReportContext& context, const SuggestOptions& options, long long rank,
                           Date today) {
    Suggested suggested(context, options);
    const Suggestion& suggestion = suggested.at_rank(rank);
    const std::vector<long long> numbers = suggested.evidence(suggestion);
    std::vector<std::string> cited;
    for (const long long number : numbers)
        cited.push_back(std::to_string(number));
    model::Record signal(model::kind(model::name::signal));
    signal.at("title") = context.language.tr(msg("{first}: {second}", suggested.labels(suggestion)));
    signal.at("statement") = statement(context, suggested, suggestion, numbers);
    signal.at("ground") = std::string(suggestion.partners.size() > 1 ? "inter_org" : "managerial");
    signal.at("opened") = today;
    signal.at("observations") = join(cited, " ");
    return signal;
}

} // namespace edv::report
