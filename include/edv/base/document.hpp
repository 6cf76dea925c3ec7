/// A neutral document of tables, which every format writes.
#pragma once

#include <optional>
#include <string>
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
    std::string heading; ///< within its section; the table's own title is complete in itself
    Table table;
    std::optional<Chart> chart;
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
};

/// All texts in one language.
struct Document {
    std::string name; ///< machine name
    std::string title;
    std::string subtitle;
    std::string notice; ///< for whom it is, below the title; empty: nothing is said
    std::string logo;   ///< a line above the title
    std::string owner;
    std::string contact;
    std::string language; ///< its code
    std::optional<Period> period;
    std::vector<Section> sections;
};

} // namespace edv
