/// The full-text index of a bulk load, built beside the load on a second thread.
#pragma once

#include <SQLiteCpp/Database.h>
#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/engine.hpp"

namespace edv::store::sqlite {

/// Empties observation_text and indexes what the store has.
void index_anew(SQLite::Database& store);

/// Indexes texts in a private database in the temporary folder, whose file has no name. A load of few texts
/// is kept in memory and needs neither that nor a thread.
class TextLoader {
public:
    /// `target` is within a transaction that writes. What the loader attaches to it as `aside` is to be
    /// detached when that is over.
    explicit TextLoader(SQLite::Database& target) : target_(target) {}
    ~TextLoader();
    TextLoader(const TextLoader&) = delete;
    TextLoader& operator=(const TextLoader&) = delete;

    /// Takes a copy of the texts; waits while too many are underway.
    void add(long long id, const store::Texts& texts);

    /// Writes what was added into observation_text, which is empty. To be called once, at the end.
    void write();

private:
    struct Row {
        long long id;
        std::array<int, std::tuple_size_v<Texts>> sizes; ///< bytes; -1 for none
    };
    struct Batch {
        std::vector<Row> rows;
        std::string text; ///< of all rows, one after another
    };

    static void insert(sqlite3* handle, const char* sql, const Batch& batch);
    void open_aside();
    void start();
    void send();
    void work();
    [[nodiscard]] bool next(Batch& batch);
    void end();

    SQLite::Database& target_;
    Batch filling_;
    std::unique_ptr<SQLite::Database> index_;
    std::thread worker_;
    std::mutex mutex_; ///< of what follows
    std::condition_variable moved_;
    std::deque<Batch> waiting_;
    bool ended_ = false;
    bool failed_ = false;
};

} // namespace edv::store::sqlite
