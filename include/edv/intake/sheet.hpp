/// A CSV file whose columns are the fields of a kind: rows become records or problems.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/intake/csv.hpp"
#include "edv/intake/reading.hpp"
#include "edv/model/record.hpp"

namespace edv {

/// One row as a record; `problems` tells what could not be read. The values that could are there.
struct SheetRecord {
    long long row = 0;
    Record record;
    std::vector<Problem> problems;
    bool damaged = false; ///< nothing of the row could be read
};

/// Adds a finding as a problem of a row.
Problem problem_at(const std::string& file, std::optional<long long> row, const Finding& finding);

class Sheet {
public:
    /// Reads the header from `in`, which outlives the sheet. `optional` fields need no column though the kind
    /// requires them; headers in `ignored` are passed over. A file without bytes, that is no text or has no
    /// header, an unknown, missing or doubled column are problems of the sheet; its rows can still be read
    /// for theirs.
    Sheet(std::istream& in, std::string file, const Kind& kind, const std::vector<std::string>& optional = {},
          const std::vector<std::string>& ignored = {});

    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
    [[nodiscard]] char separator() const { return reader_ ? reader_->separator() : ','; }
    /// Headers that were passed over because they were named as such.
    [[nodiscard]] const std::vector<std::string>& ignored() const { return ignored_; }
    /// Whether the file has a column for the field.
    [[nodiscard]] bool has(std::string_view field) const;

    /// The next row that is not blank; false at the end.
    bool next(const Known& known, SheetRecord& row);

private:
    void read_header(const std::vector<std::string>& optional, const std::vector<std::string>& ignored);
    void add_problem(std::string_view column, std::string_view code, Message what, Message hint = {});

    std::string file_;
    const Kind& kind_;
    std::optional<CsvReader> reader_;
    std::vector<std::size_t> fields_; ///< field of each column; Kind::none where it is passed over
    std::vector<bool> nameless_;      ///< columns whose header is empty
    std::vector<std::string> ignored_;
    long long header_row_ = 1;
    std::vector<Problem> problems_;
};

} // namespace edv
