/// The rows of a sheet that was not seen before: its header, and what stands below it.
#pragma once

#include <string>
#include <vector>

#include "intake/header_row.hpp"
#include "intake/rows.hpp"

namespace edv::intake {

/// Finds the header and gives the rows after it.
class UnseenRows {
public:
    /// `header_row`: where the header stands; 0: where an import would look for it. Error{refused} when there
    /// is none or it is damaged. `rows` must outlive this.
    UnseenRows(Rows& rows, long long header_row);

    [[nodiscard]] const KeptRow& header() const { return header_; }
    /// Whether there are rows above the header.
    [[nodiscard]] bool has_title() const { return has_title_; }

    /// The cells of the next row that is not damaged; false at the end.
    bool next(std::vector<std::string>& cells);

private:
    void find_header(long long number);
    void guess_header();
    void join_rows_below();

    Rows& rows_;
    KeptRow header_;
    std::vector<KeptRow> opening_;
    std::size_t at_ = 0;
    bool has_title_ = false;
};

} // namespace edv::intake
