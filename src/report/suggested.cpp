#include "report/suggested.hpp"

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "report/count_facts.hpp"
#include "report/counting.hpp"
#include "report/disclosure.hpp"

namespace edv::report {
namespace {

constexpr std::size_t most_words = 5;

} // namespace

Suggested::Suggested(const ReportContext& context, SuggestOptions options)
    : context_(context), options_(std::move(options)), view_(context.store),
      ranking_(rank_pairs(context, view_, options_)) {}

const Suggestion& Suggested::at_rank(long long rank) const {
    const auto all = static_cast<long long>(ranking_.suggestions.size());
    if (rank >= 1 && rank <= all)
        return ranking_.suggestions[static_cast<std::size_t>(rank - 1)];
    throw refused("unknown-suggestion",
                  msg("there is no suggestion {number}", {{"number", std::to_string(rank)}}),
                  all == 0 ? msg("there is none") : msgn("there is {count}", "there are {count}", all));
}

std::string Suggested::label(const Suggestion& suggestion, std::size_t facet) const {
    const Period day{options_.day, options_.day};
    return FacetView(context_, view_, paired_facets[facet], day).label(suggestion.codes[facet]);
}

std::vector<Arg> Suggested::labels(const Suggestion& suggestion) const {
    return {{"first", label(suggestion, suggestion.pairing.first)},
            {"second", label(suggestion, suggestion.pairing.second)}};
}

std::vector<long long> Suggested::evidence(const Suggestion& suggestion) const {
    const auto [first, second] = suggestion.pairing;
    const std::string rows(paired_facets[first].name);
    const std::string columns(paired_facets[second].name);
    return facts_in(context_, view_, counting_of(table_spec("observations"), {.by = {rows, columns}}),
                    whole_period(options_), {suggestion.codes[first], suggestion.codes[second]});
}

std::vector<std::string> Suggested::words(const Suggestion& suggestion) {
    if (!typical_)
        typical_.emplace(context_.store, ranking_.sample, words_of_names(view_));
    const auto [first, second] = suggestion.pairing;
    auto among = [&, first = first, second = second](const ToldText& text) {
        return text.carries(first, suggestion.codes[first]) && text.carries(second, suggestion.codes[second]);
    };
    return typical_->of(suggestion.newest, among, most_words);
}

} // namespace edv::report
