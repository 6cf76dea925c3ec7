#include "edv/store/store.hpp"

#include <algorithm>
#include <map>
#include <sqlite3.h>
#include <stdexcept>
#include <utility>

#include "edv/base/text.hpp"

#include "store/database.hpp"
#include "store/facts.hpp"
#include "store/history.hpp"
#include "store/records.hpp"

namespace edv {
namespace {

void fold_function(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (!text)
        return;
    std::string folded = fold({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
}

constexpr const char* bulk_indexes[] = {"observation_ref", "observation_imported", "observation_facets"};

} // namespace

struct Store::Impl {
    Impl(const std::string& file, bool write)
        : database(file, write), codes((begin_reading(write), database)), records(database, codes),
          history(database, records) {
        seen_version = data_version();
        sqlite3_create_function(database.handle().getHandle(), "edv_fold", 1,
                                SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, fold_function, nullptr, nullptr);
    }

    /// A command that reads sees one state of the store, however many others write meanwhile.
    void begin_reading(bool write) {
        if (!write)
            database.handle().exec("BEGIN");
        reading = !write;
    }
    void end_reading() {
        if (std::exchange(reading, false))
            database.handle().tryExec("ROLLBACK");
    }

    /// Runs `work`; SQLite's exceptions leave as Errors.
    template <class Work>
    auto guarded(const Work& work) {
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            throw database.explain(exception);
        }
    }

    /// Whether another connection has written since the last time this was asked.
    bool codes_are_old() {
        long long now = data_version();
        return std::exchange(seen_version, now) != now;
    }
    long long data_version() {
        auto& statement = database.prepare("PRAGMA data_version");
        statement.executeStep();
        long long version = statement.getColumn(0).getInt64();
        statement.reset();
        return version;
    }
    /// Whether there is no observation: then building the indexes anew is cheaper than keeping them up to
    /// date.
    bool empty() {
        auto& statement = database.prepare("SELECT EXISTS (SELECT 1 FROM observation)");
        statement.executeStep();
        bool none = statement.getColumn(0).getInt() == 0;
        statement.reset();
        return none;
    }

    Database database;
    bool reading = false;
    Codebook codes;
    Records records;
    History history;
    long long seen_version = 0;
};

void Store::create(const std::string& file) {
    Database::create(file);
}

Store::Store(const std::string& file, Mode mode) {
    try {
        impl_ = std::make_unique<Impl>(file, mode == Mode::write);
    } catch (const SQLite::Exception& exception) {
        throw Error(ErrorKind::setup, msg("the store \"{file}\" is damaged", {{"file", file}}),
                    msg("SQLite says: {detail}", {{"detail", exception.what()}}));
    }
}

Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

const Codebook& Store::codes() const {
    return impl_->codes;
}
void Store::end_reading() {
    impl_->end_reading();
}

const std::string& Store::file() const {
    return impl_->database.file();
}

std::optional<Stored> Store::find(const Record& key) const {
    return impl_->guarded([&] { return impl_->records.find(key); });
}

std::optional<Stored> Store::get(const Kind& kind, long long id) const {
    return impl_->guarded([&] { return impl_->records.get(kind, id); });
}

bool Store::exists(const Kind& kind, long long id) const {
    return impl_->guarded([&] { return impl_->records.exists(kind, id); });
}

std::optional<long long> Store::find_imported(const std::string& digest) const {
    return impl_->guarded([&]() -> std::optional<long long> {
        auto& statement = impl_->database.prepare("SELECT id FROM observation WHERE imported = ?");
        statement.bindNoCopy(1, digest);
        if (!statement.executeStep())
            return {};
        long long id = statement.getColumn(0).getInt64();
        statement.reset();
        return id;
    });
}

std::optional<Stored> Store::find_reference(const std::string& profile, const std::string& reference) const {
    return impl_->guarded([&]() -> std::optional<Stored> {
        auto& statement =
            impl_->database.prepare("SELECT id FROM observation WHERE ref = ? AND coalesce(profile, '') = ?");
        statement.bindNoCopy(1, reference);
        statement.bindNoCopy(2, profile);
        if (!statement.executeStep())
            return {};
        long long id = statement.getColumn(0).getInt64();
        statement.reset();
        return impl_->records.get(kind("observation"), id);
    });
}

void Store::each(const Kind& kind, const Selection& selection,
                 const std::function<void(const Stored&)>& see) const {
    impl_->guarded([&] { impl_->records.each(kind, selection, see); });
}

std::vector<Stored> Store::list(const Kind& kind, const Selection& selection) const {
    std::vector<Stored> all;
    each(kind, selection, [&](const Stored& stored) { all.push_back(stored); });
    return all;
}

std::vector<Record> Store::records(const Kind& kind) const {
    std::vector<Record> all;
    each(kind, {}, [&](const Stored& stored) { all.push_back(stored.record); });
    return all;
}

long long Store::count(const Kind& kind) const {
    return impl_->guarded([&] {
        auto& statement = impl_->database.prepare("SELECT count(*) FROM \"" + std::string(kind.name) + '"');
        statement.executeStep();
        long long found = statement.getColumn(0).getInt64();
        statement.reset();
        return found;
    });
}

std::vector<Record> Store::terms_in_use() const {
    return impl_->guarded([&] {
        auto& used = impl_->database.prepare(R"sql(
            SELECT kind FROM partner UNION SELECT kind FROM meeting UNION SELECT area FROM proposal
            UNION SELECT nature FROM signal UNION SELECT "right" FROM tally UNION SELECT barrier FROM tally
            UNION SELECT "right" FROM observation UNION SELECT take_up FROM observation UNION SELECT channel FROM observation
            UNION SELECT code FROM code_set_member WHERE code_set IN (SELECT barriers FROM observation)
            UNION SELECT code FROM code_set_member WHERE code_set IN (SELECT "groups" FROM observation))sql");
        std::vector<long long> ids;
        while (used.executeStep())
            if (!used.getColumn(0).isNull())
                ids.push_back(used.getColumn(0).getInt64());
        std::vector<Record> terms;
        impl_->records.each(kind("taxonomy"), {}, [&](const Stored& stored) {
            if (std::find(ids.begin(), ids.end(), stored.id) != ids.end())
                terms.push_back(stored.record);
        });
        return terms;
    });
}

void Store::facts(const Period& period, const std::vector<std::string_view>& fields,
                  const std::function<void(const Fact&)>& see) const {
    impl_->guarded([&] { read_facts(impl_->database, period, fields, see); });
}

long long Store::count_observations(const Period& period) const {
    return impl_->guarded([&] {
        auto& statement = impl_->database.prepare(
            "SELECT count(*) FROM observation WHERE date BETWEEN ? AND ? AND withdrawn IS NULL");
        statement.bind(1, period.from.iso());
        statement.bind(2, period.to.iso());
        statement.executeStep();
        long long found = statement.getColumn(0).getInt64();
        statement.reset();
        return found;
    });
}

std::vector<Entry> Store::log(std::optional<long long> limit) const {
    return impl_->guarded([&] { return impl_->history.log(limit); });
}
std::optional<Entry> Store::entry(long long id) const {
    return impl_->guarded([&] { return impl_->history.entry(id); });
}
std::optional<Entry> Store::last_done() const {
    return impl_->guarded([&] { return impl_->history.last_done(); });
}
std::optional<Entry> Store::last_undone() const {
    return impl_->guarded([&] { return impl_->history.last_undone(); });
}
std::vector<Effect> Store::effects(const Entry& entry) const {
    return impl_->guarded([&] { return impl_->history.effects(entry); });
}

struct Writing::Impl {
    Impl(Store::Impl& in, Origin from, const Taxonomies& terms, bool many)
        : store(in), bulk(many && in.empty()), origin(std::move(from)), taxonomies(terms) {
        // References are checked all at once at the end of a bulk load; SQLite takes the switch outside of a
        // transaction only.
        if (bulk)
            store.database.handle().exec("PRAGMA foreign_keys = OFF");
        transaction.emplace(store.database.handle(), SQLite::TransactionBehavior::IMMEDIATE);
        if (bulk && !store.empty()) {
            // Another process has filled the store while this one waited for the lock.
            bulk = false;
            transaction.reset();
            store.database.handle().exec("PRAGMA foreign_keys = ON");
            transaction.emplace(store.database.handle(), SQLite::TransactionBehavior::IMMEDIATE);
        }
        if (bulk)
            drop_indexes();
    }

    ~Impl() {
        transaction.reset();
        if (bulk)
            store.database.handle().tryExec("PRAGMA foreign_keys = ON");
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    long long entry() {
        if (!entry_id)
            entry_id = store.history.start(origin);
        return entry_id;
    }

    void drop_indexes() {
        for (const char* name : bulk_indexes) {
            auto& find =
                store.database.prepare("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?");
            find.bind(1, std::string(name));
            find.executeStep();
            dropped.push_back(find.getColumn(0).getString());
            find.reset();
            store.database.handle().exec("DROP INDEX " + std::string(name));
        }
    }

    /// The last number given so far; written back at commit.
    long long& last_number(std::string_view sequence) {
        auto known = last_numbers.find(sequence);
        if (known != last_numbers.end())
            return known->second;
        auto& statement = store.database.prepare("SELECT last FROM sequence WHERE name = ?");
        statement.bind(1, std::string(sequence));
        long long last = statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
        statement.reset();
        return last_numbers.emplace(sequence, last).first->second;
    }

    void keep_numbers() {
        for (const auto& [name, last] : last_numbers) {
            auto& statement = store.database.prepare("INSERT INTO sequence (name, last) VALUES (?1, ?2) ON "
                                                     "CONFLICT (name) DO UPDATE SET last = ?2");
            statement.bind(1, name);
            statement.bind(2, static_cast<int64_t>(last));
            statement.exec();
        }
    }

    /// What a bulk load left out while it ran.
    void catch_up() {
        for (const std::string& index : dropped)
            store.database.handle().exec(index);
        if (!bulk)
            return;
        SQLite::Statement broken(store.database.handle(), "PRAGMA foreign_key_check");
        if (broken.executeStep())
            throw std::logic_error("a reference that was not checked in " + broken.getColumn(0).getString());
    }

    Store::Impl& store;
    bool bulk;
    Origin origin;
    const Taxonomies& taxonomies;
    std::optional<SQLite::Transaction> transaction;
    long long entry_id = 0;
    bool moving = false; ///< undo or redo: no entry of its own
    bool done = false;
    std::vector<std::string> dropped;
    std::map<std::string, long long, std::less<>> last_numbers;
};

Writing::Writing(Store& store, Origin origin, const Taxonomies& taxonomies, bool many) {
    impl_ = store.impl_->guarded(
        [&] { return std::make_unique<Impl>(*store.impl_, std::move(origin), taxonomies, many); });
    // Another process may have written since the codes were read.
    store.impl_->guarded([&] {
        if (store.impl_->codes_are_old())
            store.impl_->codes.reload();
    });
}

Writing::~Writing() {
    if (impl_->done)
        return;
    Store::Impl& store = impl_->store;
    impl_.reset();
    try {
        store.codes.reload();
    } catch (const std::exception&) {
        // The rollback is what counts; codes are read again with the next writing.
    }
}

long long Writing::add(const Record& record) {
    Store::Impl& store = impl_->store;
    const Kind& kind = *record.kind;
    auto duplicate = [&] {
        return refused("duplicate",
                       msg("{kind} {key} exists already",
                           {{"kind", std::string(kind.label), true}, {"key", key_text(record)}}),
                       {});
    };
    try {
        std::optional<long long> id;
        if (kind.has("number") && kind.fields[kind.index("number")].type == FieldType::number) {
            id = record.integer("number");
            if (!id)
                id = next_number(kind.name);
            long long& last = impl_->last_number(kind.name);
            last = std::max(last, *id);
        }
        long long made = store.records.insert(record, id, impl_->taxonomies);
        store.history.added(impl_->entry(), kind, made);
        return made;
    } catch (const SQLite::Exception& exception) {
        if (exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_UNIQUE ||
            exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_PRIMARYKEY)
            throw duplicate();
        throw store.database.explain(exception);
    }
}

void Writing::change(long long id, const Record& record) {
    Store::Impl& store = impl_->store;
    try {
        auto before = store.records.get(*record.kind, id);
        store.history.changed(impl_->entry(), before.value());
        store.records.update(id, record, impl_->taxonomies);
    } catch (const SQLite::Exception& exception) {
        if (exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_UNIQUE)
            throw refused("duplicate",
                          msg("{kind} {key} exists already",
                              {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}}),
                          {});
        throw store.database.explain(exception);
    }
}

void Writing::remove(const Kind& kind, long long id) {
    Store::Impl& store = impl_->store;
    store.guarded([&] {
        auto before = store.records.get(kind, id);
        store.history.removed(impl_->entry(), before.value());
        store.records.erase(kind, id);
    });
}

long long Writing::next_number(std::string_view sequence) {
    return impl_->store.guarded([&] { return ++impl_->last_number(sequence); });
}

void Writing::undo(const Entry& entry) {
    impl_->moving = true;
    impl_->store.guarded([&] { impl_->store.history.undo(entry, impl_->taxonomies); });
}

void Writing::redo(const Entry& entry) {
    impl_->moving = true;
    impl_->store.guarded([&] { impl_->store.history.redo(entry, impl_->taxonomies); });
}

long long Writing::commit(Message words) {
    Store::Impl& store = impl_->store;
    try {
        impl_->catch_up();
        impl_->keep_numbers();
        if (!impl_->moving && impl_->entry_id) {
            if (store.history.flush(impl_->entry_id))
                store.history.finish(impl_->entry_id, words);
            else
                store.history.drop(impl_->entry_id);
        }
        impl_->transaction->commit();
        impl_->done = true;
        return impl_->entry_id;
    } catch (const SQLite::Exception& exception) {
        if ((exception.getErrorCode() & 0xff) == SQLITE_CONSTRAINT && impl_->moving)
            throw refused("later-change", msg("later records rest on what this entry did"),
                          msg("undo the later entries first: edv log"));
        if ((exception.getErrorCode() & 0xff) == SQLITE_CONSTRAINT)
            throw std::logic_error(exception.what());
        throw store.database.explain(exception);
    }
}

} // namespace edv
