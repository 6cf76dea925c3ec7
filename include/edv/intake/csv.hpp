/// Reads the rows of a CSV file, block by block.
#pragma once

#include <istream>
#include <memory>
#include <optional>

#include "edv/base/error.hpp"
#include "edv/intake/rows.hpp"

namespace edv {

/// A pull reader of RFC 4180 as spreadsheets write it: quotes, doubled quotes, line breaks in cells, CRLF, LF
/// or CR, a last line without end, an optional UTF-8 BOM. Comma, semicolon or tab: the separator is the one
/// that occurs most outside quotes in the first row that is not blank (comma when none does). Blank rows (no
/// cell with more than white space) are passed over. Memory does not grow with the file, only with its
/// longest row.
class CsvReader : public Rows {
public:
    /// Reads from `in`, which must outlive the reader. Throws Error{refused} when there is no byte at all
    /// (code `empty-file`) or when the beginning, up to the first row that is not blank, is not text: a NUL
    /// byte, a UTF-16 mark, or bytes that are not UTF-8 (code `not-text`).
    explicit CsvReader(std::istream& in, std::optional<char> separator = {});
    ~CsvReader() override;

    [[nodiscard]] char separator() const;
    [[nodiscard]] bool has_bom() const;

    /// The next row; nothing at the end. A row with bytes that are no text (NUL, not UTF-8) comes with
    /// `damage`, and reading goes on with the row after it. After an unclosed quote or a row of more than 64
    /// MiB there is nothing more. Throws Error{setup} when the stream breaks: its rows are never taken for
    /// all.
    const SheetRow* next() override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace edv
