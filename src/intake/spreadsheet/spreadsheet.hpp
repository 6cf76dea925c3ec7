/// Reads the rows of a spreadsheet: xlsx as Excel and others write it, ods as LibreOffice does.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/error.hpp"

#include "intake/rows.hpp"

namespace edv::intake {

/// Whether a file that begins so is a matter for Spreadsheet, which reads it or says why not: a zip archive,
/// an old or password-protected Office file, XML. Eight bytes are enough. All else may be text.
bool is_spreadsheet(std::string_view first_bytes);

/// A pull reader of one sheet. Cells are text: numbers in the shortest form that is exact (`915216`, `0.1`),
/// booleans `1` and `0`, days `YYYY-MM-DD`, moments `YYYY-MM-DDTHH:MM:SS`, times of day `HH:MM:SS`, line
/// breaks `\n`; a formula is its result as last saved. Hidden rows and columns are data like others; blank
/// rows are passed over, and rows keep the number that a spreadsheet shows. A row comes with `damage` where a
/// formula has no result or an error, a date does not exist, or a cell is merged over several rows. Memory
/// does not grow with the rows; the texts that an xlsx file keeps in common are held.
class Spreadsheet : public Rows {
public:
    /// Opens the sheet named `sheet`, the first that is not hidden when that is empty. `file` may have no
    /// name, but must be seekable; it stays the caller's and must not be used while the reader lives. Throws
    /// Error{refused}: `unknown-file` (neither xlsx nor ods, or protected by a password), `damaged-file`,
    /// `hostile-file` (a document type declaration, or larger than any honest file), `unknown-sheet`.
    /// Error{setup} when the file can't be read.
    explicit Spreadsheet(std::FILE* file, const std::string& sheet = {});
    /// The same for the file of that name.
    explicit Spreadsheet(const std::string& file, const std::string& sheet = {});
    ~Spreadsheet() override;

    /// Whether its days count from 1904; they are read rightly, but numbers that stand for days are not told.
    [[nodiscard]] bool date_1904() const;
    /// The name of the sheet being read.
    [[nodiscard]] const std::string& sheet() const;
    /// The names of all sheets, hidden ones too, in their order.
    [[nodiscard]] std::vector<std::string> sheets() const;

    /// The next row with anything in it; nothing at the end. What is damaged or hostile further down throws
    /// as above: its rows are never taken for all.
    const SheetRow* next() override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace edv::intake
