#include "store/records.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/languages.hpp"
#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "store/naming.hpp"

namespace edv::store {
namespace {

void bind_value(Statement& statement, int mark, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        statement.lend(mark, *text);
    else if (const auto* whole = std::get_if<long long>(&value))
        statement.bind(mark, *whole);
    else if (const auto* decimal = std::get_if<double>(&value))
        statement.bind_decimal(mark, *decimal);
    else if (const auto* day = std::get_if<Date>(&value))
        statement.bind(mark, day->iso());
    else
        statement.bind_null(mark);
}

} // namespace

Records::Place Records::place(const model::Kind& kind, const model::Field& field) {
    if (field.derived)
        return Place::derived;
    if (field.type == model::FieldType::number)
        return Place::row_number;
    if (field.type == model::FieldType::code && model::is_subject(kind.name))
        return Place::own_code;
    if (field.type == model::FieldType::refs)
        return Place::link;
    return Place::column;
}

Records::Plan Records::make_plan(const model::Kind& kind) const {
    Plan made;
    made.subject = model::is_subject(kind.name);
    std::string names;
    std::string marks;
    std::string sets;
    std::string select = "SELECT id";
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const model::Field& field = kind.fields[i];
        Place where = place(kind, field);
        if (where == Place::link)
            made.links.push_back(i);
        if (where == Place::derived)
            select += ", " + state_sql(kind.name);
        if (where != Place::column)
            continue;
        const int bind = static_cast<int>(made.columns.size()) + 1;
        made.columns.push_back(
            {i, field.type, bind, field.type == model::FieldType::ref && model::is_numbered(field.of)});
        const std::string name = quoted(field.name);
        const std::string mark = '?' + std::to_string(bind);
        const char* comma = made.columns.size() == 1 ? "" : ", ";
        names += comma + name;
        marks += comma + mark;
        sets += comma + name + " = " + mark;
        select += ", " + name;
    }
    const std::string table = quoted(kind.name);
    const std::string number = '?' + std::to_string(made.columns.size() + 1);
    made.insert = "INSERT INTO " + table + " (" + names + ", id) VALUES (" + marks + ", " + number + ")";
    made.insert_new = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
    made.insert_new += database_.dialect().giving_id;
    made.update = "UPDATE " + table + " SET " + sets + " WHERE id = " + number;
    made.select = select + " FROM ";
    made.table = table;
    return made;
}

Records::Plan& Records::plan(const model::Kind& kind) {
    auto found = plans_.find(&kind);
    if (found == plans_.end())
        found = plans_.emplace(&kind, make_plan(kind)).first;
    return found->second;
}

std::optional<long long> Records::reference(const model::Field& field, const Value& value) {
    if (const auto* number = std::get_if<long long>(&value))
        return *number;
    std::string text = to_text(value);
    if (model::is_numbered(field.of))
        return parse_integer(text);
    return codes_.id(field.of, text);
}

long long Records::term(std::string_view taxonomy, const std::string& code,
                        const model::Taxonomies& taxonomies) {
    if (auto known = codes_.term(taxonomy, code))
        return *known;
    const model::Term* given = find_term(taxonomies, taxonomy, code);
    std::string columns = "taxonomy, code";
    std::string marks = "?1, ?2";
    int mark = 3;
    for (const std::string& language : language_codes()) {
        columns += ", " + language;
        marks += ", ?" + std::to_string(mark++);
    }
    const std::string& written = given ? given->code : code;
    Statement& insert =
        database_.prepare("INSERT INTO taxonomy (" + columns + ", also) VALUES (" + marks + ", ?" +
                              std::to_string(mark) + ")" + std::string(database_.dialect().giving_id),
                          taxonomy, written);
    mark = 3;
    for (const std::string& language : language_codes()) {
        if (given)
            if (auto label = given->labels.find(language);
                label != given->labels.end() && !label->second.empty())
                insert.bind(mark, label->second);
        ++mark;
    }
    if (given && given->also && !given->also->empty())
        insert.bind(mark, join(*given->also, "; "));
    const long long id = insert.insert();
    codes_.learn_term(taxonomy, id, written);
    return id;
}

long long Records::set(std::string_view taxonomy, const std::string& codes,
                       const model::Taxonomies& taxonomies) {
    if (auto known = codes_.set(taxonomy, codes))
        return *known;
    std::vector<long long> members;
    for (const std::string& code : words(codes))
        members.push_back(term(taxonomy, code, taxonomies));
    const long long id = database_
                             .prepare("INSERT INTO code_set (taxonomy, codes) VALUES (?1, ?2)" +
                                          std::string(database_.dialect().giving_id),
                                      taxonomy, codes)
                             .insert();
    for (const long long member : members)
        database_.run("INSERT INTO code_set_member (code_set, code) VALUES (?1, ?2)", id, member);
    codes_.learn_set(taxonomy, id, codes);
    return id;
}

long long Records::referred(const Column& column, const model::Field& field, const Value& value) {
    if (const auto* number = std::get_if<long long>(&value))
        return *number;
    const auto* text = std::get_if<std::string>(&value);
    auto id = text && !column.numbered ? codes_.id(field.of, *text) : reference(field, value);
    if (!id)
        throw MissingReference("a reference that was not checked: " + to_text(value));
    return *id;
}

void Records::bind_field(Statement& statement, const Column& column, const model::Field& field,
                         const Value& value, const model::Taxonomies& taxonomies) {
    int at = column.bind;
    if (is_empty(value)) {
        statement.bind_null(at);
        return;
    }
    switch (field.type) {
    case model::FieldType::term:
        statement.bind(at, term(field.of, std::get<std::string>(value), taxonomies));
        return;
    case model::FieldType::terms:
        statement.bind(at, set(field.of, std::get<std::string>(value), taxonomies));
        return;
    case model::FieldType::ref:
        statement.bind(at, referred(column, field, value));
        return;
    case model::FieldType::date:
        if (const auto* day = std::get_if<Date>(&value)) {
            std::string& written = days_[column.field];
            written = day->iso();
            statement.lend(at, written);
            return;
        }
        [[fallthrough]];
    default:
        bind_value(statement, at, value);
    }
}

void Records::bind(Statement& statement, const Plan& plan, const model::Record& record,
                   const model::Taxonomies& taxonomies) {
    days_.resize(std::max(days_.size(), record.values.size()));
    for (const Column& column : plan.columns)
        bind_field(statement, column, record.kind->fields[column.field], record.values[column.field],
                   taxonomies);
}

long long Records::insert_subject(const model::Record& record, std::optional<long long> id) {
    const std::string code = record.text("code");
    if (!id)
        return database_
            .prepare("INSERT INTO subject (kind, code) VALUES (?1, ?2)" +
                         std::string(database_.dialect().giving_id),
                     record.kind->name, code)
            .insert();
    database_.run("INSERT INTO subject (kind, code, id) VALUES (?1, ?2, ?3)", record.kind->name, code, *id);
    return *id;
}

long long Records::insert(const model::Record& record, std::optional<long long> id,
                          const model::Taxonomies& taxonomies) {
    Plan& how = plan(*record.kind);
    if (how.subject)
        id = insert_subject(record, id);
    long long made = 0;
    if (id) {
        if (how.inserting)
            how.inserting->reset();
        else
            how.inserting = &database_.prepare(how.insert);
        bind(*how.inserting, how, record, taxonomies);
        how.inserting->bind(static_cast<int>(how.columns.size()) + 1, *id);
        how.inserting->step();
        made = *id;
    } else {
        Statement& statement = database_.prepare(how.insert_new);
        bind(statement, how, record, taxonomies);
        made = statement.insert();
    }
    write_links(how, made, record);
    if (record.kind->name == model::name::observation)
        texts_.add(made, record);
    learn(record, made);
    return made;
}

void Records::learn(const model::Record& record, long long id) {
    const std::string_view kind = record.kind->name;
    if (model::is_subject(kind) || kind == model::name::coordinator)
        codes_.learn(kind, id, record.text("code"));
    if (kind == model::name::signal)
        codes_.learn(kind, id, record.text("number"));
    if (kind == model::name::taxonomy)
        codes_.learn_term(record.text("taxonomy"), id, record.text("code"));
}

void Records::update(long long id, const model::Record& record, const model::Taxonomies& taxonomies) {
    const Plan& how = plan(*record.kind);
    bool other_texts = record.kind->name == model::name::observation && texts_.differs(id, record);
    if (other_texts)
        texts_.remove(id);
    Statement& statement = database_.prepare(how.update);
    bind(statement, how, record, taxonomies);
    statement.bind(static_cast<int>(how.columns.size()) + 1, id);
    statement.step();
    write_links(how, id, record);
    if (other_texts)
        texts_.add(id, record);
}

void Records::drop_unused_sets(long long term) {
    Statement& sets = database_.prepare(R"sql(SELECT m.code_set FROM code_set_member m WHERE m.code = ?1
        AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.barriers = m.code_set OR o."groups" = m.code_set))sql",
                                        term);
    std::vector<long long> unused;
    while (sets.step())
        unused.push_back(sets.integer(0));
    for (const long long one : unused) {
        database_.run("DELETE FROM code_set_member WHERE code_set = ?1", one);
        database_.run("DELETE FROM code_set WHERE id = ?1", one);
    }
    if (!unused.empty())
        codes_.reload();
}

void Records::erase(const model::Kind& kind, long long id) {
    if (kind.name == model::name::observation)
        texts_.remove(id);
    erase_row(kind, id);
}

void Records::erase_row(const model::Kind& kind, long long id) {
    if (kind.name == model::name::taxonomy)
        drop_unused_sets(id);
    database_.run("DELETE FROM " + quoted(kind.name) + " WHERE id = ?1", id);
    if (model::is_subject(kind.name))
        database_.run("DELETE FROM subject WHERE id = ?1", id);
    if (model::is_subject(kind.name) || kind.name == model::name::coordinator ||
        kind.name == model::name::signal)
        codes_.forget(kind.name, id);
    if (kind.name == model::name::taxonomy)
        codes_.forget_term(id);
}

void Records::write_links(const Plan& plan, long long id, const model::Record& record) {
    for (std::size_t at : plan.links) {
        const model::Field& field = record.kind->fields[at];
        std::string table = link_table(*record.kind, field);
        database_.run("DELETE FROM " + table + " WHERE owner = ?1", id);
        long long position = 0;
        for (const std::string& one : words(to_text(record.values[at]))) {
            const auto target = reference(field, Value(one));
            if (!target)
                throw MissingReference("a reference that was not checked: " + one);
            database_.run("INSERT INTO " + table + " (owner, position, target) VALUES (?1, ?2, ?3)", id,
                          ++position, *target);
        }
    }
}

Value Records::read_column(const ResultRow& row, int at, const model::Field& field) {
    if (row.is_null(at))
        return {};
    auto text = [&] { return std::string(row.text(at)); };
    switch (field.type) {
    case model::FieldType::term:
        return codes_.term_code(row.integer(at));
    case model::FieldType::terms:
        return codes_.set_codes(row.integer(at));
    case model::FieldType::ref:
        if (model::is_numbered(field.of))
            return row.integer(at);
        return codes_.code(field.of, row.integer(at));
    case model::FieldType::integer:
        return row.integer(at);
    case model::FieldType::decimal:
    case model::FieldType::share:
        return row.decimal(at);
    case model::FieldType::date:
        if (auto day = Date::parse(row.text(at)))
            return *day;
        return text();
    default:
        return text();
    }
}

void Records::read_row(const ResultRow& row, const Plan& plan, model::Stored& stored) {
    const model::Kind& kind = *stored.record.kind;
    stored.id = row.integer(0);
    int at = 1;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const model::Field& field = kind.fields[i];
        switch (place(kind, field)) {
        case Place::row_number:
            stored.record.values[i] = stored.id;
            break;
        case Place::own_code:
            stored.record.values[i] = codes_.code(kind.name, stored.id);
            break;
        case Place::link:
            break;
        case Place::column:
        case Place::derived:
            stored.record.values[i] = read_column(row, at++, field);
            break;
        }
    }
    if (!plan.links.empty())
        read_links(plan, stored);
}

void Records::read_links(const Plan& plan, model::Stored& stored) {
    for (std::size_t at : plan.links) {
        const model::Field& field = stored.record.kind->fields[at];
        Statement& links = database_.prepare("SELECT target FROM " + link_table(*stored.record.kind, field) +
                                                 " WHERE owner = ?1 ORDER BY position",
                                             stored.id);
        std::vector<std::string> targets;
        while (links.step()) {
            const long long target = links.integer(0);
            targets.push_back(model::is_numbered(field.of) ? std::to_string(target)
                                                           : codes_.code(field.of, target));
        }
        stored.record.values[at] = targets.empty() ? Value() : Value(join(targets, " "));
    }
}

std::optional<model::Stored> Records::get(const model::Kind& kind, long long id) {
    const Plan& how = plan(kind);
    Statement& statement = database_.prepare(how.select + how.table + " WHERE id = ?1", id);
    if (!statement.step())
        return {};
    model::Stored stored{0, model::Record(kind)};
    read_row(statement, how, stored);
    statement.reset();
    return stored;
}

bool Records::exists(const model::Kind& kind, long long id) {
    return database_.number("SELECT 1 FROM " + quoted(kind.name) + " WHERE id = ?1", id).has_value();
}

std::optional<model::Stored> Records::find(const model::Record& key) {
    const model::Kind& kind = *key.kind;
    if (model::is_subject(kind.name)) {
        auto id = codes_.id(kind.name, key.text("code"));
        return id ? get(kind, *id) : std::nullopt;
    }
    if (model::is_numbered(kind.name)) {
        auto number = key.integer("number");
        return number ? get(kind, *number) : std::nullopt;
    }
    Selection selection;
    for (std::string_view field : kind.key) {
        if (is_empty(key.at(field)))
            selection.conditions.push_back({std::string(field), Condition::Test::empty, {}});
        else
            selection.conditions.push_back({std::string(field), Condition::Test::any_of, {key.at(field)}});
    }
    std::optional<model::Stored> found;
    each(kind, selection, [&](const model::Stored& stored) { found = stored; });
    return found;
}

void Records::each(const model::Kind& kind, const Selection& selection,
                   const std::function<void(const model::Stored&)>& see) {
    const Plan& how = plan(kind);
    std::vector<Value> bound;
    // A statement of its own: `see` may read other records of the same kind.
    const auto statement = database_.fresh(how.select + rest_of_select(kind, selection, bound));
    for (std::size_t i = 0; i < bound.size(); ++i)
        bind_value(*statement, static_cast<int>(i + 1), bound[i]);
    model::Stored stored{0, model::Record(kind)};
    while (statement->step()) {
        read_row(*statement, how, stored);
        see(stored);
    }
}

} // namespace edv::store
