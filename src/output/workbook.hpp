/// A spreadsheet under construction: sheets of tables, with what they have in common.
#pragma once

#include <array>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#include <xlsxwriter.h>

#include "edv/base/document.hpp"
#include "edv/base/error.hpp"
#include "edv/language/language.hpp"

namespace edv::output {

/// A file of one's own that goes away with its owner.
class TemporaryFile {
public:
    TemporaryFile();
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string& folder() { return folder_; }
    [[nodiscard]] Error failure() const;

private:
    std::string folder_;
    std::string path_;
};

/// Names of sheets: short, without the characters that a spreadsheet forbids, each only once.
class SheetNames {
public:
    std::string take(std::string_view wanted);
    /// A name for a part of a subject, short enough for `take` to leave it whole where that can be: the
    /// subject gives way.
    static std::string of(const std::string& subject, const std::string& part);

private:
    std::set<std::string> taken_{"history"}; // a spreadsheet keeps it for itself
};

class Workbook {
public:
    /// `many`: rows are written as they come and can't be gone back to.
    Workbook(const language::Language& language, bool many);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    struct Sheet {
        lxw_worksheet* sheet;
        std::string name;
        std::size_t next_row;    ///< the first one below what was written
        std::size_t first_width; ///< of the first column, in characters
    };

    Sheet new_sheet(std::string_view wanted, std::size_t first_width);
    /// A sheet with the table, its header in the first row. The first column is at least `least_width`
    /// characters wide.
    Sheet add(const Table& table, std::string_view name, std::size_t least_width = 0);
    /// Texts below one another in the first column, `strong` or wrapped in rows that are high enough.
    void add_lines(Sheet& sheet, const std::vector<std::string>& lines, bool strong);
    /// A chart of the table, which can be edited, to the right of it.
    void add_chart(const Sheet& sheet, const Table& table, const Chart& chart);
    /// Definitions and notes of all tables, each under its table's title, on a sheet of their own.
    void add_notes(const std::vector<const Table*>& tables);
    /// On paper a sheet is as wide as a page.
    static void fit_page(const Sheet& sheet);
    void set_title(const std::string& title, const std::string& company);
    /// How many texts a cell could not hold whole.
    [[nodiscard]] std::size_t cut() const { return cut_; }
    void close_into(std::ostream& out);

private:
    enum class Look { text, integer, number, percent, date };

    void make_formats();
    [[nodiscard]] lxw_format* format(Look look, bool total) const {
        return formats_[static_cast<std::size_t>(look)][total ? 1 : 0];
    }
    void cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& content,
              const Column& about, bool total);
    static Look look_of(const Value& value, const Column& about);
    void text(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view words,
              lxw_format* format);

    const language::Language& language_;
    TemporaryFile file_;
    SheetNames names_;
    lxw_workbook* book_ = nullptr;
    std::array<std::array<lxw_format*, 2>, 5> formats_{};
    lxw_format* bold_ = nullptr;
    lxw_format* wrap_ = nullptr;
    std::size_t cut_ = 0;
};

} // namespace edv::output
