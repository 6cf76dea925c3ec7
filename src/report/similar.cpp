#include "report/similar.hpp"

#include <algorithm>
#include <map>

#include "model/kind_names.hpp"
#include "report/likeness.hpp"

namespace edv::report {
namespace {

constexpr std::size_t asked_words = 8; ///< by which candidates are looked for
constexpr long long candidates = 50;   ///< that are compared
constexpr std::size_t most_shown = 10;
constexpr double floor_of_likeness = 0.3;

/// Decisions about the observation, by the number of the other.
std::map<long long, std::string> decisions_about(const store::Store& store, long long number) {
    std::map<long long, std::string> found;
    for (const auto& [mine, theirs] : {std::pair("observation", "other"), std::pair("other", "observation")})
        store.each(model::kind(model::name::similar),
                   {{{mine, store::Condition::Test::any_of, {number}}}, "", false, {}},
                   [&, from = theirs](const model::Stored& one) {
                       found[*one.record.integer(from)] = one.record.text("decision");
                   });
    return found;
}

/// The words that tell most among those that another observation has too.
std::vector<Value> rarest(const std::map<std::string, long long>& counts) {
    std::vector<std::pair<long long, std::string>> order;
    for (const auto& [word, count] : counts)
        if (count > 1)
            order.emplace_back(count, word);
    std::sort(order.begin(), order.end());
    order.resize(std::min(order.size(), asked_words));
    std::vector<Value> found;
    for (auto& [count, word] : order)
        found.emplace_back(std::move(word));
    return found;
}

class Search {
public:
    Search(const store::Store& store, model::Record observation)
        : store_(store), observation_(std::move(observation)), words_(told_words(observation_)) {
        long long all = store.count(*observation_.kind);
        for (const std::string& word : words_) {
            counts_[word] = store.count_with_word(word);
            weights_[word] = word_weight(counts_[word], all);
        }
    }

    [[nodiscard]] std::map<long long, model::Record> candidate_records() const {
        std::map<long long, model::Record> found;
        std::vector<Value> asked = rarest(counts_);
        if (asked.empty())
            return found;
        store::Selection selection{{{"", store::Condition::Test::match_any, asked},
                                    {"withdrawn", store::Condition::Test::empty, {}}},
                                   "",
                                   false,
                                   candidates};
        store_.each(*observation_.kind, selection,
                    [&](const model::Stored& one) { found[one.id] = one.record; });
        return found;
    }

    [[nodiscard]] double score(const model::Record& other) const {
        return likeness(text_likeness(words_, told_words(other), weights_),
                        common_ground(observation_, other));
    }

private:
    const store::Store& store_;
    model::Record observation_;
    std::vector<std::string> words_;
    std::map<std::string, long long> counts_;
    WordWeights weights_;
};

/// Without the undecided ones beyond the first few.
std::vector<SimilarObservation> cut(std::vector<SimilarObservation> found) {
    std::vector<SimilarObservation> kept;
    std::size_t undecided = 0;
    for (SimilarObservation& one : found)
        if (!one.decision.empty() || ++undecided <= most_shown)
            kept.push_back(std::move(one));
    return kept;
}

} // namespace

std::vector<SimilarObservation> similar_observations(const store::Store& store, long long number, bool all) {
    auto observation = store.get(model::kind(model::name::observation), number);
    if (!observation)
        return {};
    std::map<long long, std::string> decisions = decisions_about(store, number);
    Search search(store, observation->record);
    std::map<long long, model::Record> records = search.candidate_records();
    for (const auto& [other, decision] : decisions)
        if (auto decided = store.get(model::kind(model::name::observation), other))
            records.try_emplace(other, decided->record);
    records.erase(number);
    std::vector<SimilarObservation> found;
    for (auto& [other, record] : records) {
        auto decided = decisions.find(other);
        std::string decision = decided == decisions.end() ? "" : decided->second;
        double score = search.score(record);
        if ((decision.empty() && score < floor_of_likeness) || (decision == "not_same" && !all))
            continue;
        found.push_back({std::move(record), score, std::move(decision)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    return cut(std::move(found));
}

} // namespace edv::report
