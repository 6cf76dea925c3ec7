#include <fmt/format.h>

#include "edv/base/text.hpp"

#include "store/naming.hpp"
#include "store/records.hpp"

namespace edv {
namespace {

/// The code of a record whose codes stand in `subject`.
std::string own_code(const Kind& kind) {
    return "(SELECT s.code FROM subject s WHERE s.id = " + quoted(kind.name) + ".id)";
}

bool asks_the_index(const Condition& condition) {
    return condition.test == Condition::Test::match || condition.test == Condition::Test::match_any;
}

/// Each word in some text of the record; nothing when there is no word.
std::string text_condition(const Dialect& dialect, const Kind& kind, const Condition& condition,
                           std::vector<Value>& bound) {
    const bool names = condition.test == Condition::Test::text_or_name;
    std::string all;
    for (const std::string& word : words(fold(to_text(condition.values.at(0))))) {
        const std::string mark = "?" + std::to_string(bound.size() + 1);
        auto holds = [&](const std::string& column) {
            return fmt::format(fmt::runtime(dialect.holds), fmt::arg("text", column), fmt::arg("word", mark));
        };
        std::string any;
        for (const Field& field : kind.fields)
            if (field.type == FieldType::text && (names || !field.personal) && !field.internal)
                any += (any.empty() ? "" : " OR ") + holds(quoted(field.name));
        if (kind.name == "partner")
            any += " OR EXISTS (SELECT 1 FROM partner_name n WHERE n.partner = partner.id AND (" +
                   holds("n.name") + " OR " + holds("n.abbr") + "))";
        if (any.empty())
            return "FALSE";
        bound.emplace_back(word);
        all += (all.empty() ? "(" : " AND (") + any + ")";
    }
    return all;
}

} // namespace

std::string Records::condition(const Kind& kind, const Condition& condition, std::vector<Value>& bound) {
    auto mark = [&](Value value) {
        bound.push_back(std::move(value));
        return "?" + std::to_string(bound.size());
    };
    if (condition.test == Condition::Test::text || condition.test == Condition::Test::text_or_name)
        return text_condition(database_.dialect(), kind, condition, bound);
    const Field& field =
        condition.field == "state" ? state_field(kind) : kind.fields.at(kind.index(condition.field));
    std::string name = quoted(field.name);
    if (field.derived)
        name = state_sql(kind.name);
    if (field.type == FieldType::number)
        name = "id";
    const bool by_subject = is_subject(kind.name) && field.type == FieldType::code;
    if (by_subject)
        name = condition.test == Condition::Test::any_of ? "id" : own_code(kind);
    if (condition.test == Condition::Test::empty)
        return name + " IS NULL";
    if (condition.test == Condition::Test::not_empty)
        return name + " IS NOT NULL";
    if (condition.test == Condition::Test::at_least)
        return name + " >= " + mark(condition.values.at(0));
    if (condition.test == Condition::Test::at_most)
        return name + " <= " + mark(condition.values.at(0));
    std::string list;
    for (const Value& value : condition.values) {
        Value wanted = value;
        if (by_subject)
            wanted = codes_.id(kind.name, to_text(value)).value_or(-1);
        if (field.type == FieldType::ref || field.type == FieldType::refs)
            wanted = reference(field, value).value_or(-1);
        if (field.type == FieldType::term || field.type == FieldType::terms)
            wanted = codes_.term(field.of, to_text(value)).value_or(-1);
        list += (list.empty() ? "" : ", ") + mark(std::move(wanted));
    }
    if (list.empty())
        return "FALSE";
    if (field.type == FieldType::refs)
        return "id IN (SELECT owner FROM " + link_table(kind, field) + " WHERE target IN (" + list + "))";
    if (field.type == FieldType::terms)
        return name + " IN (SELECT code_set FROM code_set_member WHERE code IN (" + list + "))";
    return name + " IN (" + list + ")";
}

std::string Records::rest_of_select(const Kind& kind, const Selection& selection, std::vector<Value>& bound) {
    std::string from = plan(kind).table;
    std::string where;
    bool best_first = false;
    for (const Condition& one : selection.conditions) {
        if (asks_the_index(one)) {
            // In this order: the index finds, and the other conditions are looked at best first, up to the
            // limit.
            bound.emplace_back(
                database_.words().expression(one.values, one.test == Condition::Test::match_any));
            from = fmt::format(fmt::runtime(database_.dialect().found),
                               fmt::arg("mark", '?' + std::to_string(bound.size())));
            best_first = selection.sort.empty();
        } else if (const std::string holds = condition(kind, one, bound); !holds.empty()) {
            where += (where.empty() ? " WHERE " : " AND ") + holds;
        }
    }
    std::string sql = from + where + " ORDER BY " + (best_first ? "likeness" : order(kind, selection));
    if (selection.limit) {
        bound.emplace_back(*selection.limit);
        sql += " LIMIT ?" + std::to_string(bound.size());
    }
    return sql;
}

std::string Records::order(const Kind& kind, const Selection& selection) {
    using Columns = std::vector<std::string>;
    // The numbers of a year's signals are numbers: 2023-98 comes before 2023-100.
    auto of_signal = [](const std::string& number) -> Columns {
        return {"substr(" + number + ", 1, 5)", "length(" + number + ")", number};
    };
    auto columns = [&](std::string_view name) -> Columns {
        const Field& field = kind.fields.at(kind.index(name));
        if (field.type == FieldType::number)
            return {"id"};
        if (field.derived)
            return {state_sql(kind.name)};
        if (is_subject(kind.name) && field.type == FieldType::code)
            return {own_code(kind)};
        if (kind.name == "signal" && field.type == FieldType::code)
            return of_signal(quoted(field.name));
        if (field.type == FieldType::ref && (field.of == "coordinator"))
            return {"(SELECT s.code FROM coordinator s WHERE s.id = " + quoted(field.name) + ")"};
        if (field.type == FieldType::ref && field.of == "signal")
            return of_signal("(SELECT s.number FROM signal s WHERE s.id = " + quoted(kind.name) + "." +
                             quoted(field.name) + ")");
        if (field.type == FieldType::ref && !is_numbered(field.of))
            return {"(SELECT s.code FROM subject s WHERE s.id = " + quoted(field.name) + ")"};
        if (field.type == FieldType::term)
            return {"(SELECT s.code FROM taxonomy s WHERE s.id = " + quoted(kind.name) + "." +
                    quoted(field.name) + ")"};
        return {quoted(field.name)};
    };
    std::string sql;
    auto add = [&](std::string_view field, bool backwards) {
        for (const std::string& column : columns(field))
            sql += column + (backwards ? " DESC NULLS LAST, " : " NULLS FIRST, ");
    };
    if (!selection.sort.empty())
        add(selection.sort, selection.descending);
    for (const std::string_view field : kind.key)
        add(field, selection.sort.empty() && selection.descending);
    return sql + "id";
}

} // namespace edv
