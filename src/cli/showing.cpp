// How one record is shown, with what belongs to it.
#include "cli/examples.hpp"
#include "cli/register.hpp"

namespace edv::cli {
namespace {

/// Whether the field refers to records of the kind.
bool names_kind(const model::Field& field, const model::Kind& kind) {
    return field.of == kind.name || (field.of == "subject" && model::is_subject(kind.name));
}

/// What belongs to a record and is kept apart: for people; csv and json show the record alone.
std::vector<Table> related_tables(Session& session, const store::Store& store, const model::Record& record,
                                  bool names) {
    std::vector<Table> tables;
    for (const model::Kind& of : model::kinds())
        for (const model::Field& field : of.fields) {
            if (!field.below || !names_kind(field, *record.kind))
                continue;
            store::Selection selection;
            selection.conditions.push_back(
                {std::string(field.name), store::Condition::Test::any_of, {record.values.front()}});
            std::vector<model::Record> found;
            store.each(of, selection, [&](const model::Stored& one) { found.push_back(one.record); });
            if (found.empty())
                continue;
            tables.push_back(record_table(session, of, found, names, {}));
            show_whole(tables.back(), of, field.name);
        }
    return tables;
}

int run_show(Session& session, const Arguments& arguments, const model::Kind& kind, const ShowMore& more) {
    const store::Store& store = session.store(store::Store::Mode::read);
    model::Stored stored = named(session, store, kind, arguments.words.front());
    // The digest by which an import knows a row again says nothing to people.
    if (kind.has("imported") && !session.format().machine)
        stored.record.at("imported") = Value();
    Table table = record_table(session, kind, {stored.record}, arguments.has("names"), {});
    table.card = true;
    language::Language language = session.result_language();
    table.title = language.tr(
        msg("{kind} {key}", {{"kind", std::string(kind.label), true}, {"key", key_text(stored.record)}}));
    std::vector<Table> tables{table};
    for (Table& related : related_tables(session, store, stored.record, arguments.has("names")))
        tables.push_back(std::move(related));
    if (more)
        more(session, store, stored.record, tables);
    // What belongs to a record brings texts of meetings and more.
    session.emit(std::move(tables), Contents::personal);
    return 0;
}

} // namespace

Verb show_verb(std::string_view noun, const model::Kind& kind, ShowMore more) {
    Verb verb{
        std::string(noun), "show", mark("show one with all its fields"), {{own_word(kind)}}, {}, {}, {}};
    verb.flags.push_back({"names", "", mark("show names of people too")});
    verb.examples = example_of(noun, verb.name);
    verb.run = [&kind, more = std::move(more)](Session& session, const Arguments& arguments) {
        return run_show(session, arguments, kind, more);
    };
    return verb;
}

} // namespace edv::cli
