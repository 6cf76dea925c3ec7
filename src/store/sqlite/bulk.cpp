#include "store/sqlite/bulk.hpp"

#include <stdexcept>

namespace edv::store::sqlite {
namespace {

constexpr const char* left_out[] = {"observation_ref", "observation_imported", "observation_facets"};

} // namespace

Load::Load(Connection& connection) : connection_(connection) {
    // SQLite takes this switch outside of a transaction only.
    connection_.execute("PRAGMA foreign_keys = OFF");
}

Load::~Load() {
    for (const char* usual : {"PRAGMA foreign_keys = ON", "PRAGMA threads = 0", "PRAGMA cache_size = -16000",
                              "PRAGMA temp_store = MEMORY"})
        connection_.try_execute(usual);
}

void Load::start() {
    // Indexes of a large load are sorted in files, a little at a time, by both cores.
    connection_.execute("PRAGMA temp_store = FILE");
    connection_.execute("PRAGMA threads = 1");
    connection_.execute("PRAGMA cache_size = -4000");
    drop_indexes();
}

void Load::drop_indexes() {
    for (const std::string name : left_out) {
        Statement& find =
            connection_.prepare("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?1", name);
        find.step();
        dropped_.emplace_back(find.text(0));
        find.reset();
        connection_.execute("DROP INDEX " + name);
    }
}

void Load::finish() {
    for (const std::string& index : dropped_)
        connection_.execute(index);
    const auto broken = connection_.fresh("PRAGMA foreign_key_check");
    if (broken->step())
        throw std::logic_error("a reference that was not checked in " + std::string(broken->text(0)));
}

} // namespace edv::store::sqlite
