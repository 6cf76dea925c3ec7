#include "report/dated.hpp"

#include <algorithm>

namespace edv {
namespace {

/// The field of the day that decides; empty for what lasts.
std::string_view deciding_day(std::string_view kind) {
    if (kind == "proposal")
        return "submitted";
    if (kind == "signal")
        return "opened";
    return kind == "transmission" ? "sent" : "";
}

/// A table's name is its kind in the plural.
std::string_view kind_name(const TableSpec& spec) {
    return spec.name.substr(0, spec.name.size() - 1);
}

std::string value_of(const ReportContext& context, const RegisterView& view, const Facet& facet,
                     const Record& record, const Period& period) {
    if (facet.name == "month")
        return record.date(deciding_day(record.kind->name))->iso_month();
    std::string value;
    if (facet.name == "partner_kind") {
        value = view.partner_kind(record.text("partner"), period.to);
    } else {
        value = record.text(facet.name);
        // An institution may be a partner or any name.
        const bool name = facet.name == "institution" || facet.type == FieldType::text;
        const auto code = facet.of == "partner" ? context.store.codes().find("partner", value) : std::nullopt;
        if (code)
            value = view.standing().stands_as(*code, period.to);
        else if (name)
            return free_value(value);
    }
    return value.empty() ? std::string(no_value) : value;
}

} // namespace

bool is_dated(const TableSpec& spec) {
    return !deciding_day(kind_name(spec)).empty();
}

Selection dated_in(const Kind& kind, const Period& period) {
    const std::string_view day = deciding_day(kind.name);
    return {{{day, Condition::Test::at_least, {period.from}}, {day, Condition::Test::at_most, {period.to}}},
            "",
            false,
            {}};
}

void each_dated(const ReportContext& context, const RegisterView& view, const Counting& counting,
                const Period& period, const std::function<void(const Record&, const Cross::Weights&)>& see) {
    const Kind& counted = kind(kind_name(*counting.spec));
    context.store.each(counted, dated_in(counted, period), [&](const Stored& stored) {
        const auto value = [&](const Facet& facet) {
            return value_of(context, view, facet, stored.record, period);
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

} // namespace edv
