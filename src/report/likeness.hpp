/// How alike two observations are.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "edv/model/record.hpp"

namespace edv::report {

/// What a word tells: the rarer, the more.
using WordWeights = std::map<std::string, double, std::less<>>;

/// The words of three letters or more in the texts of an observation, folded, each once, in alphabetical
/// order.
std::vector<std::string> told_words(const model::Record& observation);

/// The weight of a word that stands in `with` of `all` observations.
double word_weight(long long with, long long all);

/// The share of what two lists of told_words() tell that both tell, 0 to 1: twice the weight of the shared
/// words over the weight of all. A word without weight has the average one.
double text_likeness(const std::vector<std::string>& words, const std::vector<std::string>& others,
                     const WordWeights& weights);

/// What else two observations share, 0 to 1: the partner 0.4, the right 0.2, the barriers up to 0.2, days of
/// the same quarter of a year up to 0.2.
double common_ground(const model::Record& observation, const model::Record& other);

/// The likeness of the texts, lifted by the common ground: 0 stays 0, 1 stays 1, and 0.5 becomes up to 0.75.
/// Two decimals.
double likeness(double text, double ground);

} // namespace edv::report
