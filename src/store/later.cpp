#include "model/kind_names.hpp"
#include "store/naming.hpp"
#include "store/open_store.hpp"
#include "store/record_json.hpp"
#include "store/resting.hpp"

namespace edv::store {
namespace {

/// Whether one of the records of a change `c` refers by this field to one of `to` from ?1 to ?2; empty when
/// the field does not refer there.
std::string referring_sql(const model::Kind& kind, const model::Field& field, const model::Kind& to) {
    const std::string touched = " BETWEEN c.first AND c.last AND ";
    const std::string of = "SELECT 1 FROM " + quoted(kind.name) + " WHERE id" + touched + quoted(field.name);
    const std::string span = " BETWEEN ?1 AND ?2";
    const bool named = field.of == to.name || (field.of == "subject" && model::is_subject(to.name));
    if (field.type == model::FieldType::ref && named)
        return of + span;
    if (field.type == model::FieldType::refs && named)
        return "SELECT 1 FROM " + link_table(kind, field) + " WHERE owner" + touched + "target" + span;
    if (field.type == model::FieldType::term && to.name == "taxonomy")
        return of + span;
    if (field.type == model::FieldType::terms && to.name == "taxonomy")
        return of + " IN (SELECT code_set FROM code_set_member WHERE code" + span + ")";
    return {};
}

/// Events refer to their transmission by its key.
constexpr const char* events_sql =
    "SELECT 1 FROM transmission_event v JOIN transmission t USING (signal, institution, sent) WHERE v.id "
    "BETWEEN c.first AND c.last AND t.id BETWEEN ?1 AND ?2";

void add_all(Statement& entries, std::set<long long>& later) {
    while (entries.step())
        later.insert(entries.integer(0));
}

} // namespace

void History::add_touching_same(long long entry, Later& later) {
    add_all(database_.prepare(
                "SELECT DISTINCT e.id FROM change mine JOIN change other ON other.kind = mine.kind AND "
                "other.first <= mine.last AND other.last >= mine.first JOIN entry e ON e.id = other.entry "
                "WHERE mine.entry = ?1 AND e.id > ?1 AND e.undone IS NULL",
                entry),
            later);
}

void History::add_touching(long long entry, const model::Kind& kind, long long id, Later& later) {
    add_all(
        database_.prepare("SELECT DISTINCT e.id FROM change c JOIN entry e ON e.id = c.entry WHERE "
                          "c.kind = ?2 AND ?3 BETWEEN c.first AND c.last AND e.id > ?1 AND e.undone IS NULL",
                          entry, kind.name, id),
        later);
}

void History::add_referring(long long entry, const Change& added, Later& later) {
    const auto look = [&](const model::Kind& kind, const std::string& sql) {
        add_all(database_.prepare("SELECT DISTINCT e.id FROM change c JOIN entry e ON e.id = c.entry WHERE "
                                  "c.kind = ?4 AND e.id > ?3 AND e.undone IS NULL AND EXISTS (" +
                                      sql + ")",
                                  added.first, added.last, entry, kind.name),
                later);
    };
    for (const model::Kind& kind : model::kinds())
        for (const model::Field& field : kind.fields)
            if (const std::string sql = referring_sql(kind, field, *added.kind); !sql.empty())
                look(kind, sql);
    if (added.kind->name == model::name::transmission)
        look(model::kind(model::name::transmission_event), events_sql);
}

void History::add_taking(long long entry, const Change& change, Later& later) {
    const model::Record was = from_json(*change.kind, change.record);
    std::optional<long long> taker;
    if (change.kind->name == model::name::observation) {
        taker = database_.number(
            "SELECT id FROM observation WHERE ref = ?1 AND coalesce(profile, '') = ?2 AND id <> ?3 AND "
            "(withdrawn IS NULL OR imported IS NOT NULL)",
            was.text("ref"), was.text("profile"), change.first);
    } else if (auto there = records_.find(was)) {
        taker = there->id;
    }
    if (taker && *taker != change.first)
        add_touching(entry, *change.kind, *taker, later);
}

std::vector<Entry> History::in_the_way(const Entry& entry, const std::vector<model::Record>& against) {
    Later later;
    for (const model::Record& record : against)
        if (auto stored = records_.find(record))
            add_touching(entry.id, *record.kind, stored->id, later);
    const auto add_resting = [&](long long on) {
        add_touching_same(on, later);
        for (const Change& change : changes(on, false))
            if (change.operation == "added")
                add_referring(on, change, later);
            else if (!change.record.empty())
                add_taking(on, change, later);
    };
    add_resting(entry.id);
    // What rests on an entry is later than it: the set grows behind where this stands.
    for (const long long one : later)
        add_resting(one);
    std::vector<Entry> entries;
    for (auto one = later.rbegin(); one != later.rend(); ++one)
        entries.push_back(this->entry(*one).value());
    return entries;
}

std::vector<Entry> in_the_way(const Store& store, const Entry& entry,
                              const std::vector<model::Record>& against) {
    OpenStore committed(engine_of(store.file()).open(store.file(), false));
    return committed.history.in_the_way(entry, against);
}

} // namespace edv::store
