/// What is odd in the register: everything that is true may be stored, and the checks say what somebody
/// should look at.
#pragma once

#include <string>
#include <vector>

#include "report/context.hpp"

namespace edv::report {

struct CheckResult {
    /// Columns check, kind, key, date (the day that makes it odd) and reason; by check in the order of
    /// named_checks(), then by kind and key. Without names of people.
    Table table;
    long long checks = 0; ///< that found something
};

/// What the checks find on `today`. `only` names those to run, also ones that the configuration leaves out;
/// empty: all but those. Reads the store and never changes it.
CheckResult run_checks(const ReportContext& context, Date today, const std::vector<std::string>& only);

/// The checks with what they look for: columns check, span (in force), on, definition.
Table check_list(const config::Config& config, const language::Language& language);

} // namespace edv::report
