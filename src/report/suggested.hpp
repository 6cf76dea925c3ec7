/// Suggestions with what people read of them: labels, typical words, and all of their observations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/ranking.hpp"
#include "report/typical_words.hpp"

namespace edv::report {

class Suggested {
public:
    Suggested(const ReportContext& context, SuggestOptions options);

    [[nodiscard]] const Ranking& ranking() const { return ranking_; }
    /// Error{refused} `unknown-suggestion` when there are not as many.
    [[nodiscard]] const Suggestion& at_rank(long long rank) const;
    /// The label of the pair's code of that facet.
    [[nodiscard]] std::string label(const Suggestion& suggestion, std::size_t facet) const;
    /// The labels of both codes, as {first} and {second}.
    [[nodiscard]] std::vector<Arg> labels(const Suggestion& suggestion) const;
    /// The numbers of all its observations, by date.
    [[nodiscard]] std::vector<long long> evidence(const Suggestion& suggestion) const;
    std::vector<std::string> words(const Suggestion& suggestion);

private:
    ReportContext context_;
    SuggestOptions options_;
    RegisterView view_;
    Ranking ranking_;
    std::optional<TypicalWords> typical_; ///< reads texts: only once words are asked for
};

} // namespace edv::report
