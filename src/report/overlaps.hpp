/// What runs at the same time and can't well be: the same twice, or more than a whole.
#pragma once

#include <string>
#include <vector>

#include "report/register_view.hpp"

namespace edv::report {

/// Two records of the same at one time: told of the one that begins later.
struct Overlap {
    const model::Record* later;
    const model::Record* earlier;
    Date from; ///< the first day on which both run
};

/// Secondments of one person at one partner; partners that stand as one on the first common day are one.
std::vector<Overlap> overlapping_secondments(const RegisterView& view);

/// Agreements of one relation with one partner, likewise.
std::vector<Overlap> overlapping_agreements(const RegisterView& view);

/// Parts that are more than the whole together from a day on; told of the record that begins on it. By whose
/// they are, then by day.
struct Excess {
    const model::Record* record;
    std::string whose;
    Date day;
    double sum;
    bool alone; ///< the record is more than the whole by itself
};

/// Shares of an expert's secondments as they run (at a partner that was closed none does), the whole where
/// none is stated.
std::vector<Excess> shares_above_one(const RegisterView& view);

/// FTE of an expert's contracts, and of coordinators.
std::vector<Excess> fte_above_one(const RegisterView& view);

/// In words, for a line to be told and for a check.
Message words_of(const Overlap& overlap);
Message words_of_shares(const Excess& excess);
Message words_of_fte(const Excess& excess);

} // namespace edv::report
