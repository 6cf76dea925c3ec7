#include "report/ranking.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/kind_names.hpp"
#include "report/association.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

/// A pair of codes: which pairing, and the places of its codes.
using PairKey = std::tuple<std::size_t, std::size_t, std::size_t>;
using Coverage = std::map<PairKey, std::vector<std::string>>;

/// What the observations of one signal carry.
struct Cited {
    long long observations = 0;
    std::map<PairKey, long long> pairs;
};

/// The signals that cover each pair.
Coverage coverage(const store::Store& store, CodePlaces& places) {
    std::map<long long, Cited> signals;
    store.cited(paired_fields(), [&](long long signal, const store::Fact& fact) {
        Cited& cited = signals[signal];
        ++cited.observations;
        for (std::size_t at = 0; at < pairings.size(); ++at) {
            const auto [first, second] = pairings[at];
            for (const std::size_t one : places.members(first, fact.number(first)))
                for (const std::size_t other : places.members(second, fact.number(second)))
                    ++cited.pairs[{at, one, other}];
        }
    });
    Coverage covered;
    for (const auto& [signal, cited] : signals)
        for (const auto& [pair, observations] : cited.pairs)
            if (2 * observations >= cited.observations)
                covered[pair].push_back(store.codes().code(model::name::signal, signal));
    for (auto& [pair, numbers] : covered)
        std::sort(numbers.begin(), numbers.end());
    return covered;
}

bool asked_for(const std::vector<std::string>& codes, const std::string& code) {
    return codes.empty() || std::find(codes.begin(), codes.end(), code) != codes.end();
}

long long places_with_some(const std::vector<long long>& counts) {
    return std::count_if(counts.begin(), counts.end(), [](long long count) { return count > 0; });
}

std::vector<Suggestion::AtPartner> at_partners(const std::vector<std::string>& codes,
                                               const std::vector<long long>& counts) {
    std::vector<Suggestion::AtPartner> found;
    for (std::size_t at = 0; at < counts.size(); ++at)
        if (counts[at] > 0)
            found.push_back({codes[at], counts[at]});
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.observations != b.observations ? a.observations > b.observations : a.code < b.code;
    });
    return found;
}

double together(const PairTable& table, std::size_t one, std::size_t other) {
    return association(static_cast<double>(table.cell(one, other).observations),
                       static_cast<double>(table.first[one]), static_cast<double>(table.second[other]),
                       static_cast<double>(table.stating));
}

/// The pair as a suggestion; nothing when it was not noticed at enough places.
std::optional<Suggestion> suggestion(const PairCounts& counts, const SuggestOptions& options,
                                     std::size_t pairing, std::size_t one, std::size_t other) {
    const PairTable& table = counts.tables[pairing];
    const PairCell& cell = table.cell(one, other);
    const std::vector<long long> partners = counts.by_partner(cell);
    const std::vector<long long> experts = counts.by_expert(cell);
    const bool at_enough = options.partners && places_with_some(partners) >= *options.partners;
    if (!at_enough && !(options.experts && places_with_some(experts) >= *options.experts))
        return {};
    Suggestion made;
    made.pairing = pairings[pairing];
    made.codes[made.pairing.first] = counts.places.codes(made.pairing.first)[one];
    made.codes[made.pairing.second] = counts.places.codes(made.pairing.second)[other];
    made.observations = cell.observations;
    made.partners = at_partners(counts.partners, partners);
    made.experts = places_with_some(experts);
    made.score = together(table, one, other) * (evenness(partners) + evenness(experts)) / 2;
    made.newest = cell.newest_first();
    return made;
}

} // namespace

Period whole_period(const SuggestOptions& options) {
    return options.period.value_or(Period::always());
}

Ranking rank_pairs(const ReportContext& context, const RegisterView& view, const SuggestOptions& options) {
    PairCounts counts = count_pairs(context.store, view.standing(), whole_period(options), options.day);
    const Coverage covered = coverage(context.store, counts.places);
    Ranking ranking;
    for (std::size_t at = 0; at < pairings.size(); ++at) {
        const PairTable& table = counts.tables[at];
        for (std::size_t one = 0; one < table.first.size(); ++one)
            for (std::size_t other = 0; other < table.second.size(); ++other) {
                auto made = suggestion(counts, options, at, one, other);
                if (!made || !asked_for(options.rights, made->codes[0]) ||
                    !asked_for(options.barriers, made->codes[1]))
                    continue;
                if (auto by = covered.find({at, one, other}); by != covered.end())
                    made->covered_by = by->second;
                if (made->covered_by.empty() || options.covered)
                    ranking.suggestions.push_back(std::move(*made));
                else
                    ++ranking.left_out;
            }
    }
    std::stable_sort(ranking.suggestions.begin(), ranking.suggestions.end(),
                     [](const Suggestion& a, const Suggestion& b) {
                         return a.score != b.score ? a.score > b.score : a.observations > b.observations;
                     });
    ranking.sample = std::move(counts.sample);
    return ranking;
}

} // namespace edv::report
