/// The separator of a text, told by its first rows.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace edv::intake {

/// The first row with anything in it, as far as the separator has to be found in it.
struct Opening {
    std::size_t size = 0; // bytes up to the end of that row
    bool whole = false;
};

/// Tells the separator without knowing it: a quote opens a cell at the start of a row or behind any
/// separator. The row that is to be the header has it, and so have the rows below, equally often.
class OpeningScan {
public:
    explicit OpeningScan(long long header_row) : header_row_(header_row) {}

    /// Where the first row ends that counts.
    Opening scan(std::string_view text);

    /// The separator of most rows, comma when there is none. Throws Error{refused} when it can't be told.
    [[nodiscard]] char most() const;

private:
    static constexpr std::size_t most_signs = 6;
    using Counts = std::array<std::size_t, most_signs>;

    [[nodiscard]] std::pair<std::size_t, std::size_t> weight(std::size_t sign) const;
    void check_others() const;
    bool take(char c);
    bool end_row(char c);

    long long header_row_;
    long long row_ = 0;
    std::vector<Counts> rows_;
    Counts counts_{};
    bool after_return_ = false;
    bool quoted_ = false;
    bool after_quote_ = false;
    bool cell_start_ = true;
    bool has_text_ = false;
};

} // namespace edv::intake
