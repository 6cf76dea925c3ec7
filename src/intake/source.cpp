#include "edv/intake/source.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "edv/base/error.hpp"
#include "edv/intake/csv.hpp"
#include "edv/intake/spreadsheet.hpp"

namespace edv {
namespace {

namespace fs = std::filesystem;

struct Closed {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using TemporaryFile = std::unique_ptr<std::FILE, Closed>;

Error unreadable(const std::string& name) {
    return Error(ErrorKind::setup, msg("the file \"{file}\" can't be read", {{"file", name}}));
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
    [[nodiscard]] double share_read() const override {
        return size_ == 0 ? 1 : static_cast<double>(text_.consumed()) / static_cast<double>(size_);
    }

private:
    std::uintmax_t size_;
    std::ifstream bytes_;
    TextStream text_;
    CsvReader reader_;
};

/// Rows of which the first were read before.
class ReadRows : public Rows {
public:
    explicit ReadRows(std::unique_ptr<Rows> rest) : rest_(std::move(rest)) {}

    /// Reads the next row, which next() gives again; nothing at the end.
    const SheetRow* look() {
        const SheetRow* row = rest_->next();
        if (row == nullptr)
            return nullptr;
        Kept& kept = kept_.emplace_back(Kept{*row, {row->cells.begin(), row->cells.end()}});
        kept.row.cells.assign(kept.cells.begin(), kept.cells.end());
        return &kept.row;
    }

    const SheetRow* next() override { return at_ < kept_.size() ? &kept_[at_++].row : rest_->next(); }
    [[nodiscard]] double share_read() const override { return rest_->share_read(); }

private:
    struct Kept {
        SheetRow row;
        std::vector<std::string> cells;
    };
    std::unique_ptr<Rows> rest_;
    std::deque<Kept> kept_; ///< its rows point into it
    std::size_t at_ = 0;
};

} // namespace

struct Source::State {
    State(std::string path_to, std::string name_of, const SourceOptions& wanted)
        : path(std::move(path_to)), name(std::move(name_of)), options(wanted) {}

    void keep(std::istream& in);
    void look();
    void look_for_encoding();

    std::string path; ///< that of the temporary file, where there is one
    std::string name;
    SourceOptions options;
    TemporaryFile temporary;
    bool spreadsheet = false;
    Encoding encoding = Encoding::utf8;
    char separator = ',';
    bool bom = false;
    std::string sheet;
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
        throw unreadable(name);
    std::array<char, 8> first{};
    in.read(first.data(), first.size());
    if (in.bad())
        throw unreadable(name);
    spreadsheet = edv::is_spreadsheet({first.data(), static_cast<std::size_t>(in.gcount())});
    if (spreadsheet) {
        auto book = std::make_unique<Spreadsheet>(path, options.sheet);
        sheet = book->sheet();
        since_1904 = book->date_1904();
        opened = std::move(book);
        return;
    }
    auto text = std::make_unique<TextRows>(path, options);
    separator = text->separator();
    opened = std::move(text);
    look_for_encoding();
}

/// The first sign beyond ASCII decides, wherever it stands.
void Source::State::look_for_encoding() {
    std::ifstream in(path, std::ios::binary);
    TextStream text(in, options.encoding);
    std::array<char, std::size_t{64} * 1024> block{};
    bool decided = false;
    while (!decided && text.read(block.data(), block.size()).gcount() > 0)
        decided = std::any_of(block.begin(), block.begin() + text.gcount(),
                              [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    encoding = text.encoding();
    bom = text.has_bom();
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

} // namespace edv
