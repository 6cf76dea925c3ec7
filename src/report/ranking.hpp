/// Pairs of codes that could become a signal, ranked.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "report/pairs.hpp"
#include "report/register_view.hpp"
#include "report/suggest.hpp"

namespace edv::report {

struct Suggestion {
    Pairing pairing{};
    std::array<std::string, paired_facets.size()> codes; ///< by facet; empty: not of this pair
    long long observations = 0;
    struct AtPartner {
        std::string code;
        long long observations;
    };
    std::vector<AtPartner> partners; ///< most observations first
    long long experts = 0;
    double score = 0;
    std::vector<long long> newest;       ///< numbers, newest first, up to PairCell::kept
    std::vector<std::string> covered_by; ///< numbers of signals
};

struct Ranking {
    std::vector<Suggestion> suggestions; ///< best first
    std::vector<long long> sample;       ///< observations evenly taken from all of the period
    long long left_out = 0;              ///< because a signal covers them
};

Ranking rank_pairs(const ReportContext& context, const RegisterView& view, const SuggestOptions& options);

/// The period, or all time.
Period whole_period(const SuggestOptions& options);

} // namespace edv::report
