/// The inside of a store, shared by reading and writing.
#pragma once

#include <optional>
#include <stdexcept>
#include <utility>

#include "edv/store/store.hpp"

#include "store/history.hpp"
#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace edv {

struct Store::Impl {
    Impl(const std::string& file, bool write)
        : database(file, write), seen_version((begin_reading(write), data_version())), codes(database),
          records(database, codes), history(database, records) {}

    /// A command that reads sees one state of the store, however many others write meanwhile.
    void begin_reading(bool write) {
        if (!write)
            database.handle().exec("BEGIN");
        reading = !write;
    }
    void end_reading() {
        if (std::exchange(reading, false))
            database.handle().tryExec("ROLLBACK");
    }

    /// Runs `work`; SQLite's exceptions leave as Errors.
    template <class Work>
    auto guarded(const Work& work) {
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            throw database.explain(exception);
        }
    }

    /// Whether another connection has written since the last time this was asked.
    bool codes_are_old() {
        long long now = data_version();
        return std::exchange(seen_version, now) != now;
    }
    long long data_version() {
        auto& statement = database.prepare("PRAGMA data_version");
        statement.executeStep();
        long long version = statement.getColumn(0).getInt64();
        statement.reset();
        return version;
    }
    /// Whether there is no observation: then building the indexes anew is cheaper than keeping them up to
    /// date.
    bool empty() {
        auto& statement = database.prepare("SELECT EXISTS (SELECT 1 FROM observation)");
        statement.executeStep();
        bool none = statement.getColumn(0).getInt() == 0;
        statement.reset();
        return none;
    }

    Database database;
    bool reading = false;
    long long seen_version; ///< asked for before the codes are read: what is written meanwhile makes them old
    Codebook codes;
    Records records;
    History history;
};

} // namespace edv
