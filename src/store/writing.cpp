#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <stdexcept>

#include "model/kind_names.hpp"
#include "model/wording.hpp"
#include "store/open_store.hpp"

namespace edv::store {
namespace {

std::string signal_sequence(std::string_view year) {
    return "signal-" + std::string(year);
}

/// Runs `work`, which writes the record; refuses where its key is another's.
template <class Work>
auto unless_taken(const model::Record& record, const Work& work) {
    try {
        return work();
    } catch (const EngineError& error) {
        if (error.against() != EngineError::Against::key)
            throw;
        throw refused("duplicate", exists_already(*record.kind, key_text(record)));
    }
}

} // namespace

struct Writing::Impl {
    Impl(OpenStore& in, Origin from, const model::Taxonomies& terms, bool many)
        : store(in), origin(std::move(from)), taxonomies(terms) {
        if (many && store.empty())
            bulk = store.database->bulk();
        transaction.emplace(*store.database);
        if (bulk && !store.empty()) {
            // Another process has filled the store while this one waited for the lock.
            transaction.reset();
            bulk.reset();
            transaction.emplace(*store.database);
        }
        if (bulk) {
            bulk->start();
            store.records.texts().gather();
        }
    }

    ~Impl() {
        store.records.texts().abandon();
        transaction.reset();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    long long entry() {
        if (!entry_id)
            entry_id = store.history.start(origin);
        return entry_id;
    }

    /// The last number given so far; written back at commit.
    long long& last_number(std::string_view sequence) {
        auto known = last_numbers.find(sequence);
        if (known != last_numbers.end())
            return known->second;
        const long long last =
            store.database->number("SELECT last FROM sequence WHERE name = ?1", sequence).value_or(0);
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
        for (const auto& [name, last] : last_numbers)
            store.database->run("INSERT INTO sequence (name, last) VALUES (?1, ?2) ON CONFLICT (name) DO "
                                "UPDATE SET last = ?2",
                                name, last);
    }

    /// What a bulk load left out while it ran.
    void catch_up() {
        store.records.texts().bring_in();
        if (bulk)
            bulk->finish();
    }

    OpenStore& store;
    std::unique_ptr<Bulk> bulk; ///< outlives the transaction
    Origin origin;
    const model::Taxonomies& taxonomies;
    std::optional<Transaction> transaction;
    long long entry_id = 0;
    bool moving = false; ///< undo or redo: no entry of its own
    bool done = false;
    std::map<std::string, long long, std::less<>> last_numbers;
};

Writing::Writing(Store& store, Origin origin, const model::Taxonomies& taxonomies, bool many)
    : impl_(std::make_unique<Impl>(*store.impl_, std::move(origin), taxonomies, many)) {
    // Another process may have written since the codes were read.
    if (store.impl_->codes_are_old())
        store.impl_->codes.reload();
}

Writing::~Writing() {
    if (impl_->done)
        return;
    OpenStore& store = impl_->store;
    impl_.reset();
    try {
        store.codes.reload();
    } catch (const std::exception&) {
        // The rollback is what counts; codes are read again with the next writing.
    }
}

long long Writing::add(const model::Record& record) {
    OpenStore& store = impl_->store;
    const model::Kind& kind = *record.kind;
    std::optional<long long> id;
    if (kind.has("number") && kind.fields[kind.index("number")].type == model::FieldType::number) {
        id = record.integer("number");
        if (!id)
            id = next_number(kind.name);
        long long& last = impl_->last_number(kind.name);
        last = std::max(last, *id);
    }
    if (kind.name == model::name::signal)
        impl_->note_signal(record.text("number"));
    const long long made =
        unless_taken(record, [&] { return store.records.insert(record, id, impl_->taxonomies); });
    store.history.added(impl_->entry(), kind, made);
    return made;
}

void Writing::change(long long id, const model::Record& record) {
    OpenStore& store = impl_->store;
    auto before = store.records.get(*record.kind, id);
    store.history.changed(impl_->entry(), before.value());
    unless_taken(record, [&] { store.records.update(id, record, impl_->taxonomies); });
}

void Writing::remove(const model::Kind& kind, long long id) {
    OpenStore& store = impl_->store;
    auto before = store.records.get(kind, id);
    store.history.removed(impl_->entry(), before.value());
    store.records.erase(kind, id);
}

long long Writing::next_number(std::string_view sequence) {
    return ++impl_->last_number(sequence);
}

void Writing::undo(const Entry& entry) {
    impl_->moving = true;
    impl_->store.history.undo(entry, impl_->taxonomies);
}

void Writing::redo(const Entry& entry) {
    impl_->moving = true;
    impl_->store.history.redo(entry, impl_->taxonomies);
}

std::string Writing::next_signal(int year) {
    const std::string written = fmt::format("{:04}", year);
    for (;;) {
        std::string number = fmt::format("{}-{:02}", written, next_number(signal_sequence(written)));
        // One that came in before numbers were noted may have taken it.
        if (!impl_->store.codes.find(model::name::signal, number))
            return number;
    }
}

long long Writing::commit(const Message& words) {
    OpenStore& store = impl_->store;
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
    } catch (const EngineError& error) {
        if (error.against() == EngineError::Against::nothing)
            throw;
        if (!impl_->moving)
            throw std::logic_error(error.detail());
        throw refused("later-change", msg("later records rest on what this entry did"),
                      msg("undo the later entries first: edv log"));
    }
}

} // namespace edv::store
