#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

/// A store with one observation.
struct Register {
    Register() : store(room.file(), store::Store::Mode::write) {
        write(store, [](store::Writing& writing) {
            writing.add(partner("P1"));
            writing.add(expert("E1"));
        });
        first =
            write(store, [&](store::Writing& writing) { number = writing.add(observation("2024-01-10")); });
    }
    model::Stored now() { return store.get(model::kind("observation"), number).value(); }
    long long version() { return store.version(model::kind("observation"), number); }
    /// The entry that it makes.
    long long set(const char* field, const char* text) {
        return write(store, [&](store::Writing& writing) {
            model::Record changed = now().record;
            changed.at(field) = std::string(text);
            writing.change(number, changed);
        });
    }
    void undo(long long entry) {
        write(store, [&](store::Writing& writing) { writing.undo(store.entry(entry).value()); });
    }
    void redo(long long entry) {
        write(store, [&](store::Writing& writing) { writing.redo(store.entry(entry).value()); });
    }

    Room room;
    store::Store store;
    long long number = 0;
    long long first = 0;
};

} // namespace

TEST_CASE("a version is the last entry that touched the record and stands") {
    Register made;
    CHECK(made.version() == made.first);
    const long long second = made.set("title", "One");
    CHECK(made.version() == second);
    write(made.store, [](store::Writing& writing) { writing.add(partner("P2")); });
    CHECK(made.version() == second);
    made.undo(second);
    CHECK(made.version() == made.first);
    made.redo(second);
    CHECK(made.version() == second);
    CHECK(made.store.version(model::kind("observation"), 99) == 0);
}

TEST_CASE("what has become of a record since a version, by field") {
    Register made;
    made.set("title", "One");
    const long long summary = made.set("summary", "Two");
    const long long title = made.set("title", "Three");
    auto since = made.store.since(made.now(), made.first);
    REQUIRE(since);
    CHECK(is_empty(since->before.at("title")));
    CHECK(since->before.text("summary") == "une file\nlongue");
    REQUIRE(since->changed.size() == 2);
    CHECK(since->changed.at("title").id == title);
    CHECK(since->changed.at("summary").id == summary);
    CHECK(since->changed.at("summary").who == "tester");
    since = made.store.since(made.now(), title);
    REQUIRE(since);
    CHECK(since->changed.empty());
    CHECK_FALSE(made.store.since(made.now(), 1));
    CHECK_FALSE(made.store.since(made.now(), 99));
}

TEST_CASE("what was changed and changed back is not changed") {
    Register made;
    made.set("summary", "One");
    made.set("summary", "une file\nlongue");
    const auto since = made.store.since(made.now(), made.first);
    REQUIRE(since);
    CHECK(since->changed.empty());
}

TEST_CASE("a version that was undone is known, with what it left") {
    Register made;
    const long long undone = made.set("title", "One");
    made.undo(undone);
    auto since = made.store.since(made.now(), undone);
    REQUIRE(since);
    CHECK(since->before.text("title") == "One");
    CHECK(since->changed.at("title").undone);
    const long long later = made.set("summary", "Two");
    since = made.store.since(made.now(), undone);
    REQUIRE(since);
    CHECK(since->before.text("title") == "One");
    CHECK(since->before.text("summary") == "une file\nlongue");
    CHECK(since->changed.at("title").id == undone);
    CHECK(since->changed.at("summary").id == later);
}

TEST_CASE("a version that was undone and done again is as it was") {
    Register made;
    const long long second = made.set("title", "One");
    made.undo(second);
    made.redo(second);
    const auto since = made.store.since(made.now(), second);
    REQUIRE(since);
    CHECK(since->changed.empty());
}
