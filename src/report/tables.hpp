/// The tables of counts as data: what each counts, when it counts, and by which fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edv/base/message.hpp"
#include "edv/model/kind.hpp"

namespace edv::report {

/// A field that a table can be counted by.
struct Facet {
    std::string_view name;      ///< as people type it
    model::FieldType type;      ///< of its values: term, choice, ref, text or month
    std::string_view of;        ///< taxonomy, list or kind of the values; of a time `year`, else months
    std::string_view label;     ///< English, translated where shown
    std::string_view field;     ///< where the values stand; empty: in the day or span that decides
    std::string_view kind = ""; ///< whose field that is; empty: the table's own kind
    std::string_view then = ""; ///< the field refers to a partner: the values are in this field of that one
    bool several = false;       ///< a record may have several values at once
};

/// Whether the values are months or years of the day or span that decides.
constexpr bool is_time(const Facet& facet) {
    return facet.type == model::FieldType::month;
}
constexpr bool is_yearly(const Facet& facet) {
    return is_time(facet) && facet.of == "year";
}

/// How the records of a table are gone through.
enum class Counter {
    facts,  ///< dated ones by the thousand: the index of observations, in one pass for any number of tables
    dated,  ///< records that one day, or one month, decides about
    lasting ///< records that run for some time, and count in each period of which they have a day
};

/// When a record counts in a period.
struct Deciding {
    /// The field of the day that lies in the period, of a month that has a day in it, or of the first day of
    /// a span.
    std::string_view day;
    std::string_view until = ""; ///< the last day of the span; empty: one day decides
    std::string_view kind = "";  ///< whose fields these are; empty: the table's own kind
};

/// What a small figure can tell of a person.
enum class Tells {
    nothing,  ///< it counts organisations and what they do
    presence, ///< it counts persons: that somebody is there
    work      ///< it counts what experts noticed: who noticed it
};

/// A table of counts as data.
struct TableSpec {
    std::string_view name;
    std::string_view kind; ///< of the records that are counted
    Counter counter;
    Deciding when;
    std::string_view title;      ///< English, translated where shown
    std::string_view definition; ///< what is counted, which date decides, what is left out
    Message base;                ///< "Base: {count} experts."; the count is filled in
    std::vector<Facet> facets;   ///< the first is what a table is counted by unless asked otherwise
    std::string_view fte = "";   ///< how it is measured in full-time equivalents; empty: it can't be
    Tells tells = Tells::nothing;
    std::string_view expert = ""; ///< the field that says whose record it is; empty: nobody's
    std::string_view sum = "";    ///< the field whose numbers are added up; empty: each record is one
};

const std::vector<TableSpec>& table_specs();

/// The table of that name; a name that does not exist is a defect.
const TableSpec& table_spec(std::string_view name);

/// The table, or the field of a table, that people name; null when there is none.
const TableSpec* find_table(std::string_view name);
const Facet* find_facet(const TableSpec& spec, std::string_view name);

/// The field in which the values of the facet stand, be it the day that decides.
std::string_view field_of(const TableSpec& spec, const Facet& facet);

std::vector<std::string> table_names();
std::vector<std::string> facet_names(const TableSpec& spec);

} // namespace edv::report
