#include "intake/spreadsheet/book.hpp"

#include <utility>

#include "edv/base/error.hpp"

#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

void Book::add_sheet(BookSheet sheet) {
    constexpr std::size_t most_sheets = 10000; // as many as LibreOffice allows
    constexpr std::size_t longest_names = std::size_t{16} << 20;
    name_bytes_ += sheet.name.size();
    if (sheets_.size() == most_sheets || name_bytes_ > longest_names)
        throw hostile_file(msg("the file has more sheets than any honest one"));
    sheets_.push_back(std::move(sheet));
}

} // namespace edv::intake
