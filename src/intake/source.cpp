#include "intake/source.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "edv/base/error.hpp"

#include "base/new_file.hpp"
#include "base/text.hpp"
#include "intake/csv_reader.hpp"
#include "intake/plausible.hpp"
#include "intake/read_rows.hpp"
#include "intake/spreadsheet/spreadsheet.hpp"

namespace edv::intake {
namespace {

namespace fs = std::filesystem;

struct Closed {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using TemporaryFile = std::unique_ptr<std::FILE, Closed>;

Error unreadable(const std::string& name) {
    return Error(ErrorKind::setup, msg("the file \"{file}\" can't be read", {{"file", name}}));
}

/// Why a file can't be opened.
Error not_opened(const std::string& path, const std::string& name) {
    std::error_code failed;
    if (fs::is_directory(path, failed))
        return Error(ErrorKind::setup, msg("\"{file}\" is a folder", {{"file", name}}),
                     msg("a folder of a register is read with: edv import FOLDER"));
    const int error = allowed(path, false);
    if (error == ENOENT)
        return Error(ErrorKind::setup, msg("the file \"{file}\" does not exist", {{"file", name}}));
    return error == 0 ? unreadable(name)
                      : Error(ErrorKind::setup,
                              msg("the file \"{file}\" can't be read: {reason}",
                                  {{"file", name}, {"reason", std::string(reason_of(error)), true}}));
}

/// What programs for sheets are given by mistake, by how it begins.
struct Stranger {
    std::string_view beginning; ///< in small letters, behind marks and blanks
    std::string_view what;
    std::string_view hint;
};

constexpr std::array<Stranger, 9> strangers = {{
    {"<!doctype html", mark("the file is a web page (HTML), whatever its name says"),
     mark("open it in a spreadsheet program, and save it as xlsx")},
    {"<html", mark("the file is a web page (HTML), whatever its name says"),
     mark("open it in a spreadsheet program, and save it as xlsx")},
    {"<table", mark("the file is a web page (HTML), whatever its name says"),
     mark("open it in a spreadsheet program, and save it as xlsx")},
    {"<meta", mark("the file is a web page (HTML), whatever its name says"),
     mark("open it in a spreadsheet program, and save it as xlsx")},
    {"<head", mark("the file is a web page (HTML), whatever its name says"),
     mark("open it in a spreadsheet program, and save it as xlsx")},
    {"{\\rtf", mark("the file is a text document (RTF)"), mark("save its table as xlsx or csv")},
    {"%pdf-", mark("the file is a PDF"), mark("ask for the sheet that it was made from")},
    {"{", mark("the file is JSON"), mark("export it as csv or xlsx where it comes from")},
    {"[", mark("the file is JSON"), mark("export it as csv or xlsx where it comes from")},
}};

/// JSON begins with a bracket that a quote, another bracket or its end follows.
bool is_json(std::string_view text) {
    const std::string_view rest = trim(text.substr(1));
    return !rest.empty() && std::string_view("\"[{}]").find(rest.front()) != std::string_view::npos;
}

void refuse_strangers(std::string_view first_bytes) {
    std::string text;
    for (const char c : first_bytes)
        if (c != '\0' && c != '\xFF' && c != '\xFE')
            text += c;
    std::string_view begin = text;
    if (begin.starts_with("\xEF\xBB\xBF"))
        begin.remove_prefix(3);
    begin = trim(begin);
    for (const Stranger& one : strangers) {
        const bool json = one.beginning.size() == 1;
        if (lower(begin.substr(0, one.beginning.size())) == one.beginning && (!json || is_json(begin)))
            throw refused("unknown-file", msg(one.what), msg(one.hint));
    }
}

/// Keeps a stream that can be read once in a file without name, which goes when it is closed.
TemporaryFile spooled(std::istream& in, const std::string& name) {
    TemporaryFile file(std::tmpfile());
    std::array<char, std::size_t{64} * 1024> block{};
    while (file && in.read(block.data(), block.size()).gcount() > 0)
        if (std::fwrite(block.data(), 1, static_cast<std::size_t>(in.gcount()), file.get()) !=
            static_cast<std::size_t>(in.gcount()))
            file.reset();
    if (!file || std::fflush(file.get()) != 0)
        throw Error(ErrorKind::setup, msg("there is no room for a temporary file"));
    if (in.bad())
        throw unreadable(name);
    return file;
}

std::uintmax_t size_of(const std::string& path) {
    std::error_code failed;
    std::uintmax_t size = fs::file_size(path, failed);
    return failed ? 0 : size;
}

/// A text as rows, with what it rests on.
class TextRows : public Rows {
public:
    TextRows(const std::string& path, const SourceOptions& options)
        : size_(size_of(path)), bytes_(path, std::ios::binary), text_(bytes_, options.encoding),
          reader_(text_, options.separator, options.header_row) {}

    const SheetRow* next() override { return reader_.next(); }
    [[nodiscard]] char separator() const { return reader_.separator(); }
    [[nodiscard]] bool states_separator() const { return reader_.states_separator(); }
    [[nodiscard]] double share_read() const override {
        return size_ == 0 ? 1 : static_cast<double>(text_.consumed()) / static_cast<double>(size_);
    }

private:
    std::uintmax_t size_;
    std::ifstream bytes_;
    TextStream text_;
    CsvReader reader_;
};

} // namespace

struct Source::State {
    State(std::string path_to, std::string name_of, const SourceOptions& wanted)
        : path(std::move(path_to)), name(std::move(name_of)), options(wanted),
          states_encoding(wanted.encoding.has_value()) {}

    void keep(std::istream& in);
    void look();
    void look_for_encoding(bool may_be_text);

    std::string path; ///< that of the temporary file, where there is one
    std::string name;
    SourceOptions options;
    bool states_encoding = false;
    TemporaryFile temporary;
    bool spreadsheet = false;
    Encoding encoding = Encoding::utf8;
    char separator = ',';
    bool stated = false; // by the file itself
    bool bom = false;
    std::string sheet;
    std::vector<std::string> sheets;
    bool since_1904 = false;
    std::unique_ptr<Rows> opened; ///< to look, and not read yet
};

/// Reads `in` to its end; from then on the temporary file is read.
void Source::State::keep(std::istream& in) {
    temporary = spooled(in, name);
    path = "/proc/self/fd/" + std::to_string(::fileno(temporary.get()));
}

/// Finds out what there is to know before the first row is read.
void Source::State::look() {
    std::ifstream in(path, std::ios::binary);
    if (!in || fs::is_directory(path))
        throw not_opened(path, name);
    std::array<char, 512> first{};
    in.read(first.data(), first.size());
    if (in.bad())
        throw unreadable(name);
    const std::string_view beginning(first.data(), static_cast<std::size_t>(in.gcount()));
    spreadsheet = intake::is_spreadsheet(beginning);
    if (spreadsheet) {
        auto book = std::make_unique<Spreadsheet>(path, options.sheet);
        sheet = book->sheet();
        sheets = book->sheets();
        since_1904 = book->date_1904();
        opened = std::move(book);
        return;
    }
    refuse_strangers(beginning);
    look_for_encoding(beginning.find('\0') == std::string_view::npos);
    auto text = std::make_unique<TextRows>(path, options);
    separator = text->separator();
    stated = text->states_separator();
    opened = std::move(text);
}

/// The first sign beyond ASCII decides, wherever it stands, but for a text that is UTF-8 otherwise. What it
/// leads to must be a text that people write.
void Source::State::look_for_encoding(bool may_be_text) {
    std::ifstream in(path, std::ios::binary);
    TextStream text(in, options.encoding);
    std::array<char, std::size_t{64} * 1024> block{};
    bool decided = false;
    while (!decided && text.read(block.data(), block.size()).gcount() > 0)
        decided = std::any_of(block.begin(), block.begin() + text.gcount(),
                              [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    encoding = text.encoding();
    bom = text.has_bom();
    if (!may_be_text || options.encoding || encoding != Encoding::windows1252)
        return;
    std::ifstream all(path, std::ios::binary);
    if (is_damaged_utf8(all)) {
        options.encoding = encoding = Encoding::utf8;
        return;
    }
    all.clear();
    all.seekg(0);
    if (const auto likelier = likelier_encoding(all))
        throw refused(
            "wrong-encoding",
            msg("read as windows-1252 the text has signs that no word has: it is likely in {encoding}",
                {{"encoding", *likelier}}),
            msg("--encoding {encoding} reads it so, --encoding windows-1252 as it is",
                {{"encoding", *likelier}}));
}

Source::Source(const std::string& file, const SourceOptions& options)
    : state_(std::make_unique<State>(file, file, options)) {
    std::error_code ignored;
    if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored) &&
        !fs::is_directory(file, ignored)) {
        std::ifstream in(file, std::ios::binary);
        state_->keep(in);
    }
    state_->look();
}

Source::Source(std::istream& in, const std::string& name, const SourceOptions& options)
    : state_(std::make_unique<State>(std::string(), name, options)) {
    state_->keep(in);
    state_->look();
}

Source::~Source() = default;

std::unique_ptr<Rows> Source::rows() {
    if (state_->opened)
        return std::move(state_->opened);
    if (state_->spreadsheet)
        return std::make_unique<Spreadsheet>(state_->path, state_->sheet);
    return std::make_unique<TextRows>(state_->path, state_->options);
}

std::unique_ptr<Rows> Source::rows_of(const std::string& sheet) {
    return std::make_unique<Spreadsheet>(state_->path, sheet);
}

std::vector<std::string> Source::sheets() const {
    return state_->sheets;
}

bool Source::states_separator() const {
    return state_->stated;
}

std::vector<std::string> Source::header(long long header_row) {
    auto read = std::make_unique<ReadRows>(rows());
    const SheetRow* row = read->look();
    while (row != nullptr && row->number < header_row)
        row = read->look();
    std::vector<std::string> cells;
    if (row != nullptr && (header_row == 0 || row->number == header_row))
        cells.assign(row->cells.begin(), row->cells.end());
    state_->opened = std::move(read);
    return cells;
}

const std::string& Source::name() const {
    return state_->name;
}

bool Source::is_spreadsheet() const {
    return state_->spreadsheet;
}

Encoding Source::encoding() const {
    return state_->encoding;
}

bool Source::states_encoding() const {
    return state_->states_encoding;
}

char Source::separator() const {
    return state_->separator;
}

bool Source::has_bom() const {
    return state_->bom;
}

const std::string& Source::sheet() const {
    return state_->sheet;
}

bool Source::since_1904() const {
    return state_->since_1904;
}

} // namespace edv::intake
