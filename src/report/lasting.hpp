/// Tables of what runs for some time: experts, partners, secondments and projects.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "report/cross.hpp"

namespace edv::report {

/// What is true of a record for some time.
struct Line {
    std::optional<Date> since;
    std::optional<Date> until;
    /// The records of other kinds in which facets find their values then; null: there is none then.
    std::map<std::string_view, const model::Record*> parts = {};
    double weight = 1;
    std::size_t source = 0; ///< the contract or other record that the weight is of
};

/// A record with all that is true of it at some time.
struct Life {
    const model::Record* record;
    std::vector<Line> lines;
};

struct LifeOptions {
    bool secondments =
        false;        ///< experts: lines of their secondments too, besides those of the contracts alone
    bool fte = false; ///< lines weigh full-time equivalents
};

/// The lives of the records of the table: by the spans that decide. What they point to lasts as `view` does.
/// Partners stand as on the last day of the period.
std::vector<Life> lives_of(const TableSpec& spec, const RegisterView& view, const Period& period,
                           const LifeOptions& options = {});

/// Calls `see` for each record that counts in the period.
void each_lasting(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const SeeCounted& see);

} // namespace edv::report
