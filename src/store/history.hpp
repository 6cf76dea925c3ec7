/// The history: entries, what each changed, and the way back and forth.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "edv/store/store.hpp"

#include "store/records.hpp"

namespace edv::store {

class History {
public:
    History(Database& database, Records& records) : database_(database), records_(records) {}

    std::vector<Entry> log(std::optional<long long> limit);
    std::optional<Entry> entry(long long id);
    std::optional<Entry> last_done();
    std::optional<Entry> last_undone();
    std::vector<Effect> effects(const Entry& entry);
    std::vector<Entry> in_the_way(const Entry& entry, const std::vector<model::Record>& against);

    long long version(const model::Kind& kind, long long id);
    std::optional<Store::Since> since(const model::Stored& now, long long version);

    /// Starts an entry within the open transaction.
    long long start(const Origin& origin);
    void finish(long long entry, const Message& words);
    void drop(long long entry);

    void added(long long entry, const model::Kind& kind, long long id);
    void changed(long long entry, const model::Stored& before);
    void removed(long long entry, const model::Stored& before);
    /// Writes the range of additions that is still open. True when the entry holds any change.
    bool flush(long long entry);

    void undo(const Entry& entry, const model::Taxonomies& taxonomies);
    void redo(const Entry& entry, const model::Taxonomies& taxonomies);

private:
    struct Change {
        long long step = 0;
        const model::Kind* kind = nullptr;
        std::string operation;
        long long first = 0;
        long long last = 0;
        std::string record;
    };
    struct Range {
        long long first = 0;
        long long last = 0;
    };
    /// One change of one record.
    struct Touch {
        Entry entry;
        std::string operation;
        std::string record;
    };
    std::vector<Touch> touches(const model::Kind& kind, long long id);
    std::vector<Change> changes(long long entry, bool backwards);
    void write(long long entry, const model::Kind& kind, std::string_view operation, Range range,
               const std::string& record);
    void keep_record(long long entry, long long step, const std::string& record);
    /// The first of the other entries (a condition in SQL) that touched a record of this one.
    std::optional<long long> touched_by(const Entry& entry, const char* others);
    using Later = std::set<long long>;
    void add_touching_same(long long entry, Later& later);
    void add_touching(long long entry, const model::Kind& kind, long long id, Later& later);
    void add_referring(long long entry, const Change& added, Later& later);
    /// Those that gave another record the place of what would come back.
    void add_taking(long long entry, const Change& change, Later& later);
    /// Refuses when the entry is no longer as it was shown.
    void refuse_if_moved(const Entry& shown);
    void refuse_if_later(const Entry& entry);
    void refuse_if_earlier(const Entry& entry);
    void take_back_added(long long entry, const Change& change);
    void add_again(long long entry, const Change& change, const model::Taxonomies& taxonomies);
    void swap(long long entry, const Change& change, const model::Taxonomies& taxonomies);
    void mark_undone(long long entry, bool undone);
    void describe_added(const Entry& entry, const Change& change, std::vector<Effect>& effects);

    Database& database_;
    Records& records_;
    const model::Kind* open_kind_ = nullptr;
    Range open_range_;
    long long steps_ = 0;
};

} // namespace edv::store
