#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <set>

#include "edv/store/store.hpp"

#include "base/search.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

/// The numbers of what matches, best first.
std::vector<long long> matching(const store::Store& store, const char* word) {
    std::vector<long long> numbers;
    for (const model::Stored& one :
         store.list(model::kind("observation"),
                    {{{"", store::Condition::Test::match, {Value(word)}}}, "", false, {}}))
        numbers.push_back(one.id);
    return numbers;
}

std::vector<std::string> indexed_words(SQLite::Database& database) {
    database.exec("CREATE VIRTUAL TABLE temp.place USING fts5vocab(main, observation_text, 'instance')");
    SQLite::Statement all(database, "SELECT term, doc, col, offset FROM temp.place ORDER BY 2, 3, 4, 1");
    std::vector<std::string> words;
    while (all.executeStep())
        words.push_back(all.getColumn(0).getString() + ' ' + all.getColumn(1).getString() + ' ' +
                        all.getColumn(2).getString() + ' ' + all.getColumn(3).getString());
    database.exec("DROP TABLE temp.place");
    return words;
}

/// Compares the index with one that is made anew of the texts.
void check_index(const Room& room) {
    SQLite::Database database(room.file(), SQLite::OPEN_READWRITE);
    CHECK_NOTHROW(
        database.exec("INSERT INTO observation_text (observation_text) VALUES ('integrity-check')"));
    const std::vector<std::string> kept = indexed_words(database);
    database.exec("BEGIN");
    database.exec("INSERT INTO observation_text (observation_text) VALUES ('delete-all')");
    SQLite::Statement texts(database, "SELECT id, title, summary, impact, suggestion FROM observation");
    SQLite::Statement add(database,
                          "INSERT INTO observation_text (rowid, title, summary, impact, suggestion) "
                          "VALUES (?, ?, ?, ?, ?)");
    while (texts.executeStep()) {
        add.reset();
        add.clearBindings();
        add.bind(1, texts.getColumn(0).getInt64());
        for (int at = 1; at < 5; ++at)
            if (!texts.getColumn(at).isNull())
                add.bind(at + 1, searchable(texts.getColumn(at).getString()));
        add.exec();
    }
    texts.reset();
    CHECK(indexed_words(database) == kept);
    database.exec("ROLLBACK");
}

using Numbers = std::vector<long long>;

} // namespace

TEST_CASE("the full-text index follows every change and its undo and redo") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
    });
    write(store, [&](store::Writing& writing) {
        writing.add(observation("2023-01-02"));
        writing.add(observation("2023-01-03"));
    });
    CHECK(matching(store, "LONGUE") == Numbers{1, 2});
    CHECK(store.count_with_word("file") == 2);
    model::Stored first = *store.get(model::kind("observation"), 1);
    first.record.at("summary") = "Élève perdu";
    first.record.at("title") = "titre";
    write(store, [&](store::Writing& writing) { writing.change(1, first.record); });
    CHECK(matching(store, "longue") == Numbers{2});
    CHECK(matching(store, "eleve") == Numbers{1});
    CHECK(matching(store, "tit*") == Numbers{1});
    check_index(room);
    write(store, [&](store::Writing& writing) { writing.remove(model::kind("observation"), 2); });
    CHECK(matching(store, "longue").empty());
    check_index(room);
    write(store, [&](store::Writing& writing) { writing.undo(*store.last_done()); });
    CHECK(matching(store, "longue") == Numbers{2});
    write(store, [&](store::Writing& writing) { writing.undo(*store.last_done()); });
    CHECK(matching(store, "longue") == Numbers{1, 2});
    check_index(room);
    write(store, [&](store::Writing& writing) { writing.undo(*store.last_done()); });
    CHECK(matching(store, "longue").empty());
    check_index(room);
    write(store, [&](store::Writing& writing) { writing.redo(*store.last_undone()); });
    CHECK(matching(store, "longue") == Numbers{1, 2});
    check_index(room);
    { store::Writing(store, origin, taxonomies).change(1, first.record); }
    CHECK(matching(store, "titre").empty());
    check_index(room);
}

TEST_CASE("a bulk load indexes what it adds, however much, and also what it changes or removes again") {
    for (long long rows : {0, 3, 20000}) {
        CAPTURE(rows);
        Room room;
        store::Store store(room.file(), store::Store::Mode::write);
        {
            store::Writing writing(store, origin, taxonomies, true);
            writing.add(expert("E1"));
            writing.add(partner("P1"));
            model::Record record = observation("2023-01-02");
            for (long long i = 1; i <= rows; ++i) {
                record.at("summary") = "mot" + std::to_string(i) + " et le guichet fermé du bureau";
                writing.add(record);
                if (i != rows / 2 + 1)
                    continue;
                record.at("summary") = "autre";
                writing.change(i, record);
            }
            writing.commit(msg("a test"));
        }
        CHECK(static_cast<long long>(matching(store, "ferme").size()) == (rows ? rows - 1 : 0));
        CHECK(matching(store, "autre").size() == (rows ? 1 : 0));
        CHECK(matching(store, "mot1").size() == (rows ? 1 : 0));
        check_index(room);
    }
}

TEST_CASE("the index follows the undo and redo of many rows, whether more remain or fewer, or none") {
    struct Case {
        long long others;
        long long rows;
    };
    for (const Case& one : {Case{0, 3}, Case{0, 20000}, Case{3, 4}, Case{4, 3}, Case{3, 3}, Case{1, 500}}) {
        CAPTURE(one.others);
        CAPTURE(one.rows);
        Room room;
        store::Store store(room.file(), store::Store::Mode::write);
        auto add = [&](store::Writing& writing, long long count, const char* word) {
            model::Record row = observation("2023-01-02");
            row.at("summary") = std::string(word) + ", et le guichet fermé du bureau";
            for (long long i = 0; i < count; ++i)
                writing.add(row);
        };
        write(store, [&](store::Writing& writing) {
            writing.add(expert("E1"));
            writing.add(partner("P1"));
            add(writing, one.others, "avant");
        });
        write(store, [&](store::Writing& writing) { add(writing, one.rows, "ensuite"); });
        for (int round = 0; round < 2; ++round) {
            write(store, [&](store::Writing& writing) { writing.undo(*store.last_done()); });
            CHECK(matching(store, "ensuite").empty());
            CHECK(store.count_with_word("ferme") == one.others);
            check_index(room);
            write(store, [&](store::Writing& writing) { writing.redo(*store.last_undone()); });
            CHECK(store.count_with_word("ensuite") == one.rows);
            CHECK(store.count_with_word("avant") == one.others);
            check_index(room);
        }
    }
}

TEST_CASE("a bulk load that is given up leaves the index empty") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    {
        store::Writing writing(store, origin, taxonomies, true);
        writing.add(expert("E1"));
        writing.add(partner("P1"));
        for (int i = 0; i < 20000; ++i)
            writing.add(observation("2023-01-02"));
    }
    CHECK(matching(store, "longue").empty());
    check_index(room);
    write(store, [&](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
        writing.add(observation("2023-01-02"));
    });
    CHECK(matching(store, "longue") == Numbers{1});
    check_index(room);
}

TEST_CASE(
    "the search looks into every text of what was noticed, and reports read every code from the index") {
    const Room room;
    SQLite::Database database(room.file());
    const auto names = [&](const char* sql) {
        std::set<std::string> all;
        SQLite::Statement rows(database, sql);
        while (rows.executeStep())
            all.insert(rows.getColumn(0).getString());
        return all;
    };
    std::set<std::string> texts;
    std::set<std::string> codes{"date", "withdrawn"};
    for (const model::Field& field : model::kind("observation").fields)
        if (field.says == model::Says::noticed && field.type == model::FieldType::text)
            texts.emplace(field.name);
        else if (field.says == model::Says::noticed && is_coded(field.type))
            codes.emplace(field.name);
    CHECK(names("SELECT name FROM pragma_table_info('observation_text')") == texts);
    CHECK(names("SELECT name FROM pragma_index_info('observation_facets')") == codes);
}
