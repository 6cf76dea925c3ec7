/// Reports: figures and tables that are counted, never kept, and the records behind each of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/table.hpp"
#include "edv/config/config.hpp"
#include "edv/language/language.hpp"
#include "edv/model/kind.hpp"
#include "edv/store/store.hpp"

namespace edv {

struct ReportContext {
    const Store& store;
    const Config& config;
    Language language;
    /// People look names up: what a taxonomy does not order stands in the order of labels, else of codes.
    bool by_label = false;
    /// The day of the command, up to which a period that is not over is counted; nothing: every period is
    /// over.
    std::optional<Date> today = {};
    /// Languages in which people may name a figure or a code whose records they ask for, besides `language`.
    std::vector<Language> read_in = {};
};

/// The yearly figures: columns figure, during, on_last_day, previous, previous_same_days. The last counts the
/// same days of the period before as have been of this one; it is empty once the period is over, and people
/// are not shown it then.
Table key_figures(const ReportContext& context, const Period& period);

/// The same figures for each year from `first` to `last`: during the year, or on its last day.
Table trend(const ReportContext& context, int first, int last, bool on_last_day);

/// The same during each of at most `most` years up to `last`, from the first that has any figure on.
Table trend_up_to(const ReportContext& context, int last, int most);

/// The records behind one of the key figures; `key` is FIGURE[,COLUMN] with a column of
/// key_figures(). Error{refused} for an unknown key.
Table explain_figure(const ReportContext& context, const Period& period, std::string_view key);

/// A field that a table can be counted by.
struct Facet {
    std::string_view name;
    FieldType type;           ///< term, choice, ref, text or month
    std::string_view of = ""; ///< taxonomy, list or kind
    std::string_view label = "";
    bool several = false; ///< a record may have several values
};

/// A table of counts as data.
struct TableSpec {
    std::string_view name;
    std::string_view title;      ///< English, translated where shown
    std::string_view definition; ///< what is counted, which date decides, what is left out
    Message base;                ///< "Base: {count} experts."; the count is filled in
    std::vector<Facet> facets;
    bool fte = false; ///< can be measured in full-time equivalents
};

const std::vector<TableSpec>& table_specs();

/// Only records that have one of the codes in the facet.
struct CodeFilter {
    std::string facet;
    std::vector<std::string> codes; ///< compared without case
};

struct CountOptions {
    std::vector<std::string> by; ///< one or two names of facets
    bool fte = false;
    bool all_codes = false;
    std::vector<CodeFilter> filter = {}; ///< all must hold
};

/// Counts the records of the table in the period. Error{usage} for a facet that the table does not have, or
/// more than two.
Table count_table(const ReportContext& context, const TableSpec& spec, const Period& period,
                  const CountOptions& options);

/// The records behind one cell; `key` is ROW or ROW,COLUMN as the csv writes them, `total` for either.
/// Error{refused} for an unknown key.
Table explain_cell(const ReportContext& context, const TableSpec& spec, const Period& period,
                   const CountOptions& options, std::string_view key);

/// The names of all reports with what they count, those of the configuration last.
Table report_list(const Config& config, const Language& language);

} // namespace edv
