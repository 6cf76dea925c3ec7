// An engine as a module: loaded on demand, with nothing of the library in it. module_test.cpp loads it.
#include "edv/base/message.hpp"

#include "base/text.hpp"
#include "store/engine.hpp"

namespace {

using edv::store::EngineError;

std::unique_ptr<edv::store::Database> open(const std::string& file, bool /*write*/) {
    throw EngineError(EngineError::Against::key, edv::msg("can't open {file}", {{"file", file}}), {}, {},
                      edv::fold(file));
}

void create(const std::string& file) {
    throw edv::refused("store-exists", edv::msg("{file} exists already", {{"file", file}}));
}

std::vector<std::string> files(const std::string& file) {
    return {file};
}

} // namespace

extern "C" const edv::store::Engine* edv_engine() {
    static constexpr edv::store::Engine engine{open, create, files};
    return &engine;
}

extern "C" const void* used_of_the_library() {
    return reinterpret_cast<const void*>(&edv::refused);
}
