#include "report/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "base/rounding.hpp"
#include "base/search.hpp"
#include "base/text.hpp"

namespace edv::report {
namespace {

constexpr std::size_t shortest_word = 3;
constexpr double near_days = 91;

double sum(const std::vector<std::string>& words, const WordWeights& weights, double average) {
    double all = 0;
    for (const std::string& word : words) {
        auto known = weights.find(word);
        all += known == weights.end() ? average : known->second;
    }
    return all;
}

std::vector<std::string> shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

/// The share of the barriers of either that both have.
double shared_barriers(const model::Record& observation, const model::Record& other) {
    std::vector<std::string> mine = words(observation.text("barriers"));
    std::vector<std::string> theirs = words(other.text("barriers"));
    std::sort(mine.begin(), mine.end());
    std::sort(theirs.begin(), theirs.end());
    auto both = static_cast<double>(shared(mine, theirs).size());
    double either = static_cast<double>(mine.size() + theirs.size()) - both;
    return either > 0 ? both / either : 0;
}

double nearness(const model::Record& observation, const model::Record& other) {
    auto mine = observation.date("date");
    auto theirs = other.date("date");
    if (!mine || !theirs)
        return 0;
    auto apart = static_cast<double>((mine->days() - theirs->days()).count());
    return std::max(0.0, 1 - std::abs(apart) / near_days);
}

bool same(const model::Record& observation, const model::Record& other, std::string_view field) {
    return !is_empty(observation.at(field)) && observation.at(field) == other.at(field);
}

} // namespace

std::vector<std::string> told_words(const model::Record& observation) {
    std::set<std::string> found;
    for (std::string_view field : {"title", "summary", "impact", "suggestion"})
        for (std::string& word : search_words(observation.text(field)))
            if (word.size() >= shortest_word)
                found.insert(std::move(word));
    return {found.begin(), found.end()};
}

double word_weight(long long with, long long all) {
    return std::log(1 + static_cast<double>(std::max(all, 1LL)) / static_cast<double>(std::max(with, 1LL)));
}

double text_likeness(const std::vector<std::string>& words, const std::vector<std::string>& others,
                     const WordWeights& weights) {
    double average = weights.empty() ? 1 : 0;
    for (const auto& [word, weight] : weights)
        average += weight / static_cast<double>(weights.size());
    double all = sum(words, weights, average) + sum(others, weights, average);
    return all > 0 ? 2 * sum(shared(words, others), weights, average) / all : 0;
}

double common_ground(const model::Record& observation, const model::Record& other) {
    return (same(observation, other, "partner") ? 0.4 : 0) + (same(observation, other, "right") ? 0.2 : 0) +
           0.2 * shared_barriers(observation, other) + 0.2 * nearness(observation, other);
}

double likeness(double text, double ground) {
    return rounded(1 - std::pow(1 - text, 1 + ground), 2);
}

} // namespace edv::report
