#include "store/history.hpp"

#include "model/kind_names.hpp"
#include "store/record_json.hpp"

namespace edv::store {
namespace {

constexpr const char* entry_columns = R"sql(SELECT e.id, e.at, e.who, e.words, e.undone IS NOT NULL,
    (SELECT coalesce(CAST(sum(c.last - c.first + 1) AS BIGINT), 0) FROM change c WHERE c.entry = e.id AND c.kind <> 'batch') FROM entry e )sql";

/// The entries of which `rest` says which, and in which order.
std::string entries(std::string_view rest) {
    std::string sql(entry_columns);
    sql += rest;
    return sql;
}

Entry read_entry(const ResultRow& row) {
    return {row.integer(0),           std::string(row.text(1)),
            std::string(row.text(2)), message_from_json(std::string(row.text(3))),
            row.integer(4) != 0,      row.integer(5)};
}

std::optional<Entry> one_entry(Statement& statement) {
    if (!statement.step())
        return {};
    Entry entry = read_entry(statement);
    statement.reset();
    return entry;
}

std::vector<Effect::Field> differences(const model::Record& from, const model::Record& to) {
    std::vector<Effect::Field> fields;
    for (std::size_t i = 0; i < from.values.size(); ++i) {
        const model::Field& field = from.kind->fields[i];
        if (field.derived || field.internal || from.values[i] == to.values[i])
            continue;
        if (field.personal || (from.kind->name == model::name::coordinator && field.name == "name"))
            fields.push_back({field.name, "…", "…"});
        else
            fields.push_back({field.name, to_text(from.values[i]), to_text(to.values[i])});
    }
    return fields;
}

/// What the engine refuses because records rest on one another, in the user's words.
template <class Work>
void refuse_when_needed(bool undo, const Work& work) {
    Error missing =
        refused("earlier-change", msg("what this entry rests on is not there, or its place is taken since"),
                msg("see: edv log"));
    try {
        work();
    } catch (const MissingReference&) {
        throw missing;
    } catch (const EngineError& error) {
        if (error.against() == EngineError::Against::nothing)
            throw;
        if (!undo)
            throw missing;
        throw refused("later-change", msg("later records rest on what this entry did"),
                      msg("undo the later entries first: edv log"));
    }
}

} // namespace

std::vector<Entry> History::log(std::optional<long long> limit) {
    Statement& row = limit ? database_.prepare(entries("ORDER BY e.id DESC LIMIT ?1"), *limit)
                           : database_.prepare(entries("ORDER BY e.id DESC"));
    std::vector<Entry> found;
    while (row.step())
        found.push_back(read_entry(row));
    return found;
}

std::optional<Entry> History::entry(long long id) {
    return one_entry(database_.prepare(entries("WHERE e.id = ?1"), id));
}

std::optional<Entry> History::last_done() {
    return one_entry(database_.prepare(entries("WHERE e.undone IS NULL ORDER BY e.id DESC LIMIT 1")));
}

std::optional<Entry> History::last_undone() {
    return one_entry(database_.prepare(entries("WHERE e.undone IS NOT NULL ORDER BY e.undone DESC LIMIT 1")));
}

long long History::version(const model::Kind& kind, long long id) {
    return database_
        .number("SELECT max(e.id) FROM change c JOIN entry e ON e.id = c.entry WHERE c.kind = ?1 AND ?2 "
                "BETWEEN c.first AND c.last AND e.undone IS NULL",
                kind.name, id)
        .value_or(0);
}

/// In the order in which they were made.
std::vector<History::Touch> History::touches(const model::Kind& kind, long long id) {
    Statement& row = database_.prepare(
        "SELECT e.id, e.at, e.who, e.undone IS NOT NULL, c.operation, coalesce(c.record, '') FROM change c "
        "JOIN entry e ON e.id = c.entry WHERE c.kind = ?1 AND ?2 BETWEEN c.first AND c.last "
        "ORDER BY c.entry, c.step",
        kind.name, id);
    std::vector<Touch> all;
    while (row.step())
        all.push_back(
            {{row.integer(0), std::string(row.text(1)), std::string(row.text(2)), {}, row.integer(3) != 0},
             std::string(row.text(4)),
             std::string(row.text(5))});
    return all;
}

std::optional<Store::Since> History::since(const model::Stored& now, long long version) {
    const model::Kind& kind = *now.record.kind;
    std::optional<Entry> own;
    std::optional<model::Record> left; // what an undone version left: undoing keeps it, to be done again
    std::vector<Entry> later;
    std::vector<model::Record> states; // before each of the later changes, and now
    for (const Touch& touch : touches(kind, now.id)) {
        if (touch.entry.id == version) {
            own = touch.entry;
            if (own->undone && touch.operation == "changed")
                left = from_json(kind, touch.record);
        } else if (touch.entry.id > version && !touch.entry.undone && touch.operation == "changed") {
            later.push_back(touch.entry);
            states.push_back(from_json(kind, touch.record));
        }
    }
    if (!own && version != 0)
        return {};
    states.push_back(now.record);
    Store::Since since{left ? *left : states.front(), {}};
    for (std::size_t field = 0; field < kind.fields.size(); ++field) {
        if (since.before.values[field] == now.record.values[field])
            continue;
        std::optional<Entry> by = own;
        for (std::size_t i = 0; i < later.size(); ++i)
            if (states[i].values[field] != states[i + 1].values[field])
                by = later[i];
        since.changed.emplace(kind.fields[field].name, by.value_or(Entry{}));
    }
    return since;
}

long long History::start(const Origin& origin) {
    steps_ = 0;
    open_kind_ = nullptr;
    return database_
        .prepare("INSERT INTO entry (at, who, words) VALUES (?1, ?2, '')" +
                     std::string(database_.dialect().giving_id),
                 origin.at, origin.who)
        .insert();
}

void History::finish(long long entry, const Message& words) {
    database_.run("UPDATE entry SET words = ?1 WHERE id = ?2", to_json(words), entry);
}

void History::drop(long long entry) {
    database_.run("DELETE FROM entry WHERE id = ?1", entry);
}

void History::write(long long entry, const model::Kind& kind, std::string_view operation, Range range,
                    const std::string& record) {
    Statement& statement =
        database_.prepare("INSERT INTO change (entry, step, kind, operation, first, last, record) VALUES "
                          "(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          entry, ++steps_, kind.name, operation, range.first, range.last);
    if (!record.empty())
        statement.lend(7, record);
    statement.step();
}

void History::added(long long entry, const model::Kind& kind, long long id) {
    if (open_kind_ == &kind && id == open_range_.last + 1) {
        open_range_.last = id;
        return;
    }
    flush(entry);
    open_kind_ = &kind;
    open_range_ = {id, id};
}

bool History::flush(long long entry) {
    if (open_kind_)
        write(entry, *open_kind_, "added", open_range_, "");
    open_kind_ = nullptr;
    return steps_ > 0;
}

void History::changed(long long entry, const model::Stored& before) {
    flush(entry);
    write(entry, *before.record.kind, "changed", {before.id, before.id}, to_json(before.record));
}

void History::removed(long long entry, const model::Stored& before) {
    flush(entry);
    write(entry, *before.record.kind, "removed", {before.id, before.id}, to_json(before.record));
}

std::vector<History::Change> History::changes(long long entry, bool backwards) {
    Statement& row = database_.prepare(
        std::string("SELECT step, kind, operation, first, last, coalesce(record, '') FROM change WHERE "
                    "entry = ?1 ORDER BY step ") +
            (backwards ? "DESC" : "ASC"),
        entry);
    std::vector<Change> all;
    while (row.step())
        all.push_back({row.integer(0), &model::kind(row.text(1)), std::string(row.text(2)), row.integer(3),
                       row.integer(4), std::string(row.text(5))});
    return all;
}

std::optional<long long> History::touched_by(const Entry& entry, const char* others) {
    return database_.number(
        std::string("SELECT min(e.id) FROM change mine JOIN change other ON other.kind = mine.kind AND "
                    "other.first <= mine.last AND other.last >= mine.first JOIN entry e ON e.id = "
                    "other.entry WHERE mine.entry = ?1 AND ") +
            others,
        entry.id);
}

void History::refuse_if_later(const Entry& entry) {
    if (auto later = touched_by(entry, "other.entry > ?1 AND e.undone IS NULL"))
        throw refused("later-change",
                      msg("entry {later} changed the same records after entry {entry}",
                          {{"later", std::to_string(*later)}, {"entry", std::to_string(entry.id)}}),
                      msg("undo entry {later} first", {{"later", std::to_string(*later)}}));
}

void History::refuse_if_earlier(const Entry& entry) {
    if (auto earlier = touched_by(entry, "other.entry < ?1 AND e.undone IS NOT NULL"))
        throw refused("earlier-change",
                      msg("entry {entry} rests on entry {earlier}, which is undone",
                          {{"earlier", std::to_string(*earlier)}, {"entry", std::to_string(entry.id)}}),
                      msg("redo entry {earlier} first", {{"earlier", std::to_string(*earlier)}}));
}

void History::keep_record(long long entry, long long step, const std::string& record) {
    Statement& statement =
        database_.prepare("UPDATE change SET record = ?3 WHERE entry = ?1 AND step = ?2", entry, step);
    if (!record.empty())
        statement.lend(3, record);
    statement.step();
}

void History::take_back_added(long long entry, const Change& change) {
    TextIndex& texts = records_.texts();
    const bool observations = change.kind->name == model::name::observation;
    // When fewer remain than go, it is quicker to index those anew.
    const bool anew = observations && texts.fewer_than(2 * (change.last - change.first + 1));
    // All texts first: each removal of a record would have the index write out what it holds back.
    if (observations && !anew)
        for (long long id = change.first; id <= change.last; ++id)
            texts.remove(id);
    for (long long id = change.last; id >= change.first; --id) {
        auto stored = records_.get(*change.kind, id);
        if (!stored)
            continue;
        database_.run("INSERT INTO kept (entry, step, id, record) VALUES (?1, ?2, ?3, ?4)", entry,
                      change.step, id, to_json(stored->record));
        records_.erase_row(*change.kind, id);
    }
    if (anew)
        texts.rebuild();
}

void History::add_again(long long entry, const Change& change, const model::Taxonomies& taxonomies) {
    Statement& kept = database_.prepare(
        "SELECT id, record FROM kept WHERE entry = ?1 AND step = ?2 ORDER BY id", entry, change.step);
    if (change.kind->name == model::name::observation && records_.texts().fewer_than(1))
        records_.texts().gather();
    while (kept.step()) {
        model::Record record = from_json(*change.kind, std::string(kept.text(1)));
        // A code that was used since has labels of its own; they give way unless something uses it still.
        if (change.kind->name == model::name::taxonomy)
            if (auto implicit = records_.find(record))
                records_.erase(*change.kind, implicit->id);
        records_.insert(record, kept.integer(0), taxonomies);
    }
    records_.texts().bring_in();
    database_.run("DELETE FROM kept WHERE entry = ?1 AND step = ?2", entry, change.step);
}

void History::swap(long long entry, const Change& change, const model::Taxonomies& taxonomies) {
    auto now = records_.get(*change.kind, change.first);
    records_.update(change.first, from_json(*change.kind, change.record), taxonomies);
    keep_record(entry, change.step, to_json(now.value().record));
}

void History::mark_undone(long long entry, bool undone) {
    database_.run(
        undone ? "UPDATE entry SET undone = (SELECT coalesce(max(undone), 0) + 1 FROM entry) WHERE id = ?1"
               : "UPDATE entry SET undone = NULL WHERE id = ?1",
        entry);
}

void History::refuse_if_moved(const Entry& shown) {
    auto now = entry(shown.id);
    if (!now || now->undone != shown.undone)
        throw refused(
            "entry-moved",
            msg("another edv has just undone or redone entry {id}", {{"id", std::to_string(shown.id)}}),
            msg("see: edv log"));
}

void History::undo(const Entry& entry, const model::Taxonomies& taxonomies) {
    refuse_if_moved(entry);
    refuse_if_later(entry);
    refuse_when_needed(true, [&] {
        for (const Change& change : changes(entry.id, true)) {
            if (change.operation == "added")
                take_back_added(entry.id, change);
            if (change.operation == "changed")
                swap(entry.id, change, taxonomies);
            if (change.operation == "removed") {
                records_.insert(from_json(*change.kind, change.record), change.first, taxonomies);
                keep_record(entry.id, change.step, "");
            }
        }
    });
    mark_undone(entry.id, true);
}

void History::redo(const Entry& entry, const model::Taxonomies& taxonomies) {
    refuse_if_moved(entry);
    refuse_if_later(entry);
    refuse_if_earlier(entry);
    refuse_when_needed(false, [&] {
        for (const Change& change : changes(entry.id, false)) {
            if (change.operation == "added")
                add_again(entry.id, change, taxonomies);
            if (change.operation == "changed")
                swap(entry.id, change, taxonomies);
            if (change.operation == "removed") {
                keep_record(entry.id, change.step,
                            to_json(records_.get(*change.kind, change.first).value().record));
                records_.erase(*change.kind, change.first);
            }
        }
    });
    mark_undone(entry.id, false);
}

void History::describe_added(const Entry& entry, const Change& change, std::vector<Effect>& effects) {
    long long count = change.last - change.first + 1;
    std::string key;
    if (count == 1 && !entry.undone) {
        if (auto stored = records_.get(*change.kind, change.first))
            key = key_text(stored->record);
    } else if (count == 1) {
        Statement& kept = database_.prepare("SELECT record FROM kept WHERE entry = ?1 AND step = ?2",
                                            entry.id, change.step);
        if (kept.step())
            key = key_text(from_json(*change.kind, std::string(kept.text(0))));
        kept.reset();
        if (key.empty())
            key = std::to_string(change.first);
    }
    effects.push_back({entry.undone ? Effect::What::add : Effect::What::remove, change.kind, key, count, {}});
}

std::vector<Effect> History::effects(const Entry& entry) {
    std::vector<Effect> effects;
    for (const Change& change : changes(entry.id, !entry.undone)) {
        if (change.operation == "added") {
            describe_added(entry, change, effects);
        } else if (change.operation == "removed" && !entry.undone) {
            effects.push_back(
                {Effect::What::add, change.kind, key_text(from_json(*change.kind, change.record)), 1, {}});
        } else if (auto now = records_.get(*change.kind, change.first)) {
            if (change.operation == "removed")
                effects.push_back({Effect::What::remove, change.kind, key_text(now->record), 1, {}});
            else
                effects.push_back({Effect::What::change, change.kind, key_text(now->record), 1,
                                   differences(now->record, from_json(*change.kind, change.record))});
        }
    }
    return effects;
}

} // namespace edv::store
