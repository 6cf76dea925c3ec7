// Spreadsheets made for a test, and what the reader gives for them.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../zipped.hpp"
#include "intake/spreadsheet/spreadsheet.hpp"

namespace edv::test {

/// A file without a name that holds `bytes`.
struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;
File file_of(const std::string& bytes);

/// The parts of an xlsx file with one sheet: what stands in its `worksheet`, and in the `sst` and
/// `styleSheet` beside it.
Parts xlsx_parts(const std::string& sheet, const std::string& strings = {}, const std::string& styles = {});

/// The parts of an ods file: what stands in its `automatic-styles` and in its `spreadsheet`.
Parts ods_parts(const std::string& tables, const std::string& styles = {});

/// A sheet in short: a line a row, `number:cell|cell`, with ` !damage` behind it.
using Lines = std::vector<std::string>;
Lines lines(intake::Spreadsheet& sheet);
Lines lines(const Parts& parts, const std::string& sheet = {});

/// The code with which reading to the end is refused; empty when it is not.
std::string refusal(const std::string& bytes, const std::string& sheet = {});
inline std::string refusal(const Parts& parts, const std::string& sheet = {}) {
    return refusal(zipped(parts), sheet);
}

} // namespace edv::test
