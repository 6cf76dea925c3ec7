#include "cli/batches.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/session.hpp"
#include "model/kind_names.hpp"

namespace edv::cli {
namespace {

constexpr std::size_t line_width = 78;

// ---- the list

struct State {
    std::string_view word;
    std::string_view label; ///< English, translated where shown
};

State state_of(const store::Store::BatchCount& count) {
    if (count.withdrawn == 0)
        return {"kept", mark("kept")};
    if (count.withdrawn < count.rows)
        return {"partly_withdrawn", mark("partly withdrawn")};
    return {"withdrawn", mark("withdrawn")};
}

store::Store::BatchCount count_of(const std::vector<store::Store::BatchCount>& counts, long long batch) {
    auto found = std::find_if(counts.begin(), counts.end(),
                              [&](const store::Store::BatchCount& one) { return one.batch == batch; });
    return found == counts.end() ? store::Store::BatchCount{batch, 0, 0} : *found;
}

int run_batches(Session& session, const Arguments&) {
    const store::Store& store = session.store(store::Store::Mode::read);
    const language::Language language = session.result_language();
    Table table;
    table.name = "batches";
    table.title = language.tr(model::kind(model::name::batch).title);
    table.columns = {{"batch", language.tr(mark("Batch")), ColumnType::integer},
                     {"at", language.tr(mark("Imported")), ColumnType::text},
                     {"file", language.tr(mark("File")), ColumnType::text},
                     {"profile", language.tr(mark("Profile")), ColumnType::text},
                     {"rows", language.tr(mark("Rows")), ColumnType::integer},
                     {"withdrawn", language.tr(mark("Withdrawn")), ColumnType::integer},
                     {"state", language.tr(mark("State")), ColumnType::code}};
    std::vector<store::Store::BatchCount> counts = store.batch_counts();
    store.each(model::kind(model::name::batch), {}, [&](const model::Stored& stored) {
        const store::Store::BatchCount count = count_of(counts, stored.id);
        const State state = state_of(count);
        const model::Record& batch = stored.record;
        table.rows.push_back(
            {{Cell(stored.id),
              Cell(batch.at("at"), session.format().machine ? "" : session.local_time(batch.text("at"))),
              Cell(batch.at("file")), Cell(batch.at("profile")), Cell(count.rows), Cell(count.withdrawn),
              Cell(std::string(state.word), language.tr(state.label))}});
    });
    session.emit(std::move(table), Contents::open);
    return 0;
}

// ---- withdrawing one

struct Withdrawal {
    long long withdrawn = 0;
    std::vector<long long> kept; ///< rows that more has become of
};

Withdrawal withdraw_rows(const store::Store& store, store::Writing& writing, long long batch,
                         const std::string& reason, Date day) {
    const std::vector<long long> settled = store.settled_observations(batch);
    store::Selection rows{{{"batch", store::Condition::Test::any_of, {batch}},
                           {"withdrawn", store::Condition::Test::empty, {}}},
                          "",
                          false,
                          {}};
    Withdrawal done;
    // Numbers first: rows are changed while they are gone through.
    std::vector<long long> numbers;
    store.each(model::kind(model::name::observation), rows,
               [&](const model::Stored& row) { numbers.push_back(row.id); });
    for (long long number : numbers) {
        if (std::binary_search(settled.begin(), settled.end(), number)) {
            done.kept.push_back(number);
            continue;
        }
        model::Record row = store.get(model::kind(model::name::observation), number).value().record;
        row.at("withdrawn") = day;
        row.at("reason") = reason;
        row.at("imported") = Value();
        writing.change(number, row);
        ++done.withdrawn;
    }
    return done;
}

/// All the numbers, on lines of a terminal's width.
void name_kept(Session& session, const std::vector<long long>& kept) {
    session.say(msgn("{count} observation was changed or is cited since, and stays:",
                     "{count} observations were changed or are cited since, and stay:",
                     static_cast<long long>(kept.size())));
    if (session.globals().has("quiet"))
        return;
    std::string line;
    for (long long number : kept) {
        std::string word = ' ' + std::to_string(number);
        if (!line.empty() && line.size() + word.size() > line_width) {
            session.say_line(' ' + line);
            line.clear();
        }
        line += word;
    }
    session.say_line(' ' + line);
}

} // namespace

Verb batches_verb() {
    return {"observe",
            "batches",
            mark("list the imports of sheets and what became of their rows"),
            {},
            {},
            run_batches,
            {"edv observe batches"}};
}

int withdraw_batch(Session& session, long long batch, const std::string& reason, Date day) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const Arg number{"number", std::to_string(batch)};
        if (!store.exists(model::kind(model::name::batch), batch))
            throw refused("unknown-code", msg("there is no batch {number}", {number}),
                          msg("see: edv observe batches"));
        const Withdrawal done = withdraw_rows(store, writing, batch, reason, day);
        if (!done.kept.empty())
            name_kept(session, done.kept);
        if (done.withdrawn == 0)
            throw refused("nothing-to-withdraw",
                          done.kept.empty()
                              ? msg("batch {number} is withdrawn already", {number})
                              : msg("batch {number} has no row that could be withdrawn", {number}));
        return msgn("batch {number}: {count} observation withdrawn",
                    "batch {number}: {count} observations withdrawn", done.withdrawn, {number});
    });
    return 0;
}

} // namespace edv::cli
