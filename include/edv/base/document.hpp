/// A neutral document of tables: what every command answers, and what every format writes.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edv/base/table.hpp"

namespace edv {

/// What a table looks like as a picture. Rows that are totals are not drawn, nor is a bar that is all zero.
struct Chart {
    enum class Kind { bar, stacked_bar, line };
    Kind kind = Kind::bar;
    std::size_t names = 0;           ///< the column that says what each bar or point is
    std::vector<std::size_t> series; ///< the columns that are drawn; a bar has one
};

struct DocumentTable {
    /// On a page: as a table, only when it has rows, or as highlights. A row of highlights is what, and how
    /// many.
    enum class OnPage { table, table_if_any, highlights };

    std::string heading; ///< within its section; the table's own title is complete in itself
    Table table;
    std::optional<Chart> chart = {};
    OnPage on_page = OnPage::table;
    bool people_only = false; ///< it says again what another table holds, or is asked for by itself
};

/// A figure that is said in one line.
struct Highlight {
    std::string figure; ///< as the language writes it
    std::string what;
    std::string before; ///< the same for the period before; may be empty
};

struct Section {
    std::string id; ///< an English word, unique in the document
    std::string heading;
    std::vector<std::string> paragraphs;
    std::vector<Highlight> highlights;
    std::vector<DocumentTable> tables;
    bool ends_page = false; ///< on a page it stands after all others
};

/// All texts in one language.
struct Document {
    /// Tables one after the other; the same, but a page of its own where the format has pages; or a report,
    /// which is one whole in every format.
    enum class Reading { tables, page, report };

    Document() = default;
    /// A table alone.
    Document(Table table) { sections.emplace_back().tables.push_back({{}, std::move(table)}); }
    /// What was asked for, and below it what belongs to it.
    Document(std::vector<Table> tables) {
        Section& section = sections.emplace_back();
        for (Table& table : tables) {
            section.tables.push_back({{}, std::move(table)});
            section.tables.back().people_only = section.tables.size() > 1;
        }
    }

    Reading reading = Reading::tables;
    std::string name; ///< machine name
    std::string title;
    std::string subtitle;
    std::string notice; ///< for whom it is, below the title; empty: nothing is said
    std::string logo;   ///< a line above the title
    std::string owner;
    std::string contact;
    std::string language; ///< its code
    std::optional<Period> period;
    std::string main; ///< the table that stands for all where there can be one only; empty: the first
    std::vector<Section> sections;
};

} // namespace edv
