#include <filesystem>
#include <ostream>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/model/lifecycle.hpp"

#include "cli/help.hpp"
#include "cli/imports.hpp"
#include "cli/output_file.hpp"
#include "cli/parser.hpp"
#include "cli/values.hpp"

namespace edv::cli {
namespace {

namespace fs = std::filesystem;

// ---- init

void make_config(Session& session, const std::string& file) {
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        session.say(msg("configuration: {file} (left as it is)", {{"file", file}}));
        return;
    }
    fs::path folder = fs::path(file).parent_path();
    if (!folder.empty())
        fs::create_directories(folder, ignored);
    Session::write_file(file, [&](std::ostream& out) { out << default_config_text(session.language()); });
    session.say(msg("configuration: {file} (new)", {{"file", file}}));
}

int run_init(Session& session, const Arguments&) {
    std::string config = session.config_file(true);
    std::error_code ignored;
    bool there = fs::exists(config, ignored);
    if (there)
        session.config(); // a configuration that is wrong is told before a store is made
    std::string store = session.store_file();
    if (fs::exists(store, ignored))
        throw refused("store-exists", msg("there is a store \"{file}\" already", {{"file", store}}),
                      msg("it was left as it is"));
    if (session.dry_run()) {
        session.say(msg("dry run: nothing was kept"));
        return 0;
    }
    Store::create(store);
    try {
        make_config(session, config);
    } catch (...) {
        fs::remove(store, ignored); // init makes both or none
        throw;
    }
    session.say(msg("store: {file} (new)", {{"file", store}}));
    return 0;
}

// ---- import and export

int run_import(Session& session, const Arguments& arguments) {
    if (session.format() != Format::text)
        throw Error(ErrorKind::usage, msg("the import of a folder answers in text"));
    ImportOptions options;
    options.update = arguments.has("update");
    options.mask = arguments.has("mask");
    options.today = session.today();
    options.translations = session.translations();
    options.language = session.language().code();
    Store& store = session.store(Store::Mode::write);
    Writing writing = session.begin_writing(store, true);
    const std::string& folder = arguments.words.front();
    ImportResult result = import_folder(store, writing, session.config().taxonomies, folder, options);
    if (!result.problems.empty()) {
        say_problems(session, result);
        session.say(msg("nothing was changed"));
        return 1;
    }
    say_counts(session, result);
    ImportCounts counts = result.total();
    std::error_code ignored;
    std::string name = fs::canonical(folder, ignored).filename().string();
    session.finish(writing,
                   msgn("{count} record imported from {folder}", "{count} records imported from {folder}",
                        counts.added + counts.updated, {{"folder", name}}));
    return 0;
}

int run_export(Session& session, const Arguments& arguments) {
    const std::string& folder = arguments.words.front();
    const Store& store = session.store(Store::Mode::read);
    check_folder(folder);
    if (session.dry_run()) {
        session.say(msg("dry run: nothing was kept"));
        return 0;
    }
    OutputFolder files(folder);
    export_folder(store, [&](const std::string& name, const std::function<void(std::ostream&)>& content) {
        files.write(name, content);
    });
    files.keep();
    session.say(msg("exported to {folder}", {{"folder", folder}}));
    return 0;
}

// ---- history

std::string describe_entry(Session& session, const Entry& entry) {
    return session.tr(msg("entry {id}, {at}, {who}: {words}", {{"id", std::to_string(entry.id)},
                                                               {"at", entry.at},
                                                               {"who", entry.who},
                                                               {"words", session.tr(entry.words)}}));
}

std::string describe_effect(Session& session, const Effect& effect) {
    Arg kind_arg{"kind", std::string(effect.kind->label), true};
    Arg title{"title", std::string(effect.kind->title), true};
    bool removes = effect.what == Effect::What::remove;
    if (effect.key.empty()) {
        std::string count = session.language().number(effect.count);
        return session.tr(removes ? msg("{title}: {count} would go", {title, {"count", count}})
                                  : msg("{title}: {count} would come back", {title, {"count", count}}));
    }
    if (effect.what != Effect::What::change)
        return session.tr(removes ? msg("{kind} {key} would go", {kind_arg, {"key", effect.key}})
                                  : msg("{kind} {key} would come back", {kind_arg, {"key", effect.key}}));
    std::string fields;
    for (const Effect::Field& field : effect.fields) {
        auto shown = [](const std::string& text) {
            return text.empty() ? std::string("-") : printable(text);
        };
        fields += (fields.empty() ? "" : "; ") + std::string(field.name) + ": " + shown(field.from) + " → " +
                  shown(field.to);
    }
    return session.tr(msg("{kind} {key}: {fields}", {kind_arg, {"key", effect.key}, {"fields", fields}}));
}

void show_effects(Session& session, const Store& store, const Entry& entry) {
    constexpr std::size_t most = 20;
    std::vector<Effect> effects = store.effects(entry);
    session.say_line(describe_entry(session, entry));
    for (std::size_t i = 0; i < effects.size() && i < most; ++i)
        session.say_line("  " + describe_effect(session, effects[i]));
    if (effects.size() > most)
        session.say_line("  " + session.tr(msgn("and {count} more", "and {count} more",
                                                static_cast<long long>(effects.size() - most))));
}

Entry chosen_entry(const Store& store, const Arguments& arguments, bool undo) {
    std::optional<Entry> entry;
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

int move(Session& session, const Arguments& arguments, bool undo) {
    Store& store = session.store(Store::Mode::write);
    Entry entry = chosen_entry(store, arguments, undo);
    if (!session.globals().has("quiet"))
        show_effects(session, store, entry);
    if (!session.confirm(undo ? msg("Undo this? [y/N]") : msg("Do this again? [y/N]"))) {
        session.say(msg("nothing was changed"));
        return 1;
    }
    Writing writing = session.begin_writing(store);
    if (arguments.words.empty() && chosen_entry(store, arguments, undo).id != entry.id)
        throw refused("entry-moved", msg("another edv has written since"), msg("see: edv log"));
    if (undo)
        writing.undo(entry);
    else
        writing.redo(entry);
    session.finish(writing, undo ? msg("entry {id} is undone", {{"id", std::to_string(entry.id)}})
                                 : msg("entry {id} is done again", {{"id", std::to_string(entry.id)}}));
    return 0;
}

int run_log(Session& session, const Arguments& arguments) {
    const Store& store = session.store(Store::Mode::read);
    std::optional<long long> limit;
    if (auto text = arguments.value("limit"))
        limit = number_value("--limit", *text, 1);
    Language language = session.result_language();
    Table table;
    table.name = "log";
    table.title = language.tr(mark("History"));
    table.columns = {{"entry", language.tr(mark("Entry")), ColumnType::integer},
                     {"at", language.tr(mark("When (UTC)")), ColumnType::text},
                     {"who", language.tr(mark("Who")), ColumnType::text},
                     {"words", language.tr(mark("What")), ColumnType::text},
                     {"records", language.tr(mark("Records")), ColumnType::integer},
                     {"undone", language.tr(mark("Undone")), ColumnType::boolean}};
    for (const Entry& entry : store.log(limit))
        table.rows.push_back(
            {{Cell(Value(entry.id), std::to_string(entry.id)), Cell(Value(entry.at)), Cell(Value(entry.who)),
              Cell(Value(language.tr(entry.words))), Cell(Value(entry.records)),
              Cell(Value(entry.undone ? 1LL : 0LL), entry.undone ? language.tr(mark("undone")) : " ")}});
    session.emit(std::vector<Table>{table});
    return 0;
}

int run_help(Session& session, const Arguments& arguments) {
    std::vector<std::string> asked = arguments.words;
    asked.emplace_back("--help");
    Parsed parsed = parse(asked);
    session.emit([&](std::ostream& out) {
        const Language& language = session.language();
        out << (parsed.verb   ? verb_help(*parsed.verb, language)
                : parsed.noun ? noun_help(*parsed.noun, language)
                              : program_help(language));
    });
    return 0;
}

int run_specification(Session& session, const Arguments&) {
    session.emit([](std::ostream& out) { out << specification(); });
    return 0;
}

/// The life cycles, for the test of the man pages: FROM STEP TO NEEDS, a line each.
int run_steps(Session& session, const Arguments&) {
    session.emit([](std::ostream& out) {
        for (const Step& step : steps())
            out << step.kind << ' ' << step.from << ' ' << step.name << ' ' << step.to
                << (step.needs.empty() ? "" : " ") << step.needs << '\n';
    });
    return 0;
}

} // namespace

std::vector<Verb> store_verbs() {
    return {{"", "init", mark("make a store and a commented configuration"), {}, {}, run_init, {"edv init"}},
            {"",
             "import",
             mark("read a folder of CSV files, whole or not at all"),
             {{mark("FOLDER")}},
             {{"update", "", mark("rows that differ replace what is there")},
              {"mask", "", mark("store what is personal in a text masked")}},
             run_import,
             {"edv import examples/2023"}},
            {"",
             "export",
             mark("write the whole register as a folder of CSV files"),
             {{mark("FOLDER")}},
             {},
             run_export,
             {"edv export backup-2023"}},
            check_verb(),
            {"",
             "log",
             mark("show what was done, newest first"),
             {},
             {{"limit", mark("N"), mark("at most so many")}},
             run_log,
             {"edv log --limit 5"}},
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
             {"edv redo"}},
            {"",
             "help",
             mark("show help on a command"),
             {{mark("COMMAND"), false, true}},
             {},
             run_help,
             {"edv help partner merge"}},
            {"", "__specification", "", {}, {}, run_specification, {}},
            {"", "__steps", "", {}, {}, run_steps, {}}};
}

} // namespace edv::cli
