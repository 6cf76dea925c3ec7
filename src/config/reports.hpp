/// What the configuration says of reports.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "edv/model/taxonomy.hpp"

namespace edv::config {

/// A word of the configuration and the line where it stands.
struct PlacedWord {
    std::string text;
    long long line = 0;
};

/// `[report.NAME]`: a table of counts of the user's own. Words are as they were written; whether there is
/// such a table, field or code is for the reports to say.
struct OwnReport {
    PlacedWord name;
    PlacedWord table;
    PlacedWord rows;
    PlacedWord columns; ///< empty: one field only
    bool fte = false;
    bool all_codes = false;
    std::vector<std::pair<PlacedWord, std::vector<PlacedWord>>> filter; ///< field, its codes
    model::Labels title;
    std::vector<std::pair<std::string, model::Labels>> labels; ///< code, what this table calls it
};

/// `[report]`
struct ReportSettings {
    model::Labels title;       ///< of the annual report
    model::Labels owner;       ///< whose name it bears; empty: the service's
    model::Labels logo;        ///< a line above the title
    std::string template_file; ///< of its web page; empty: built in
    std::string style_file;
    std::vector<PlacedWord> sections; ///< of the annual report, in this order; empty: all
    std::vector<OwnReport> own;       ///< in the order of the file
};

} // namespace edv::config
