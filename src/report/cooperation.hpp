/// The cooperation with one partner as dated events.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/context.hpp"
#include "report/register_view.hpp"

namespace edv::report {

struct CooperationEvent {
    Date date;
    std::string_view what;            ///< a word of its own: agreement agreement_end name merged_into split
                                      ///< closed experts
    std::string_view label;           ///< English, translated where shown
    std::string partner;              ///< whose: the partner's or that of one that became it
    std::string detail;               ///< in the reader's language
    std::optional<long long> experts; ///< seconded on that day
};

/// The events of the partners `codes`, which stand as `subject` on `last`, up to that day and in its order.
std::vector<CooperationEvent> cooperation(const ReportContext& context, const RegisterView& view,
                                          const std::set<std::string>& codes, const std::string& subject,
                                          Date last);

/// The experts with a secondment on that day at one of the partners.
std::set<std::string> experts_on(const RegisterView& view, const std::set<std::string>& codes, Date day);

} // namespace edv::report
