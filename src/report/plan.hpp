/// What the annual report holds: chapters and tables as data, and what of it the configuration asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/document.hpp"
#include "edv/base/error.hpp"

#include "report/counts.hpp"

namespace edv::report {

/// A table by its name in the annual report: `TABLE.ROWS`, `TABLE.ROWS.COLUMNS`, each with `.fte` behind it
/// for full-time equivalents. Nothing where there is no such table or field.
struct NamedCount {
    const TableSpec* spec;
    CountOptions options;
};
std::optional<NamedCount> count_named(std::string_view name);

/// A table that is made in a way of its own. It is called with the period of the report.
struct MadeTable {
    std::string_view name;
    Table (*make)(const ReportContext&, const Period&);
    std::string_view heading = ""; ///< within its chapter; empty where the chapter's own says it
};
const MadeTable* made_table(std::string_view name);

/// Which columns a chart draws.
enum class Draw { nothing, first, parts, lines };

struct Part {
    std::string_view table; ///< a MadeTable's name, or that of a count
    Draw draw = Draw::nothing;
};

struct Chapter {
    std::string_view name;
    std::string_view heading;
    std::vector<Part> parts;
    bool highlights = false;
    std::vector<std::string_view> paragraphs = {};
};
const std::vector<Chapter>& annual_chapters();

/// One section to be written: a chapter, some of its tables, or other tables of its subject.
struct PlannedTable {
    std::string name;
    Draw draw = Draw::nothing;
    const config::OwnReport* own = nullptr;
};
struct PlannedSection {
    const Chapter* chapter; ///< null where the configuration names a table that there is not
    std::vector<PlannedTable> tables;
};

/// The sections that the configuration asks for, else all chapters. What it asks for in vain goes to
/// `problems`.
std::vector<PlannedSection> planned_sections(const config::Config& config, std::vector<Problem>& problems);

/// The problem that the configuration wants a table in the report that can't be for the public.
Problem not_for_publication(const config::Config& config, const config::PlacedWord& word);

} // namespace edv::report
