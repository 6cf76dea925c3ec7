#include "report/dated.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "report/following_coordinators.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

/// The values of a facet in a record; several only where the record does not hold them itself.
std::vector<std::string> values_in(const TableSpec& spec, const RegisterView& view, const FacetValues& values,
                                   const Facet& facet, const model::Record& record) {
    if (facet.kind.empty())
        return {values.of(facet, to_text(record.at(field_of(spec, facet))))};
    std::vector<std::string> found =
        following_coordinators(view, record.text("about"), *record.date(spec.when.day));
    if (found.empty())
        found.emplace_back(no_value);
    return found;
}

Cross::Weights weights_of(const std::vector<std::string>& rows, const std::vector<std::string>& columns,
                          double weight) {
    Cross::Weights weights;
    weights.total = weight;
    for (const std::string& row : rows) {
        weights.rows[row] = weight;
        for (const std::string& column : columns)
            weights.cells[{row, column}] = weight;
    }
    for (const std::string& column : columns)
        weights.columns[column] = weight;
    return weights;
}

} // namespace

store::Selection dated_in(const TableSpec& spec, const Period& period) {
    const model::Kind& kind = model::kind(spec.kind);
    const model::Field& field = named(kind.fields, spec.when.day, "field");
    const auto bound = [&](Date day) {
        return field.type == model::FieldType::month ? Value(day.iso_month()) : Value(day);
    };
    store::Selection selection;
    selection.conditions = {{std::string(field.name), store::Condition::Test::at_least, {bound(period.from)}},
                            {std::string(field.name), store::Condition::Test::at_most, {bound(period.to)}}};
    if (kind.has("withdrawn"))
        selection.conditions.push_back({"withdrawn", store::Condition::Test::empty, {}});
    return selection;
}

long long number_of(const TableSpec& spec, const model::Record& record) {
    return spec.sum.empty() ? 1 : record.integer(spec.sum).value_or(0);
}

void each_dated(const ReportContext& context, const RegisterView& view, const Counting& counting,
                const Period& period, const SeeCounted& see) {
    const TableSpec& spec = *counting.spec;
    const FacetValues values(context.store.codes(), view, period);
    context.store.each(model::kind(spec.kind), dated_in(spec, period), [&](const model::Stored& stored) {
        const auto found = [&](const Facet& facet) {
            return values_in(spec, view, values, facet, stored.record);
        };
        const auto lets_through = [&](const FacetFilter& one) {
            const std::vector<std::string> any = found(one.facet);
            return std::any_of(any.begin(), any.end(),
                               [&](const std::string& value) { return names_code(one.codes, value); });
        };
        if (!std::all_of(counting.filter.begin(), counting.filter.end(), lets_through))
            return;
        const std::vector<std::string> columns =
            counting.facets.size() > 1 ? found(counting.facets[1]) : std::vector<std::string>{""};
        see(stored.record, weights_of(found(counting.facets[0]), columns,
                                      static_cast<double>(number_of(spec, stored.record))));
    });
}

} // namespace edv::report
