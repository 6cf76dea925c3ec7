/// Reports: figures and tables that are counted, never kept, and the records behind each of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/table.hpp"
#include "edv/language/language.hpp"
#include "edv/model/kind.hpp"
#include "edv/store/store.hpp"

#include "config/config.hpp"

namespace edv::report {

struct ReportContext {
    const store::Store& store;
    const config::Config& config;
    language::Language language;
    /// People look names up: what a taxonomy does not order stands in the order of labels, else of codes.
    bool by_label = false;
    /// The day of the command, up to which a period that is not over is counted; nothing: every period is
    /// over.
    std::optional<Date> today = {};
    /// Languages in which people may name a figure or a code whose records they ask for, besides `language`.
    std::vector<language::Language> read_in = {};
};

/// Contacts and meetings, which are not among the published figures.
enum class FirstLine {
    absent,
    explained, ///< not shown, but the records behind them may be asked for
    shown
};

/// The yearly figures: columns figure, during, on_last_day, previous, previous_same_days. The last counts the
/// same days of the period before as have been of this one; it is empty once the period is over, and people
/// are not shown it then.
Table key_figures(const ReportContext& context, const Period& period,
                  FirstLine first_line = FirstLine::absent);

/// The same figures for each year from `first` to `last`: during the year, or on its last day.
Table trend(const ReportContext& context, int first, int last, bool on_last_day);

/// The same during each of at most `most` years up to `last`, from the first that has any figure on.
Table trend_up_to(const ReportContext& context, int last, int most);

/// The records behind one of the key figures; `key` is FIGURE[,COLUMN] with a column of
/// key_figures(). Error{refused} for an unknown key.
Table explain_figure(const ReportContext& context, const Period& period, std::string_view key,
                     FirstLine first_line = FirstLine::absent);

/// The names of all reports with what they count, those of the configuration last.
Table report_list(const config::Config& config, const language::Language& language);

} // namespace edv::report
