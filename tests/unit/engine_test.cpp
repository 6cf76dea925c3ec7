// What the store asks of an engine, and that the code beneath which an engine stands speaks no engine's SQL.
#include "store/engine.hpp"

#include <doctest/doctest.h>
#include <limits>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "store/open_store.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

std::unique_ptr<store::Database> opened(const Room& room, bool write = true) {
    return store::engine_of(room.file()).open(room.file(), write);
}

constexpr const char* add_entry = "INSERT INTO entry (at, who, words) VALUES (?1, ?2, '')";

long long entries(store::Database& database) {
    return database.number("SELECT count(*) FROM entry").value();
}

/// What stood against the work, as the engine says it.
store::EngineError::Against against(const std::function<void()>& work) {
    try {
        work();
    } catch (const store::EngineError& error) {
        CHECK(error.kind() == ErrorKind::setup);
        CHECK_FALSE(error.detail().empty());
        CHECK(error.said().args.size() == 1);
        return error.against();
    }
    FAIL("nothing was refused");
    return store::EngineError::Against::nothing;
}

/// An engine that notes the SQL that it is given, and whose dialect can be told from any other.
class Noting final : public store::Database {
public:
    Noting(std::unique_ptr<store::Database> inner, std::set<std::string>& noted)
        : inner_(std::move(inner)), noted_(noted) {}

    [[nodiscard]] const std::string& file() const override { return inner_->file(); }
    [[nodiscard]] const store::Dialect& dialect() const override {
        static constexpr store::Dialect words{
            " /* giving id */", "({word} IS NOT NULL AND {text} IS NULL)",
            "(SELECT id AS hit, title AS likeness FROM observation WHERE title = "
            "{mark}) AS hits JOIN observation ON observation.id = hits.hit"};
        return words;
    }
    store::Statement& prepared(std::string_view sql) override {
        noted_.emplace(sql);
        return inner_->prepared(sql);
    }
    [[nodiscard]] std::unique_ptr<store::Statement> fresh(std::string_view sql) override {
        noted_.emplace(sql);
        return inner_->fresh(sql);
    }
    void begin() override { inner_->begin(); }
    void commit() override { inner_->commit(); }
    void rollback() override { inner_->rollback(); }
    void end_reading() override { inner_->end_reading(); }
    long long data_version() override { return inner_->data_version(); }
    store::WordIndex& words() override { return inner_->words(); }
    [[nodiscard]] std::unique_ptr<store::Bulk> bulk() override { return inner_->bulk(); }
    void facts(const Period& period, const std::vector<std::string_view>& fields,
               const std::function<void(const store::Fact&)>& see) override {
        inner_->facts(period, fields, see);
    }
    void cited(const std::vector<std::string_view>& fields,
               const std::function<void(long long, const store::Fact&)>& see) override {
        inner_->cited(fields, see);
    }

private:
    std::unique_ptr<store::Database> inner_;
    std::set<std::string>& noted_;
};

/// Asks for records of the kind by every field, in every way.
void ask_all(store::Records& records, const model::Kind& kind) {
    const auto nobody = [](const model::Stored&) {};
    std::vector<std::string_view> fields;
    for (const model::Field& field : kind.fields)
        fields.push_back(field.name);
    for (const std::string_view field : fields) {
        const bool links = kind.fields[kind.index(field)].type == model::FieldType::refs;
        for (const store::Condition::Test test :
             {store::Condition::Test::any_of, store::Condition::Test::at_least,
              store::Condition::Test::at_most, store::Condition::Test::empty,
              store::Condition::Test::not_empty})
            if (!links || test == store::Condition::Test::any_of)
                records.each(kind, {{{std::string(field), test, {Value("1"), Value("2")}}}, "", false, {}},
                             nobody);
        records.each(kind, {{{std::string(field), store::Condition::Test::any_of, {}}}, "", false, {}},
                     nobody);
        if (!links)
            for (const bool descending : {false, true})
                records.each(kind, {{}, std::string(field), descending, 7}, nobody);
    }
    for (const store::Condition::Test test :
         {store::Condition::Test::text, store::Condition::Test::text_or_name})
        records.each(kind, {{{"", test, {Value("mot autre")}}}, "", false, {}}, nobody);
    records.each(kind, {{{"", store::Condition::Test::text, {Value(" ")}}}, "", false, {}}, nobody);
    records.exists(kind, 1);
    records.links(kind, 1);
}

} // namespace

TEST_CASE("a statement binds and reads each type of value") {
    const Room room;
    const auto database = opened(room);
    const std::string text = std::string("été\0 ", 7) + "'\"";
    store::Statement& row = database->prepared("SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7");
    row.bind(1, std::numeric_limits<long long>::min());
    row.bind(2, std::string_view(text));
    row.lend(3, text);
    row.bind_decimal(4, 0.1);
    row.bind_null(5);
    row.bind(6, std::string_view());
    REQUIRE(row.step());
    CHECK(row.integer(0) == std::numeric_limits<long long>::min());
    CHECK(row.text(1) == text);
    CHECK(row.text(2) == text);
    CHECK(row.decimal(3) == 0.1);
    for (const int null : {4, 6}) {
        CHECK(row.is_null(null));
        CHECK(row.integer(null) == 0);
        CHECK(row.decimal(null) == 0.0);
        CHECK(row.text(null).empty());
    }
    CHECK_FALSE(row.is_null(5));
    CHECK(row.text(5).empty());
    CHECK_FALSE(row.step());
}

TEST_CASE("what is bound by copy outlives its text, a statement its run") {
    const Room room;
    const auto database = opened(room);
    store::Statement& row = database->prepare("SELECT ?1, ?2", std::string("gone before it runs"), 4LL);
    REQUIRE(row.step());
    CHECK(row.text(0) == "gone before it runs");
    row.reset();
    REQUIRE(row.step());
    CHECK(row.text(0) == "gone before it runs");
    CHECK(row.integer(1) == 4);
    store::Statement& again = database->prepared("SELECT ?1, ?2");
    CHECK(&again == &row);
    REQUIRE(again.step());
    CHECK(again.is_null(0));
    const auto own = database->fresh("SELECT ?1, ?2");
    CHECK(own.get() != &row);
}

TEST_CASE("one number is asked for at once") {
    const Room room;
    const auto database = opened(room);
    CHECK(database->number("SELECT ?2 WHERE ?1 = 'a'", "a", 5LL) == 5);
    CHECK_FALSE(database->number("SELECT ?2 WHERE ?1 = 'a'", "b", 5LL));
    CHECK_FALSE(database->number("SELECT max(id) FROM entry"));
    CHECK(database->number("SELECT TRUE") == 1);
    CHECK(database->number("SELECT EXISTS (SELECT 1 FROM entry)") == 0);
}

TEST_CASE("a transaction takes back what is not committed") {
    const Room room;
    const auto database = opened(room);
    const std::string sql = add_entry + std::string(database->dialect().giving_id);
    {
        const store::Transaction transaction(*database);
        CHECK(database->prepare(sql, "now", "me").insert() == 1);
        CHECK(entries(*database) == 1);
    }
    CHECK(entries(*database) == 0);
    {
        store::Transaction transaction(*database);
        const long long first = database->prepare(sql, "now", "me").insert();
        CHECK(database->prepare(sql, "now", "you").insert() == first + 1);
        transaction.commit();
    }
    CHECK(entries(*database) == 2);
    database->rollback();
    CHECK(entries(*opened(room, false)) == 2);
}

TEST_CASE("who reads sees one state until the end, and notices that somebody wrote") {
    const Room room;
    const auto writer = opened(room);
    const auto reader = opened(room, false);
    const long long before = reader->data_version();
    const long long own = writer->data_version();
    CHECK(entries(*reader) == 0);
    reader->end_reading();
    writer->run(add_entry, "now", "me");
    CHECK(reader->data_version() != before);
    CHECK(writer->data_version() == own);
    CHECK(entries(*reader) == 1);
    CHECK_THROWS_AS(reader->run(add_entry, "now", "me"), store::EngineError);
}

TEST_CASE("what an engine refuses says what stood against it") {
    const Room room;
    const auto database = opened(room);
    const auto run = [&](const char* sql) { return [&database, sql] { database->run(sql); }; };
    database->run("INSERT INTO subject (id, kind, code) VALUES (1, 'expert', 'E1')");
    CHECK(against(run("INSERT INTO subject (id, kind, code) VALUES (2, 'expert', 'e1')")) ==
          store::EngineError::Against::key);
    CHECK(against(run("INSERT INTO subject (id, kind, code) VALUES (1, 'expert', 'E2')")) ==
          store::EngineError::Against::key);
    CHECK(against(run("INSERT INTO subject (id, kind, code) VALUES (2, 'mayor', 'E2')")) ==
          store::EngineError::Against::rule);
    CHECK(against(run("INSERT INTO change (entry, step, kind, operation, first, last) VALUES (9, 1, 'x', "
                      "'added', 1, 1)")) == store::EngineError::Against::rule);
    CHECK(against(run("SELECT nothing")) == store::EngineError::Against::nothing);
    CHECK(against([&] { database->prepare("SELECT ?1", 1LL, 2LL); }) == store::EngineError::Against::nothing);
    CHECK(against([&] { static_cast<void>(database->fresh("SELEC")); }) ==
          store::EngineError::Against::nothing);
    // The statement that failed can run again.
    CHECK(database->number("SELECT count(*) FROM subject") == 1);
}

TEST_CASE("a load that is given up leaves the database as it was") {
    const Room room;
    const auto database = opened(room);
    {
        const auto bulk = database->bulk();
        const store::Transaction transaction(*database);
        bulk->start();
        database->words().gather();
        database->run("INSERT INTO batch (id, at, file) VALUES (1, 'now', 'a.csv')");
        database->words().abandon();
    }
    CHECK(database->number("SELECT count(*) FROM batch") == 0);
    CHECK(against([&] {
              database->run("INSERT INTO change (entry, step, kind, operation, first, last) VALUES (9, 1, "
                            "'x', 'added', 1, 1)");
          }) == store::EngineError::Against::rule);
}

TEST_CASE("a load refuses a reference to nothing at its end") {
    const Room room;
    const auto database = opened(room);
    const auto bulk = database->bulk();
    const store::Transaction transaction(*database);
    bulk->start();
    database->run("INSERT INTO kept (entry, step, id, record) VALUES (9, 1, 1, '')");
    CHECK_THROWS_AS(bulk->finish(), std::logic_error);
}

TEST_CASE("the words of observations are found by what the dialect says") {
    const Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
        writing.add(observation("2023-01-02"));
    });
    const auto database = opened(room, false);
    const std::string from =
        std::regex_replace(std::string(database->dialect().found), std::regex("\\{mark\\}"), "?1");
    const auto found = [&](const std::vector<Value>& terms) {
        return database->number("SELECT observation.id FROM " + from + " ORDER BY likeness",
                                database->words().expression(terms, false));
    };
    CHECK(found({Value("longue")}) == 1);
    CHECK_FALSE(found({Value("courte")}));
    CHECK(database->words().count_with("longue") == 1);
    CHECK(database->words().count_with("courte") == 0);
}

TEST_CASE("shared code speaks no engine's SQL") {
    const Room room;
    {
        store::Store store(room.file(), store::Store::Mode::write);
        write(store, [&](store::Writing& writing) {
            writing.add(expert("E1"));
            writing.add(partner("P1"));
            writing.add(observation("2023-01-02"));
        });
        model::Stored first = *store.get(model::kind("observation"), 1);
        first.record.at("title") = "other";
        write(store, [&](store::Writing& writing) { writing.change(1, first.record); });
        write(store, [&](store::Writing& writing) { writing.remove(model::kind("observation"), 1); });
    }
    std::set<std::string> noted;
    store::OpenStore inside(std::make_unique<Noting>(opened(room), noted));
    CHECK(inside.empty());
    for (const model::Kind& kind : model::kinds())
        ask_all(inside.records, kind);
    const auto nobody = [](const model::Stored&) {};
    inside.records.each(model::kind("observation"),
                        {{{"", store::Condition::Test::match, {Value("mot")}}}, "", false, 5}, nobody);
    {
        const store::Transaction transaction(*inside.database);
        for (int undone = 0; undone < 3; ++undone) {
            const store::Entry last = *inside.history.last_done();
            inside.history.effects(last);
            inside.history.in_the_way(last, {});
            inside.history.undo(last, taxonomies);
        }
        inside.history.redo(*inside.history.last_undone(), taxonomies);
        const long long entry = inside.history.start(origin);
        inside.records.insert(
            record("agreement", {{"partner", "P1"}, {"relation", "external"}, {"since", "2020-01-01"}}), {},
            taxonomies);
        const model::Stored there = *inside.records.get(model::kind("partner"), 2);
        inside.history.changed(entry, there);
        inside.history.finish(entry, msg("a test"));
    }
    CHECK(inside.history.log({}).size() == 3);
    CHECK(inside.history.log(1).size() == 1);
    CHECK(noted.size() > 300);
    const std::regex foreign(
        "\\browid\\b|\\binstr\\(|\\bMATCH\\b|INDEXED|CROSS JOIN|LIMIT -|PRAGMA|sqlite|edv_|"
        "\\?[^0-9]|\\?$|(WHERE|AND|OR) \\(?[01]\\b|(FROM|JOIN|INTO) similar\\b|IN \\(\\)|"
        "\\bINSERT OR\\b|\\bglob\\b|printf|strftime|json_|RETURNING");
    for (const std::string& sql : noted) {
        CAPTURE(sql);
        CHECK_FALSE(std::regex_search(sql, foreign));
        const bool asks_number = sql.find("giving id") != std::string::npos;
        CHECK_FALSE((asks_number && sql.find("(id, ") != std::string::npos));
    }
}

TEST_CASE("records are selected by a code that stands in another table") {
    const Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        writing.add(partner("P1"));
        writing.add(partner("code"));
    });
    const auto found = [&](const char* code) {
        return store
            .list(model::kind("partner"),
                  {{{"code", store::Condition::Test::any_of, {Value(code)}}}, "", false, {}})
            .size();
    };
    CHECK(found("P1") == 1);
    CHECK(found("p1") == 1);
    CHECK(found("code") == 1);
    CHECK(found("P2") == 0);
}
