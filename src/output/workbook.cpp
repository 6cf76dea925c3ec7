#include "output/workbook.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <unistd.h>
#include <utility>

#include "base/text.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

constexpr std::size_t longest_text = 32767;
constexpr std::size_t longest_name = 31;
constexpr std::size_t least_subject = 8; // characters of it that still say something
constexpr std::size_t widest = 60;
constexpr std::size_t width_of_notes = 100;
constexpr uint8_t a4 = 9;
constexpr std::size_t measured_rows = 1000; // the first ones tell how wide the columns are
constexpr long long largest_exact = 9007199254740992;
constexpr time_t created = 946684800; // 2000-01-01: the same tables give the same bytes

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

std::string tidy(std::string_view name) {
    name = trim(name);
    while (!name.empty() && (name.front() == '\'' || name.front() == ' ')) {
        name.remove_prefix(1);
    }
    while (!name.empty() && (name.back() == '\'' || name.back() == ' ')) {
        name.remove_suffix(1);
    }
    return name.empty() ? "edv" : std::string(name);
}

/// Whether the cell is a number that is a name, which people read without grouped digits.
bool is_number_name(const Cell& content) {
    return std::holds_alternative<long long>(content.value) && content.label == to_text(content.value);
}

/// The number that a spreadsheet can count with or sort by; nothing where it would lose digits or people read
/// something else.
std::optional<double> figure_of(const Cell& content, const Column& about) {
    if ((!content.label.empty() && !is_number_name(content)) || about.type == ColumnType::boolean) {
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

} // namespace

TemporaryFile::TemporaryFile() {
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

TemporaryFile::~TemporaryFile() {
    ::unlink(path_.c_str());
}

Error TemporaryFile::failure() const {
    return {ErrorKind::setup, msg("can't write temporary files in \"{folder}\"", {{"folder", folder_}})};
}

std::string SheetNames::take(std::string_view wanted) {
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

std::string SheetNames::of(const std::string& subject, const std::string& part) {
    if (part.empty()) {
        return subject;
    }
    std::string whole = subject + ", " + part;
    if (beginning(whole, longest_name) == whole) {
        return whole;
    }
    std::size_t room = longest_name - 3;
    for (const char byte : part) {
        room -= std::min(room, units(byte));
    }
    return room < least_subject ? part : std::string(beginning(subject, room)) + "…, " + part;
}

Workbook::Workbook(const language::Language& language, bool many) : language_(language) {
    lxw_workbook_options options{};
    options.constant_memory = many ? LXW_TRUE : LXW_FALSE;
    options.tmpdir = file_.folder().data();
    book_ = workbook_new_opt(file_.path().c_str(), &options);
    if (book_ == nullptr) {
        throw file_.failure();
    }
    set_title({}, {});
    make_formats();
}

Workbook::~Workbook() {
    if (book_ != nullptr) {
        lxw_workbook_free(book_);
    }
}

void Workbook::set_title(const std::string& title, const std::string& company) {
    std::string author = "edv";
    std::string named = title;
    std::string by = company;
    lxw_doc_properties properties{};
    properties.author = author.data();
    properties.created = created;
    properties.title = named.empty() ? nullptr : named.data();
    properties.company = by.empty() ? nullptr : by.data();
    workbook_set_properties(book_, &properties);
}

void Workbook::make_formats() {
    constexpr std::array<const char*, 5> forms{"General", "#,##0", "General", "0.0 %", "yyyy-mm-dd"};
    constexpr std::array<bool, 5> forms_of_numbers{false, true, true, true, false};
    for (std::size_t at = 0; at < forms.size(); ++at) {
        for (const bool strong : {false, true}) {
            lxw_format* format = workbook_add_format(book_);
            format_set_num_format(format, forms[at]);
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
            if (forms_of_numbers.at(at)) {
                format_set_align(format, LXW_ALIGN_RIGHT);
            }
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

Workbook::Sheet Workbook::new_sheet(std::string_view wanted, std::size_t first_width) {
    Sheet made{nullptr, names_.take(wanted), 0, first_width};
    made.sheet = workbook_add_worksheet(book_, made.name.c_str());
    if (made.sheet == nullptr) {
        throw file_.failure();
    }
    worksheet_set_column(made.sheet, 0, 0, static_cast<double>(first_width), nullptr);
    return made;
}

Workbook::Sheet Workbook::add(const Table& table, std::string_view name, std::size_t least_width) {
    Sheet made = new_sheet(name, least_width);
    lxw_worksheet* sheet = made.sheet;
    std::vector<std::size_t> widths;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        text(sheet, 0, at, heading(table.columns[at]), bold_);
        widths.push_back(std::max(width(heading(table.columns[at])), at == 0 ? least_width : 0));
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
    made.first_width = widths.empty() ? 0 : std::min(widths.front(), widest);
    made.next_row = table.rows.size() + 1;
    return made;
}

void Workbook::add_lines(Sheet& sheet, const std::vector<std::string>& lines, bool strong) {
    for (const std::string& line : lines) {
        if (const std::size_t needed = width(line) / std::max<std::size_t>(sheet.first_width, 1) + 1;
            !strong && needed > 1) {
            worksheet_set_row(sheet.sheet, static_cast<lxw_row_t>(sheet.next_row),
                              LXW_DEF_ROW_HEIGHT * static_cast<double>(needed), nullptr);
        }
        text(sheet.sheet, sheet.next_row++, 0, line, strong ? bold_ : wrap_);
    }
}

void Workbook::fit_page(const Sheet& sheet) {
    worksheet_set_landscape(sheet.sheet);
    worksheet_set_paper(sheet.sheet, a4);
    worksheet_fit_to_pages(sheet.sheet, 1, 0);
}

void Workbook::add_notes(const std::vector<const Table*>& tables) {
    const bool any =
        std::any_of(tables.begin(), tables.end(), [](const Table* t) { return !remarks(*t).empty(); });
    if (!any && cut_ == 0) {
        return;
    }
    Sheet sheet = new_sheet(language_.tr("Notes"), width_of_notes);
    for (const Table* table : tables) {
        const std::vector<std::string> below = remarks(*table);
        if (!below.empty()) {
            add_lines(sheet, {table->title.empty() ? table->name : table->title}, true);
            add_lines(sheet, below, false);
        }
    }
    if (cut_ > 0) {
        add_lines(
            sheet,
            {language_.tr("A text longer than a cell of a spreadsheet can hold was cut; csv has all of it.")},
            false);
    }
}

void Workbook::close_into(std::ostream& out) {
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

void Workbook::cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& content,
                    const Column& about, bool total) {
    const std::optional<double> figure = figure_of(content, about);
    if (figure) {
        worksheet_write_number(
            sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), *figure,
            format(is_number_name(content) ? Look::number : look_of(content.value, about), total));
        return;
    }
    if (const auto* day = std::get_if<Date>(&content.value);
        day != nullptr && content.label.empty() && day->year() >= 1900) {
        lxw_datetime moment{
            day->year(), static_cast<int>(day->month()), static_cast<int>(day->day()), 0, 0, 0};
        worksheet_write_datetime(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), &moment,
                                 format(Look::date, total));
        return;
    }
    const std::string words = shown(content, about, language_);
    text(sheet, row, column, words,
         total               ? bold_
         : about.detail      ? wrap_
         : is_numeric(about) ? format(Look::integer, false)
                             : format(Look::text, false));
}

Workbook::Look Workbook::look_of(const Value& value, const Column& about) {
    if (about.percent) {
        return Look::percent;
    }
    return std::holds_alternative<long long>(value) && is_numeric(about) ? Look::integer : Look::number;
}

void Workbook::text(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view words,
                    lxw_format* format) {
    std::string content = with_plain_breaks(words);
    if (beginning(content, longest_text).size() < content.size()) {
        content = std::string(beginning(content, longest_text - 4)) + " […]";
        ++cut_;
    }
    if (!content.empty()) {
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               content.c_str(), format);
    }
}

} // namespace edv::output
