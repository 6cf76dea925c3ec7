#include <algorithm>
#include <filesystem>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/history_verbs.hpp"
#include "cli/import_answer.hpp"
#include "report/left_open.hpp"
#include "report/whole_register.hpp"

namespace edv::cli {
namespace {

namespace fs = std::filesystem;

// ---- init

/// A configuration that waits beside its place until the store is there: init makes both or none.
class NewConfig {
public:
    NewConfig(const std::string& path, const std::string& text)
        : folders_(fs::path(path).parent_path().string()), file_(path, Contents::open) {
        file_.stream() << text;
        file_.finish();
    }

    void keep() {
        file_.keep();
        folders_.keep();
    }

private:
    /// The folders that were made for it; they go after the file that waits in them.
    class Folders {
    public:
        explicit Folders(const std::string& path) : made_(make_folders(path, Contents::open)) {}
        ~Folders() {
            std::error_code none;
            for (auto one = made_.rbegin(); one != made_.rend(); ++one)
                fs::remove(*one, none);
        }
        Folders(const Folders&) = delete;
        Folders& operator=(const Folders&) = delete;

        void keep() { made_.clear(); }

    private:
        std::vector<std::string> made_;
    };

    Folders folders_;
    NewFile file_;
};

/// The configuration can't be one of the store's files: the one would be written over the other.
void refuse_one_file(const std::string& config, const std::string& store) {
    const FileIdentity written(config);
    for (const std::string& file : store::Store::files(store))
        if (written.same(FileIdentity(file)))
            throw Error(
                ErrorKind::usage,
                msg("\"{file}\" can't be configuration and store at once", {{"file", printable(config)}}),
                msg("name them with --config and --store"));
}

int run_init(Session& session, const Arguments&) {
    session.refuse_excel();
    std::string config = session.config_file(true);
    std::error_code ignored;
    bool there = fs::exists(config, ignored);
    if (there)
        session.config(); // a configuration that is wrong is told before a store is made
    std::string store = session.store_file();
    refuse_one_file(config, store);
    if (fs::exists(store, ignored))
        throw refused("store-exists", msg("there is a store \"{file}\" already", {{"file", store}}),
                      msg("it was left as it is"));
    if (session.dry_run()) {
        session.say(msg("dry run: nothing was kept"));
        return 0;
    }
    std::optional<NewConfig> made;
    if (!there)
        made.emplace(config, config::default_config_text(session.language()));
    store::Store::create(store);
    try {
        if (made)
            made->keep();
    } catch (...) {
        fs::remove(store, ignored);
        throw;
    }
    session.say(there ? msg("configuration: {file} (left as it is)", {{"file", config}})
                      : msg("configuration: {file} (new)", {{"file", config}}));
    session.say(msg("store: {file} (new)", {{"file", store}}));
    return 0;
}

// ---- import and export

int run_import(Session& session, const Arguments& arguments) {
    session.refuse_excel();
    if (!session.format().words)
        throw Error(ErrorKind::usage, msg("the import of a folder answers in text"));
    intake::ImportOptions options;
    options.update = arguments.has("update");
    options.mask = arguments.has("mask");
    options.today = session.today();
    options.translations = session.translations();
    options.language = session.language().code();
    options.calendar = session.config().calendar();
    options.may_repeat = [&](long long times) { return confirm_repeated(session, times); };
    store::Store& store = session.store(store::Store::Mode::write);
    store::Writing writing = session.begin_writing(store, true);
    const std::string& folder = arguments.words.front();
    session.outputs().reads_folder(folder);
    // The import may close partners itself: their records from before it count too.
    const std::size_t before = report::dated_after_end(store, Date::last()).size();
    intake::ImportResult result = import_folder(store, writing, session.config().taxonomies, folder, options);
    if (!result.problems.empty()) {
        say_problems(session, result);
        session.say(msg("nothing was changed"));
        return 1;
    }
    say_unnamed(session, result);
    say_counts(session, result);
    if (const std::size_t now = report::dated_after_end(store, Date::last()).size(); now > before)
        say_after_end(session, now - before);
    intake::ImportCounts counts = result.total();
    std::error_code ignored;
    std::string name = printable(fs::canonical(folder, ignored).filename().string());
    session.finish(writing,
                   msgn("{count} record imported from {folder}", "{count} records imported from {folder}",
                        counts.added + counts.updated, {{"folder", name}}));
    return 0;
}

int run_export(Session& session, const Arguments& arguments) {
    const std::string& folder = arguments.words.front();
    if (session.globals().has("excel"))
        throw Error(ErrorKind::usage,
                    msg("an export is read again as it is written: --excel would change texts"),
                    msg("the lists make csv for Excel, for example: edv partner list --all --excel"));
    const store::Store& store = session.store(store::Store::Mode::read);
    session.emit_folder(
        folder, Contents::personal,
        [&](const output::FileWriter& write) {
            output::write_package(report::register_package(store), write);
        },
        mark("exported to {folder}"));
    return 0;
}

} // namespace

std::vector<Verb> store_verbs() {
    std::vector<Verb> verbs{
        {"", "init", mark("make a store and a commented configuration"), {}, {}, run_init, {"edv init"}},
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
        find_verb(),
        check_verb()};
    for (auto&& more : {history_verbs(), help_verbs()})
        verbs.insert(verbs.end(), more.begin(), more.end());
    return verbs;
}

} // namespace edv::cli
