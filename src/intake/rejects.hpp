/// Rows that could not be stored, as they were, to be mended and imported.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/error.hpp"

#include "intake/encoding.hpp"
#include "intake/rows.hpp"

namespace edv::intake {

class Rejects {
public:
    /// `open` gives the file when the first row comes, and must keep it open as long as this lives; `words`
    /// says a problem to people.
    Rejects(std::function<std::ostream&()> open, std::function<std::string(const Problem&)> words)
        : open_(std::move(open)), words_(std::move(words)) {}

    /// How the file is written: as its source.
    struct Form {
        Encoding encoding = Encoding::utf8;
        char separator = ';';
        bool bom = true;
        bool stated = false; ///< the source's first line states the separator
    };
    /// What stands above the rows: kept, so that the header is found in the same row again.
    /// `header`: its rows, at least one.
    void begin(Form form, std::vector<KeptRow> above, std::vector<KeptRow> header);

    /// Adds a row with its problems in the column `problem`. A row that is no sound text is written as it
    /// stands in its file, which is `raw`, so that it is refused again until it is mended.
    void add(const std::vector<std::string_view>& cells, const std::vector<Problem>& problems,
             std::string_view raw = {});

    [[nodiscard]] long long count() const { return count_; }

private:
    void write_header();
    void write(const std::vector<std::string_view>& cells);
    void write_raw(std::string_view raw, const std::vector<std::string_view>& cells, const std::string& told);

    std::function<std::ostream&()> open_;
    std::function<std::string(const Problem&)> words_;
    Form form_;
    std::vector<KeptRow> above_; ///< the rows, the header among them
    std::size_t problem_column_ = 0;
    std::ostream* out_ = nullptr;
    long long count_ = 0;
};

} // namespace edv::intake
