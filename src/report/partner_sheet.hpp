/// The sheet of one partner: the history of the cooperation, then the figures of a period.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edv/base/document.hpp"

#include "report/context.hpp"

namespace edv::report {

/// Name of the table of figures, the one that csv takes.
inline constexpr std::string_view partner_figures = "partner-figures";

struct PartnerSheet {
    std::string partner; ///< its name on the last day of the period
    /// partner-history, partner-figures, partner-right, partner-barrier, partner-state, partner-signals and
    /// partner-transmissions.
    std::vector<Table> tables;
};

/// The history of the cooperation up to the last day of the period (agreements, names, mergers, experts on
/// each 31 December), the figures of the period, its observations by right and by barrier, proposals by
/// state, signals that concern it and transmissions to it. `code` is a partner's; one that was merged by then
/// gets the sheet of the partner that it stands as, which a note tells.
PartnerSheet partner_sheet(const ReportContext& context, const Period& period, const std::string& code);

/// The sheet as a document: tables, and the page that the partner may be given. The figures are its main
/// table.
Document partner_report(const ReportContext& context, const Period& period, const std::string& code);

/// The records behind a cell: `key` is FIGURE, a 31 December of the history, or right,CODE barrier,CODE
/// state,CODE. Error{refused} for an unknown key.
Table explain_partner(const ReportContext& context, const Period& period, const std::string& code,
                      std::string_view key);

/// What is in it, in English, translated where shown.
std::string_view partner_sheet_definition();

} // namespace edv::report
