/// Secondments as stays of persons at partners: at each partner a person counts at most once.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/register_view.hpp"

namespace edv::report {

class Stays {
public:
    /// Of the secondments of `view`, known by their position there; partners stand as on `day`. A stay ends
    /// with the last day of its partner.
    Stays(const RegisterView& view, Date day);

    /// The part with which the secondment counts on a day on which it runs: its share, the whole when none is
    /// stated, or what earlier secondments of the same person at the same partner leave of the whole.
    [[nodiscard]] double share_on(std::size_t secondment, Date day) const;

    /// Months of presence: month by month its days in the period of the days of that month, times that part.
    [[nodiscard]] double months(std::size_t secondment, const Period& period) const;

    /// Whether its partner was closed before the end of the period, and it is still open then.
    [[nodiscard]] bool outlives_partner(std::size_t secondment, const Period& period) const;

private:
    struct Stay {
        std::optional<model::Record> running; ///< nothing: its partner was closed before
        std::vector<std::size_t> earlier;
    };
    /// Whether others leave less of the whole than its share on some day.
    [[nodiscard]] bool is_crowded(const Stay& stay) const;

    const RegisterView& view_;
    std::vector<Stay> stays_;
};

} // namespace edv::report
