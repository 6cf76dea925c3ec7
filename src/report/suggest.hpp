/// What could become a signal: two codes that come together at several partners, or for several experts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/context.hpp"

namespace edv::report {

/// Which pairs are suggested. Pairs are right and barrier, right and take-up or group, barrier and take-up or
/// group, of the observations that are not withdrawn.
struct SuggestOptions {
    std::optional<Period> period;          ///< observations dated in it; without one: all
    Date day;                              ///< on which merged partners stand as one
    std::optional<long long> partners = 2; ///< noticed at so many partners or more; nothing: no matter,
    std::optional<long long> experts = 3;  ///< or by so many experts or more, likewise
    std::vector<std::string> rights;       ///< only pairs with one of these codes; empty: all
    std::vector<std::string> barriers;     ///< likewise
    bool covered = false;                  ///< pairs that a signal covers, too
};

/// The suggestions, best first, up to `most`: columns rank, right, barrier, take_up, group, observations,
/// partners, experts, score, words, evidence, and with `covered` covered_by.
///
/// The score is the log-likelihood ratio G² of the two codes among the observations that state both facets
/// (association()), times the mean of the chance that two of the pair's observations come from different
/// partners and that they come from different experts (evenness()): what is more frequent than its codes are,
/// and not in one place only. A pair that is seen less often than its codes explain has a score below 0.
///
/// A signal covers a pair when at least half of the observations that it cites, itself or through its
/// proposals, carry both codes, whatever became of the signal.
Table suggestion_table(const ReportContext& context, const SuggestOptions& options, std::size_t most);

/// All observations behind the suggestion of that rank, without who noticed them. Error{refused}
/// `unknown-suggestion` when there are not as many.
Table explain_suggestion(const ReportContext& context, const SuggestOptions& options, long long rank);

/// A signal on that suggestion, opened on `today`, without its number: title and statement in the context's
/// language, all its observations as evidence. Error{refused} as above.
model::Record draft_signal(const ReportContext& context, const SuggestOptions& options, long long rank,
                           Date today);

} // namespace edv::report
