/// The facets that tables count by: what they find in a record, and how their values are ordered and told.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/context.hpp"
#include "report/register_view.hpp"
#include "report/tables.hpp"
#include "store/codebook.hpp"

namespace edv::report {

/// Those of observations whose codes suggestions pair too.
namespace facets {
inline constexpr Facet right{"right", model::FieldType::term, "right", mark("Right"), "right"};
inline constexpr Facet barrier{.name = "barrier",
                               .type = model::FieldType::term,
                               .of = "barrier",
                               .label = mark("Barrier"),
                               .field = "barriers",
                               .several = true};
inline constexpr Facet take_up{"take_up", model::FieldType::term, "take_up", mark("Take-up"), "take_up"};
inline constexpr Facet group{.name = "group",
                             .type = model::FieldType::term,
                             .of = "group",
                             .label = mark("Group"),
                             .field = "groups",
                             .several = true};
} // namespace facets

/// What stands for "no value" in a table of counts.
inline constexpr std::string_view no_value = "-";

/// A free text as a value of a table: one that reads as a word of the table itself, "-" or "total", stands in
/// quotes ('total'), so does one that is quoted already. An empty one is no value.
std::string free_value(std::string text);
/// The text that free_value() was made of.
std::string plain_value(const std::string& value);

/// Whether one of the codes is `value`, without regard to case and quotes.
bool names_code(const std::vector<std::string>& codes, std::string_view value);

/// The months, or the years, of a period, which are the values of a facet of time.
std::vector<Period> times_of(const Facet& facet, const Period& period);
/// The one in which a day lies, or a month; both as ISO text.
std::string time_of(const Facet& facet, std::string_view day);

/// What a facet finds in a record. Partners stand as on the last day of the period.
class FacetValues {
public:
    FacetValues(const store::Codebook& codes, const RegisterView& view, const Period& period)
        : codes_(codes), view_(view), day_(period.to) {}

    /// The value of the facet where `text` stands in its field: a code, a day, several codes are asked one by
    /// one.
    [[nodiscard]] std::string of(const Facet& facet, const std::string& text) const;

private:
    const store::Codebook& codes_;
    const RegisterView& view_;
    Date day_;
};

/// Order and labels of a facet's values.
class FacetView {
public:
    FacetView(const ReportContext& context, const RegisterView& view, const Facet& facet,
              const Period& period)
        : context_(context), view_(view), facet_(facet), period_(period) {}
    /// It keeps references: a facet or a period that ends with the statement is an error of the compiler.
    FacetView(const ReportContext&, const RegisterView&, const Facet&&, const Period&) = delete;
    FacetView(const ReportContext&, const RegisterView&, const Facet&, const Period&&) = delete;

    /// In the taxonomy's order, else by code or label; "no value" last. With `all`, those that do not occur
    /// too. Of years none is left out from the first that occurs on, up to today.
    [[nodiscard]] std::vector<std::string> ordered(const std::set<std::string>& values, bool all) const;
    [[nodiscard]] std::string label(const std::string& value) const;
    /// What people may type for it: its labels and names in every language.
    [[nodiscard]] std::vector<std::string> labels(const std::string& value) const;

private:
    [[nodiscard]] std::string label(const std::string& value, const language::Language& language) const;
    [[nodiscard]] std::vector<std::string> every_value() const;
    /// The label that the store keeps of a code that the configuration lacks.
    [[nodiscard]] std::string kept_label(const std::string& code, const language::Language& language) const;

    const ReportContext& context_;
    const RegisterView& view_;
    const Facet& facet_;
    const Period& period_;
};

} // namespace edv::report
