#include "cli/session.hpp"

#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sys/stat.h>
#include <unistd.h>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/intake/reading.hpp"

#include "cli/output_file.hpp"
#include "cli/values.hpp"

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
      today_(Date::parse(surroundings_.today).value_or(Date())) {
    if (auto said = globals_.value("today"))
        today_ = day_value("--today", *said, today_);
}

std::string Session::language_code() {
    if (auto said = globals_.value("lang"))
        return word_value("--lang", *said, language_codes());
    if (auto said = environment("EDV_LANG")) {
        if (auto code = language_of_locale(*said))
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
            return language_of_locale(*locale).value_or("en");
    return "en";
}

Language Session::language_called(const std::string& code) const {
    const std::string& folder = surroundings_.program_folder;
    return Language(code, {folder + "/locale", folder + "/../share/locale"});
}

std::function<std::vector<std::string>(std::string_view)> Session::translations() const {
    auto languages = std::make_shared<std::vector<Language>>();
    return [this, languages](std::string_view word) {
        if (languages->empty())
            for (const std::string& code : language_codes())
                languages->push_back(language_called(code));
        std::vector<std::string> all;
        for (const Language& language : *languages)
            all.push_back(language.tr(word));
        return all;
    };
}

const Language& Session::language() {
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

Language Session::result_language() {
    return is_machine(format()) ? Language() : language();
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

const Config& Session::config() {
    if (!config_) {
        std::string file = config_file(false);
        config_ = file.empty() ? default_config() : load_config(file);
        if (globals_.has("verbose"))
            say_line(file.empty() ? english(msg("configuration: built in"))
                                  : english(msg("configuration: {file}", {{"file", file}})));
    }
    return *config_;
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

Store& Session::store(Store::Mode mode) {
    if (!store_ || (mode == Store::Mode::write && mode_ == Store::Mode::read)) {
        config();
        if (globals_.has("verbose"))
            say_line(tr(msg("store: {file}", {{"file", store_file()}})));
        store_ = std::make_unique<Store>(store_file(), mode);
        mode_ = mode;
    }
    return *store_;
}

Format Session::format() {
    if (auto said = globals_.value("format")) {
        if (auto known = parse_format(*said))
            return *known;
        Message hint = near_hint(*said, format_names());
        throw Error(ErrorKind::usage, msg("unknown format \"{text}\"", {{"text", printable(*said)}}),
                    hint.empty() ? msg("one of: {codes}", {{"codes", join(format_names(), ", ")}}) : hint);
    }
    if (auto file = globals_.value("output")) {
        std::string ending = fs::path(*file).extension().string();
        if (ending.size() > 1)
            if (auto known = parse_format(ending.substr(1)))
                return *known;
        if (!ending.empty() && !globals_.has("excel"))
            throw Error(ErrorKind::usage, msg("the ending of \"{file}\" tells no format", {{"file", *file}}),
                        msg("name it with --format"));
    }
    return globals_.has("excel") ? Format::csv : Format::text;
}

Style Session::style_of(Format form, const Language& language) {
    bool excel = globals_.has("excel");
    if (excel && form != Format::csv)
        throw Error(ErrorKind::usage, msg("--excel goes with csv"), msg("xlsx opens in Excel as it is"));
    if (form == Format::xlsx && !globals_.has("output") && streams_.out_terminal)
        throw Error(ErrorKind::usage, msg("xlsx can't be shown on a terminal"),
                    msg("write it to a file with -o"));
    std::string colour = globals_.value("color").value_or("auto");
    bool to_terminal = streams_.out_terminal && !globals_.has("output");
    return {language,
            colour == "always" || (colour == "auto" && to_terminal && !environment("NO_COLOR") &&
                                   environment("TERM").value_or("dumb") != "dumb"),
            excel};
}

void Session::emit(const std::vector<Table>& tables) {
    Format form = format();
    Style style = style_of(form, result_language());
    // The tables are whole: a slow reader of the output need not keep others from writing.
    if (store_)
        store_->end_reading();
    emit([&](std::ostream& out) {
        if (is_machine(form))
            edv::write(out, {tables.front()}, form, style);
        else
            edv::write(out, tables, form, style);
    });
}

void Session::emit(const Document& document, Format form, const WebPage& page) {
    Style style = style_of(form, form == Format::json ? Language() : language());
    if (store_)
        store_->end_reading();
    emit([&](std::ostream& out) { edv::write(out, document, form, style, page); });
}

void Session::emit(const std::function<void(std::ostream&)>& content) {
    if (auto file = globals_.value("output"); file && *file != "-")
        return write_file(*file, content);
    content(streams_.out);
    flush_result();
}

void Session::flush_result() {
    streams_.out.flush();
    if (!streams_.out)
        throw Error(ErrorKind::setup, msg("the result can't be written to the end"),
                    msg("is the disk full?"));
}

void Session::write_file(const std::string& file, const std::function<void(std::ostream&)>& content) {
    OutputFile out(file);
    content(out.stream());
    out.keep();
}

void Session::say(const Message& message) {
    if (!globals_.has("quiet"))
        say_line(tr(message));
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
    std::getline(streams_.in, answer);
    std::string first = lower(trim(answer)).substr(0, 1);
    return !first.empty() && tr(mark("y")) == first;
}

Writing Session::begin_writing(Store& store, bool many) {
    std::string who = environment("EDV_USER").value_or(config().user);
    if (who.empty())
        who = surroundings_.login;
    return Writing(store, {who, surroundings_.now}, config().taxonomies, many);
}

bool Session::finish(Writing& writing, const Message& words, const std::function<void()>& committed) {
    flush_result();
    if (dry_run()) {
        say(words);
        say(msg("dry run: nothing was kept"));
        return false;
    }
    writing.commit(words);
    if (committed)
        committed();
    say(words);
    return true;
}

void Session::write(const std::function<Message(Store&, Writing&)>& work) {
    Store& open = store(Store::Mode::write);
    Writing writing = begin_writing(open);
    Message words = work(open, writing);
    finish(writing, words);
}

} // namespace edv::cli
