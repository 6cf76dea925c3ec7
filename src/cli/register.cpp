#include "cli/register.hpp"

#include <algorithm>
#include <map>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

namespace edv::cli {
namespace {

std::string_view own_word(const Kind& kind) {
    return kind.fields.front().type == FieldType::number ? mark("NUMBER") : mark("CODE");
}

bool hides(const Kind& kind, const Field& field, bool names) {
    return field.personal && !names && kind.name != "coordinator";
}

Message done(std::string_view what, const Record& record) {
    return msg(what, {{"kind", std::string(record.kind->label), true}, {"key", key_text(record)}});
}

int run_add(Session& session, const Arguments& arguments, const Kind& kind) {
    Record record(kind);
    Arguments given = arguments;
    if (!arguments.words.empty())
        given.flags["code"] = {arguments.words.front()};
    add_record(session, given, record,
               [](const Record& made) { return done(mark("{kind} {key} added"), made); });
    return 0;
}

int run_edit(Session& session, const Arguments& arguments, const Kind& kind) {
    session.write([&](Store& store, Writing& writing) {
        Stored stored = named(session, store, kind, arguments.words.front());
        Record record = stored.record;
        std::vector<Finding> findings;
        read_fields(arguments, Known(store, session.config().taxonomies), session.today(), record, findings);
        check(record, std::move(findings));
        if (record == stored.record)
            return done(mark("{kind} {key} is so already"), record);
        writing.change(stored.id, record);
        return done(mark("{kind} {key} changed"), record);
    });
    return 0;
}

int run_end(Session& session, const Arguments& arguments, const Kind& kind) {
    auto until = arguments.value("until");
    if (!until)
        throw Error(ErrorKind::usage, msg("--until is missing"),
                    msg("the last day, for example --until 2023-06-30"));
    session.write([&](Store& store, Writing& writing) {
        Stored stored = named(session, store, kind, arguments.words.front());
        stored.record.at("until") = day_value("--until", *until, session.today());
        check(stored.record, {});
        writing.change(stored.id, stored.record);
        Message words = done(mark("{kind} {key} ends on {until}"), stored.record);
        words.args.push_back({"until", to_text(stored.record.at("until"))});
        return words;
    });
    return 0;
}

/// What belongs to a record and is kept apart: for people; csv and json show the record alone.
std::vector<Table> related_tables(Session& session, const Store& store, const Record& record, bool names) {
    struct Link {
        std::string_view of;
        std::string_view kind;
        std::string_view field;
    };
    static constexpr Link links[] = {
        {"partner", "partner_name", "partner"}, {"partner", "partner_successor", "partner"},
        {"partner", "agreement", "partner"},    {"partner", "secondment", "partner"},
        {"partner", "project", "partner"},      {"expert", "contract", "expert"},
        {"expert", "secondment", "expert"},     {"expert", "project", "experts"},
        {"project", "meeting", "about"},        {"coordinator", "secondment", "coordinator"}};
    std::vector<Table> tables;
    for (const Link& link : links) {
        if (link.of != record.kind->name)
            continue;
        Selection selection;
        selection.conditions.push_back({link.field, Condition::Test::any_of, {record.at("code")}});
        std::vector<Record> found;
        store.each(kind(link.kind), selection, [&](const Stored& one) { found.push_back(one.record); });
        if (!found.empty())
            tables.push_back(record_table(session, kind(link.kind), found, names, {link.field}));
    }
    return tables;
}

int run_show(Session& session, const Arguments& arguments, const Kind& kind) {
    const Store& store = session.store(Store::Mode::read);
    Stored stored = named(session, store, kind, arguments.words.front());
    Table table = record_table(session, kind, {stored.record}, arguments.has("names"), {});
    table.card = true;
    Language language = session.result_language();
    table.title = language.tr(
        msg("{kind} {key}", {{"kind", std::string(kind.label), true}, {"key", key_text(stored.record)}}));
    std::vector<Table> tables{table};
    for (Table& more : related_tables(session, store, stored.record, arguments.has("names")))
        tables.push_back(std::move(more));
    session.emit(tables);
    return 0;
}

// ---- lists

/// `--barrier` looks at the field barriers: a filter is named after one value.
std::size_t filtered_field(const Kind& kind, std::string_view name) {
    std::size_t at = kind.index(name);
    return at == Kind::none ? kind.index(std::string(name) + "s") : at;
}

std::vector<Value> wanted(Session& session, const Store& store, const Field& field, std::string_view flag,
                          const std::vector<std::string>& texts) {
    Known known(store, session.config().taxonomies);
    Field single = field;
    single.name = flag;
    if (field.type == FieldType::terms)
        single.type = FieldType::term;
    if (field.type == FieldType::refs)
        single.type = FieldType::ref;
    std::vector<Finding> findings;
    std::vector<Value> values;
    for (const std::string& text : texts)
        for (const std::string& word :
             field.type == FieldType::text ? std::vector<std::string>{text} : words(text))
            values.push_back(read_value(single, word, known, {false, session.today()}, findings));
    refuse(findings);
    return values;
}

Period list_period(Session& session, const Arguments& arguments) {
    return period_value(arguments, session.today(), true).value_or(Period{session.today(), session.today()});
}

/// Lists of people, institutions and projects show what is open today unless a period or --all is given.
bool only_open(const ListSpec& spec, const Arguments& arguments) {
    return spec.dated.empty() && !arguments.has("all") && !arguments.has("prospects");
}

Selection selection_of(Session& session, const Store& store, const ListSpec& spec,
                       const Arguments& arguments) {
    const Kind& of = kind(spec.kind);
    Selection selection;
    for (std::string_view name : spec.fields) {
        std::vector<std::string> texts = arguments.values(flag_of(name));
        if (texts.empty())
            continue;
        if (name == "state" && of.name == "observation") {
            std::vector<Value> values;
            for (const std::string& text : texts) {
                std::vector<std::string> states(choices("observation_state").begin(),
                                                choices("observation_state").end());
                values.emplace_back(word_value("--state", text, states));
            }
            selection.conditions.push_back({"state", Condition::Test::any_of, values});
            continue;
        }
        const Field& field = of.fields.at(filtered_field(of, name));
        selection.conditions.push_back(
            {field.name, Condition::Test::any_of, wanted(session, store, field, name, texts)});
    }
    if (auto text = arguments.value("text"))
        selection.conditions.push_back({"", Condition::Test::text, {Value(*text)}});
    auto period = period_value(arguments, session.today(), true);
    if (!spec.dated.empty() && period) {
        selection.conditions.push_back({spec.dated, Condition::Test::at_least, {period->from}});
        selection.conditions.push_back({spec.dated, Condition::Test::at_most, {period->to}});
    }
    return selection;
}

void sort_records(const ListSpec& spec, const Arguments& arguments, Selection& selection) {
    auto sort = arguments.value("sort");
    if (!sort)
        return;
    selection.descending = sort->starts_with('-');
    std::string name = selection.descending ? sort->substr(1) : *sort;
    std::replace(name.begin(), name.end(), '-', '_');
    const Kind& of = kind(spec.kind);
    std::vector<std::string> known;
    for (const Field& field : of.fields) {
        if (field.derived || field.internal || field.type == FieldType::refs || field.personal)
            continue;
        known.emplace_back(field.name);
        if (field.name == name)
            selection.sort = field.name;
    }
    if (selection.sort.empty())
        word_value("--sort", name, known);
}

int run_list(Session& session, const Arguments& arguments, const ListSpec& spec) {
    const Store& store = session.store(Store::Mode::read);
    const Kind& of = kind(spec.kind);
    Selection selection = selection_of(session, store, spec, arguments);
    sort_records(spec, arguments, selection);
    std::optional<long long> limit;
    if (auto text = arguments.value("limit"))
        limit = number_value("--limit", *text, 1);
    Period period = list_period(session, arguments);
    std::function<bool(const Record&)> keep;
    if (spec.keep)
        keep = spec.keep(session, arguments, period);
    bool open = only_open(spec, arguments) && !spec.keep;
    std::vector<Record> records;
    long long left_out = 0;
    if (!keep && !open)
        selection.limit = limit ? std::optional(*limit + 1) : limit;
    store.each(of, selection, [&](const Stored& stored) {
        if (open && !active(stored.record.date("since"), stored.record.date("until"), period))
            return;
        if (keep && !keep(stored.record))
            return;
        if (limit && static_cast<long long>(records.size()) == *limit)
            ++left_out;
        else
            records.push_back(stored.record);
    });
    std::vector<std::string_view> details = spec.texts;
    if (spec.present)
        spec.present(session, period, records, details);
    Table table = record_table(session, of, records, arguments.has("names"), details);
    Language language = session.result_language();
    if (only_open(spec, arguments) && !period_value(arguments, session.today(), true))
        table.notes.push_back(
            language.tr(mark("Open today. --all shows everything, --year and --from, --to another time.")));
    if (left_out > 0)
        table.notes.push_back(language.tr(mark("There are more: --limit cuts the list.")));
    session.emit(std::vector<Table>{table});
    return 0;
}

Flag filter_flag(const Kind& kind, std::string_view name) {
    std::size_t at = filtered_field(kind, name);
    if (at == Kind::none)
        return {flag_of(name), mark("WORD"), mark("State"), true};
    const Field& field = kind.fields[at];
    bool coded = field.type == FieldType::text || field.type == FieldType::choice;
    return {flag_of(name), coded ? metavar(field) : mark("CODE"), field.label, true};
}

} // namespace

Cell field_cell(Session& session, const Field& field, const Value& value) {
    if (is_empty(value))
        return {};
    Language language = session.result_language();
    std::string text = to_text(value);
    if (field.type == FieldType::choice)
        return {value, language.tr(choice_label(field.of, text))};
    if (field.type == FieldType::term || field.type == FieldType::terms) {
        std::vector<std::string> labels;
        for (const std::string& code : words(text)) {
            const Term* term = find_term(session.config().taxonomies, field.of, code);
            labels.push_back(term ? label_in(term->labels, language.code(), code) : code);
        }
        return {value, join(labels, ", ")};
    }
    return {value, ""};
}

Table record_table(Session& session, const Kind& kind, const std::vector<Record>& records, bool names,
                   const std::vector<std::string_view>& details) {
    Language language = session.result_language();
    Table table;
    table.name = kind.file.empty() ? "batches" : kind.file;
    table.title = language.tr(kind.title);
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const Field& field = kind.fields[i];
        if (field.internal || hides(kind, field, names))
            continue;
        shown.push_back(i);
        bool detail = field.prose || std::find(details.begin(), details.end(), field.name) != details.end();
        ColumnType type = field.type == FieldType::number ? ColumnType::integer : column_type(field.type);
        table.columns.push_back({std::string(field.name), language.tr(field.label), type, false, detail});
    }
    for (const Record& record : records) {
        Row row;
        for (std::size_t i : shown) {
            Cell cell = field_cell(session, kind.fields[i], record.values[i]);
            // A record's number is a name, not a quantity: no digit grouping.
            if (kind.fields[i].type == FieldType::number)
                cell.label = to_text(cell.value);
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Stored named(Session& session, const Store& store, const Kind& kind, const std::string& word) {
    Record key(kind);
    const Field& own = kind.fields.front();
    if (own.type == FieldType::number)
        key.at(own.name) = number_value(own.name, word, 1);
    else
        key.at(own.name) = word;
    if (auto found = store.find(key))
        return *found;
    Message hint;
    if (own.type == FieldType::code)
        hint = near_hint(word, Known(store, session.config().taxonomies).codes(kind.name));
    throw refused("unknown-code",
                  msg("unknown {kind} \"{text}\"",
                      {{"kind", std::string(kind.label), true}, {"text", printable(word)}}),
                  hint);
}

void check(const Record& record, std::vector<Finding> findings) {
    for (Finding& finding : check_record(record)) {
        auto told = [&](const Finding& one) { return one.field == finding.field; };
        if (std::none_of(findings.begin(), findings.end(), told))
            findings.push_back(std::move(finding));
    }
    refuse(findings);
}

void add_record(Session& session, const Arguments& arguments, Record record,
                const std::function<Message(const Record&)>& words) {
    session.write([&](Store& store, Writing& writing) {
        Known known(store, session.config().taxonomies);
        std::vector<Finding> findings;
        read_fields(arguments, known, session.today(), record, findings);
        if (record.kind->name == "proposal")
            record.at("state") = proposal_state(record);
        check(record, std::move(findings));
        const Field& own = record.kind->fields.front();
        if (own.type == FieldType::code)
            if (auto taken = known.taken_by(record.text(own.name)); taken && *taken != record.kind->name)
                throw refused(
                    "code-taken",
                    msg("the code {code} is taken ({kind})",
                        {{"code", record.text(own.name)}, {"kind", std::string(kind(*taken).label), true}}),
                    msg("codes are unique across experts, partners and projects"));
        long long id = writing.add(record);
        if (own.type == FieldType::number) {
            record.at(own.name) = id;
            session.streams().out << id << '\n';
        }
        return words(record);
    });
}

void change_record(Session& session, const Arguments& arguments, const Kind& kind) {
    session.write([&](Store& store, Writing& writing) {
        Known known(store, session.config().taxonomies);
        Record key(kind);
        std::vector<Finding> findings;
        read_fields(arguments, known, session.today(), key, findings);
        for (std::string_view field : kind.key)
            if (is_empty(key.at(field)) && std::none_of(findings.begin(), findings.end(),
                                                        [&](const Finding& f) { return f.field == field; }))
                findings.push_back(
                    {field, "missing", msg("{field} is missing", {{"field", std::string(field)}}), {}});
        refuse(findings);
        auto there = store.find(key);
        if (!there)
            throw refused("unknown-code",
                          msg("there is no {kind} {key}",
                              {{"kind", std::string(kind.label), true}, {"key", key_text(key)}}));
        Record record = there->record;
        read_fields(arguments, known, session.today(), record, findings);
        check(record, findings);
        if (record == there->record)
            return done(mark("{kind} {key} is so already"), record);
        writing.change(there->id, record);
        return done(mark("{kind} {key} changed"), record);
    });
}

Flag update_flag() {
    return {"update", "", mark("change the one that is there")};
}

Verb add_verb(std::string_view noun, const Kind& kind) {
    Verb verb{std::string(noun), "add", mark("record a new one"), {}, field_flags(kind), {}, {}};
    if (kind.fields.front().type == FieldType::code)
        verb.positionals = {{mark("CODE"), false}};
    verb.run = [&kind](Session& session, const Arguments& arguments) {
        return run_add(session, arguments, kind);
    };
    return verb;
}

Verb edit_verb(std::string_view noun, const Kind& kind) {
    Verb verb{std::string(noun),
              "edit",
              mark("change fields; an empty value clears one"),
              {{own_word(kind)}},
              field_flags(kind, {"code"}),
              {},
              {}};
    verb.run = [&kind](Session& session, const Arguments& arguments) {
        return run_edit(session, arguments, kind);
    };
    return verb;
}

Verb show_verb(std::string_view noun, const Kind& kind) {
    Verb verb{
        std::string(noun), "show", mark("show one with all its fields"), {{own_word(kind)}}, {}, {}, {}};
    if (std::any_of(kind.fields.begin(), kind.fields.end(), [](const Field& f) { return f.personal; }))
        verb.flags.push_back({"names", "", mark("show names of people too")});
    verb.run = [&kind](Session& session, const Arguments& arguments) {
        return run_show(session, arguments, kind);
    };
    return verb;
}

Verb end_verb(std::string_view noun, const Kind& kind) {
    Verb verb{std::string(noun),
              "end",
              mark("end one on a day, its last"),
              {{own_word(kind)}},
              {{"until", mark("DATE"), mark("the last day")}},
              {},
              {}};
    verb.run = [&kind](Session& session, const Arguments& arguments) {
        return run_end(session, arguments, kind);
    };
    return verb;
}

Verb list_verb(ListSpec spec) {
    const Kind& of = kind(spec.kind);
    Verb verb{std::string(spec.noun), std::string(spec.verb), spec.summary, {}, {}, {}, spec.examples};
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
    if (std::any_of(of.fields.begin(), of.fields.end(), [](const Field& f) { return f.personal; }))
        verb.flags.push_back({"names", "", mark("show names of people too")});
    verb.run = [spec = std::move(spec)](Session& session, const Arguments& arguments) {
        return run_list(session, arguments, spec);
    };
    return verb;
}

} // namespace edv::cli
