#include "edv/store/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <filesystem>
#include <sqlite3.h>

#include "edv/base/error.hpp"

#include "report/related.hpp"
#include "store/codebook.hpp"
#include "store/resting.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

std::string error_code(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return "";
}

/// Calls `work` once, right after a connection opened meanwhile has read the codes of the taxonomies.
class AfterTerms {
public:
    explicit AfterTerms(std::function<void()> work) {
        work_ = std::move(work);
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
    }
    ~AfterTerms() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch)); }
    AfterTerms(const AfterTerms&) = delete;
    AfterTerms& operator=(const AfterTerms&) = delete;

private:
    static int watch(sqlite3* database, char**, const sqlite3_api_routines*) {
        return sqlite3_trace_v2(database, SQLITE_TRACE_PROFILE, ran, nullptr);
    }
    static int ran(unsigned, void*, void* statement, void*) {
        const std::string sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
        if (work_ && sql.find("FROM taxonomy") != std::string::npos)
            std::exchange(work_, {})();
        return 0;
    }
    static inline std::function<void()> work_;
};

} // namespace

TEST_CASE("what is stored comes back as it was written") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    model::Record project = record(
        "project", {{"code", "PR1"}, {"kind", "partner"}, {"title", "Clear letters"}, {"experts", "E2 E1"}});
    write(store, [&](store::Writing& writing) {
        for (const char* code : {"E1", "E2"})
            writing.add(expert(code));
        writing.add(partner("P1"));
        writing.add(project);
        writing.add(observation("2023-05-04"));
    });
    store::Store reopened(room.file(), store::Store::Mode::read);
    CHECK(reopened.find(project)->record == project);
    model::Record found = reopened.get(model::kind("observation"), 1)->record;
    model::Record expected = observation("2023-05-04");
    expected.at("number") = 1LL;
    CHECK(found == expected);
    CHECK(reopened.terms_in_use().size() == 4);
}

TEST_CASE("codes are compared without case and shown as first written") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) { writing.add(expert("Ex-1")); });
    CHECK(store.codes().find("expert", "eX-1") == "Ex-1");
    CHECK_FALSE(store.codes().find("partner", "Ex-1"));
    CHECK(store.codes().taken_by("EX-1") == "expert");
    CHECK(error_code([&] { write(store, [&](store::Writing& writing) { writing.add(expert("EX-1")); }); }) ==
          "duplicate");
    CHECK(error_code([&] { write(store, [&](store::Writing& writing) { writing.add(partner("ex-1")); }); }) ==
          "duplicate");
    CHECK(store.count(model::kind("expert")) == 1);
}

TEST_CASE("codes that another adds while they are read are known") {
    Room room;
    store::Store other(room.file(), store::Store::Mode::write);
    bool added = false;
    const AfterTerms meanwhile([&] {
        write(other, [&](store::Writing& writing) { writing.add(partner("P1")); });
        added = true;
    });
    store::Store store(room.file(), store::Store::Mode::write);
    REQUIRE(added);
    write(store, [&](store::Writing& writing) { writing.add(partner("P2")); });
    CHECK(store.codes().codes("partner") == std::vector<std::string>{"P1", "P2"});
}

TEST_CASE("without commit nothing is kept") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    { store::Writing(store, origin, taxonomies).add(expert("E1")); }
    CHECK(store.count(model::kind("expert")) == 0);
    CHECK_FALSE(store.codes().find("expert", "E1"));
    CHECK(store.log().empty());
}

TEST_CASE("numbers are never given twice") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
    });
    write(store, [&](store::Writing& writing) { CHECK(writing.add(observation("2023-01-02")) == 1); });
    write(store, [&](store::Writing& writing) { writing.undo(*store.last_done()); });
    CHECK(store.count(model::kind("observation")) == 0);
    write(store, [&](store::Writing& writing) { CHECK(writing.add(observation("2023-01-03")) == 2); });
    model::Record numbered = observation("2023-01-04");
    numbered.at("number") = 40LL;
    write(store, [&](store::Writing& writing) { CHECK(writing.add(numbered) == 40); });
    write(store, [&](store::Writing& writing) { CHECK(writing.add(observation("2023-01-05")) == 41); });
}

TEST_CASE("undo and redo go back and forth over additions and changes and removals") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(expert("E2"));
    });
    model::Stored first = *store.find(expert("E1"));
    model::Record changed = first.record;
    changed.at("until") = day("2023-06-30");
    long long entry = write(store, [&](store::Writing& writing) {
        writing.change(first.id, changed);
        writing.remove(model::kind("expert"), store.find(expert("E2"))->id);
        writing.add(partner("P1"));
    });
    std::vector<model::Record> after = store.records(model::kind("expert"));
    write(store, [&](store::Writing& writing) { writing.undo(*store.entry(entry)); });
    CHECK(store.records(model::kind("expert")).size() == 2);
    CHECK(store.find(expert("E1"))->record == first.record);
    CHECK(store.count(model::kind("partner")) == 0);
    CHECK(store.last_undone()->id == entry);
    write(store, [&](store::Writing& writing) { writing.redo(*store.entry(entry)); });
    CHECK(store.records(model::kind("expert")) == after);
    CHECK(store.count(model::kind("partner")) == 1);
    CHECK_FALSE(store.last_undone());
}

TEST_CASE("an entry that a later one rests on is not undone") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    long long first = write(store, [&](store::Writing& writing) { writing.add(expert("E1")); });
    model::Stored stored = *store.find(expert("E1"));
    stored.record.at("language") = "fr";
    write(store, [&](store::Writing& writing) { writing.change(stored.id, stored.record); });
    long long third = write(store, [&](store::Writing& writing) { writing.add(partner("P1")); });
    write(store, [&](store::Writing& writing) { writing.add(observation("2023-01-02")); });
    CHECK(error_code([&] {
              write(store, [&](store::Writing& writing) { writing.undo(*store.entry(first)); });
          }) == "later-change");
    CHECK(error_code([&] {
              write(store, [&](store::Writing& writing) { writing.undo(*store.entry(third)); });
          }) == "later-change");
    CHECK(store.count(model::kind("observation")) == 1);
    CHECK(store.find(partner("P1")).has_value());
    const auto way_of = [&](long long entry) {
        std::vector<long long> ids;
        for (const store::Entry& one : in_the_way(store, *store.entry(entry)))
            ids.push_back(one.id);
        return ids;
    };
    CHECK(way_of(first) == std::vector<long long>{4, 2});
    CHECK(way_of(third) == std::vector<long long>{4});
    CHECK(way_of(4).empty());
}

TEST_CASE("a selection finds by reference and by one of several codes and by text") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
        writing.add(observation("2023-01-02"));
        model::Record other = observation("2023-02-02");
        other.at("barriers") = Value();
        other.at("summary") = "Délai trop court";
        writing.add(other);
    });
    auto count = [&](store::Condition condition) {
        return store.list(model::kind("observation"), {{std::move(condition)}, "", false, {}}).size();
    };
    CHECK(count({"expert", store::Condition::Test::any_of, {Value("E1")}}) == 2);
    CHECK(count({"expert", store::Condition::Test::any_of, {Value("nobody")}}) == 0);
    CHECK(count({"barriers", store::Condition::Test::any_of, {Value("cost")}}) == 1);
    CHECK(count({"barriers", store::Condition::Test::empty, {}}) == 1);
    CHECK(count({"date", store::Condition::Test::at_least, {Value(day("2023-02-02"))}}) == 1);
    CHECK(count({"", store::Condition::Test::text, {Value("DELAI")}}) == 1);
    CHECK(count({"", store::Condition::Test::text, {Value("%")}}) == 0);
    CHECK(count({"state", store::Condition::Test::any_of, {Value("open")}}) == 2);
}

TEST_CASE("a store that exists is not made again") {
    Room room;
    CHECK(error_code([&] { store::Store::create(room.file()); }) == "store-exists");
}

TEST_CASE("a row that is withdrawn without the digest of an import frees its reference") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    model::Record row = observation("2023-01-02");
    row.at("ref") = "r1";
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
        writing.add(row);
    });
    auto again = [&] { write(store, [&](store::Writing& writing) { writing.add(row); }); };
    CHECK(store.find_reference("", "r1")->id == 1);
    CHECK(error_code(again) == "duplicate");
    model::Record withdrawn = store.get(model::kind("observation"), 1)->record;
    withdrawn.at("withdrawn") = day("2023-02-01");
    withdrawn.at("imported") = "digest";
    write(store, [&](store::Writing& writing) { writing.change(1, withdrawn); });
    CHECK(store.find_reference("", "r1")->id == 1);
    CHECK_FALSE(store.find_imported("digest"));
    withdrawn.at("imported") = Value();
    write(store, [&](store::Writing& writing) { writing.change(1, withdrawn); });
    CHECK_FALSE(store.find_reference("", "r1"));
    again();
    CHECK(store.find_reference("", "r1")->id == 2);
    CHECK(error_code([&] {
              write(store, [&](store::Writing& writing) { writing.undo(*store.entry(3)); });
          }) == "later-change");
}

TEST_CASE("what became of the rows of a batch") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
        model::Record batch = record("batch", {{"at", "2023-01-02T00:00:00Z"}, {"file", "week.csv"}});
        model::Record row = observation("2023-01-02");
        row.at("batch") = writing.add(batch);
        for (int i = 0; i < 5; ++i)
            writing.add(row);
        writing.add(observation("2023-01-02"));
    });
    auto change = [&](long long number, std::string_view field, Value value) {
        model::Record changed = store.get(model::kind("observation"), number)->record;
        changed.at(field) = std::move(value);
        write(store, [&](store::Writing& writing) { writing.change(number, changed); });
    };
    CHECK(store.settled_observations(1).empty());
    change(4, "noted", day("2023-02-01"));
    change(2, "title", "a title");
    write(store, [&](store::Writing& writing) { writing.undo(*store.last_done()); });
    change(6, "title", "of no batch");
    change(5, "withdrawn", day("2023-02-01"));
    write(store, [&](store::Writing& writing) {
        writing.add(record("similar", {{"observation", "1"}, {"other", "6"}, {"decision", "same"}}));
    });
    CHECK(store.settled_observations(1) == std::vector<long long>{1, 4, 5});
    CHECK(store.settled_observations(7).empty());
    auto counts = store.batch_counts();
    REQUIRE(counts.size() == 1);
    CHECK(counts.front().batch == 1);
    CHECK(counts.front().rows == 5);
    CHECK(counts.front().withdrawn == 1);
}

TEST_CASE("uses of a signal on one day differ by their reference, and none has none") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    const auto use = [](const std::string& reference) {
        return record(
            "uptake",
            {{"signal", "2023-01"}, {"kind", "press"}, {"date", "2023-05-04"}, {"reference", reference}});
    };
    write(store, [&](store::Writing& writing) {
        writing.add(record("signal", {{"number", "2023-01"},
                                      {"title", "T"},
                                      {"statement", "S"},
                                      {"ground", "political"},
                                      {"opened", "2023-01-01"}}));
        writing.add(use(""));
        writing.add(use("A"));
        writing.add(use("B"));
    });
    for (const char* taken : {"", "A"}) {
        CAPTURE(taken);
        CHECK(error_code([&] { write(store, [&](store::Writing& writing) { writing.add(use(taken)); }); }) ==
              "duplicate");
        CHECK(store.find(use(taken))->record == use(taken));
    }
    CHECK(store.count(model::kind("uptake")) == 3);
}

TEST_CASE("related signals are found from both, and an undone relation from none") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        for (const char* number : {"2023-01", "2023-02", "2023-03"})
            writing.add(record("signal", {{"number", number},
                                          {"title", "T"},
                                          {"statement", "S"},
                                          {"ground", "political"},
                                          {"opened", "2023-01-01"}}));
    });
    const long long entry = write(store, [&](store::Writing& writing) {
        for (const char* earlier : {"2023-01", "2023-02"})
            writing.add(record("signal_relation",
                               {{"signal", "2023-03"}, {"relation", "follows"}, {"other", earlier}}));
    });
    const auto seen_from = [&](const char* number) {
        std::string seen;
        for (const report::RelatedSignal& one : report::related_to(store, number))
            seen +=
                english(report::words_of_relation(one.relation, one.later, one.signal.text("number"))) + "\n";
        return seen;
    };
    CHECK(seen_from("2023-03") == "sequel to signal 2023-01\nsequel to signal 2023-02\n");
    CHECK(seen_from("2023-01") == "continued by signal 2023-03\n");
    write(store, [&](store::Writing& writing) { writing.undo(*store.entry(entry)); });
    CHECK(seen_from("2023-03").empty());
}
