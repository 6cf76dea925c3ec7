#include "report/dated.hpp"

#include <algorithm>

#include "store/codebook.hpp"

namespace edv::report {

store::Selection dated_in(const TableSpec& spec, const Period& period) {
    const std::string_view day = spec.when.day;
    store::Selection selection;
    selection.conditions = {{std::string(day), store::Condition::Test::at_least, {period.from}},
                            {std::string(day), store::Condition::Test::at_most, {period.to}}};
    if (model::kind(spec.kind).has("withdrawn"))
        selection.conditions.push_back({"withdrawn", store::Condition::Test::empty, {}});
    return selection;
}

void each_dated(const ReportContext& context, const RegisterView& view, const Counting& counting,
                const Period& period, const SeeCounted& see) {
    const TableSpec& spec = *counting.spec;
    const FacetValues values(context.store.codes(), view, period);
    context.store.each(model::kind(spec.kind), dated_in(spec, period), [&](const model::Stored& stored) {
        const auto value = [&](const Facet& facet) {
            return values.of(facet, to_text(stored.record.at(field_of(spec, facet))));
        };
        const auto lets_through = [&](const FacetFilter& one) {
            return names_code(one.codes, value(one.facet));
        };
        if (!std::all_of(counting.filter.begin(), counting.filter.end(), lets_through))
            return;
        Cross::Cell cell{value(counting.facets[0]), ""};
        if (counting.facets.size() > 1)
            cell.second = value(counting.facets[1]);
        see(stored.record, {{{cell, 1}}, {{cell.first, 1}}, {{cell.second, 1}}, 1});
    });
}

} // namespace edv::report
