#include "store/engine.hpp"
#include "store/sqlite/connection.hpp"

namespace edv::store {

const Engine& engine_of(const std::string& /*file*/) {
    return sqlite::engine();
}

} // namespace edv::store
