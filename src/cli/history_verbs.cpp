#include "cli/history_verbs.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/signal_course.hpp"
#include "cli/values.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "rules/relations.hpp"
#include "store/resting.hpp"

namespace edv::cli {
namespace {

std::string describe_entry(Session& session, const store::Entry& entry) {
    return session.tr(msg("entry {id}, {at}, {who}: {words}", {{"id", std::to_string(entry.id)},
                                                               {"at", session.local_time(entry.at)},
                                                               {"who", entry.who},
                                                               {"words", session.tr(entry.words)}}));
}

std::string describe_effect(Session& session, const store::Effect& effect) {
    Arg kind_arg{"kind", std::string(effect.kind->label), true};
    Arg title{"title", std::string(effect.kind->title), true};
    bool removes = effect.what == store::Effect::What::remove;
    if (effect.key.empty()) {
        return session.tr(
            removes ? msgn("{title}: {count} would go", "{title}: {count} would go", effect.count, {title})
                    : msgn("{title}: {count} would come back", "{title}: {count} would come back",
                           effect.count, {title}));
    }
    if (effect.what != store::Effect::What::change)
        return session.tr(removes ? msg("{kind} {key} would go", {kind_arg, {"key", effect.key}})
                                  : msg("{kind} {key} would come back", {kind_arg, {"key", effect.key}}));
    std::string fields;
    for (const store::Effect::Field& field : effect.fields) {
        const model::Field& of = effect.kind->fields[effect.kind->index(field.name)];
        auto shown = [&](const std::string& text) {
            return text.empty() ? std::string("-")
                                : printable(config::label_of({}, session.language(), of.type, of.of, text));
        };
        fields +=
            (fields.empty() ? "" : "; ") +
            session.tr(msg("{first}: {second}", {{"first", std::string(of.label), true},
                                                 {"second", shown(field.from) + " → " + shown(field.to)}}));
    }
    return session.tr(msg("{kind} {key}: {fields}", {kind_arg, {"key", effect.key}, {"fields", fields}}));
}

void show_effects(Session& session, const store::Store& store, const store::Entry& entry) {
    constexpr std::size_t most = 20;
    std::vector<store::Effect> effects = store.effects(entry);
    session.say_line(describe_entry(session, entry));
    for (std::size_t i = 0; i < effects.size() && i < most; ++i)
        session.say_line("  " + describe_effect(session, effects[i]));
    if (effects.size() > most)
        session.say_line("  " + session.tr(msgn("and {count} more", "and {count} more",
                                                static_cast<long long>(effects.size() - most))));
}

store::Entry chosen_entry(const store::Store& store, const Arguments& arguments, bool undo) {
    std::optional<store::Entry> entry;
    if (arguments.words.empty()) {
        entry = undo ? store.last_done() : store.last_undone();
        if (!entry)
            throw refused("no-entry",
                          undo ? msg("there is nothing to undo") : msg("there is nothing to redo"));
        return *entry;
    }
    long long number = number_value(undo ? "undo" : "redo", arguments.words.front(), 1);
    entry = store.entry(number);
    if (!entry)
        throw refused("no-entry", msg("there is no entry {id}", {{"id", std::to_string(number)}}),
                      msg("see: edv log"));
    if (undo && entry->undone)
        throw refused("no-entry", msg("entry {id} is undone already", {{"id", std::to_string(number)}}));
    if (!undo && !entry->undone)
        throw refused("no-entry", msg("entry {id} is not undone", {{"id", std::to_string(number)}}));
    return *entry;
}

/// Later entries that rest on the one to be undone: they are named, and what to type.
void refuse_below(Session& session, const store::Entry& entry, const std::vector<store::Entry>& later) {
    constexpr std::size_t most = 10;
    if (later.empty())
        return;
    std::vector<std::string> named;
    for (const store::Entry& one : later)
        if (named.size() < most)
            named.push_back("edv undo " + std::to_string(one.id) + " (" + one.at.substr(0, 10) + ": " +
                            session.tr(one.words) + ")");
    if (later.size() > most)
        named.push_back(session.tr(
            msgn("and {count} more", "and {count} more", static_cast<long long>(later.size() - most))));
    throw refused("later-change",
                  msgn("entry {entry} can't be undone: {count} later entry rests on it",
                       "entry {entry} can't be undone: {count} later entries rest on it",
                       static_cast<long long>(later.size()), {{"entry", std::to_string(entry.id)}}),
                  msg("undo first, in this order: {entries}", {{"entries", join(named, ", ")}}));
}

/// Relations of signals that lead in a circle: two entries, of which one was undone, can say so together.
std::vector<model::Clash> circles(const store::Store& store) {
    std::vector<model::Clash> found;
    rules::Register others(store);
    for (const model::Record& one : store.records(model::kind(model::name::signal_relation))) {
        std::vector<model::Finding> findings;
        others.check(one, findings, &one);
        for (model::Finding& finding : findings)
            found.push_back({one, one, std::move(finding)});
    }
    return found;
}

/// Takes the entry back or does it again. What would then contradict itself is given, nothing when it is
/// fine.
std::vector<model::Clash> move_entry(Session& session, store::Store& store, store::Writing& writing,
                                     const store::Entry& entry, bool undo) {
    const CourseGuard guard(session, store);
    const std::vector<model::Clash> before = circles(store);
    if (undo)
        writing.undo(entry);
    else
        writing.redo(entry);
    std::vector<model::Clash> clashes = guard.fresh();
    for (model::Clash& one : new_clashes(before, circles(store)))
        clashes.push_back(std::move(one));
    return clashes;
}

/// What contradicts an entry that is to be undone was written later: it has to be undone first.
void refuse_clashes(Session& session, const store::Store& store, const store::Entry& entry,
                    const std::vector<model::Clash>& clashes) {
    std::vector<model::Record> against;
    std::vector<Problem> problems;
    for (const model::Clash& clash : clashes) {
        against.push_back(clash.record);
        against.push_back(clash.against);
        problems.push_back({"", {}, "", clash.finding.code, clash.finding.what, clash.finding.hint});
    }
    if (!entry.undone)
        refuse_below(session, entry, in_the_way(store, entry, against));
    throw Error(ErrorKind::refused, std::move(problems));
}

int move(Session& session, const Arguments& arguments, bool undo) {
    session.refuse_excel();
    store::Store& store = session.store(store::Store::Mode::write);
    store::Entry entry = chosen_entry(store, arguments, undo);
    if (!session.globals().has("quiet"))
        show_effects(session, store, entry);
    if (!session.confirm(undo ? msg("Undo this? [y/N]") : msg("Do this again? [y/N]"))) {
        session.say(msg("nothing was changed"));
        return 1;
    }
    if (undo)
        refuse_below(session, entry, in_the_way(store, entry));
    std::vector<model::Clash> clashes;
    {
        store::Writing writing = session.begin_writing(store);
        if (arguments.words.empty() && chosen_entry(store, arguments, undo).id != entry.id)
            throw refused("entry-moved", msg("another edv has written since"), msg("see: edv log"));
        clashes = move_entry(session, store, writing, entry, undo);
        if (clashes.empty()) {
            session.finish(writing,
                           undo ? msg("entry {id} is undone", {{"id", std::to_string(entry.id)}})
                                : msg("entry {id} is done again", {{"id", std::to_string(entry.id)}}));
            return 0;
        }
    }
    refuse_clashes(session, store, entry, clashes);
    return 1;
}

/// Which entries `log` shows. Years are those of clocks here; words are looked for as the reader and as csv
/// has them.
class LogFilter {
public:
    LogFilter(Session& session, const Arguments& arguments) : session_(session) {
        if (auto text = arguments.value("year"))
            year_ = fmt::format("{:04}-", year_value("--year", *text));
        for (const std::string& word : words(fold(arguments.value("text").value_or(""))))
            words_.push_back(word);
        for (const std::string& who : arguments.values("who"))
            who_.push_back(fold(trim(who)));
    }
    [[nodiscard]] bool any() const { return !year_.empty() || !words_.empty() || !who_.empty(); }
    [[nodiscard]] bool keeps(const store::Entry& entry) const {
        if (!session_.local_time(entry.at).starts_with(year_))
            return false;
        if (!who_.empty() && std::find(who_.begin(), who_.end(), fold(entry.who)) == who_.end())
            return false;
        const std::string said = fold(session_.tr(entry.words) + '\n' + english(entry.words));
        return std::all_of(words_.begin(), words_.end(),
                           [&](const std::string& word) { return said.find(word) != std::string::npos; });
    }

private:
    Session& session_;
    std::string year_;
    std::vector<std::string> words_;
    std::vector<std::string> who_;
};

int run_log(Session& session, const Arguments& arguments) {
    const store::Store& store = session.store(store::Store::Mode::read);
    std::optional<long long> limit;
    if (auto text = arguments.value("limit"))
        limit = number_value("--limit", *text, 1);
    const LogFilter filter(session, arguments);
    language::Language language = session.result_language();
    const bool machine = session.format().machine;
    Table table;
    table.name = "log";
    table.title = language.tr(mark("History"));
    table.columns = {{"entry", language.tr(mark("Entry")), ColumnType::integer},
                     {"at", language.tr(mark("When")), ColumnType::text},
                     {"who", language.tr(mark("Who")), ColumnType::text},
                     {"words", language.tr(mark("What")), ColumnType::text},
                     {"records", language.tr(mark("Records")), ColumnType::integer},
                     {"undone", language.tr(mark("Undone")), ColumnType::boolean}};
    for (const store::Entry& entry : store.log(filter.any() ? std::nullopt : limit)) {
        if (limit && static_cast<long long>(table.rows.size()) == *limit)
            break;
        if (!filter.keeps(entry))
            continue;
        table.rows.push_back(
            {{Cell(Value(entry.id), std::to_string(entry.id)),
              Cell(Value(entry.at), machine ? "" : session.local_time(entry.at)), Cell(Value(entry.who)),
              Cell(Value(language.tr(entry.words))), Cell(Value(entry.records)),
              Cell(Value(entry.undone ? 1LL : 0LL), entry.undone ? language.tr(mark("undone")) : " ")}});
    }
    session.emit(std::move(table), Contents::open);
    return 0;
}

} // namespace

std::vector<Verb> history_verbs() {
    return {{"",
             "log",
             mark("show what was done, newest first"),
             {},
             {{"year", mark("YEAR"), mark("in that year")},
              {"text", mark("WORDS"), mark("with these words, without case or accents")},
              {"who", mark("NAME"), mark("by that person"), true},
              {"limit", mark("N"), mark("at most so many")}},
             run_log,
             {"edv log --limit 5", "edv log --year 2023 --who marie --text imported"}},
            {"",
             "undo",
             mark("take the last entry back, or the one named"),
             {{mark("ENTRY"), false}},
             {},
             [](Session& session, const Arguments& arguments) { return move(session, arguments, true); },
             {"edv undo", "edv undo 12"}},
            {"",
             "redo",
             mark("do again what was undone last, or the entry named"),
             {{mark("ENTRY"), false}},
             {},
             [](Session& session, const Arguments& arguments) { return move(session, arguments, false); },
             {"edv redo"}}};
}

} // namespace edv::cli
