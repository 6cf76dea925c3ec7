/// One run: language, configuration, store and streams, each made when first needed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edv/base/table.hpp"
#include "edv/config/config.hpp"
#include "edv/language/language.hpp"
#include "edv/output/document.hpp"
#include "edv/output/write.hpp"
#include "edv/store/store.hpp"

#include "cli/commands.hpp"
#include "cli/streams.hpp"

namespace edv::cli {

class Session {
public:
    /// `globals` are the global flags of the command line.
    Session(Surroundings surroundings, Streams streams, const Arguments& globals);

    /// The language of messages: `--lang`, EDV_LANG, the configuration, the locale variables, English. A
    /// configuration that can't be read does not stop a message.
    const Language& language();
    /// Refuses a wrong value of --lang, --format or --color, whether or not the command comes to need it.
    void check_globals();
    /// The language of results: that of messages for people, English without catalogs for csv and json.
    Language result_language();
    /// Any of language_codes().
    [[nodiscard]] Language language_called(const std::string& code) const;
    /// What every language calls a word of the program. The session must outlive it.
    [[nodiscard]] std::function<std::vector<std::string>(std::string_view)> translations() const;
    std::string tr(const Message& message) { return language().tr(message); }
    std::string tr(std::string_view text) { return language().tr(text); }

    const Config& config();
    /// The path of the configuration that is read, or that `edv init` makes.
    std::string config_file(bool to_make);
    std::string store_file();
    Store& store(Store::Mode mode);
    Date today() const { return today_; }
    std::string now() const { return surroundings_.now; }
    const Surroundings& surroundings() const { return surroundings_; }
    Streams& streams() { return streams_; }
    const Arguments& globals() const { return globals_; }
    bool dry_run() const { return globals_.has("dry-run"); }

    Format format();
    /// Writes tables to stdout or to the file of `-o`.
    void emit(const std::vector<Table>& tables);
    void emit(const Document& document, Format format, const WebPage& page);
    /// Gives the stream that `-o` names, or stdout, to `content`; a file is written beside and renamed when
    /// whole. Error{setup} when it can't be written to the end.
    void emit(const std::function<void(std::ostream&)>& content);
    static void write_file(const std::string& file, const std::function<void(std::ostream&)>& content);

    /// A summary on stderr, unless `--quiet`.
    void say(const Message& message);
    /// A line on stderr, indented as it is.
    void say_line(const std::string& line);
    /// Asks on a terminal; `--yes` answers. Error{usage} when neither can answer.
    bool confirm(const Message& question);

    /// One writing command: `work` writes and says what it did, in the words of the history. What it printed
    /// is flushed before the commit. With `--dry-run` everything is taken back.
    void write(const std::function<Message(Store&, Writing&)>& work);
    Writing begin_writing(Store& store, bool many = false);
    /// Commits, or with `--dry-run` takes back and says so. True when committed. `committed` is called before
    /// that is said.
    bool finish(Writing& writing, const Message& words, const std::function<void()>& committed = {});
    void flush_result();

private:
    std::string language_code();
    /// How `format` is written now; Error{usage} where it can't be.
    Style style_of(Format format, const Language& language);
    std::optional<std::string> environment(const std::string& name) const {
        return surroundings_.environment(name);
    }

    Surroundings surroundings_;
    Streams streams_;
    Arguments globals_;
    Date today_;
    std::optional<Language> language_;
    std::optional<Config> config_;
    std::unique_ptr<Store> store_;
    Store::Mode mode_ = Store::Mode::read;
};

} // namespace edv::cli
