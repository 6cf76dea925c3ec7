/// A SQLite file as the store asks for it: opened, checked, brought up to date; its statements; its errors in
/// the user's words.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <unordered_map>

#include "store/engine.hpp"
#include "store/sqlite/words.hpp"

namespace edv::store::sqlite {

/// Columns straight from SQLite: an object for each of them would cost more than reading it.
class Prepared final : public Statement {
public:
    Prepared(Connection& connection, std::string_view sql);
    ~Prepared() override { sqlite3_finalize(statement_); }
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    [[nodiscard]] bool is_null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    [[nodiscard]] long long integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] double decimal(int column) const override {
        return sqlite3_column_double(statement_, column);
    }
    [[nodiscard]] std::string_view text(int column) const override {
        const unsigned char* start = sqlite3_column_text(statement_, column);
        if (start == nullptr)
            return {};
        return {reinterpret_cast<const char*>(start),
                static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

    void bind(int mark, long long value) override { check(sqlite3_bind_int64(statement_, mark, value)); }
    void bind(int mark, std::string_view text) override { bind_text(mark, text, SQLITE_TRANSIENT); }
    void bind_decimal(int mark, double value) override {
        check(sqlite3_bind_double(statement_, mark, value));
    }
    void bind_null(int mark) override { check(sqlite3_bind_null(statement_, mark)); }
    void lend(int mark, std::string_view text) override { bind_text(mark, text, SQLITE_STATIC); }

    bool step() override {
        const int result = sqlite3_step(statement_);
        if (result != SQLITE_DONE && result != SQLITE_ROW)
            fail(result);
        return result == SQLITE_ROW;
    }
    long long insert() override {
        step();
        return sqlite3_last_insert_rowid(sqlite3_db_handle(statement_));
    }
    void reset() override { sqlite3_reset(statement_); }
    void clear() { sqlite3_clear_bindings(statement_); }

private:
    void check(int result) const {
        if (result != SQLITE_OK)
            fail(result);
    }
    [[noreturn]] void fail(int result) const;
    void bind_text(int mark, std::string_view text, sqlite3_destructor_type kept) {
        // A view of nothing is an empty text, and no null.
        const char* start = text.data() == nullptr ? "" : text.data();
        check(sqlite3_bind_text(statement_, mark, start, static_cast<int>(text.size()), kept));
    }

    Connection& connection_;
    sqlite3_stmt* statement_ = nullptr;
};

class Connection final : public Database {
public:
    /// Throws Error{setup} when the file is missing, no SQLite file, another program's, damaged, newer than
    /// this edv or locked for longer than the wait; the file stays as it was. An older store is brought up to
    /// date after a copy was put beside it.
    Connection(const std::string& file, bool write);
    ~Connection() override;

    /// A new store with the current schema, readable by its owner alone. Throws Error{refused} when the file
    /// exists.
    static void create(const std::string& file);

    /// The file, those that SQLite lays beside it, and the copies of before an update.
    static std::vector<std::string> files(const std::string& file);

    [[nodiscard]] const std::string& file() const override { return file_; }
    [[nodiscard]] const store::Dialect& dialect() const override;
    Statement& prepared(std::string_view sql) override;
    [[nodiscard]] std::unique_ptr<Statement> fresh(std::string_view sql) override;
    void begin() override;
    void commit() override;
    void rollback() override;
    void end_reading() override;
    long long data_version() override;
    WordIndex& words() override { return words_; }
    [[nodiscard]] std::unique_ptr<store::Bulk> bulk() override;
    void facts(const Period& period, const std::vector<std::string_view>& fields,
               const std::function<void(const store::Fact&)>& see) override;
    void cited(const std::vector<std::string_view>& fields,
               const std::function<void(long long, const store::Fact&)>& see) override;

    SQLite::Database& handle() { return *handle_; }
    void execute(const std::string& sql);
    /// Where it does not matter whether it can be done.
    void try_execute(const std::string& sql) { handle_->tryExec(sql); }
    [[nodiscard]] store::EngineError explain(const SQLite::Exception& exception) const;
    /// Runs `work`; SQLite's exceptions leave as EngineErrors.
    template <class Work>
    void guarded(const Work& work) const {
        try {
            work();
        } catch (const SQLite::Exception& exception) {
            throw explain(exception);
        }
    }

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    void check_identity();
    void migrate();

    std::string file_;
    std::unique_ptr<SQLite::Database> handle_;
    std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>> statements_;
    Words words_{*this};
    bool reading_ = false;
};

const store::Engine& engine();

} // namespace edv::store::sqlite
