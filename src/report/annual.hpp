/// The annual report: all figures of a period as one document, for inside.
#pragma once

#include <vector>

#include "edv/base/document.hpp"

#include "report/context.hpp"

namespace edv::report {

/// The report in each of the languages, counted once; tables of observations share one pass. It holds the
/// sections of the configuration, else those of edv, and says on its first page that it is not for
/// publication. All the same no table counts by expert, and none counts observations by partner: such a page
/// goes from hand to hand. Error{setup} with every problem as FILE:LINE when the configuration asks for what
/// can't be.
std::vector<Document> annual_report(const ReportContext& context, const Period& period,
                                    const std::vector<language::Language>& languages);

} // namespace edv::report
