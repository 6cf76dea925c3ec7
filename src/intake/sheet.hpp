/// A sheet whose columns feed the fields of a kind: rows become records or problems.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/model/record.hpp"

#include "intake/days.hpp"
#include "intake/mapping.hpp"
#include "intake/read_rows.hpp"
#include "intake/reading.hpp"
#include "intake/rows.hpp"
#include "intake/twice_encoded.hpp"
#include "model/rules.hpp"

namespace edv::intake {

/// One row as a record; `problems` tells what could not be read. The values that could are there. The column
/// of a problem is the name of its field.
struct SheetRecord {
    long long row = 0;
    long long times = 1; ///< that it stands there by a mere number
    model::Record record;
    std::vector<Problem> problems;
    /// Field and header, where a field has several columns and the problem stands in that one.
    std::map<std::string, std::string, std::less<>> places;
    bool damaged = false; ///< nothing of the row could be read
    std::string_view raw; ///< then, where it is a text: the row as it stands
    std::vector<std::pair<std::size_t, std::string>> marks; ///< column and text for cells that can't be used
    /// Fields whose texts have line ends other than LF in the sheet, and their texts with these.
    std::vector<std::pair<std::size_t, std::string>> line_ends;
};

class Sheet {
public:
    /// Takes rows up to the header: row `header_row`, or the first when it is 0. An unknown, missing or
    /// doubled column are problems of the sheet; its rows can still be read for theirs.
    Sheet(std::unique_ptr<Rows> rows, const model::Kind& kind, const Headers& headers,
          long long header_row = 0);

    /// Without file. A sheet without header, or whose header is damaged, has no rows.
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
    /// Headers that were passed over.
    [[nodiscard]] const std::vector<std::string>& ignored() const { return mapping_.ignored; }
    /// Columns without header, counted from 0, whose texts were passed over up to now.
    [[nodiscard]] const std::set<std::size_t>& unnamed() const { return unnamed_; }
    /// Rows up to now that say nothing in any column that is read, and rows above the header.
    [[nodiscard]] long long skipped() const { return skipped_; }
    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    [[nodiscard]] long long header_row() const { return header_row_; }
    /// Rows above the header, as they stand in the file.
    [[nodiscard]] const std::vector<KeptRow>& above() const { return above_; }
    /// The header as it stands in the file: one row, with survey tools two or three.
    [[nodiscard]] const std::vector<KeptRow>& header_rows() const { return header_rows_; }
    /// Whether something of the file or the import feeds the field.
    [[nodiscard]] bool has(std::string_view field) const;
    /// What people know the column of the field by: its header, else the field's name.
    [[nodiscard]] std::string column_of(std::string_view field) const;
    /// The column of a field that has one only, by the field's place in the kind.
    [[nodiscard]] std::optional<std::size_t> column_at(std::size_t field) const;
    /// The columns that feed the field in the row read last, with their headers and what they say for it.
    struct Part {
        std::string header;
        std::string_view text;
    };
    [[nodiscard]] std::vector<Part> parts_of(std::string_view field) const;

    /// Whether no header is that of the summary.
    [[nodiscard]] bool lacks_summary() const;
    /// Whether the column has a header that stands for no field.
    [[nodiscard]] bool is_unknown(std::size_t column) const;
    /// The problem that the summary is missing names the column that may be it; nothing for an empty header.
    void hint_at_summary(const std::string& header);

    /// Looks through all rows that are left for the order in which days are written.
    [[nodiscard]] DayOrders look_for_day_orders();

    /// The next row that is not blank; false at the end.
    bool next(const Known& known, const Reading& reading, SheetRecord& row);
    /// The cells of the row read last, as they stand in the file.
    [[nodiscard]] const std::vector<std::string_view>& cells() const { return row_->cells; }

    /// Where a text that was encoded twice stands first, if those of a column, or of the sheet, are so up to
    /// now.
    [[nodiscard]] std::optional<TwiceEncoded::Witness> encoded_twice() const;

    [[nodiscard]] double share_read() const { return rows_->share_read(); }

private:
    void read_rows_below();
    void read_header(const Headers& headers, long long header_row);
    void read_fields(const Known& known, const Reading& reading, SheetRecord& row);
    Value read_field(const FieldSource& source, const Known& known, const Reading& reading, SheetRecord& row,
                     std::vector<model::Finding>& findings);
    [[nodiscard]] std::string_view cell(std::size_t column) const;
    [[nodiscard]] bool is_skipped() const;
    std::string_view text_of(const FieldSource& source, std::string& room) const;
    [[nodiscard]] std::string_view cell_error_in(const FieldSource& source, std::string_view text) const;
    [[nodiscard]] bool says_nothing() const;
    [[nodiscard]] bool is_unnamed(std::size_t column) const;
    [[nodiscard]] bool is_too_wide() const;
    void find_place(const FieldSource& source, const Known& known, const Reading& reading,
                    SheetRecord& row) const;
    void check_damaged(SheetRecord& row) const;
    void check_width(SheetRecord& row);
    void watch_texts();

    std::unique_ptr<ReadRows> rows_;
    const model::Kind& kind_;
    const SheetRow* row_ = nullptr;
    Mapping mapping_;
    std::vector<std::size_t> read_;             ///< columns that feed a field
    std::map<std::size_t, TwiceEncoded> texts_; ///< by column, of those whose texts are kept or not known
    TwiceEncoded headers_;
    bool ignore_unnamed_ = false;
    bool has_nameless_ = false; ///< some column of the header has no name
    bool may_ignore_ = false;
    std::set<std::size_t> unnamed_;
    std::vector<std::string> empty_;        ///< folded texts that say as much as an empty cell
    std::vector<std::size_t> skip_without_; ///< places of sources
    long long skipped_ = 0;
    std::vector<std::string> header_;
    std::vector<KeptRow> above_;
    std::vector<KeptRow> header_rows_;
    long long header_row_ = 0;
    std::vector<Problem> problems_;

    /// Values of codes that were read before, by source and text: sheets say the same few things a thousand
    /// times.
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::vector<std::unordered_map<std::string, Value, Hash, std::equal_to<>>> seen_;
};

/// Adds a finding as a problem of a row.
Problem problem_at(const std::string& file, std::optional<long long> row, const model::Finding& finding);

} // namespace edv::intake
