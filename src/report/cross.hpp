/// Counts by one or two facets, and the table that they make.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "edv/report/report.hpp"

#include "report/register.hpp"

namespace edv {

/// What stands for "no value" in a table of counts.
inline constexpr std::string_view no_value = "-";

/// A free text as a value of a table: one that reads as a word of the table itself, "-" or "total", stands in
/// quotes ('total'), so does one that is quoted already. An empty one is no value.
std::string free_value(std::string text);
/// The text that free_value() was made of.
std::string plain_value(const std::string& value);

struct FacetFilter {
    Facet facet;
    std::vector<std::string> codes;
};

/// Whether one of the codes is `value`, without regard to case and quotes.
bool names_code(const std::vector<std::string>& codes, std::string_view value);

/// A table to be counted, its facets looked up.
struct Counting {
    const TableSpec* spec;
    std::vector<Facet> facets; ///< one or two
    std::vector<FacetFilter> filter;
    CountOptions options;
};

/// Sums of cells, rows, columns and of everything. A record with several values counts once in each and once
/// in the total.
class Cross {
public:
    using Cell = std::pair<std::string, std::string>;

    /// `count` records that all have these values (with one facet, `columns` is empty).
    void add(const std::vector<std::string>& rows, const std::vector<std::string>& columns, double count);

    /// What one record adds: to its cells, to its rows and columns, and to the total.
    struct Weights {
        std::map<Cell, double> cells;
        std::map<std::string, double> rows;
        std::map<std::string, double> columns;
        double total = 0;
    };
    void add(const Weights& record);

    [[nodiscard]] double cell(const std::string& row, const std::string& column) const;
    [[nodiscard]] double row(const std::string& row) const;
    [[nodiscard]] double column(const std::string& column) const;
    [[nodiscard]] double total() const { return total_; }
    [[nodiscard]] std::set<std::string> row_values() const;
    [[nodiscard]] std::set<std::string> column_values() const;

private:
    std::map<Cell, double> cells_;
    std::map<std::string, double> rows_;
    std::map<std::string, double> columns_;
    double total_ = 0;
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
    /// too.
    [[nodiscard]] std::vector<std::string> ordered(const std::set<std::string>& values, bool all) const;
    [[nodiscard]] std::string label(const std::string& value) const;
    /// What people may type for it: its labels and names in every language.
    [[nodiscard]] std::vector<std::string> labels(const std::string& value) const;

private:
    [[nodiscard]] std::string label(const std::string& value, const Language& language) const;
    [[nodiscard]] std::vector<std::string> every_value() const;
    /// The label that the store keeps of a code that the configuration lacks.
    [[nodiscard]] std::string kept_label(const std::string& code, const Language& language) const;

    const ReportContext& context_;
    const RegisterView& view_;
    const Facet& facet_;
    const Period& period_;
};

/// How many records the total has, in words.
std::string base_of(const Language& language, const TableSpec& spec, long long count);

/// The table of the counts.
Table cross_table(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const Cross& cross);

} // namespace edv
