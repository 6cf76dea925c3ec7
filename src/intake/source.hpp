/// A file of rows, whatever its kind: text with separators, or a spreadsheet.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "intake/encoding.hpp"
#include "intake/rows.hpp"

namespace edv::intake {

/// What is known of a file; what is left open is detected.
struct SourceOptions {
    std::optional<Encoding> encoding;
    std::optional<char> separator;
    std::string sheet;        ///< of a spreadsheet; empty: the first that is not hidden
    long long header_row = 0; ///< whose separators count; 0: the first with anything in it
};

/// Can be read as often as needed.
class Source {
public:
    /// Opens a file. What can't be read twice (a pipe) is kept in a temporary file first. Error{setup} when
    /// it can't be read; Error{refused} when it is empty, no text, its separator can't be told, or its text
    /// is likely in another encoding than the one that is detected.
    Source(const std::string& file, const SourceOptions& options);
    /// The same for a stream; `name` stands in messages.
    Source(std::istream& in, const std::string& name, const SourceOptions& options);
    ~Source();
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    /// Its rows from the first. Errors as above; a sheet that is not there is Error{refused}.
    std::unique_ptr<Rows> rows();

    /// The cells of row `header_row`, or of the first with anything in it when that is 0; empty where there
    /// is no such row. It costs no second opening: the next rows() go on from what was read. Errors as for
    /// rows().
    std::vector<std::string> header(long long header_row);

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] bool is_spreadsheet() const;
    /// Of a text.
    [[nodiscard]] Encoding encoding() const;
    /// Whether it was said by whoever opened it, and not detected.
    [[nodiscard]] bool states_encoding() const;
    [[nodiscard]] char separator() const;
    [[nodiscard]] bool has_bom() const;
    /// Whether its first line states the separator (`sep=;`), which is no row.
    [[nodiscard]] bool states_separator() const;
    /// Of a spreadsheet.
    [[nodiscard]] const std::string& sheet() const;
    /// The names of all its sheets, and the rows of one.
    [[nodiscard]] std::vector<std::string> sheets() const;
    std::unique_ptr<Rows> rows_of(const std::string& sheet);
    [[nodiscard]] bool since_1904() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace edv::intake
