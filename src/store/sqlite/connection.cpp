#include "store/sqlite/connection.hpp"

#include <SQLiteCpp/Backup.h>
#include <cerrno>
#include <filesystem>

#include "base/new_file.hpp"
#include "base/search.hpp"
#include "base/text.hpp"
#include "store/sqlite/bulk.hpp"
#include "store/sqlite/facts.hpp"
#include "store/sqlite/schema.hpp"

namespace edv::store::sqlite {
namespace {

constexpr int wait_milliseconds = 10'000;

/// The words without a reason where the system gives none.
Message with_reason(Message plain, Message words, int error) {
    if (error == 0)
        return plain;
    words.args.push_back({"reason", std::string(reason_of(error)), true});
    return words;
}

Message message_for(int code, const std::string& file) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return msg("the store \"{file}\" is busy: another edv is writing", {{"file", file}});
    case SQLITE_NOTADB:
        return msg("\"{file}\" is not a store", {{"file", file}});
    case SQLITE_CORRUPT:
        return msg("the store \"{file}\" is damaged", {{"file", file}});
    case SQLITE_FULL:
        return msg("the disk is full: \"{file}\" can't grow", {{"file", file}});
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return with_reason(msg("the store \"{file}\" can't be written", {{"file", file}}),
                           msg("the store \"{file}\" can't be written: {reason}", {{"file", file}}),
                           allowed(file, true));
    case SQLITE_CANTOPEN:
        return with_reason(msg("the store \"{file}\" can't be opened", {{"file", file}}),
                           msg("the store \"{file}\" can't be opened: {reason}", {{"file", file}}),
                           allowed(file, false));
    default:
        return msg("the store \"{file}\" can't be used", {{"file", file}});
    }
}

Message said(const std::string& detail) {
    return msg("SQLite says: {detail}", {{"detail", detail}});
}

Message hint_for(int code, const std::string& detail) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return msg("try again in a moment");
    case SQLITE_NOTADB:
        return msg("name another file with --store, or make a store with: edv init");
    case SQLITE_CORRUPT:
        return msg("take the last good copy of the file");
    case SQLITE_FULL:
        return msg("make room and try again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return msg("look at the rights of the file and of its folder");
    default:
        return said(detail);
    }
}

store::EngineError::Against against(const SQLite::Exception& exception) {
    const int code = exception.getExtendedErrorCode();
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return store::EngineError::Against::key;
    return (exception.getErrorCode() & 0xff) == SQLITE_CONSTRAINT ? store::EngineError::Against::rule
                                                                  : store::EngineError::Against::nothing;
}

store::EngineError told(const SQLite::Exception& exception, const std::string& file) {
    const int code = exception.getErrorCode();
    const std::string detail = exception.what();
    return {against(exception), message_for(code, file), hint_for(code, detail), said(detail), detail};
}

void run_step(SQLite::Database& database, std::size_t step) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Another process may have done the step while this one waited.
    if (database.execAndGet("PRAGMA user_version").getInt64() == static_cast<long long>(step)) {
        database.exec(std::string(schema_steps()[step]));
        database.exec("PRAGMA application_id = " + std::to_string(application_id));
        database.exec("PRAGMA user_version = " + std::to_string(step + 1));
    }
    transaction.commit();
}

/// A copy of the store as `copy`, unless it is there: written beside and renamed, so that it is whole.
void keep_copy(SQLite::Database& database, const std::string& copy) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::exists(copy, ignored))
        return;
    const std::string beside = name_beside(copy);
    if (const int error = make_private(beside))
        throw unwritable(copy, error);
    try {
        SQLite::Database target(beside, SQLite::OPEN_READWRITE);
        SQLite::Backup(target, database).executeStep();
    } catch (...) {
        fs::remove(beside, ignored);
        throw;
    }
    // Another edv may have made it meanwhile, and have gone on: its copy is not replaced.
    fs::create_hard_link(beside, copy, ignored);
    if (fs::exists(copy, ignored)) {
        fs::remove(beside, ignored);
        return;
    }
    std::error_code failed;
    fs::rename(beside, copy, failed);
    if (failed) {
        fs::remove(beside, ignored);
        throw unwritable(copy, failed.value());
    }
}

/// Where a store is kept as it was before it was brought up to date.
std::string copy_of_version(const std::string& file, long long version) {
    return file + ".v" + std::to_string(version);
}

/// edv_fold(text), for looking up words without case or accents, and edv_words(text), for the full-text
/// index.
template <std::string (*Made)(std::string_view)>
void text_function(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (!text)
        return;
    const std::string made = Made({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    sqlite3_result_text(context, made.data(), static_cast<int>(made.size()), SQLITE_TRANSIENT);
}

std::unique_ptr<SQLite::Database> open(const std::string& file, int flags) {
    // One thread: no locks inside SQLite, and no statistics that it would lock for.
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(configured);
    auto handle = std::make_unique<SQLite::Database>(file, flags | SQLite::OPEN_NOMUTEX, wait_milliseconds);
    constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function(handle->getHandle(), "edv_fold", 1, pure, nullptr, text_function<fold>, nullptr,
                            nullptr);
    sqlite3_create_function(handle->getHandle(), "edv_words", 1, pure, nullptr, text_function<searchable>,
                            nullptr, nullptr);
    handle->exec("PRAGMA foreign_keys = ON");
    handle->exec("PRAGMA synchronous = FULL");
    handle->exec("PRAGMA temp_store = MEMORY");
    handle->exec("PRAGMA cache_size = -16000");
    handle->exec("PRAGMA secure_delete = ON");
    return handle;
}

} // namespace

std::vector<std::string> Connection::files(const std::string& file) {
    std::vector<std::string> all{file, file + "-journal", file + "-wal", file + "-shm"};
    for (std::size_t version = 1; version <= schema_steps().size(); ++version)
        all.push_back(copy_of_version(file, static_cast<long long>(version)));
    return all;
}

Connection::Connection(const std::string& file, bool write) : file_(file) {
    std::error_code ignored;
    // Whether something is there can't always be told: behind a folder without rights, for example.
    if (const int error = reach(file); error == ENOENT)
        throw Error(ErrorKind::setup, msg("there is no store \"{file}\"", {{"file", file}}),
                    msg("make one with: edv init"));
    else if (error != 0)
        throw Error(ErrorKind::setup,
                    msg("the store \"{file}\" can't be opened: {reason}",
                        {{"file", file}, {"reason", std::string(reason_of(error)), true}}),
                    way_out_of(error));
    if (std::filesystem::is_directory(file, ignored))
        throw Error(ErrorKind::setup, message_for(SQLITE_NOTADB, file), hint_for(SQLITE_NOTADB, ""));
    try {
        // Reading may have to roll back what a killed program left behind, so the file is opened for writing
        // where that is allowed.
        handle_ = open(file, SQLite::OPEN_READWRITE);
        check_identity();
        if (!write) {
            handle_->exec("PRAGMA query_only = ON");
            // Most that is read is read once: what a larger cache costs to fill is more than it saves.
            handle_->exec("PRAGMA cache_size = -2000");
            // A command that reads sees one state of the store, however many others write meanwhile.
            handle_->exec("BEGIN");
            reading_ = true;
        }
    } catch (const SQLite::Exception& exception) {
        throw explain(exception);
    }
}

Connection::~Connection() = default;

void Connection::check_identity() {
    long long id = handle_->execAndGet("PRAGMA application_id").getInt64();
    long long version = handle_->execAndGet("PRAGMA user_version").getInt64();
    auto latest = static_cast<long long>(schema_steps().size());
    if (id != application_id)
        throw Error(ErrorKind::setup, msg("\"{file}\" is not a store", {{"file", file_}}),
                    msg("name another file with --store, or make a store with: edv init"));
    if (version > latest)
        throw Error(
            ErrorKind::setup,
            msg("the store \"{file}\" is of a newer edv (version {version}, this one knows {latest})",
                {{"file", file_}, {"version", std::to_string(version)}, {"latest", std::to_string(latest)}}),
            msg("install that edv, or name another store with --store"));
    if (version < latest)
        migrate();
}

void Connection::migrate() {
    long long version = handle_->execAndGet("PRAGMA user_version").getInt64();
    handle_ = open(file_, SQLite::OPEN_READWRITE);
    keep_copy(*handle_, copy_of_version(file_, version));
    for (auto step = static_cast<std::size_t>(version); step < schema_steps().size(); ++step)
        run_step(*handle_, step);
}

void Connection::create(const std::string& file) {
    namespace fs = std::filesystem;
    std::error_code failed;
    make_folders(fs::path(file).parent_path().string(), Contents::personal);
    if (const int error = make_private(file)) {
        if (error == EEXIST)
            throw refused("store-exists", msg("there is a store \"{file}\" already", {{"file", file}}),
                          msg("it was left as it is"));
        throw Error(ErrorKind::setup,
                    msg("the store \"{file}\" can't be made: {reason}",
                        {{"file", file}, {"reason", std::string(reason_of(error)), true}}),
                    way_out_of(error));
    }
    try {
        auto handle = open(file, SQLite::OPEN_READWRITE);
        for (std::size_t step = 0; step < schema_steps().size(); ++step)
            run_step(*handle, step);
    } catch (const SQLite::Exception& exception) {
        fs::remove(file, failed);
        throw told(exception, file);
    }
}

void Prepared::fail(int result) const {
    throw connection_.explain(SQLite::Exception(sqlite3_db_handle(statement_), result));
}

Prepared::Prepared(Connection& connection, std::string_view sql) : connection_(connection) {
    sqlite3* handle = connection.handle().getHandle();
    const int result =
        sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
    if (result != SQLITE_OK)
        throw connection.explain(SQLite::Exception(handle, result));
}

const store::Dialect& Connection::dialect() const {
    // SQLite tells the number of a new row without being asked for it.
    static constexpr store::Dialect words{"", "instr(edv_fold({text}), {word}) > 0", found_by_words};
    return words;
}

Statement& Connection::prepared(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) {
        known->second->reset();
        known->second->clear();
        return *known->second;
    }
    auto made = std::make_unique<Prepared>(*this, sql);
    return *statements_.emplace(sql, std::move(made)).first->second;
}

std::unique_ptr<Statement> Connection::fresh(std::string_view sql) {
    return std::make_unique<Prepared>(*this, sql);
}

void Connection::begin() {
    execute("BEGIN IMMEDIATE");
}

void Connection::commit() {
    execute("COMMIT");
    words_.settle();
}

void Connection::rollback() {
    try_execute("ROLLBACK");
    words_.settle();
}

void Connection::end_reading() {
    if (std::exchange(reading_, false))
        try_execute("ROLLBACK");
}

long long Connection::data_version() {
    return number("PRAGMA data_version").value();
}

std::unique_ptr<Bulk> Connection::bulk() {
    return std::make_unique<Load>(*this);
}

void Connection::facts(const Period& period, const std::vector<std::string_view>& fields,
                       const std::function<void(const store::Fact&)>& see) {
    read_facts(*this, period, fields, see);
}

void Connection::cited(const std::vector<std::string_view>& fields,
                       const std::function<void(long long, const store::Fact&)>& see) {
    read_cited(*this, fields, see);
}

void Connection::execute(const std::string& sql) {
    guarded([&] { handle_->exec(sql); });
}

store::EngineError Connection::explain(const SQLite::Exception& exception) const {
    return told(exception, file_);
}

const store::Engine& engine() {
    static constexpr store::Engine made{[](const std::string& file, bool write) -> std::unique_ptr<Database> {
                                            return std::make_unique<Connection>(file, write);
                                        },
                                        Connection::create, Connection::files};
    return made;
}

} // namespace edv::store::sqlite
