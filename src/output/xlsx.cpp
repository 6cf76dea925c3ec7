#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <set>
#include <unistd.h>
#include <utility>
#include <xlsxwriter.h>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "output/writers.hpp"

namespace edv {

namespace {

constexpr std::size_t most_rows = 1048575; // beside the header
constexpr std::size_t longest_text = 32767;
constexpr std::size_t longest_name = 31;
constexpr std::size_t many_rows = 10000;
constexpr std::size_t widest = 60;
constexpr std::size_t measured_rows = 1000; // the first ones tell how wide the columns are
constexpr long long largest_exact = 9007199254740992;
constexpr time_t created = 946684800; // 2000-01-01: the same tables give the same bytes

/// A file of one's own that goes away with its owner.
class TemporaryFile {
public:
    TemporaryFile() {
        std::error_code error;
        const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
        folder_ = error ? "/tmp" : folder.string();
        path_ = folder_ + "/edv-XXXXXX";
        const int file = ::mkstemp(path_.data());
        if (file < 0) {
            throw failure();
        }
        ::close(file);
    }
    ~TemporaryFile() { ::unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string& folder() { return folder_; }
    [[nodiscard]] Error failure() const {
        return {ErrorKind::setup, msg("can't write temporary files in \"{folder}\"", {{"folder", folder_}})};
    }

private:
    std::string folder_;
    std::string path_;
};

/// How often a byte begins a character, counted as UTF-16 does, the way spreadsheets count.
std::size_t units(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value & 0xC0U) == 0x80U ? 0 : (value >= 0xF0U ? 2 : 1);
}

/// The first characters of `text`, at most `most`.
std::string_view beginning(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return text;
    }
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        count += units(text[at]);
        if (count > most) {
            return text.substr(0, at);
        }
    }
    return text;
}

/// Line breaks as spreadsheets know them, other control characters made visible.
std::string with_plain_breaks(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n') {
            plain += text[at];
        }
    }
    return printable(plain);
}

/// Names of sheets: short, without the characters that a spreadsheet forbids, each only once.
class SheetNames {
public:
    std::string take(std::string_view wanted) {
        std::string clean;
        for (const char c : join(lines_of(wanted), " ")) {
            clean += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : ' ';
        }
        std::string name = tidy(beginning(clean, longest_name));
        for (int again = 2; !taken_.insert(fold(name)).second; ++again) {
            const std::string suffix = " (" + std::to_string(again) + ")";
            name = tidy(beginning(clean, longest_name - suffix.size())) + suffix;
        }
        return name;
    }

private:
    static std::string tidy(std::string_view name) {
        name = trim(name);
        while (!name.empty() && (name.front() == '\'' || name.front() == ' ')) {
            name.remove_prefix(1);
        }
        while (!name.empty() && (name.back() == '\'' || name.back() == ' ')) {
            name.remove_suffix(1);
        }
        return name.empty() ? "edv" : std::string(name);
    }

    std::set<std::string> taken_{"history"}; // a spreadsheet keeps it for itself
};

enum class Look { text, integer, number, percent, date };

/// The workbook under construction and what its sheets have in common.
class Book {
public:
    Book(const Language& language, bool many) : language_(language) {
        lxw_workbook_options options{};
        options.constant_memory = many ? LXW_TRUE : LXW_FALSE;
        options.tmpdir = file_.folder().data();
        book_ = workbook_new_opt(file_.path().c_str(), &options);
        if (book_ == nullptr) {
            throw file_.failure();
        }
        set_properties();
        make_formats();
    }
    ~Book() {
        if (book_ != nullptr) {
            lxw_workbook_free(book_);
        }
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    void add(const Table& table) {
        lxw_worksheet* sheet = new_sheet(table.title.empty() ? table.name : table.title);
        std::vector<std::size_t> widths;
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            text(sheet, 0, at, heading(table.columns[at]), bold_);
            widths.push_back(width(heading(table.columns[at])));
        }
        worksheet_freeze_panes(sheet, 1, 0);
        worksheet_repeat_rows(sheet, 0, 0);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (std::size_t at = 0; at < table.columns.size(); ++at) {
                const Cell& content = table.rows[row].cells[at];
                cell(sheet, row + 1, at, content, table.columns[at], table.rows[row].role == Role::total);
                if (row < measured_rows) {
                    widths[at] = std::max(widths[at], width(shown(content, table.columns[at], language_)));
                }
            }
        }
        for (std::size_t at = 0; at < widths.size(); ++at) {
            const auto column = static_cast<lxw_col_t>(at);
            worksheet_set_column(sheet, column, column, static_cast<double>(std::min(widths[at], widest)) + 2,
                                 nullptr);
        }
    }

    /// Definitions and notes of all tables, each under its table's title.
    void add_notes(const std::vector<Table>& tables) {
        const bool any =
            std::any_of(tables.begin(), tables.end(), [](const Table& t) { return !remarks(t).empty(); });
        if (!any && !cut_) {
            return;
        }
        lxw_worksheet* sheet = new_sheet(language_.tr("Notes"));
        worksheet_set_column(sheet, 0, 0, 100, nullptr);
        std::size_t row = 0;
        for (const Table& table : tables) {
            const std::vector<std::string> below = remarks(table);
            if (!below.empty()) {
                text(sheet, row++, 0, table.title.empty() ? table.name : table.title, bold_);
            }
            for (const std::string& remark : below) {
                text(sheet, row++, 0, remark, wrap_);
            }
        }
        if (cut_) {
            text(sheet, row, 0,
                 language_.tr(
                     "A text longer than a cell of a spreadsheet can hold was cut; csv has all of it."),
                 wrap_);
        }
    }

    void close_into(std::ostream& out) {
        lxw_workbook* book = std::exchange(book_, nullptr);
        if (workbook_close(book) != LXW_NO_ERROR) {
            throw file_.failure();
        }
        std::ifstream in(file_.path(), std::ios::binary);
        std::array<char, 65536> block{};
        while (in && out) {
            in.read(block.data(), block.size());
            out.write(block.data(), in.gcount());
        }
        if (out && !in.eof()) {
            throw file_.failure();
        }
    }

private:
    void set_properties() {
        std::string author = "edv";
        lxw_doc_properties properties{};
        properties.author = author.data();
        properties.created = created;
        workbook_set_properties(book_, &properties);
    }

    void make_formats() {
        constexpr std::array<const char*, 5> forms{"General", "#,##0", "General", "0.0 %", "yyyy-mm-dd"};
        for (std::size_t at = 0; at < forms.size(); ++at) {
            for (const bool strong : {false, true}) {
                lxw_format* format = workbook_add_format(book_);
                format_set_num_format(format, forms[at]);
                format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
                if (strong) {
                    format_set_bold(format);
                }
                formats_[at][strong ? 1 : 0] = format;
            }
        }
        bold_ = formats_[0][1];
        wrap_ = workbook_add_format(book_);
        format_set_text_wrap(wrap_);
        format_set_align(wrap_, LXW_ALIGN_VERTICAL_TOP);
    }

    lxw_worksheet* new_sheet(std::string_view wanted) {
        lxw_worksheet* sheet = workbook_add_worksheet(book_, names_.take(wanted).c_str());
        if (sheet == nullptr) {
            throw file_.failure();
        }
        return sheet;
    }

    [[nodiscard]] lxw_format* format(Look look, bool total) const {
        return formats_[static_cast<std::size_t>(look)][total ? 1 : 0];
    }

    void cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& content,
              const Column& about, bool total) {
        const std::optional<double> figure = figure_of(content, about);
        if (figure) {
            worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   *figure, format(look_of(content.value, about), total));
            return;
        }
        if (const auto* day = std::get_if<Date>(&content.value);
            day != nullptr && content.label.empty() && day->year() >= 1900) {
            lxw_datetime moment{
                day->year(), static_cast<int>(day->month()), static_cast<int>(day->day()), 0, 0, 0};
            worksheet_write_datetime(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                     &moment, format(Look::date, total));
            return;
        }
        const std::string words = shown(content, about, language_);
        text(sheet, row, column, words, total ? bold_ : (about.detail ? wrap_ : format(Look::text, false)));
    }

    /// The number that a spreadsheet can count with; nothing where it would lose digits or is only a name.
    static std::optional<double> figure_of(const Cell& content, const Column& about) {
        if (!content.label.empty() || about.type == ColumnType::boolean) {
            return std::nullopt;
        }
        if (const auto* whole = std::get_if<long long>(&content.value);
            whole != nullptr && *whole >= -largest_exact && *whole <= largest_exact) {
            return static_cast<double>(*whole);
        }
        if (const auto* number = std::get_if<double>(&content.value);
            number != nullptr && std::isfinite(*number)) {
            return *number;
        }
        return std::nullopt;
    }

    static Look look_of(const Value& value, const Column& about) {
        if (about.percent) {
            return Look::percent;
        }
        return std::holds_alternative<long long>(value) && is_numeric(about) ? Look::integer : Look::number;
    }

    void text(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view words,
              lxw_format* format) {
        std::string content = with_plain_breaks(words);
        if (beginning(content, longest_text).size() < content.size()) {
            content = std::string(beginning(content, longest_text - 4)) + " […]";
            cut_ = true;
        }
        if (!content.empty()) {
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   content.c_str(), format);
        }
    }

    const Language& language_;
    TemporaryFile file_;
    SheetNames names_;
    lxw_workbook* book_ = nullptr;
    std::array<std::array<lxw_format*, 2>, 5> formats_{};
    lxw_format* bold_ = nullptr;
    lxw_format* wrap_ = nullptr;
    bool cut_ = false;
};

} // namespace

void write_xlsx(std::ostream& out, const std::vector<Table>& tables, const Language& language) {
    bool many = false;
    for (const Table& table : tables) {
        if (table.rows.size() > most_rows) {
            throw refused("too-many-rows",
                          msg("a sheet holds at most {most} rows", {{"most", std::to_string(most_rows)}}),
                          msg("csv has no such limit"));
        }
        many = many || table.rows.size() > many_rows;
    }
    Book book(language, many);
    for (const Table& table : tables) {
        book.add(table);
    }
    book.add_notes(tables);
    book.close_into(out);
}

} // namespace edv
