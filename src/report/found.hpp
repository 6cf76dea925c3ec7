/// One search over the names, titles and texts of every kind of record.
#pragma once

#include <string>
#include <vector>

#include "report/context.hpp"

namespace edv::report {

struct FindOptions {
    std::vector<std::string> terms; ///< as search_terms() gives them: each must be in some text of a record
    std::string kind;               ///< only this one of findable_kinds(); empty: every kind
    bool names = false;             ///< names of people too
    long long limit = 20;
};

/// Names of the kinds that have a text to look into.
std::vector<std::string> findable_kinds();

/// Columns kind, record, date, field, text and withdrawn, best first: names, titles and codes before other
/// texts, whole words before beginnings, the beginning of a text before its end, then the newest. Machine
/// formats have the whole text, people read what stands around the words.
Table find_records(const ReportContext& context, const FindOptions& options);

} // namespace edv::report
