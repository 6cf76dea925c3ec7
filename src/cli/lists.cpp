#include <algorithm>
#include <limits>
#include <utility>

#include "edv/base/error.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "cli/list_order.hpp"
#include "cli/register.hpp"
#include "config/labels.hpp"
#include "intake/institutions.hpp"
#include "model/kind_names.hpp"
#include "model/rules.hpp"
#include "model/standing.hpp"
#include "report/cell_naming.hpp"
#include "store/codebook.hpp"

namespace edv::cli {
namespace {

bool hides(const model::Kind& kind, const model::Field& field, bool names) {
    return field.personal && !names && kind.name != model::name::coordinator;
}

/// Whether a person's name may stand in the field, or beside its code.
bool names_people(const model::Field& field) {
    return field.personal || ((field.type == model::FieldType::ref || field.type == model::FieldType::refs) &&
                              (field.of == model::name::expert || field.of == model::name::coordinator ||
                               field.of == "subject"));
}

/// `--barrier` looks at the field barriers: a filter is named after one value.
const model::Field& filtered_field(const model::Kind& kind, std::string_view name) {
    if (name == "state")
        return state_field(kind);
    const std::size_t at = kind.index(name);
    return kind.fields.at(at == model::Kind::none ? kind.index(std::string(name) + "s") : at);
}

/// The values of a filter: each time one or several, by code, name or label.
std::vector<Value> wanted(Session& session, const store::Store& store, const model::Field& field,
                          std::string_view flag, const std::vector<std::string>& texts) {
    const intake::Known known = known_to(session, store);
    const intake::Reading reading = typed(session);
    model::Field asked = field;
    asked.name = flag;
    if (field.type == model::FieldType::term)
        asked.type = model::FieldType::terms;
    if (field.type == model::FieldType::ref)
        asked.type = model::FieldType::refs;
    const bool several = asked.type == model::FieldType::terms || asked.type == model::FieldType::refs;
    std::vector<model::Finding> findings;
    std::vector<Value> values;
    for (const std::string& text : texts) {
        // An institution is a partner's code or any name, so a text; it is looked for by what it is called.
        if (field.name == "institution") {
            values.emplace_back(intake::institution_named(store, text));
            continue;
        }
        std::vector<std::string> parts = words(text);
        // A label may have blanks; words of one that nobody knows are told together.
        auto is_label = [&](const std::string& part) { return !known.names().find(field, part).empty(); };
        if (several || field.type == model::FieldType::text ||
            (parts.size() > 1 && (is_label(text) || std::none_of(parts.begin(), parts.end(), is_label))))
            parts = {text};
        for (const std::string& part : parts) {
            const Value read = read_value(asked, part, known, reading, findings);
            if (!several)
                values.push_back(read);
            else
                for (std::string& code : words(to_text(read)))
                    values.push_back(model::is_numbered(field.of) ? Value(*parse_integer(code))
                                                                  : Value(code));
        }
    }
    refuse(findings);
    return values;
}

Period list_period(Session& session, const Arguments& arguments) {
    return period_value(arguments, session.today(), true).value_or(Period{session.today(), session.today()});
}

} // namespace

Date list_day(Session& session, const Arguments& arguments) {
    auto period = period_value(arguments, session.today(), true);
    return period ? period->to : session.today();
}

std::vector<std::string> standing_as(const store::Store& store, std::vector<std::string> codes, Date day) {
    model::Standing standing({}, {}, store.records(model::kind(model::name::partner_successor)));
    std::vector<std::string> all = codes;
    for (const std::string& code : store.codes().codes(model::name::partner))
        if (std::find(codes.begin(), codes.end(), standing.stands_as(code, day)) != codes.end() &&
            std::find(all.begin(), all.end(), code) == all.end())
            all.push_back(code);
    return all;
}

namespace {

/// Lists of people, institutions and projects show what is open today unless a period or --all is given.
bool only_open(const ListSpec& spec, const Arguments& arguments) {
    return spec.dated.empty() && !arguments.has("all") && !arguments.has("prospects");
}

void refuse_period_with_all(const Arguments& arguments) {
    for (const char* flag : {"year", "from", "to"})
        if (arguments.has("all") && arguments.has(flag))
            throw Error(ErrorKind::usage,
                        msg("--all and {flag} exclude each other", {{"flag", "--" + std::string(flag)}}),
                        msg("--all shows everything, whatever the period"));
}

store::Selection selection_of(Session& session, const store::Store& store, const ListSpec& spec,
                              const Arguments& arguments) {
    const model::Kind& of = model::kind(spec.kind);
    refuse_period_with_all(arguments);
    store::Selection selection;
    if (spec.find)
        selection.conditions.push_back(spec.find(arguments));
    for (std::string_view name : spec.fields) {
        std::vector<std::string> texts = arguments.values(flag_of(name));
        if (texts.empty())
            continue;
        const model::Field& field = filtered_field(of, name);
        std::vector<Value> values = wanted(session, store, field, name, texts);
        if (field.type == model::FieldType::ref && field.of == model::name::partner) {
            std::vector<std::string> codes;
            for (const Value& value : values)
                codes.push_back(to_text(value));
            codes = standing_as(store, codes, list_day(session, arguments));
            values.assign(codes.begin(), codes.end());
        }
        selection.conditions.push_back({std::string(field.name), store::Condition::Test::any_of, values});
    }
    if (auto text = arguments.value("text"))
        selection.conditions.push_back(
            {"",
             arguments.has("names") ? store::Condition::Test::text_or_name : store::Condition::Test::text,
             {Value(*text)}});
    auto period = period_value(arguments, session.today(), true);
    if (!spec.dated.empty() && period) {
        bool months = of.fields.at(of.index(spec.dated)).type == model::FieldType::month;
        auto bound = [&](Date day) { return months ? Value(day.iso_month()) : Value(day); };
        selection.conditions.push_back(
            {std::string(spec.dated), store::Condition::Test::at_least, {bound(period->from)}});
        selection.conditions.push_back(
            {std::string(spec.dated), store::Condition::Test::at_most, {bound(period->to)}});
    }
    return selection;
}

void sort_records(const ListSpec& spec, const Arguments& arguments, store::Selection& selection) {
    auto sort = arguments.value("sort");
    if (!sort)
        return;
    selection.descending = sort->starts_with('-');
    std::string name = selection.descending ? sort->substr(1) : *sort;
    std::replace(name.begin(), name.end(), '-', '_');
    const model::Kind& of = model::kind(spec.kind);
    std::vector<std::string> known;
    for (const model::Field& field : of.fields) {
        if (field.internal || field.type == model::FieldType::refs || field.personal)
            continue;
        known.emplace_back(field.name);
        if (field.name == name)
            selection.sort = field.name;
    }
    if (selection.sort.empty())
        word_value("--sort", name, known);
}

/// Records of two kinds in one order.
void sort_together(const store::Selection& selection, std::vector<model::Record>& records) {
    std::stable_sort(records.begin(), records.end(), [&](const model::Record& a, const model::Record& b) {
        if (selection.sort.empty())
            return key_text(a) < key_text(b);
        const model::Record& first = selection.descending ? b : a;
        const model::Record& second = selection.descending ? a : b;
        return first.at(selection.sort) < second.at(selection.sort);
    });
}

/// The last row: the sum of one column.
Row total_row(const Table& table, std::string_view field) {
    Row row{std::vector<Cell>(table.columns.size()), Role::total};
    row.cells.front() = Cell(Value(std::string("total")));
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        if (table.columns[at].key != field)
            continue;
        long long sum = 0;
        for (const Row& one : table.rows)
            if (const auto* number = std::get_if<long long>(&one.cells[at].value))
                sum += *number;
        row.cells[at] = Cell(Value(sum));
    }
    return row;
}

int run_list(Session& session, const Arguments& arguments, const ListSpec& spec) {
    const store::Store& store = session.store(store::Store::Mode::read);
    const model::Kind& of = model::kind(spec.kind);
    store::Selection selection = selection_of(session, store, spec, arguments);
    sort_records(spec, arguments, selection);
    std::optional<long long> limit = spec.limit;
    if (auto text = arguments.value("limit"))
        limit = number_value("--limit", *text, 1);
    Period period = list_period(session, arguments);
    std::function<bool(const model::Record&)> keep;
    if (spec.keep)
        keep = spec.keep(session, arguments, period);
    bool open = only_open(spec, arguments) && !spec.keep;
    ListOrder order(session, of, selection, period.to, arguments.has("names"), spec.present != nullptr);
    std::vector<model::Record> records;
    long long left_out = 0;
    if (!keep && !open && !spec.also && !order.reorders())
        // One more tells whether anything is left out.
        selection.limit =
            limit && *limit < std::numeric_limits<long long>::max() ? std::optional(*limit + 1) : limit;
    const auto is_listed = [&](const model::Record& one) {
        return (!open || active(one.date("since"), one.date("until"), period)) && (!keep || keep(one));
    };
    store.each(of, selection, [&](const model::Stored& stored) {
        if (!is_listed(stored.record))
            return;
        if (order.reorders() && !spec.present && !spec.also)
            order.add(stored.record, limit);
        else if (!order.reorders() && limit && !spec.also && static_cast<long long>(records.size()) == *limit)
            ++left_out;
        else
            records.push_back(stored.record);
    });
    if (spec.also) {
        for (const model::Record& one : spec.also(session, arguments))
            if (is_listed(one))
                records.push_back(one);
        sort_together(selection, records);
        if (limit && !order.reorders() && static_cast<long long>(records.size()) > *limit) {
            left_out = static_cast<long long>(records.size()) - *limit;
            records.resize(static_cast<std::size_t>(*limit));
        }
    }
    std::vector<std::string_view> details = spec.texts;
    if (spec.present)
        spec.present(session, arguments, period, records, details);
    if (order.reorders()) {
        for (const model::Record& presented : std::exchange(records, {}))
            order.add(presented, limit);
        left_out = order.take(records, limit);
    }
    // Who reads a list must see what no longer counts.
    if (of.has("withdrawn") && std::any_of(records.begin(), records.end(), [](const model::Record& one) {
            return !is_empty(one.at("withdrawn"));
        }))
        std::erase(details, "withdrawn");
    Table table = record_table(session, of, records, arguments.has("names"), details, period.to);
    if (spec.extend)
        spec.extend(session, records, table);
    if (arguments.has("year") || (arguments.has("from") && arguments.has("to")))
        table.period = period;
    language::Language language = session.result_language();
    if (only_open(spec, arguments) && !period_value(arguments, session.today(), true))
        table.notes.push_back(
            language.tr(mark("Open today. --all shows everything, --year and --from, --to another time.")));
    if (left_out > 0 && !arguments.has("limit"))
        table.notes.push_back(
            language.tr(msgn("There is more: --limit N shows more than {count}.",
                             "There are more: --limit N shows more than {count}.", *limit)));
    else if (left_out > 0)
        table.notes.push_back(language.tr(mark("There are more: --limit cuts the list.")));
    else if (!spec.total.empty())
        table.rows.push_back(total_row(table, spec.total));
    session.emit(std::move(table), contents_of(of, arguments.has("names")));
    return 0;
}

Flag filter_flag(const model::Kind& kind, std::string_view name) {
    const model::Field& field = filtered_field(kind, name);
    const bool coded = field.type == model::FieldType::text || field.type == model::FieldType::choice;
    return {.name = flag_of(name),
            .value = coded ? metavar(field) : mark("CODE"),
            .help = field.label,
            .repeat = true,
            .field = &field};
}

} // namespace

Contents contents_of(const model::Kind& kind, bool names) {
    const bool personal = std::any_of(kind.fields.begin(), kind.fields.end(), [&](const model::Field& field) {
        return field.prose || (field.personal && names);
    });
    return personal ? Contents::personal : Contents::open;
}

Table record_table(Session& session, const model::Kind& kind, const std::vector<model::Record>& records,
                   bool names, const std::vector<std::string_view>& details, std::optional<Date> day) {
    language::Language language = session.result_language();
    const bool people = !session.format().machine;
    const report::Naming naming(session.store(store::Store::Mode::read), session.config(), language,
                                day.value_or(session.today()), names);
    Table table;
    table.name = kind.file.empty() ? "batches" : kind.file;
    table.title = language.tr(kind.title);
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const model::Field& field = kind.fields[i];
        if (field.internal || hides(kind, field, names))
            continue;
        shown.push_back(i);
        bool detail = field.prose || std::find(details.begin(), details.end(), field.name) != details.end();
        table.columns.push_back(
            {std::string(field.name), language.tr(field.label), column_type(field), false, detail});
    }
    for (const model::Record& record : records) {
        Row row;
        for (std::size_t i : shown)
            row.cells.push_back(people ? naming.cell(kind.fields[i], record.values[i])
                                       : config::labelled(session.config().taxonomies, language,
                                                          kind.fields[i], record.values[i]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

void show_whole(Table& table, const model::Kind& kind, std::string_view hidden) {
    for (std::size_t at = table.columns.size(); at-- > 0;) {
        Column& column = table.columns[at];
        const bool said = std::any_of(table.rows.begin(), table.rows.end(),
                                      [&](const Row& row) { return !is_empty(row.cells[at].value); });
        if (said && column.key != hidden) {
            column.detail = false;
            const std::size_t field = kind.index(column.key);
            table.card = table.card || (field != model::Kind::none && kind.fields[field].prose);
            continue;
        }
        const auto place = static_cast<std::ptrdiff_t>(at);
        table.columns.erase(table.columns.begin() + place);
        for (Row& row : table.rows)
            row.cells.erase(row.cells.begin() + place);
    }
}

Verb list_verb(ListSpec spec) {
    const model::Kind& of = model::kind(spec.kind);
    Verb verb{std::string(spec.noun), std::string(spec.verb), spec.summary, spec.words, {}, {},
              spec.examples};
    for (std::string_view name : spec.fields)
        verb.flags.push_back(filter_flag(of, name));
    for (const Flag& flag : spec.more)
        verb.flags.push_back(flag);
    verb.flags.push_back({"year", mark("YEAR"), mark("in that year")});
    verb.flags.push_back({"from", mark("DATE"), mark("first day of the period")});
    verb.flags.push_back({"to", mark("DATE"), mark("last day of the period")});
    verb.flags.push_back(
        {"text", mark("WORDS"), mark("with these words in a text, without case or accents")});
    verb.flags.push_back({"sort", mark("FIELD"), mark("in the order of a field; -FIELD backwards")});
    verb.flags.push_back({"limit", mark("N"), mark("at most so many")});
    if (spec.dated.empty())
        verb.flags.push_back({"all", "", mark("everything, not only what is open today")});
    if (std::any_of(of.fields.begin(), of.fields.end(), names_people))
        verb.flags.push_back({"names", "", mark("show names of people too")});
    verb.run = [spec = std::move(spec)](Session& session, const Arguments& arguments) {
        return run_list(session, arguments, spec);
    };
    return verb;
}

Verb list_of_one(std::string_view kind, Verb list) {
    list.positionals = {{mark("CODE"), false}};
    list.run = [of = std::string(kind), plain = list.run](Session& session, const Arguments& arguments) {
        Arguments given = arguments;
        if (!arguments.words.empty())
            given.flags[of].push_back(
                code_of(session, session.store(store::Store::Mode::read), of, arguments.words.front()));
        return plain(session, given);
    };
    return list;
}

} // namespace edv::cli
