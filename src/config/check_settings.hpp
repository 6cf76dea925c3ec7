/// What `edv check` looks for, by name, and how long each thing may take.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/duration.hpp"

namespace edv::config {

/// A check as people know it; `edv/report/check.hpp` runs it.
struct NamedCheck {
    std::string_view name;
    /// English, translated where shown; `{span}` is the span in force.
    std::string_view definition;
    std::optional<Duration> span; ///< the built-in one; nothing: the check needs none
};

/// All of them, in the order in which findings are told.
const std::vector<NamedCheck>& named_checks();

/// What the configuration says about checks.
struct CheckSettings {
    std::map<std::string, Duration, std::less<>> spans; ///< by check: those of the file
    std::set<std::string, std::less<>> off;             ///< checks that run only when asked for by name

    // How often a secondment has a meeting: first more often, then at cruising speed.
    Duration start_for{.months = 3};
    Duration start_every{.months = 1};
    Duration cruising_every{.months = 6};

    /// The span in force for a check; one without any gets an empty one.
    [[nodiscard]] Duration span(const NamedCheck& check) const;
};

} // namespace edv::config
