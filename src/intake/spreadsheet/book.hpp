// A spreadsheet file of either kind, opened as far as its list of sheets.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "intake/rows.hpp"
#include "intake/spreadsheet/archive.hpp"

namespace edv::intake {

struct BookSheet {
    std::string name;
    bool hidden = false;
};

class Book {
public:
    Book() = default;
    virtual ~Book() = default;
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    [[nodiscard]] const std::vector<BookSheet>& sheets() const { return sheets_; }
    [[nodiscard]] virtual bool date_1904() const { return false; }
    /// The rows of a sheet, by its place in the list. The book must outlive them.
    [[nodiscard]] virtual std::unique_ptr<Rows> rows(std::size_t sheet) = 0;

protected:
    /// Throws Error{refused} when there are endless many.
    void add_sheet(BookSheet sheet);

private:
    std::vector<BookSheet> sheets_;
    std::size_t name_bytes_ = 0;
};

/// Both throw Error{refused} when the file is another kind, damaged or hostile. The archive must outlive the
/// book.
std::unique_ptr<Book> open_xlsx(const Archive& archive);
std::unique_ptr<Book> open_ods(const Archive& archive);

} // namespace edv::intake
