// What the targets for spreadsheets share.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string_view>

#include "../zipped.hpp"
#include "intake/spreadsheet/spreadsheet.hpp"

namespace edv::fuzz {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Reads all rows of the first sheet; whatever the bytes are, nothing but an Error may come of it.
inline void read_spreadsheet(std::string_view bytes) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::tmpfile());
    if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
        return;
    try {
        intake::Spreadsheet sheet(file.get());
        while (sheet.next() != nullptr) {
        }
    } catch (const Error&) {
    }
}

/// Bytes that are no archive are taken for what is inside of one: its parts, with a NUL between them. Few
/// changes get through packing and check sums.
inline void read_as(const std::vector<std::string>& names, std::string_view bytes) {
    test::Parts parts;
    for (const std::string& name : names) {
        const auto end = std::min(bytes.find('\0'), bytes.size());
        parts[name] = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    read_spreadsheet(test::zipped(parts, ZIP_CM_STORE));
}

inline void read_any(const std::vector<std::string>& names, const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (intake::is_spreadsheet(bytes) && bytes.starts_with("PK")) {
        read_spreadsheet(bytes);
    } else {
        read_as(names, bytes);
    }
}

} // namespace edv::fuzz
