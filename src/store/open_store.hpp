/// The inside of a store, shared by reading and writing.
#pragma once

#include <utility>

#include "edv/store/store.hpp"

#include "store/codebook.hpp"
#include "store/engine.hpp"
#include "store/history.hpp"
#include "store/records.hpp"

namespace edv::store {

struct OpenStore {
    explicit OpenStore(std::unique_ptr<Database> opened)
        : database(std::move(opened)), seen_version(database->data_version()), codes(*database),
          records(*database, codes), history(*database, records) {}

    /// Whether somebody else has written since the last time this was asked.
    bool codes_are_old() {
        long long now = database->data_version();
        return std::exchange(seen_version, now) != now;
    }
    /// Whether there is no observation: then building the indexes anew is cheaper than keeping them up to
    /// date.
    bool empty() { return database->number("SELECT EXISTS (SELECT 1 FROM observation)") == 0; }

    std::unique_ptr<Database> database;
    long long seen_version; ///< asked for before the codes are read: what is written meanwhile makes them old
    Codebook codes;
    Records records;
    History history;
};

} // namespace edv::store
