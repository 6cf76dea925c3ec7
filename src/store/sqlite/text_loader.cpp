#include "store/sqlite/text_loader.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <sqlite3.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/search.hpp"

namespace edv::store::sqlite {
namespace {

// Large enough that handing over costs nothing, few enough that memory does not grow with the load.
constexpr std::size_t batch_bytes = std::size_t{1} << 18;
constexpr std::size_t most_waiting = 4;

constexpr const char* insert_aside =
    "INSERT INTO aside (rowid, title, summary, impact, suggestion) VALUES (?, ?, ?, ?, ?)";
constexpr const char* insert_here =
    "INSERT INTO observation_text (rowid, title, summary, impact, suggestion) VALUES (?, ?, ?, ?, ?)";

using Handle = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

void check(sqlite3* handle, int result) {
    if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
        throw SQLite::Exception(handle, result);
}

Handle prepare(sqlite3* handle, const std::string& sql) {
    sqlite3_stmt* prepared = nullptr;
    check(handle, sqlite3_prepare_v2(handle, sql.c_str(), -1, &prepared, nullptr));
    return {prepared, sqlite3_finalize};
}

void run(sqlite3* handle, const Handle& statement) {
    check(handle, sqlite3_step(statement.get()));
    check(handle, sqlite3_reset(statement.get()));
}

} // namespace

TextLoader::~TextLoader() {
    {
        const std::lock_guard lock(mutex_);
        waiting_.clear();
    }
    end();
}

void TextLoader::add(long long id, const store::Texts& texts) {
    Row row{id, {}};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        row.sizes[i] = texts[i] ? static_cast<int>(texts[i]->size()) : -1;
        if (texts[i])
            filling_.text += *texts[i];
    }
    filling_.rows.push_back(row);
    if (filling_.text.size() >= batch_bytes)
        send();
}

void TextLoader::send() {
    if (!worker_.joinable() && !failed_)
        start();
    Batch full = std::exchange(filling_, {});
    filling_.text.reserve(full.text.size());
    filling_.rows.reserve(full.rows.size());
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return waiting_.size() < most_waiting || failed_; });
    if (failed_)
        return;
    waiting_.push_back(std::move(full));
    moved_.notify_all();
}

void TextLoader::start() {
    try {
        open_aside();
    } catch (const std::exception&) {
        failed_ = true;
        return;
    }
    worker_ = std::thread([this] {
        try {
            work();
        } catch (const std::exception&) {
            const std::lock_guard lock(mutex_);
            failed_ = true;
            moved_.notify_all();
        }
    });
}

void TextLoader::open_aside() {
    std::string file = (std::filesystem::temp_directory_path() / "edv-XXXXXX").string();
    int made = ::mkstemp(file.data()); // for its owner alone
    if (made < 0)
        throw std::system_error(errno, std::generic_category());
    ::close(made);
    try {
        index_ = std::make_unique<SQLite::Database>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
        SQLite::Statement attach(target_, "ATTACH ? AS aside");
        attach.bind(1, file);
        attach.exec();
    } catch (...) {
        ::unlink(file.c_str());
        throw;
    }
    // Both have it open: without a name it goes with them, however the program ends.
    ::unlink(file.c_str());
    index_->exec("PRAGMA journal_mode = OFF");
    index_->exec("PRAGMA synchronous = OFF");
    index_->exec("PRAGMA secure_delete = OFF");
}

void TextLoader::work() {
    index_->exec("CREATE VIRTUAL TABLE aside USING fts5(title, summary, impact, suggestion, content = '', "
                 "tokenize = 'ascii')");
    index_->exec("INSERT INTO aside (aside, rank) VALUES ('hashsize', 16777216)");
    index_->exec("BEGIN");
    Batch batch;
    while (next(batch))
        insert(index_->getHandle(), insert_aside, batch);
    index_->exec("COMMIT");
}

bool TextLoader::next(Batch& batch) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return !waiting_.empty() || ended_; });
    if (waiting_.empty())
        return false;
    batch = std::move(waiting_.front());
    waiting_.pop_front();
    moved_.notify_all();
    return true;
}

void TextLoader::end() {
    if (!worker_.joinable())
        return;
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        moved_.notify_all();
    }
    worker_.join();
}

void TextLoader::insert(sqlite3* handle, const char* sql, const Batch& batch) {
    Handle statement = prepare(handle, sql);
    const char* at = batch.text.data();
    std::array<std::string, std::tuple_size_v<Texts>> seen;
    for (const Row& row : batch.rows) {
        check(handle, sqlite3_bind_int64(statement.get(), 1, row.id));
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const int place = static_cast<int>(i) + 2;
            if (row.sizes[i] < 0) {
                check(handle, sqlite3_bind_null(statement.get(), place));
                continue;
            }
            const auto size = static_cast<std::size_t>(row.sizes[i]);
            seen[i].clear();
            append_searchable(seen[i], {at, size});
            at += size;
            check(handle, sqlite3_bind_text(statement.get(), place, seen[i].data(),
                                            static_cast<int>(seen[i].size()), SQLITE_STATIC));
        }
        run(handle, statement);
    }
}

void index_anew(SQLite::Database& store) {
    store.exec("INSERT INTO observation_text (observation_text) VALUES ('delete-all')");
    store.exec("INSERT INTO observation_text (rowid, title, summary, impact, suggestion) SELECT id, "
               "edv_words(title), edv_words(summary), edv_words(impact), edv_words(suggestion) "
               "FROM observation");
}

void TextLoader::write() {
    if (!worker_.joinable() && !failed_)
        return insert(target_.getHandle(), insert_here, filling_);
    send();
    end();
    if (failed_) {
        // No room in the temporary folder, perhaps: it can be done without, only slower.
        index_anew(target_);
        return;
    }
    // The index itself forgets what it knew, so that it reads anew what is put under it.
    target_.exec("INSERT INTO observation_text (observation_text) VALUES ('delete-all')");
    for (const std::string table : {"data", "idx", "docsize"}) {
        target_.exec("DELETE FROM observation_text_" + table);
        target_.exec("INSERT INTO observation_text_" + table + " SELECT * FROM aside.aside_" + table);
    }
}

} // namespace edv::store::sqlite
