/// The stages that records of the second line have come to: one rule for what became of a period's records
/// and for rates by a field of theirs.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "report/following.hpp"

namespace edv::report {

/// A stage, with the days on which it was begun and reached where the time between is told.
struct Stage {
    std::string_view name; ///< the figure of the follow-up; lasts
    std::optional<Date> from = {};
    std::optional<Date> to = {};
};

/// Of a proposal as it is now: decided, accepted or refused, implemented. Accepted is what was decided and
/// not refused, and stays so when it was implemented or abandoned since.
std::vector<Stage> stages_of_proposal(const model::Record& proposal);

/// Of a transmission: answered, as it is now; late, on `day` and with what was known on it.
std::vector<Stage> stages_of_transmission(const Followed& one, const model::Calendar& calendar, Date day);

/// The middle number in order, or the mean of the two in the middle. Without numbers it gives nothing.
std::optional<double> median(std::vector<long long> numbers);

/// The part of `whole` that `part` is, from 0 to 1 with four decimals; no value of nothing.
Value share_of(long long part, long long whole);

/// How many records came to a stage, and in how many calendar days.
class Tally {
public:
    /// What was done before it could begin took 0 days.
    void add(const Stage& stage);

    [[nodiscard]] long long count() const { return count_; }
    /// The median of what has known days.
    [[nodiscard]] std::optional<double> days() const;

private:
    long long count_ = 0;
    std::vector<long long> days_;
};

} // namespace edv::report
