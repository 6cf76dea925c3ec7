#include "intake/rejects.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace edv::intake {
namespace {

std::string quoted(std::string_view cell, char separator) {
    bool plain = cell.find_first_of("\"\r\n") == std::string_view::npos &&
                 cell.find(separator) == std::string_view::npos && cell == trim(cell);
    if (plain)
        return std::string(cell);
    std::string made = "\"";
    for (char c : cell) {
        made += c;
        if (c == '"')
            made += c;
    }
    return made + '"';
}

} // namespace

void Rejects::begin(Form form, std::vector<KeptRow> above, std::vector<KeptRow> header) {
    form_ = form;
    above_ = std::move(above);
    std::vector<std::string>& cells = header.front().cells;
    auto found = std::find_if(cells.begin(), cells.end(),
                              [](const std::string& cell) { return lower(trim(cell)) == "problem"; });
    problem_column_ = static_cast<std::size_t>(found - cells.begin());
    if (found == cells.end()) {
        for (const KeptRow& row : header)
            problem_column_ = std::max(problem_column_, row.cells.size());
        cells.resize(problem_column_);
        cells.emplace_back("problem");
    }
    above_.insert(above_.end(), header.begin(), header.end());
}

void Rejects::add(const std::vector<std::string_view>& cells, const std::vector<Problem>& problems,
                  std::string_view raw) {
    if (!out_)
        write_header();
    std::string told;
    for (const Problem& problem : problems)
        told += (told.empty() ? "" : " | ") + words_(problem);
    ++count_;
    if (!raw.empty())
        return write_raw(raw, cells, told);
    std::vector<std::string_view> row = cells;
    row.resize(std::max(row.size(), problem_column_ + 1));
    row[problem_column_] = told;
    write(row);
}

/// `cells` are parts of `raw`: what it says in the column `problem` is replaced, where that is its last.
void Rejects::write_raw(std::string_view raw, const std::vector<std::string_view>& cells,
                        const std::string& told) {
    std::string line(raw);
    if (cells.size() == problem_column_ + 1) {
        const auto* const cell = cells.back().data();
        line = raw.substr(0, static_cast<std::size_t>(cell - raw.data()));
        if (line.ends_with('"'))
            line.pop_back();
        line += quoted(told, form_.separator);
    } else if (cells.size() <= problem_column_) {
        line.append(problem_column_ + 1 - cells.size(), form_.separator);
        line += quoted(told, form_.separator);
    }
    *out_ << encode(line + '\n', form_.encoding);
}

void Rejects::write_header() {
    out_ = &open_();
    if (form_.bom)
        *out_ << bom(form_.encoding);
    if (form_.stated)
        *out_ << encode(std::string("sep=") + form_.separator + '\n', form_.encoding);
    long long line = 1;
    for (const KeptRow& row : above_) {
        for (; line < row.number; ++line)
            write({});
        write({row.cells.begin(), row.cells.end()});
        ++line;
    }
}

void Rejects::write(const std::vector<std::string_view>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += form_.separator;
        line += quoted(cells[i], form_.separator);
    }
    line += '\n';
    *out_ << encode(line, form_.encoding);
}

} // namespace edv::intake
