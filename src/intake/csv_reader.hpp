/// Reads the rows of a CSV file, block by block.
#pragma once

#include <istream>
#include <memory>
#include <optional>

#include "edv/base/error.hpp"

#include "intake/rows.hpp"

namespace edv::intake {

/// Whether cells may be separated by `c`: ASCII, and no letter, digit, quote, space, line end or NUL.
bool may_separate(char c);

/// A pull reader of RFC 4180 as spreadsheets write it: quotes, doubled quotes, line breaks in cells, CRLF, LF
/// or CR, a last line without end, an optional UTF-8 BOM. Other encodings come through TextStream. Comma,
/// semicolon or tab: the separator is the one that stands equally often outside quotes in most of the first
/// rows, from `header_row` on, and then the one that the first of them has most of (comma when none does). A
/// blank, no-break space or tab that separates nothing before a quote that opens a well-formed cell, or
/// behind one that closes it, is passed over. Blank rows (no cell with more than white space) are passed
/// over. Memory does not grow with the file, only with its longest row.
class CsvReader : public Rows {
public:
    /// Reads from `in`, which must outlive the reader, with any `separator` that may_separate(). Throws
    /// Error{refused} when there is no byte at all (code `empty-file`), when the beginning, up to the first
    /// row that is not blank, is not text: a NUL byte or bytes that are not UTF-8 (code `not-text`), or when
    /// no separator is given and two occur most, equally often, or a bar or the like seems to be it (code
    /// `ambiguous-separator`).
    explicit CsvReader(std::istream& in, std::optional<char> separator = {}, long long header_row = 0);
    ~CsvReader() override;

    [[nodiscard]] char separator() const;
    [[nodiscard]] bool has_bom() const;
    /// Whether the first line is `sep=;` or the like: it is obeyed, and counts as no row.
    [[nodiscard]] bool states_separator() const;

    /// The next row; nothing at the end. A row with bytes that are no text (NUL, not UTF-8) comes with
    /// `damage`, and reading goes on with the row after it. So does one with text behind a closing quote:
    /// that cell comes as it stands, with its quotes; so do all quoted cells of a damaged row. After an
    /// unclosed quote, whose row is the one where it opens, or a row of more than 64 MiB there is nothing
    /// more. Throws Error{setup} when the stream breaks: its rows are never taken for all.
    const SheetRow* next() override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace edv::intake
