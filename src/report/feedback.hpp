/// What became of one expert's observations, in plain language, to be handed to the expert.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edv/base/document.hpp"

#include "report/context.hpp"

namespace edv::report {

struct Feedback {
    /// A row for each observation, by date: columns number, date, partner, title, state, feedback, text.
    /// State and feedback are details: the text says what they tell.
    Table observations;
    Table summary; ///< how many, and how many led to something: columns what, observations
    Table changes; ///< what was carried out because of them: columns what, partner, date, evidence
    std::vector<long long> awaiting; ///< observations on which the expert was given no feedback yet
};

/// The observations of the expert that are dated in the period (without one: all), and what became of them
/// until `today`. Nothing of other experts is in it, and no text of the service that names a person.
Feedback feedback(const ReportContext& context, Date today, const std::string& expert,
                  const std::optional<Period>& period);

/// The page that the expert is given; for programs the observations alone.
Document feedback_report(const ReportContext& context, const Feedback& made);

} // namespace edv::report
