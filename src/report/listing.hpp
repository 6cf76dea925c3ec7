/// The records behind a figure, as a table without names of people.
#pragma once

#include <optional>
#include <string>

#include "report/cell_naming.hpp"
#include "report/context.hpp"
#include "report/disclosure.hpp"
#include "report/register_view.hpp"

namespace edv::report {

class Listing {
public:
    Listing(const ReportContext& context, const RegisterView& view, const Period& period)
        : context_(context), view_(view), period_(period),
          naming_(context.store, context.config, context.language, period.to, reports_name_people) {
        table.name = "explain";
        table.period = period;
    }

    /// Sets the columns for records of the kind.
    void begin(const model::Kind& kind);
    /// Adds a record of the kind: an expert under the last contract that ran in the period, a partner with
    /// its agreements.
    void add(const model::Record& record);
    void add_observation(long long number);

    Table table;
    std::string_view relation = ""; ///< partners: only agreements of this relation
    std::optional<Period> within;   ///< experts: the last contract that ran in this part of the period

private:
    [[nodiscard]] Cell cell(const model::Field& field, const Value& value) const;
    void add_as_it_is(const model::Record& record);
    void add_expert(const model::Record& expert);
    void add_partner(const std::string& code);

    const ReportContext& context_;
    const RegisterView& view_;
    Period period_;
    Naming naming_;
    const model::Kind* kind_ = nullptr;
};

} // namespace edv::report
