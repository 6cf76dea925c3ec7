/// Counts by one or two facets, and the table that they make.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "edv/report/counts.hpp"

#include "report/facets.hpp"

namespace edv {

struct FacetFilter {
    Facet facet;
    std::vector<std::string> codes;
};

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

/// Is called with a record that counts, valid during the call, and what it adds.
using SeeCounted = std::function<void(const Record&, const Cross::Weights&)>;

/// How many records the total has, in words.
std::string base_of(const Language& language, const TableSpec& spec, long long count);

/// The table of the counts.
Table cross_table(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const Cross& cross);

} // namespace edv
