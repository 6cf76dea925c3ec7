// A store with little in it, for tests.
#pragma once

#include <filesystem>
#include <functional>
#include <stdlib.h>
#include <string>

#include "edv/store/store.hpp"

#include "unit/records.hpp"

namespace edv::test {

/// A store of its own, gone with the test.
class Room {
public:
    Room() {
        std::string pattern = (std::filesystem::temp_directory_path() / "edv-unit-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        store::Store::create(file());
    }
    ~Room() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;
    [[nodiscard]] std::string file() const { return folder_ + "/edv.db"; }

private:
    std::string folder_;
};

inline const store::Origin origin{"tester", "2024-01-01T00:00:00Z"};
inline const model::Taxonomies taxonomies{{"partner_kind", {{"fps", {{"fr", "SPF"}}}}},
                                          {"barrier", {{"waiting", {}}, {"cost", {}}}},
                                          {"right", {{"housing", {}}}}};

inline long long write(store::Store& store, const std::function<void(store::Writing&)>& work) {
    store::Writing writing(store, origin, taxonomies);
    work(writing);
    return writing.commit(msg("a test"));
}

inline model::Record expert(const char* code) {
    return record("expert", {{"code", code}, {"since", "2020-01-01"}, {"fte", "0.8"}});
}

inline model::Record partner(const char* code) {
    return record("partner", {{"code", code}, {"kind", "fps"}, {"name_fr", "Nom"}});
}

inline model::Record observation(const char* date) {
    return record("observation", {{"date", date},
                                  {"expert", "E1"},
                                  {"partner", "P1"},
                                  {"summary", "une file\nlongue"},
                                  {"barriers", "waiting cost"},
                                  {"right", "housing"}});
}

} // namespace edv::test
