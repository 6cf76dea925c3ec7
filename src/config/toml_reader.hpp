/// What the readers of TOML files share: a file taken apart, and everything that is wrong with it kept, so
/// that all of it is shown at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

#include "edv/base/duration.hpp"
#include "edv/base/error.hpp"

namespace edv::config {

/// A key and its value; `path` is the key as a reader finds it from the top of the file.
struct TomlEntry {
    std::string key;
    std::string path;
    const toml::node* node;
    toml::source_position at;
};

/// The entries in the order of the file: toml++ sorts them by key.
std::vector<TomlEntry> entries(const toml::table& table, const std::string& above);

bool contains(const std::vector<std::string>& words, std::string_view word);

/// What to say of a file that can't be read.
struct FileWords {
    Message unreadable;
    Message too_large;
    Message missing_hint;
};

/// The whole file; Error{setup} when it can't be read or is larger than 16 MiB.
std::string content_of(const std::string& file, const FileWords& words);

class TomlReader {
public:
    explicit TomlReader(std::string file) : file_(std::move(file)) {}

    [[nodiscard]] const std::string& file() const { return file_; }

    /// Nothing, and a problem, when the text is not TOML.
    std::optional<toml::table> parsed(std::string_view text);

    /// Throws Error{setup} when there is any problem.
    void finish();

    /// One line of text, without blanks at its ends. What is none is a problem and leaves `target`.
    void read_text(const TomlEntry& entry, std::string& target);

    /// False, and a problem, when the text of the entry, or its key, has more than a line or signs that no
    /// file holds.
    bool is_one_line(const TomlEntry& entry, std::string_view text);

    /// Nothing, and a problem, when the value is no duration.
    std::optional<Duration> read_duration(const TomlEntry& entry);

    /// Null, and a problem, when the value is no table.
    const toml::table* table_of(const TomlEntry& entry);

    void wrong_type(const TomlEntry& entry, std::string_view wanted);
    void unknown_key(const TomlEntry& entry, const std::vector<std::string>& known);
    void problem(toml::source_position at, std::string code, Message what, Message hint = {});

private:
    std::string file_;
    std::vector<Problem> problems_;
};

} // namespace edv::config
