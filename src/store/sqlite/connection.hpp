/// The SQLite file: opened, checked, migrated; prepared statements; SQLite's errors in the user's words.
#pragma once

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "edv/base/error.hpp"

namespace edv {

/// A store file that is known to be one, of this release's version.
class Database {
public:
    /// Throws Error{setup} when the file is missing, no SQLite file, another program's, damaged, newer than
    /// this edv or locked for longer than the wait; the file stays as it was. An older store is brought up to
    /// date after a copy was put beside it.
    Database(const std::string& file, bool write);

    /// A new store with the current schema, readable by its owner alone. Throws Error{refused} when the file
    /// exists.
    static void create(const std::string& file);

    /// The file, those that SQLite lays beside it, and the copies of before an update.
    static std::vector<std::string> files(const std::string& file);

    /// A prepared statement, reset and without bindings, kept for the next time. One user at a time.
    SQLite::Statement& prepare(const std::string& sql);

    SQLite::Database& handle() { return *handle_; }
    [[nodiscard]] const std::string& file() const { return file_; }

    /// SQLite's exception as an Error{setup} that names the file.
    [[nodiscard]] Error explain(const SQLite::Exception& exception) const;

private:
    void check_identity();
    void migrate();

    std::string file_;
    std::unique_ptr<SQLite::Database> handle_;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
};

} // namespace edv
