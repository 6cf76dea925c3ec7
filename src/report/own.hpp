/// Tables that the configuration describes.
#pragma once

#include <string_view>

#include "report/context.hpp"

namespace edv::report {

/// Finds what is wrong with the tables and the sections of the configuration beyond their form: unknown
/// tables, fields and codes, names that are taken, sections that must not be published. Error{setup} with
/// every problem as FILE:LINE.
void check_reports(const ReportContext& context);

/// The configured table of that name; null when there is none.
const config::OwnReport* own_report(const config::Config& config, std::string_view name);

/// Its counts, under its own title and labels. The configuration was checked.
Table own_table(const ReportContext& context, const config::OwnReport& own, const Period& period);
Table explain_own(const ReportContext& context, const config::OwnReport& own, const Period& period,
                  std::string_view key);

} // namespace edv::report
