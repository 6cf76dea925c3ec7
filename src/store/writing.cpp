#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <sqlite3.h>

#include "edv/model/wording.hpp"

#include "store/impl.hpp"

namespace edv {
namespace {

constexpr const char* bulk_indexes[] = {"observation_ref", "observation_imported", "observation_facets"};

std::string signal_sequence(std::string_view year) {
    return "signal-" + std::string(year);
}

} // namespace

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
            start_bulk();
    }

    ~Impl() {
        store.records.texts().abandon();
        transaction.reset();
        store.database.handle().tryExec("DETACH aside");
        if (bulk) {
            store.database.handle().tryExec("PRAGMA foreign_keys = ON");
            store.database.handle().tryExec("PRAGMA threads = 0");
            store.database.handle().tryExec("PRAGMA cache_size = -16000");
            store.database.handle().tryExec("PRAGMA temp_store = MEMORY");
        }
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    long long entry() {
        if (!entry_id)
            entry_id = store.history.start(origin);
        return entry_id;
    }

    void start_bulk() {
        // Indexes of a large load are sorted in files, a little at a time, by both cores.
        store.database.handle().exec("PRAGMA temp_store = FILE");
        store.database.handle().exec("PRAGMA threads = 1");
        store.database.handle().exec("PRAGMA cache_size = -4000");
        drop_indexes();
        store.records.texts().gather();
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

    /// A number that a signal brought with it is not given again.
    void note_signal(std::string_view number) {
        if (auto taken = parse_integer(number.substr(5))) {
            long long& last = last_number(signal_sequence(number.substr(0, 4)));
            last = std::max(last, *taken);
        }
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
        store.records.texts().bring_in();
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
    auto duplicate = [&] { return refused("duplicate", exists_already(kind, key_text(record))); };
    try {
        std::optional<long long> id;
        if (kind.has("number") && kind.fields[kind.index("number")].type == FieldType::number) {
            id = record.integer("number");
            if (!id)
                id = next_number(kind.name);
            long long& last = impl_->last_number(kind.name);
            last = std::max(last, *id);
        }
        if (kind.name == "signal")
            impl_->note_signal(record.text("number"));
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
            throw refused("duplicate", exists_already(*record.kind, key_text(record)));
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

std::string Writing::next_signal(int year) {
    const std::string written = fmt::format("{:04}", year);
    for (;;) {
        std::string number = fmt::format("{}-{:02}", written, next_number(signal_sequence(written)));
        // One that came in before numbers were noted may have taken it.
        if (!impl_->store.codes.find("signal", number))
            return number;
    }
}

long long Writing::commit(const Message& words) {
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
