// A module that is loaded on demand speaks with the program's own library: there is no second copy of it.
#include <cstdlib>
#include <dlfcn.h>
#include <memory>

#include "store/engine.hpp"

using namespace edv;

TEST_CASE("an engine that is loaded on demand has no copy of the library") {
    const char* file = std::getenv("EDV_TEST_MODULE");
    REQUIRE_MESSAGE(file, "EDV_TEST_MODULE names the module");
    const auto close = [](void* module) { dlclose(module); };
    const std::unique_ptr<void, decltype(close)> module(dlopen(file, RTLD_NOW | RTLD_LOCAL), close);
    REQUIRE_MESSAGE(module, dlerror());
    auto* const given = reinterpret_cast<const store::Engine* (*)()>(dlsym(module.get(), "edv_engine"));
    REQUIRE((given != nullptr));
    const store::Engine& engine = *given();

    // Its errors are the program's own, down to those that the store tells apart.
    try {
        engine.open("Dépôt", false);
        FAIL("it opened");
    } catch (const store::EngineError& error) {
        CHECK(error.against() == store::EngineError::Against::key);
        CHECK(error.kind() == ErrorKind::setup);
        CHECK(error.detail() == "depot");
        CHECK(std::string(error.what()).find("can't open") != std::string::npos);
    }
    CHECK_THROWS_AS(engine.create("made"), Error);
    CHECK(engine.files("made") == std::vector<std::string>{"made"});

    // What it uses of the library is the program's.
    auto* const used = reinterpret_cast<const void* (*)()>(dlsym(module.get(), "used_of_the_library"));
    REQUIRE((used != nullptr));
    CHECK(used() == reinterpret_cast<const void*>(&refused));
}
