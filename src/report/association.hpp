/// How surprising it is that two things come together, and how evenly something is spread.
#pragma once

#include <cstddef>
#include <vector>

namespace edv::report {

/// The log-likelihood ratio G² of `both` of `all` having two marks that `first` and `second` of them have: 0
/// where each mark alone explains it, negative where the two come together less often than that. It is at
/// home with rare marks, where chi-square is not (T. Dunning, "Accurate Methods for the Statistics of
/// Surprise and Coincidence", Computational Linguistics 19, 1993). Counts may be fractions.
double association(double both, double first, double second, double all);

/// What an association reaches by chance alone once in twenty times when the highest of so many is looked at
/// (Bonferroni's correction of the chi-square distribution that G² follows, by its tail).
double clear_association(std::size_t looked_at);

/// The chance that two, drawn from `counts` with putting back, come from different places: 0 with one place,
/// 1 - 1/n with n even ones (E. H. Simpson, "Measurement of Diversity", Nature 163, 1949).
double evenness(const std::vector<long long>& counts);

} // namespace edv::report
