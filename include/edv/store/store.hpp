/// The store: the one door to the records, their history and the facts that reports count.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/message.hpp"
#include "edv/model/lifecycle.hpp"
#include "edv/model/record.hpp"
#include "edv/model/taxonomy.hpp"

namespace edv::store {

class Codebook;
struct OpenStore;

/// One condition on a field. `text` asks for each word of the first value in some text field, a partner's in
/// the names that it ever had too, without case or accents; names of people are left out, but by
/// `text_or_name`. `match` and `match_any` ask the full-text index of observations for
/// all, or any, of the values: each a word, a phrase or, with `*` at its end, a beginning; at most one of
/// these in a selection.
struct Condition {
    enum class Test { any_of, at_least, at_most, empty, not_empty, text, text_or_name, match, match_any };
    std::string field;
    Test test = Test::any_of;
    std::vector<Value> values;
};

/// Which records, in which order. All conditions must hold. Kinds with a life cycle know the field `state`,
/// whether it is one of theirs or not. Observations that match come best first.
struct Selection {
    std::vector<Condition> conditions;
    std::string sort = {}; ///< a field; empty: by key as the kind orders it
    bool descending = false;
    std::optional<long long> limit;
};

/// An entry of the history.
struct Entry {
    long long id = 0;
    std::string at; ///< UTC, `YYYY-MM-DDTHH:MM:SSZ`
    std::string who;
    Message words;
    bool undone = false;
    long long records = 0; ///< how many records it added, changed or removed
};

/// One thing that undoing or redoing an entry does to a record.
struct Effect {
    enum class What { add, change, remove };
    What what;
    const model::Kind* kind;
    std::string key;     ///< as people know the record; empty for a range of numbers
    long long count = 1; ///< records, for a range
    struct Field {
        std::string_view name;
        std::string from;
        std::string to;
    };
    std::vector<Field> fields; ///< for a change; personal values left out
};

/// The facets of one observation, in the order in which facts() was asked for them: codes and references as
/// the numbers that Codebook knows (0 for none, a set of codes as one number), words and days as text. Valid
/// during the call.
class Fact {
public:
    virtual ~Fact() = default;
    [[nodiscard]] virtual long long id() const = 0;
    [[nodiscard]] virtual long long number(std::size_t at) const = 0;
    [[nodiscard]] virtual std::string_view text(std::size_t at) const = 0;
};

class Store {
public:
    enum class Mode { read, write };

    /// Makes a new, empty store, readable by its owner alone, with its folder. Error{refused} `store-exists`
    /// when the file is there.
    static void create(const std::string& file);

    /// The files of a store of that name: itself, those that the engine lays beside it, and its copies of
    /// before an update. They need not be there.
    static std::vector<std::string> files(const std::string& file);

    /// Opens a store. Error{setup} when there is none, or it is not one, damaged, newer, locked or not
    /// readable: the file stays as it was.
    Store(const std::string& file, Mode mode);
    ~Store();
    Store(Store&&) noexcept;

    [[nodiscard]] const Codebook& codes() const;
    [[nodiscard]] const std::string& file() const;
    /// A store opened for reading shows one state of itself and keeps writers from committing until this, or
    /// its end.
    void end_reading();

    /// The record with the same key fields as `key`; nothing when there is none.
    [[nodiscard]] std::optional<model::Stored> find(const model::Record& key) const;
    [[nodiscard]] std::optional<model::Stored> get(const model::Kind& kind, long long id) const;
    [[nodiscard]] bool exists(const model::Kind& kind, long long id) const;
    /// What other records tell of an observation or a signal; nothing of other kinds.
    [[nodiscard]] model::Links links(const model::Kind& kind, long long id) const;
    /// An imported observation without reference that has this digest, or the one with this reference in this
    /// profile. A row of a withdrawn batch is none: its digest was cleared, and its reference is free again.
    [[nodiscard]] std::optional<long long> find_imported(const std::string& digest) const;
    [[nodiscard]] std::optional<model::Stored> find_reference(const std::string& profile,
                                                              const std::string& reference) const;

    /// Calls `see` for each selected record; the record is valid during the call.
    void each(const model::Kind& kind, const Selection& selection,
              const std::function<void(const model::Stored&)>& see) const;
    [[nodiscard]] std::vector<model::Stored> list(const model::Kind& kind,
                                                  const Selection& selection = {}) const;
    [[nodiscard]] std::vector<model::Record> records(const model::Kind& kind) const;
    [[nodiscard]] long long count(const model::Kind& kind) const;

    /// The taxonomy records whose codes some record uses.
    [[nodiscard]] std::vector<model::Record> terms_in_use() const;

    /// The observations of the period that are not withdrawn, with these fields of theirs: by date in one
    /// pass over one index; where a field is none of the facets, by number in one pass over the table.
    void facts(const Period& period, const std::vector<std::string_view>& fields,
               const std::function<void(const Fact&)>& see) const;
    /// The observations that signals cite, themselves or through their proposals, once for each signal (the
    /// number that Codebook knows), by signal; without those withdrawn.
    void cited(const std::vector<std::string_view>& fields,
               const std::function<void(long long signal, const Fact&)>& see) const;
    [[nodiscard]] long long count_observations(const Period& period) const;

    /// How many observations have this word (folded) in a text.
    [[nodiscard]] long long count_with_word(const std::string& word) const;

    /// How many observations of each batch there are; batches without any are left out.
    struct BatchCount {
        long long batch;
        long long rows;
        long long withdrawn; ///< of those rows
    };
    [[nodiscard]] std::vector<BatchCount> batch_counts() const;
    /// The observations of the batch that more has become of: changed since by an entry that is not undone,
    /// or cited by a proposal, a signal or a decision about similar ones. In the order of their numbers.
    [[nodiscard]] std::vector<long long> settled_observations(long long batch) const;

    /// The last entries, newest first; all when no limit is given.
    [[nodiscard]] std::vector<Entry> log(std::optional<long long> limit = {}) const;
    [[nodiscard]] std::optional<Entry> entry(long long id) const;
    /// The newest entry that is not undone, and the one undone last.
    [[nodiscard]] std::optional<Entry> last_done() const;
    [[nodiscard]] std::optional<Entry> last_undone() const;
    /// What undoing (or, when it is undone, redoing) the entry does.
    [[nodiscard]] std::vector<Effect> effects(const Entry& entry) const;

    /// The version of a record: the number of the last entry that touched it and is not undone; 0 when none
    /// did.
    [[nodiscard]] long long version(const model::Kind& kind, long long id) const;
    /// What has become of a record since a version of it.
    struct Since {
        model::Record before; ///< as that version left it
        std::map<std::string_view, Entry>
            changed; ///< by field: the last entry that changed it, or an undone one
    };
    /// Nothing when the record never had that version.
    [[nodiscard]] std::optional<Since> since(const model::Stored& now, long long version) const;

private:
    friend class Writing;
    std::unique_ptr<OpenStore> impl_;
};

/// Who writes, and when.
struct Origin {
    std::string who;
    std::string at; ///< UTC, `YYYY-MM-DDTHH:MM:SSZ`
};

/// One transaction and one entry of the history. Without commit() everything is taken back.
class Writing {
public:
    /// Locks the store for writing, waiting for another writer. `taxonomies` give the labels that the store
    /// keeps of codes in use. `many`: a large load may follow; into a store without observations it then
    /// builds indexes and checks references at the end.
    Writing(Store& store, Origin origin, const model::Taxonomies& taxonomies, bool many = false);
    ~Writing();
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;

    /// Adds a record that keeps the rules and whose references exist, and gives its number in the store. A
    /// record with a number keeps it, one without gets the next, which no record ever had. Error{refused}
    /// `duplicate` when its key is taken.
    long long add(const model::Record& record);
    /// Replaces the record. Its key may change unless the kind has a code or number.
    void change(long long id, const model::Record& record);
    void remove(const model::Kind& kind, long long id);

    /// The next number of a kind or of signals of a year ("signal-2023"), never given twice.
    long long next_number(std::string_view sequence);
    /// The next number of a signal of the year, `YYYY-NN`, which no signal ever had.
    std::string next_signal(int year);

    /// Takes the entry back, or does it again. Error{refused} when a later entry rests on it; nothing is
    /// changed then.
    void undo(const Entry& entry);
    void redo(const Entry& entry);

    /// Writes everything and the entry, durable when this returns. A transaction that changed nothing leaves
    /// no entry. Gives the entry's number, 0 when there is none.
    long long commit(const Message& words);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace edv::store
