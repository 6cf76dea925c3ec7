/// Counts by one or two facets, and the table that they make.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "report/contributions.hpp"
#include "report/counts.hpp"
#include "report/facets.hpp"

namespace edv::report {

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

/// A value of the rows and one of the columns; an empty one stands for all.
using CellKey = std::pair<std::string, std::string>;

/// Something for each cell, row and column, and for everything.
template <typename T>
struct EachCell {
    std::map<CellKey, T> cells;
    std::map<std::string, T> rows;
    std::map<std::string, T> columns;
    T total{};

    /// Null where there is none.
    [[nodiscard]] const T* at(const CellKey& cell) const {
        const auto in = [](const auto& all, const auto& key) {
            const auto found = all.find(key);
            return found == all.end() ? nullptr : &found->second;
        };
        if (cell.first.empty())
            return cell.second.empty() ? &total : in(columns, cell.second);
        return cell.second.empty() ? in(rows, cell.first) : in(cells, cell);
    }
};

/// Sums of cells, rows, columns and of everything. A record with several values counts once in each and once
/// in the total. Who is in them is kept only where that is asked for.
class Cross {
public:
    using Cell = CellKey;

    explicit Cross(bool contributions = false);

    /// `count` records that all have these values (with one facet, `columns` is empty).
    void add(const std::vector<std::string>& rows, const std::vector<std::string>& columns, double count);

    /// What one record adds: to its cells, to its rows and columns, and to the total.
    using Weights = EachCell<double>;
    void add(const Weights& record);

    /// Keeps whose the records are that were added. Without contributions it is a defect to keep or ask them.
    void keep(const std::vector<std::string>& rows, const std::vector<std::string>& columns,
              const std::string& expert, long long records);
    void keep(const Weights& record, const std::string& expert, long long records = 1);
    /// Who is in a cell.
    [[nodiscard]] const Contributions& contributions(const Cell& cell) const;

    [[nodiscard]] double cell(const std::string& row, const std::string& column) const;
    [[nodiscard]] double row(const std::string& row) const;
    [[nodiscard]] double column(const std::string& column) const;
    [[nodiscard]] double total() const { return sums_.total; }
    [[nodiscard]] std::set<std::string> row_values() const;
    [[nodiscard]] std::set<std::string> column_values() const;

private:
    template <typename Self>
    static auto& kept(Self& self);

    EachCell<double> sums_;
    std::optional<EachCell<Contributions>> contributions_;
};

/// Is called with a record that counts, valid during the call, and what it adds.
using SeeCounted = std::function<void(const model::Record&, const Cross::Weights&)>;

/// How many records the total has, in words.
std::string base_of(const language::Language& language, const TableSpec& spec, long long count);

/// Says below a table what its fields make of its figures: several values of one record, and persons who
/// stand alone in a figure.
void note_counting(Table& table, const language::Language& language, const Counting& counting);

/// The table of the counts.
Table cross_table(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const Cross& cross);

} // namespace edv::report
