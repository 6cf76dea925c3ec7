#include "cli/session.hpp"

#include <filesystem>
#include <iostream>

#include "edv/base/error.hpp"

#include "base/languages.hpp"
#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "cli/values.hpp"
#include "intake/reading.hpp"

namespace edv::cli {
namespace {

namespace fs = std::filesystem;

std::string home_folder(const Surroundings& surroundings, const std::string& variable,
                        const std::string& usual) {
    auto set = surroundings.environment(variable);
    if (set && fs::path(*set).is_absolute())
        return *set;
    auto home = surroundings.environment("HOME");
    if (!home)
        throw Error(ErrorKind::setup,
                    msg("neither {variable} nor HOME says where files belong", {{"variable", variable}}),
                    msg("name the files with --store and --config"));
    return *home + "/" + usual;
}

} // namespace

Session::Session(Surroundings surroundings, Streams streams, const Arguments& globals)
    : surroundings_(std::move(surroundings)), streams_(streams), globals_(globals),
      today_(Date::parse(surroundings_.today).value_or(Date())),
      outputs_([this] { return kept(); }, [this](const Message& message) { say_line(tr(message)); }) {
    if (auto said = globals_.value("today"))
        today_ = day_value("--today", *said, today_);
}

std::string Session::language_code() {
    if (auto said = globals_.value("lang"))
        return word_value("--lang", *said, language_codes());
    if (auto said = environment("EDV_LANG")) {
        if (auto code = language::language_of_locale(*said))
            return *code;
        throw Error(ErrorKind::setup,
                    msg("EDV_LANG is \"{text}\", which is no language of edv", {{"text", printable(*said)}}),
                    msg("one of: {codes}", {{"codes", join(language_codes(), ", ")}}));
    }
    try {
        if (!config().lang.empty())
            return config().lang;
    } catch (const Error&) {
        // The command that needs the configuration says what is wrong with it.
    }
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (auto locale = environment(variable))
            return language::language_of_locale(*locale).value_or("en");
    return "en";
}

language::Language Session::language_called(const std::string& code) const {
    const std::string& folder = surroundings_.program_folder;
    return language::Language(code, {folder + "/locale", folder + "/../share/locale"});
}

intake::Translations Session::translations() const {
    auto languages = std::make_shared<std::vector<language::Language>>();
    return [this, languages](std::string_view word) {
        if (languages->empty())
            for (const std::string& code : language_codes())
                languages->push_back(language_called(code));
        std::vector<std::string> all;
        for (const language::Language& language : *languages)
            all.push_back(language.tr(word));
        return all;
    };
}

const language::Language& Session::language() {
    if (!language_) {
        std::string code = "en";
        try {
            code = language_code();
        } catch (const Error&) {
            language_ = language_called(code);
            throw;
        }
        language_ = language_called(code);
    }
    return *language_;
}

void Session::check_globals() {
    if (auto said = globals_.value("lang"))
        word_value("--lang", *said, language_codes());
    if (auto said = globals_.value("color"))
        word_value("--color", *said, {"auto", "always", "never"});
    if (globals_.has("format"))
        format();
}

language::Language Session::result_language() {
    return format().machine ? language::Language() : language();
}

std::string Session::config_file(bool to_make) {
    if (auto said = globals_.value("config"))
        return *said;
    if (auto said = environment("EDV_CONFIG"))
        return *said;
    std::string own;
    try {
        own = home_folder(surroundings_, "XDG_CONFIG_HOME", ".config") + "/edv/config.toml";
    } catch (const Error&) {
        if (to_make)
            throw;
    }
    std::error_code ignored;
    if (to_make || fs::exists(own, ignored))
        return own;
    const std::string shared = "/etc/edv/config.toml";
    return fs::exists(shared, ignored) ? shared : std::string();
}

const config::Config& Session::config() {
    if (!config_) {
        std::string file = config_file(false);
        config_ = file.empty() ? config::default_config() : config::load_config(file);
        if (globals_.has("verbose"))
            say_line(file.empty() ? english(msg("configuration: built in"))
                                  : english(msg("configuration: {file}", {{"file", file}})));
    }
    return *config_;
}

const model::Taxonomies& Session::known_taxonomies() {
    try {
        return config().taxonomies;
    } catch (const Error&) {
        static const config::Config built_in = config::default_config();
        return built_in.taxonomies;
    }
}

std::string Session::store_file() {
    if (auto said = globals_.value("store"))
        return *said;
    if (auto said = environment("EDV_STORE"))
        return *said;
    if (!config().store.empty()) {
        fs::path path = config().store;
        return path.is_absolute() || config().file.empty()
                   ? path.string()
                   : (fs::path(config().file).parent_path() / path).string();
    }
    return home_folder(surroundings_, "XDG_DATA_HOME", ".local/share") + "/edv/edv.db";
}

std::vector<Outputs::Kept> Session::kept() {
    std::vector<Outputs::Kept> all;
    for (const std::string& file : {config().file, config_file(false)})
        if (!file.empty())
            all.push_back({file, mark("\"{file}\" is the configuration")});
    std::string store;
    try {
        store = store_file();
    } catch (const Error&) {
        return all; // Without a home there is no store either.
    }
    for (const std::string& file : store::Store::files(store))
        all.push_back({file, file == store ? mark("\"{file}\" is the store")
                                           : mark("\"{file}\" belongs to the store")});
    return all;
}

std::string Session::configured(const std::string& file) {
    outputs_.reads(configured_path(config(), file));
    return configured_text(config(), file);
}

store::Store& Session::store(store::Store::Mode mode) {
    if (!store_ || (mode == store::Store::Mode::write && mode_ == store::Store::Mode::read)) {
        config();
        if (globals_.has("verbose"))
            say_line(tr(msg("store: {file}", {{"file", store_file()}})));
        store_ = std::make_unique<store::Store>(store_file(), mode);
        mode_ = mode;
    }
    return *store_;
}

const output::Format& Session::format(Document::Reading reading) {
    if (auto said = globals_.value("format")) {
        if (const output::Format* known = output::find_format(*said))
            return *known;
        Message hint = near_hint(*said, output::format_names());
        throw Error(ErrorKind::usage, msg("unknown format \"{text}\"", {{"text", printable(*said)}}),
                    hint.empty() ? msg("one of: {codes}", {{"codes", join(output::format_names(), ", ")}})
                                 : hint);
    }
    const auto file = globals_.value("output");
    if (file) {
        std::string ending = fs::path(*file).extension().string();
        if (ending.size() > 1)
            if (const output::Format* known = output::find_format(ending.substr(1)))
                return *known;
        if (!ending.empty() && !globals_.has("excel"))
            throw Error(ErrorKind::usage, msg("the ending of \"{file}\" tells no format", {{"file", *file}}),
                        msg("name it with --format"));
    }
    if (globals_.has("excel"))
        return output::excel_format();
    return reading == Document::Reading::report && !file ? output::report_format()
                                                         : output::formats().front();
}

output::Style Session::style_of(const output::Format& format, const output::WebPage& page) {
    bool excel = globals_.has("excel");
    if (excel && !format.excel)
        throw Error(ErrorKind::usage, msg("--excel goes with csv"), msg("xlsx opens in Excel as it is"));
    bool to_terminal = streams_.out_terminal && !globals_.has("output");
    if (format.binary && to_terminal)
        throw Error(ErrorKind::usage,
                    msg("{format} can't be shown on a terminal", {{"format", std::string(format.name)}}),
                    msg("write it to a file with -o"));
    std::string colour = globals_.value("color").value_or("auto");
    return {format.machine ? language::Language() : language(),
            colour == "always" || (colour == "auto" && to_terminal && !environment("NO_COLOR") &&
                                   environment("TERM").value_or("dumb") != "dumb"),
            excel, &page};
}

void Session::emit(const Document& document, Contents contents, const output::WebPage& page) {
    const output::Format& form = format(document.reading);
    const output::Style style = style_of(form, page);
    // The document is whole: a slow reader of the output need not keep others from writing.
    if (store_)
        store_->end_reading();
    std::size_t cut = 0;
    pour([&](std::ostream& out) { cut = output::write(out, document, form, style); }, contents);
    tabled_ = true;
    say_cut(cut);
}

void Session::emit_folder(const std::string& folder, Contents contents,
                          const std::function<void(const output::FileWriter&)>& write,
                          std::string_view words) {
    OutputFolder files(outputs_, folder, contents);
    write([&](const std::string& name, const std::function<void(std::ostream&)>& content) {
        files.write(name, content);
    });
    if (dry_run())
        return say(msg("dry run: nothing was kept"));
    files.keep();
    say(msg(words, {{"folder", folder}}));
}

std::optional<std::string> Session::output_file() const {
    auto file = globals_.value("output");
    return file && (*file == "-" || *file == "/dev/stdout") ? std::nullopt : file;
}

void Session::emit(const std::function<void(std::ostream&)>& write, Contents contents) {
    refuse_excel();
    pour(write, contents);
}

void Session::refuse_excel() {
    if (globals_.has("excel"))
        throw Error(ErrorKind::usage, msg("--excel goes with a list or a table"),
                    msg("this command writes none"));
}

void Session::say_cut(std::size_t texts) {
    if (texts > 0)
        say(msgn(
            "{count} text is longer than a cell of a spreadsheet holds and was cut; csv has all of it",
            "{count} texts are longer than a cell of a spreadsheet holds and were cut; csv has all of them",
            static_cast<long long>(texts)));
}

void Session::pour(const std::function<void(std::ostream&)>& write, Contents contents) {
    if (auto file = output_file()) {
        OutputFile out(outputs_, *file, contents);
        write(out.stream());
        return out.keep();
    }
    write(streams_.out);
    flush_result();
}

void Session::flush_result() {
    streams_.out.flush();
    if (!streams_.out)
        throw Error(ErrorKind::setup, msg("the result can't be written to the end"),
                    msg("is the disk full?"));
}

void Session::say(const Message& message) {
    if (!globals_.has("quiet"))
        say_line(tr(message));
}

void Session::say_before(const model::Record& before, const model::Record& after, bool named) {
    replaced_.add(config().taxonomies, language(), before, after, named);
}

void Session::say_line(const std::string& line) {
    streams_.err << line << '\n';
}

bool Session::confirm(const Message& question) {
    if (globals_.has("yes") || dry_run())
        return true;
    if (!streams_.in_terminal || !streams_.err_terminal)
        throw Error(ErrorKind::usage, msg("this needs an answer, and there is no terminal to ask on"),
                    msg("--yes answers"));
    streams_.err << tr(question) << ' ' << std::flush;
    std::string answer;
    if (!std::getline(streams_.in, answer))
        streams_.err << '\n'; // Nobody ended the line of the question.
    std::string first = lower(trim(answer)).substr(0, 1);
    return !first.empty() && tr(mark("y")) == first;
}

store::Writing Session::begin_writing(store::Store& store, bool many) {
    std::string who = environment("EDV_USER").value_or(config().user);
    if (who.empty())
        who = surroundings_.login;
    if (not_plain(who))
        throw Error(ErrorKind::setup, msg("the name of who writes is no text that can be kept"),
                    msg("EDV_USER or user in the configuration says who writes"));
    return store::Writing(store, {who, surroundings_.now}, config().taxonomies, many);
}

bool Session::finish(store::Writing& writing, const Message& words, const std::function<void()>& committed) {
    if (!tabled_)
        refuse_excel();
    flush_result();
    if (dry_run()) {
        say(words);
        for (const Message& line : replaced_.take_lines())
            say(line);
        say(msg("dry run: nothing was kept"));
        return false;
    }
    writing.commit(words);
    committed_ = true;
    if (committed)
        committed();
    say(words);
    for (const Message& line : replaced_.take_lines())
        say(line);
    return true;
}

void Session::write(const std::function<Message(store::Store&, store::Writing&)>& work) {
    store::Store& open = store(store::Store::Mode::write);
    store::Writing writing = begin_writing(open);
    Message words = work(open, writing);
    finish(writing, words);
}

} // namespace edv::cli
