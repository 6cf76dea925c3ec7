#include "store/engine.hpp"
#include "store/sqlite/connection.hpp"

namespace edv {

const Engine& engine_of(const std::string& /*file*/) {
    return sqlite::engine();
}

} // namespace edv
