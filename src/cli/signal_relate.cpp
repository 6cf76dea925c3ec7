// Signals that come back to other signals: the same again, or what follows from it.
#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "model/wording.hpp"
#include "report/related.hpp"
#include "rules/relations.hpp"

namespace edv::cli {
namespace {

const model::Kind& relation_kind() {
    return model::kind(model::name::signal_relation);
}

const model::Kind& signal_kind() {
    return model::kind(model::name::signal);
}

/// The relation that the words name: the first is the later signal.
model::Record relation_given(Session& session, const store::Store& store, const Arguments& arguments) {
    const std::string relation = arguments.has("recurs") ? "recurs" : "follows";
    if (!arguments.has(relation))
        throw Error(ErrorKind::usage, msg("which earlier signal?"), msg("give --recurs or --follows"));
    model::Record given(relation_kind());
    given.at("signal") = named(session, store, signal_kind(), arguments.words.front()).record.at("number");
    given.at("relation") = relation;
    given.at("other") = named(session, store, signal_kind(), arguments.needed(relation)).record.at("number");
    return given;
}

std::vector<Arg> numbers_of(const model::Record& relation) {
    return {{"number", relation.text("signal")}, {"other", relation.text("other")}};
}

int run_relate(Session& session, const Arguments& arguments) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Record relation = relation_given(session, store, arguments);
        if (store.find(relation))
            throw refused("duplicate", exists_already(relation_kind(), key_text(relation)),
                          msg("edv signal remove-relation takes it away"));
        std::vector<model::Finding> findings;
        rules::Register(store).check(relation, findings);
        refuse(findings);
        writing.add(relation);
        return relation.text("relation") == "recurs"
                   ? msg("signal {number} is a recurrence of signal {other}", numbers_of(relation))
                   : msg("signal {number} is a sequel to signal {other}", numbers_of(relation));
    });
    return 0;
}

int run_remove_relation(Session& session, const Arguments& arguments) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Record relation = relation_given(session, store, arguments);
        const auto there = store.find(relation);
        if (!there || there->record != relation)
            throw refused(
                "unknown-code",
                relation.text("relation") == "recurs"
                    ? msg("signal {number} is no recurrence of signal {other}", numbers_of(relation))
                    : msg("signal {number} is no sequel to signal {other}", numbers_of(relation)),
                msg("see: edv signal show {number}", numbers_of(relation)));
        writing.remove(relation_kind(), there->id);
        return relation.text("relation") == "recurs"
                   ? msg("signal {number} is no longer a recurrence of signal {other}", numbers_of(relation))
                   : msg("signal {number} is no longer a sequel to signal {other}", numbers_of(relation));
    });
    return 0;
}

std::vector<Flag> relation_flags() {
    Flag recurs = one_of({.name = "recurs",
                          .value = mark("NUMBER"),
                          .help = mark("the earlier signal about the same thing, which has come up again"),
                          .apart_from = "follows"});
    return {recurs, one_of({"follows", mark("NUMBER"),
                            mark("the earlier signal that this one goes on from: what is left to do, or the "
                                 "next step")})};
}

} // namespace

std::vector<Verb> relate_verbs() {
    return {{"signal",
             "relate",
             mark("record that a signal comes back to an earlier one"),
             {{mark("NUMBER")}},
             relation_flags(),
             run_relate,
             {"edv signal relate 2024-03 --recurs 2023-01"}},
            {"signal",
             "remove-relation",
             mark("remove a relation to an earlier signal; undo brings it back"),
             {{mark("NUMBER")}},
             relation_flags(),
             run_remove_relation,
             {"edv signal remove-relation 2024-03 --recurs 2023-01"}}};
}

void add_related(Session& session, const store::Store& store, const model::Record& signal,
                 std::vector<Table>& tables) {
    const std::vector<report::RelatedSignal> all = report::related_to(store, signal.text("number"));
    if (all.empty())
        return;
    const language::Language language = session.result_language();
    Table table;
    table.name = "signal_relations";
    table.title = language.tr(mark("Related signals"));
    table.columns = {{"relation", language.tr(mark("Relation")), ColumnType::code},
                     {"title", language.tr(mark("Title")), ColumnType::text},
                     {"opened", language.tr(mark("Opened")), ColumnType::date},
                     {"state", language.tr(mark("State")), ColumnType::code}};
    for (const report::RelatedSignal& one : all) {
        const std::string state = one.signal.text("state");
        table.rows.push_back(
            {{Cell(Value(one.relation), language.tr(report::words_of_relation(one.relation, one.later,
                                                                              one.signal.text("number")))),
              Cell(one.signal.at("title")), Cell(one.signal.at("opened")),
              Cell(Value(state),
                   config::label_of({}, language, model::FieldType::choice, "signal_state", state))}});
    }
    tables.push_back(std::move(table));
}

} // namespace edv::cli
