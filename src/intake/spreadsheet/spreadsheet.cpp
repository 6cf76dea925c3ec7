#include "intake/spreadsheet/spreadsheet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "intake/reading.hpp"
#include "intake/spreadsheet/archive.hpp"
#include "intake/spreadsheet/book.hpp"
#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

namespace {

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); // with and without members
}

bool is_ole(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool is_xml(std::string_view bytes) {
    return bytes.starts_with("<?xml") || bytes.starts_with("\xEF\xBB\xBF<?xml");
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OwnFile = std::unique_ptr<std::FILE, CloseFile>;

OwnFile open_file(const std::string& name) {
    OwnFile file(std::fopen(name.c_str(), "rb"));
    if (!file)
        throw Error(ErrorKind::setup, msg("the file \"{file}\" can't be read", {{"file", name}}));
    return file;
}

Archive open_archive(std::FILE* file) {
    std::array<char, 8> bytes{};
    std::rewind(file);
    const std::string_view first(bytes.data(), std::fread(bytes.data(), 1, bytes.size(), file));
    if (std::ferror(file) != 0)
        throw Error(ErrorKind::setup, msg("the file can't be read to its end"));
    if (is_ole(first))
        throw unknown_file(msg("the file is an old Office file, or protected by a password"));
    if (is_xml(first))
        throw unknown_file(msg("the file is XML, not a spreadsheet that can be read"));
    if (!is_zip(first))
        throw unknown_file(msg("the file is no spreadsheet"));
    return Archive(file);
}

std::unique_ptr<Book> open_book(const Archive& archive) {
    const bool is_ods = archive.has("mimetype") || archive.has("content.xml");
    return is_ods ? open_ods(archive) : open_xlsx(archive);
}

std::vector<std::string> names_of(const Book& book) {
    std::vector<std::string> names;
    for (const BookSheet& sheet : book.sheets())
        names.push_back(sheet.name);
    return names;
}

Error unknown_sheet(Message what, const Book& book, Message hint = {}) {
    if (hint.empty() && !book.sheets().empty())
        hint = msg("its sheets are {sheets}", {{"sheets", join(names_of(book), ", ")}});
    return refused("unknown-sheet", std::move(what), std::move(hint));
}

/// The place of the sheet that is to be read.
std::size_t choose(const Book& book, const std::string& name) {
    const auto& sheets = book.sheets();
    auto wanted = std::find_if(sheets.begin(), sheets.end(), [&](const BookSheet& sheet) {
        return name.empty() ? !sheet.hidden : sheet.name == name;
    });
    // Nobody sees the blanks at the ends of a name.
    if (wanted == sheets.end() && !name.empty())
        wanted = std::find_if(sheets.begin(), sheets.end(),
                              [&](const BookSheet& sheet) { return trim(sheet.name) == trim(name); });
    if (wanted != sheets.end())
        return static_cast<std::size_t>(wanted - sheets.begin());
    if (name.empty())
        throw unknown_sheet(msg("the file has no sheet that is not hidden"), book);
    throw unknown_sheet(msg("there is no sheet \"{sheet}\"", {{"sheet", name}}), book,
                        near_hint(name, names_of(book)));
}

} // namespace

struct Spreadsheet::State {
    State(std::FILE* file, const std::string& name)
        : archive(open_archive(file)), book(open_book(archive)), chosen(choose(*book, name)),
          rows(book->rows(chosen)) {}

    Archive archive;
    std::unique_ptr<Book> book;
    std::size_t chosen;
    std::unique_ptr<Rows> rows;
};

bool is_spreadsheet(std::string_view first_bytes) {
    return is_zip(first_bytes) || is_ole(first_bytes) || is_xml(first_bytes);
}

Spreadsheet::Spreadsheet(std::FILE* file, const std::string& sheet)
    : state_(std::make_unique<State>(file, sheet)) {}

Spreadsheet::Spreadsheet(const std::string& file, const std::string& sheet)
    : Spreadsheet(open_file(file).get(), sheet) {}

Spreadsheet::~Spreadsheet() = default;

bool Spreadsheet::date_1904() const {
    return state_->book->date_1904();
}

const std::string& Spreadsheet::sheet() const {
    return state_->book->sheets()[state_->chosen].name;
}

std::vector<std::string> Spreadsheet::sheets() const {
    return names_of(*state_->book);
}

const SheetRow* Spreadsheet::next() {
    return state_->rows->next();
}

} // namespace edv::intake
