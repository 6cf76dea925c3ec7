#include "store/records.hpp"

#include <sqlite3.h>
#include <stdexcept>

#include "edv/base/languages.hpp"
#include "edv/base/text.hpp"

#include "store/naming.hpp"

namespace edv {
namespace {

void bind_value(SQLite::Statement& statement, int at, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        statement.bindNoCopy(at, *text);
    else if (const auto* whole = std::get_if<long long>(&value))
        statement.bind(at, static_cast<int64_t>(*whole));
    else if (const auto* decimal = std::get_if<double>(&value))
        statement.bind(at, *decimal);
    else if (const auto* day = std::get_if<Date>(&value))
        statement.bind(at, day->iso());
    else
        statement.bind(at);
}

} // namespace

Records::Place Records::place(const Kind& kind, const Field& field) {
    if (field.derived)
        return Place::derived;
    if (field.type == FieldType::number)
        return Place::row_number;
    if (field.type == FieldType::code && is_subject(kind.name))
        return Place::own_code;
    if (field.type == FieldType::refs)
        return Place::link;
    return Place::column;
}

Records::Plan Records::make_plan(const Kind& kind) {
    Plan made;
    made.subject = is_subject(kind.name);
    std::string names = "id";
    std::string marks = "?1";
    std::string sets;
    std::string select = "SELECT id";
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const Field& field = kind.fields[i];
        Place where = place(kind, field);
        if (where == Place::link)
            made.links.push_back(i);
        if (where == Place::derived)
            select += ", " + state_sql(kind.name);
        if (where != Place::column)
            continue;
        int bind = static_cast<int>(made.columns.size()) + 2;
        made.columns.push_back({i, field.type, bind, field.type == FieldType::ref && is_numbered(field.of)});
        names += ", " + quoted(field.name);
        marks += ", ?" + std::to_string(bind);
        sets += (sets.empty() ? "" : ", ") + quoted(field.name) + " = ?" + std::to_string(bind);
        select += ", " + quoted(field.name);
    }
    std::string table = quoted(kind.name);
    made.insert = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
    made.update = "UPDATE " + table + " SET " + sets + " WHERE id = ?1";
    made.select = select + " FROM ";
    made.table = table;
    return made;
}

Records::Plan& Records::plan(const Kind& kind) {
    auto found = plans_.find(&kind);
    if (found == plans_.end())
        found = plans_.emplace(&kind, make_plan(kind)).first;
    return found->second;
}

std::optional<long long> Records::reference(const Field& field, const Value& value) {
    if (const auto* number = std::get_if<long long>(&value))
        return *number;
    std::string text = to_text(value);
    if (is_numbered(field.of))
        return parse_integer(text);
    return codes_.id(field.of, text);
}

long long Records::term(std::string_view taxonomy, const std::string& code, const Taxonomies& taxonomies) {
    if (auto known = codes_.term(taxonomy, code))
        return *known;
    const Term* given = find_term(taxonomies, taxonomy, code);
    std::string columns = "taxonomy, code";
    std::string marks = "?, ?";
    for (const std::string& language : language_codes()) {
        columns += ", " + language;
        marks += ", ?";
    }
    auto& insert =
        database_.prepare("INSERT INTO taxonomy (" + columns + ", also) VALUES (" + marks + ", ?)");
    insert.bind(1, std::string(taxonomy));
    insert.bind(2, given ? given->code : code);
    int at = 3;
    for (const std::string& language : language_codes()) {
        if (given)
            if (auto label = given->labels.find(language);
                label != given->labels.end() && !label->second.empty())
                insert.bind(at, label->second);
        ++at;
    }
    if (given && given->also && !given->also->empty())
        insert.bind(at, join(*given->also, "; "));
    insert.exec();
    long long id = database_.handle().getLastInsertRowid();
    codes_.learn_term(taxonomy, id, given ? given->code : code);
    return id;
}

long long Records::set(std::string_view taxonomy, const std::string& codes, const Taxonomies& taxonomies) {
    if (auto known = codes_.set(taxonomy, codes))
        return *known;
    std::vector<long long> members;
    for (const std::string& code : words(codes))
        members.push_back(term(taxonomy, code, taxonomies));
    auto& insert = database_.prepare("INSERT INTO code_set (taxonomy, codes) VALUES (?, ?)");
    insert.bind(1, std::string(taxonomy));
    insert.bind(2, codes);
    insert.exec();
    long long id = database_.handle().getLastInsertRowid();
    for (long long member : members) {
        auto& link = database_.prepare("INSERT INTO code_set_member (code_set, code) VALUES (?, ?)");
        link.bind(1, static_cast<int64_t>(id));
        link.bind(2, static_cast<int64_t>(member));
        link.exec();
    }
    codes_.learn_set(taxonomy, id, codes);
    return id;
}

long long Records::referred(const Column& column, const Field& field, const Value& value) {
    if (const auto* number = std::get_if<long long>(&value))
        return *number;
    const auto* text = std::get_if<std::string>(&value);
    auto id = text && !column.numbered ? codes_.id(field.of, *text) : reference(field, value);
    if (!id)
        throw MissingReference("a reference that was not checked: " + to_text(value));
    return *id;
}

void Records::bind_field(SQLite::Statement& statement, const Column& column, const Field& field,
                         const Value& value, const Taxonomies& taxonomies) {
    int at = column.bind;
    if (is_empty(value)) {
        statement.bind(at);
        return;
    }
    switch (field.type) {
    case FieldType::term:
        statement.bind(at, static_cast<int64_t>(term(field.of, std::get<std::string>(value), taxonomies)));
        return;
    case FieldType::terms:
        statement.bind(at, static_cast<int64_t>(set(field.of, std::get<std::string>(value), taxonomies)));
        return;
    case FieldType::ref:
        statement.bind(at, static_cast<int64_t>(referred(column, field, value)));
        return;
    case FieldType::date:
        if (const auto* day = std::get_if<Date>(&value)) {
            std::string& written = days_[column.field];
            written = day->iso();
            statement.bindNoCopy(at, written);
            return;
        }
        [[fallthrough]];
    default:
        bind_value(statement, at, value);
    }
}

void Records::bind(SQLite::Statement& statement, const Plan& plan, const Record& record,
                   const Taxonomies& taxonomies) {
    days_.resize(std::max(days_.size(), record.values.size()));
    for (const Column& column : plan.columns)
        bind_field(statement, column, record.kind->fields[column.field], record.values[column.field],
                   taxonomies);
}

long long Records::insert(const Record& record, std::optional<long long> id, const Taxonomies& taxonomies) {
    const Kind& kind = *record.kind;
    Plan& how = plan(kind);
    if (how.subject) {
        auto& subject = database_.prepare("INSERT INTO subject (id, kind, code) VALUES (?, ?, ?)");
        if (id)
            subject.bind(1, static_cast<int64_t>(*id));
        subject.bind(2, std::string(kind.name));
        subject.bind(3, record.text("code"));
        subject.exec();
        id = database_.handle().getLastInsertRowid();
    }
    if (how.inserting)
        how.inserting->tryReset();
    else
        how.inserting = &database_.prepare(how.insert);
    SQLite::Statement& statement = *how.inserting;
    if (id)
        statement.bind(1, static_cast<int64_t>(*id));
    else
        statement.bind(1);
    bind(statement, how, record, taxonomies);
    statement.exec();
    long long made = id ? *id : database_.handle().getLastInsertRowid();
    write_links(how, made, record);
    if (kind.name == "observation")
        texts_.add(made, record);
    if (how.subject)
        codes_.learn(kind.name, made, record.text("code"));
    if (kind.name == "coordinator")
        codes_.learn(kind.name, made, record.text("code"));
    if (kind.name == "signal")
        codes_.learn(kind.name, made, record.text("number"));
    if (kind.name == "taxonomy")
        codes_.learn_term(record.text("taxonomy"), made, record.text("code"));
    return made;
}

void Records::update(long long id, const Record& record, const Taxonomies& taxonomies) {
    const Plan& how = plan(*record.kind);
    bool other_texts = record.kind->name == "observation" && texts_.differs(id, record);
    if (other_texts)
        texts_.remove(id);
    auto& statement = database_.prepare(how.update);
    statement.bind(1, static_cast<int64_t>(id));
    bind(statement, how, record, taxonomies);
    statement.exec();
    write_links(how, id, record);
    if (other_texts)
        texts_.add(id, record);
}

void Records::drop_unused_sets(long long term) {
    auto& sets = database_.prepare(R"sql(SELECT m.code_set FROM code_set_member m WHERE m.code = ?
        AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.barriers = m.code_set OR o."groups" = m.code_set))sql");
    sets.bind(1, static_cast<int64_t>(term));
    std::vector<int64_t> unused;
    while (sets.executeStep())
        unused.push_back(sets.getColumn(0).getInt64());
    for (int64_t one : unused)
        for (const char* sql :
             {"DELETE FROM code_set_member WHERE code_set = ?", "DELETE FROM code_set WHERE id = ?"}) {
            auto& statement = database_.prepare(sql);
            statement.bind(1, one);
            statement.exec();
        }
    if (!unused.empty())
        codes_.reload();
}

void Records::erase(const Kind& kind, long long id) {
    if (kind.name == "observation")
        texts_.remove(id);
    erase_row(kind, id);
}

void Records::erase_row(const Kind& kind, long long id) {
    if (kind.name == "taxonomy")
        drop_unused_sets(id);
    auto& statement = database_.prepare("DELETE FROM " + quoted(kind.name) + " WHERE id = ?");
    statement.bind(1, static_cast<int64_t>(id));
    statement.exec();
    if (is_subject(kind.name)) {
        auto& subject = database_.prepare("DELETE FROM subject WHERE id = ?");
        subject.bind(1, static_cast<int64_t>(id));
        subject.exec();
    }
    if (is_subject(kind.name) || kind.name == "coordinator" || kind.name == "signal")
        codes_.forget(kind.name, id);
    if (kind.name == "taxonomy")
        codes_.forget_term(id);
}

void Records::write_links(const Plan& plan, long long id, const Record& record) {
    for (std::size_t at : plan.links) {
        const Field& field = record.kind->fields[at];
        std::string table = link_table(*record.kind, field);
        auto& clear = database_.prepare("DELETE FROM " + table + " WHERE owner = ?");
        clear.bind(1, static_cast<int64_t>(id));
        clear.exec();
        int position = 0;
        for (const std::string& one : words(to_text(record.values[at]))) {
            auto& insert =
                database_.prepare("INSERT INTO " + table + " (owner, position, target) VALUES (?, ?, ?)");
            insert.bind(1, static_cast<int64_t>(id));
            insert.bind(2, ++position);
            auto target = reference(field, Value(one));
            if (!target)
                throw MissingReference("a reference that was not checked: " + one);
            insert.bind(3, static_cast<int64_t>(*target));
            insert.exec();
        }
    }
}

Value Records::read_column(SQLite::Statement& statement, int at, const Field& field) {
    SQLite::Column column = statement.getColumn(at);
    if (column.isNull())
        return {};
    auto text = [&] { return std::string(column.getText(), static_cast<std::size_t>(column.getBytes())); };
    switch (field.type) {
    case FieldType::term:
        return codes_.term_code(column.getInt64());
    case FieldType::terms:
        return codes_.set_codes(column.getInt64());
    case FieldType::ref:
        if (is_numbered(field.of))
            return static_cast<long long>(column.getInt64());
        return codes_.code(field.of, column.getInt64());
    case FieldType::integer:
        return static_cast<long long>(column.getInt64());
    case FieldType::decimal:
    case FieldType::share:
        return column.getDouble();
    case FieldType::date:
        if (auto day = Date::parse(text()))
            return *day;
        return text();
    default:
        return text();
    }
}

void Records::read_row(SQLite::Statement& statement, const Plan& plan, Stored& stored) {
    const Kind& kind = *stored.record.kind;
    stored.id = statement.getColumn(0).getInt64();
    int at = 1;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const Field& field = kind.fields[i];
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
            stored.record.values[i] = read_column(statement, at++, field);
            break;
        }
    }
    if (!plan.links.empty())
        read_links(plan, stored);
}

void Records::read_links(const Plan& plan, Stored& stored) {
    for (std::size_t at : plan.links) {
        const Field& field = stored.record.kind->fields[at];
        auto& links = database_.prepare("SELECT target FROM " + link_table(*stored.record.kind, field) +
                                        " WHERE owner = ? ORDER BY position");
        links.bind(1, static_cast<int64_t>(stored.id));
        std::vector<std::string> targets;
        while (links.executeStep()) {
            long long target = links.getColumn(0).getInt64();
            targets.push_back(is_numbered(field.of) ? std::to_string(target) : codes_.code(field.of, target));
        }
        stored.record.values[at] = targets.empty() ? Value() : Value(join(targets, " "));
    }
}

std::optional<Stored> Records::get(const Kind& kind, long long id) {
    const Plan& how = plan(kind);
    auto& statement = database_.prepare(how.select + how.table + " WHERE id = ?");
    statement.bind(1, static_cast<int64_t>(id));
    if (!statement.executeStep())
        return {};
    Stored stored{0, Record(kind)};
    read_row(statement, how, stored);
    statement.reset();
    return stored;
}

bool Records::exists(const Kind& kind, long long id) {
    auto& statement = database_.prepare("SELECT 1 FROM " + quoted(kind.name) + " WHERE id = ?");
    statement.bind(1, static_cast<int64_t>(id));
    bool found = statement.executeStep();
    statement.reset();
    return found;
}

std::optional<Stored> Records::find(const Record& key) {
    const Kind& kind = *key.kind;
    if (is_subject(kind.name)) {
        auto id = codes_.id(kind.name, key.text("code"));
        return id ? get(kind, *id) : std::nullopt;
    }
    if (is_numbered(kind.name)) {
        auto number = key.integer("number");
        return number ? get(kind, *number) : std::nullopt;
    }
    Selection selection;
    for (std::string_view field : kind.key) {
        if (is_empty(key.at(field)))
            selection.conditions.push_back({field, Condition::Test::empty, {}});
        else
            selection.conditions.push_back({field, Condition::Test::any_of, {key.at(field)}});
    }
    std::optional<Stored> found;
    each(kind, selection, [&](const Stored& stored) { found = stored; });
    return found;
}

void Records::each(const Kind& kind, const Selection& selection,
                   const std::function<void(const Stored&)>& see) {
    const Plan& how = plan(kind);
    std::vector<Value> bound;
    // A statement of its own: `see` may read other records of the same kind.
    SQLite::Statement statement(database_.handle(), how.select + rest_of_select(kind, selection, bound));
    for (std::size_t i = 0; i < bound.size(); ++i)
        bind_value(statement, static_cast<int>(i + 1), bound[i]);
    Stored stored{0, Record(kind)};
    while (statement.executeStep()) {
        read_row(statement, how, stored);
        see(stored);
    }
}

} // namespace edv
