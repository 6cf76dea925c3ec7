/// One run: language, configuration, store and streams, each made when first needed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edv/base/document.hpp"
#include "edv/language/language.hpp"
#include "edv/output/write.hpp"
#include "edv/store/store.hpp"

#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/replaced.hpp"
#include "cli/streams.hpp"
#include "config/config.hpp"
#include "intake/names.hpp"
#include "output/folder.hpp"
#include "output/web_page.hpp"

namespace edv::cli {

class Session {
public:
    /// `globals` are the global flags of the command line.
    Session(Surroundings surroundings, Streams streams, const Arguments& globals);

    /// The language of messages: `--lang`, EDV_LANG, the configuration, the locale variables, English. A
    /// configuration that can't be read does not stop a message.
    const language::Language& language();
    /// Refuses a wrong value of --lang, --format or --color, whether or not the command comes to need it.
    void check_globals();
    /// The language of results: that of messages for people, English without catalogs for csv and json.
    language::Language result_language();
    /// What every language calls a word of the program. The session must outlive it.
    [[nodiscard]] intake::Translations translations() const;
    /// Any of language_codes().
    [[nodiscard]] language::Language language_called(const std::string& code) const;
    std::string tr(const Message& message) { return language().tr(message); }
    std::string tr(std::string_view text) { return language().tr(text); }

    const config::Config& config();
    /// The codes of the configuration; the built-in ones where it can't be read, so that help needs none.
    const model::Taxonomies& known_taxonomies();
    /// The path of the configuration that is read, or that `edv init` makes.
    std::string config_file(bool to_make);
    std::string store_file();
    store::Store& store(store::Store::Mode mode);
    Date today() const { return today_; }
    std::string now() const { return surroundings_.now; }
    /// A moment of the history as clocks here show it.
    std::string local_time(const std::string& utc) const {
        return surroundings_.local_time ? surroundings_.local_time(utc) : utc;
    }
    const Surroundings& surroundings() const { return surroundings_; }
    Streams& streams() { return streams_; }
    const Arguments& globals() const { return globals_; }
    bool dry_run() const { return globals_.has("dry-run"); }

    /// The format of the result: that of --format, of the ending of `-o` or of --excel, else the usual one of
    /// what is read so.
    const output::Format& format(Document::Reading reading = Document::Reading::tables);
    /// Writes a document to stdout or to the file of `-o`; a report as a web page is made of `page`.
    void emit(const Document& document, Contents contents,
              const output::WebPage& page = output::built_in_page());
    /// Writes the files of a folder, all or none, and then says so in `words`, which name the {folder}. With
    /// `--dry-run` nothing is kept.
    void emit_folder(const std::string& folder, Contents contents,
                     const std::function<void(const output::FileWriter&)>& write, std::string_view words);
    /// Gives the stream that `-o` names, or stdout, to `write`. Error{usage} where edv may not write,
    /// Error{setup} when it can't be written to the end. What is no table is no csv for Excel.
    void emit(const std::function<void(std::ostream&)>& write, Contents contents);
    /// The file of `-o`; nothing for stdout.
    [[nodiscard]] std::optional<std::string> output_file() const;
    /// What decides where edv may write. Whoever opens a file to read says so here.
    Outputs& outputs() { return outputs_; }
    /// The text of a file that the configuration names.
    std::string configured(const std::string& file);
    /// For commands that write no table: Error{usage} where one is asked for as Excel opens it.
    void refuse_excel();

    /// A summary on stderr, unless `--quiet`.
    void say(const Message& message);
    /// Tells, below the summary of this command, what a record said that flags have replaced. `named`: the
    /// summary is about another record.
    void say_before(const model::Record& before, const model::Record& after, bool named = false);
    /// A line on stderr, indented as it is.
    void say_line(const std::string& line);
    /// Asks on a terminal; `--yes` answers. Error{usage} when neither can answer.
    bool confirm(const Message& question);

    /// One writing command: `work` writes and says what it did, in the words of the history. What it printed
    /// is flushed before the commit. With `--dry-run` everything is taken back.
    void write(const std::function<Message(store::Store&, store::Writing&)>& work);
    store::Writing begin_writing(store::Store& store, bool many = false);
    /// Commits, or with `--dry-run` takes back and says so. True when committed. `committed` is called before
    /// that is said.
    bool finish(store::Writing& writing, const Message& words, const std::function<void()>& committed = {});
    void flush_result();
    /// Whether something was written for good: an error that comes later can't say that nothing was.
    [[nodiscard]] bool committed() const { return committed_; }

private:
    void pour(const std::function<void(std::ostream&)>& write, Contents contents);
    void say_cut(std::size_t texts);
    std::string language_code();
    /// What is kept whatever the command reads: the store's files and the configuration.
    std::vector<Outputs::Kept> kept();
    /// How `format` is written now; Error{usage} where it can't be.
    output::Style style_of(const output::Format& format, const output::WebPage& page);
    std::optional<std::string> environment(const std::string& name) const {
        return surroundings_.environment(name);
    }

    Surroundings surroundings_;
    Streams streams_;
    Arguments globals_;
    Date today_;
    std::optional<language::Language> language_;
    std::optional<config::Config> config_;
    std::unique_ptr<store::Store> store_;
    Outputs outputs_;
    Replaced replaced_;
    bool committed_ = false;
    store::Store::Mode mode_ = store::Store::Mode::read;
    bool tabled_ = false; ///< a table was written
};

} // namespace edv::cli
