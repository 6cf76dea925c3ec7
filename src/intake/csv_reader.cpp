#include "intake/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "intake/csv_window.hpp"
#include "intake/separator.hpp"

namespace edv::intake {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::size_t longest_quoted = std::size_t{64} * 1024; // behind a blank

Error not_text(Message why) {
    return refused("not-text", std::move(why), msg("save it as CSV in UTF-8"));
}

/// Removes the second of doubled quotes, in place.
std::string_view unescaped(std::string_view cell) {
    char* const start = const_cast<char*>(cell.data()); // the window's own bytes
    char* to = start;
    for (const char *from = start, *const end = start + cell.size(); from < end;) {
        const auto* const quote =
            static_cast<const char*>(std::memchr(from, '"', static_cast<std::size_t>(end - from)));
        const char* const stop = quote == nullptr ? end : quote + 1;
        std::memmove(to, from, static_cast<std::size_t>(stop - from));
        to += stop - from;
        from = quote == nullptr ? end : quote + 2;
    }
    return {start, static_cast<std::size_t>(to - start)};
}

} // namespace

struct CsvReader::State {
    explicit State(std::istream& in) : window(in) {}

    void open();
    std::optional<char> take_statement();
    void start(std::optional<char> given, long long header_row);
    void split_at(char c);
    bool advance();
    bool read_row();
    bool scan_cell();
    enum class Quoted { yes, no, open };
    [[nodiscard]] Quoted is_quoted(const char* from) const;
    [[nodiscard]] bool begins_blank(char c) const {
        return c == ' ' || c == no_break_space.front() || (c == '\t' && separator != '\t');
    }
    [[nodiscard]] const char* past_blanks(const char* from, const char* end) const;
    bool scan_quoted();
    bool scan_line_end();
    void skip_to_stop();
    void finish();
    void keep_raw();
    void check_text();
    [[nodiscard]] bool is_blank() const;
    [[nodiscard]] bool at_stop() const { return stops[static_cast<unsigned char>(*at)]; }

    Window window;
    SheetRow row;
    std::vector<std::size_t> doubled; // cells of the row with doubled quotes
    std::array<bool, 256> stops{};    // what ends a cell without quotes
    const char* at = nullptr;
    char separator = ',';
    bool bom = false;
    bool stated = false; // by the file itself
    bool over = false;
};

void CsvReader::State::open() {
    window.refill();
    const auto text = window.rest();
    if (text.empty())
        throw refused("empty-file", msg("the file is empty"));
    bom = text.starts_with("\xEF\xBB\xBF");
    if (bom)
        window.pass(3);
}

/// `sep=;` alone in the first line, as Excel understands it: no row of the sheet.
std::optional<char> CsvReader::State::take_statement() {
    constexpr std::string_view word = "sep=";
    const auto text = window.rest();
    if (text.size() <= word.size() || lower(text.substr(0, word.size())) != word ||
        !may_separate(text[word.size()]))
        return std::nullopt;
    std::size_t end = word.size() + 1;
    if (end < text.size() && text[end] == '\r')
        ++end;
    if (end < text.size() && text[end] == '\n')
        ++end;
    if (end == word.size() + 1 && end < text.size())
        return std::nullopt;
    const char sign = text[word.size()];
    window.pass(end);
    stated = true;
    return sign;
}

void CsvReader::State::start(std::optional<char> given, long long header_row) {
    const auto said = take_statement();
    given = given ? given : said;
    OpeningScan scan(header_row);
    Opening opening = scan.scan(window.rest());
    while (!opening.whole && !window.last() && window.refill()) {
        scan = OpeningScan(header_row);
        opening = scan.scan(window.rest());
    }
    const auto text = window.rest().substr(0, opening.size);
    if (text.find('\0') != std::string_view::npos)
        throw not_text(msg("the file is not text: it has a NUL byte"));
    const auto invalid = invalid_utf8(text);
    if (invalid && (opening.whole || window.last()))
        throw not_text(msg("the file is not text: its first row has bytes that are none in its encoding"));
    split_at(given ? *given : scan.most());
}

void CsvReader::State::split_at(char c) {
    separator = c;
    for (const char stop : {c, '\n', '\r'})
        stops[static_cast<unsigned char>(stop)] = true;
}

/// Reads one row into `row`, blank or not; false at the end.
bool CsvReader::State::advance() {
    if (window.rest().empty() && !window.last())
        window.refill();
    if (over || window.rest().empty())
        return false;
    ++row.number;
    while (!read_row()) {
        if (window.refill())
            continue;
        row.damage = msg("the row is longer than 64 MiB; a closing quote may be missing");
        row.cells.clear();
        over = true;
        return true;
    }
    finish();
    return true;
}

/// Splits the row at the window's beginning. False when it needs bytes that are not there yet.
bool CsvReader::State::read_row() {
    row.cells.clear();
    row.damage.reset();
    row.raw = {};
    doubled.clear();
    at = window.begin();
    while (scan_cell()) {
        if (at == window.end())
            return true;
        if (*at != separator)
            return scan_line_end();
        ++at;
    }
    return false;
}

/// One cell, up to the separator or line end behind it. False when it needs more bytes.
bool CsvReader::State::scan_cell() {
    const char* const from = at;
    const bool blank = from < window.end() && begins_blank(*from);
    const bool opens = from < window.end() && *from == '"';
    const Quoted quoted = blank ? is_quoted(from) : opens ? Quoted::yes : Quoted::no;
    if (quoted == Quoted::open)
        return false;
    if (quoted == Quoted::yes) {
        at = std::find(from, static_cast<const char*>(window.end()), '"');
        if (!scan_quoted())
            return false;
    } else {
        skip_to_stop();
        row.cells.emplace_back(from, static_cast<std::size_t>(at - from));
    }
    return at < window.end() || window.last();
}

/// Whether a cell that begins with blanks is quoted: where all of it is a well-formed quoted text the blanks
/// are a slip of the pen. Open where more bytes are needed to tell.
CsvReader::State::Quoted CsvReader::State::is_quoted(const char* from) const {
    const char* const end = window.end();
    const char* here = past_blanks(from, end);
    if (here < end && *here != '"')
        return Quoted::no;
    const bool has_all = window.last() || static_cast<std::size_t>(end - from) > longest_quoted;
    const char* const stop =
        end - from > static_cast<std::ptrdiff_t>(longest_quoted) ? from + longest_quoted : end;
    if (here < stop)
        ++here;
    while (here < stop) {
        here = std::find(here, stop, '"');
        if (here + 1 < stop && here[1] == '"') {
            here += 2;
            continue;
        }
        if (here == stop || (here + 1 == stop && !window.last()))
            break;
        here = past_blanks(here + 1, stop);
        if (here < stop)
            return stops[static_cast<unsigned char>(*here)] ? Quoted::yes : Quoted::no;
        return window.last() && stop == end ? Quoted::yes : has_all ? Quoted::no : Quoted::open;
    }
    return has_all ? Quoted::no : Quoted::open;
}

/// Past blanks, tabs that separate nothing, and no-break spaces; a cut one counts as whole where more comes.
const char* CsvReader::State::past_blanks(const char* from, const char* end) const {
    while (from < end && begins_blank(*from)) {
        if (*from != no_break_space.front()) {
            ++from;
            continue;
        }
        const std::string_view rest(from, static_cast<std::size_t>(end - from));
        if (rest.size() == 1 && !window.last())
            return end;
        if (!rest.starts_with(no_break_space))
            break;
        from += no_break_space.size();
    }
    return from;
}

bool CsvReader::State::scan_quoted() {
    const char* const from = ++at;
    const char* const end = window.end();
    bool has_doubled = false;
    while (true) {
        at = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
        if (at == nullptr || (at + 1 == end && !window.last()))
            break;
        if (at + 1 == end || at[1] != '"')
            break;
        has_doubled = true;
        at += 2;
    }
    const bool closed = at != nullptr;
    if (!window.last() && (!closed || at + 1 == end))
        return false;
    const std::string_view content(from, static_cast<std::size_t>((closed ? at : end) - from));
    at = closed ? at + 1 : end;
    if (const char* const behind = past_blanks(at, end); behind != at) {
        if (behind == end && !window.last())
            return false;
        at = behind == end || stops[static_cast<unsigned char>(*behind)] ? behind : at;
    }
    if (closed && at < end && !at_stop()) {
        row.damage = msg("there is text behind a closing quote");
        skip_to_stop();
        row.cells.emplace_back(from - 1,
                               static_cast<std::size_t>(at - from + 1)); // as it stands, with its quotes
        return true;
    }
    if (!closed) {
        row.damage = msg("a quote is opened and never closed");
        over = true;
    }
    if (has_doubled)
        doubled.push_back(row.cells.size());
    row.cells.push_back(content);
    return true;
}

bool CsvReader::State::scan_line_end() {
    const char* const next = at + 1;
    if (*at == '\n') {
        at = next;
        return true;
    }
    if (next == window.end() && !window.last())
        return false;
    at = next < window.end() && *next == '\n' ? next + 1 : next;
    return true;
}

void CsvReader::State::skip_to_stop() {
    const char* const end = window.end();
    const char* here = at;
    while (here < end && !stops[static_cast<unsigned char>(*here)])
        ++here;
    at = here;
}

void CsvReader::State::finish() {
    check_text();
    if (row.damage)
        keep_raw();
    else
        for (const std::size_t cell : doubled)
            row.cells[cell] = unescaped(row.cells[cell]);
    window.pass(static_cast<std::size_t>(at - window.begin()));
}

/// A damaged row as it stands, without its line end; its cells are then as they stand, too.
void CsvReader::State::keep_raw() {
    std::string_view raw(window.begin(), static_cast<std::size_t>(at - window.begin()));
    while (raw.ends_with('\n') || raw.ends_with('\r'))
        raw.remove_suffix(1);
    row.raw = raw;
}

void CsvReader::State::check_text() {
    const std::string_view text(window.begin(), static_cast<std::size_t>(at - window.begin()));
    if (row.damage)
        return;
    if (std::memchr(text.data(), 0, text.size()) != nullptr) {
        row.damage = msg("the row has a NUL byte, which is no text");
    } else if (invalid_utf8(text)) {
        row.damage = msg("the row has bytes that are no text in its encoding");
    }
}

bool CsvReader::State::is_blank() const {
    return std::all_of(row.cells.begin(), row.cells.end(), [](auto cell) { return trim(cell).empty(); });
}

bool may_separate(char c) {
    const bool is_letter_or_digit =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    constexpr std::string_view not_those("\" \n\r\0", 5);
    return static_cast<unsigned char>(c) < 0x80 && !is_letter_or_digit &&
           not_those.find(c) == std::string_view::npos;
}

CsvReader::CsvReader(std::istream& in, std::optional<char> separator, long long header_row)
    : state_(std::make_unique<State>(in)) {
    state_->open();
    state_->start(separator, header_row);
}

CsvReader::~CsvReader() = default;

char CsvReader::separator() const {
    return state_->separator;
}

bool CsvReader::has_bom() const {
    return state_->bom;
}

bool CsvReader::states_separator() const {
    return state_->stated;
}

const SheetRow* CsvReader::next() {
    while (state_->advance()) {
        if (state_->row.damage || !state_->is_blank())
            return &state_->row;
    }
    return nullptr;
}

} // namespace edv::intake
