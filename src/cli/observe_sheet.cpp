#include <filesystem>
#include <functional>
#include <optional>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/import_answer.hpp"
#include "cli/messages.hpp"
#include "cli/observe.hpp"
#include "cli/progress.hpp"
#include "cli/session.hpp"
#include "cli/sources.hpp"
#include "cli/values.hpp"
#include "intake/reading.hpp"
#include "model/kind_names.hpp"
#include "report/left_open.hpp"

namespace edv::cli {
namespace {

/// Done in part, as asked: some rows were set aside.
constexpr int partly_done = 5;

/// The fields that a sheet may bring: all but edv's own book-keeping.
std::vector<std::string> sheet_fields() {
    std::vector<std::string> names;
    for (const model::Field& field : model::kind(model::name::observation).fields)
        if (!field.internal)
            names.emplace_back(field.name);
    return names;
}

/// `--set FIELD=VALUE`
std::map<std::string, std::string, std::less<>> constants(const Arguments& arguments) {
    std::map<std::string, std::string, std::less<>> values;
    for (const std::string& said : arguments.values("set")) {
        std::size_t at = said.find('=');
        if (at == std::string::npos)
            throw Error(ErrorKind::usage, msg("\"{text}\" is not FIELD=VALUE", {{"text", printable(said)}}),
                        msg("for example --set expert=E01"));
        std::string field = word_value("--set", lower(trim(said.substr(0, at))), sheet_fields());
        values[field] = said.substr(at + 1);
    }
    return values;
}

/// `--column FIELD=HEADER`
std::map<std::string, std::string, std::less<>> columns(const Arguments& arguments) {
    std::map<std::string, std::string, std::less<>> headers;
    for (const std::string& said : arguments.values("column")) {
        std::size_t at = said.find('=');
        if (at == std::string::npos || trim(std::string_view(said).substr(at + 1)).empty())
            throw Error(ErrorKind::usage, msg("\"{text}\" is not FIELD=HEADER", {{"text", printable(said)}}),
                        msg("for example {flag}", {{"flag", "--column \"summary=…\""}}));
        const std::string field =
            word_value("--column", lower(trim(said.substr(0, at))), config::profile_fields());
        const std::string header(trim(std::string_view(said).substr(at + 1)));
        if (const auto [known, fresh] = headers.emplace(field, header); !fresh)
            throw Error(
                ErrorKind::usage,
                msg("--column gives {field} twice: \"{one}\" and \"{other}\"",
                    {{"field", field}, {"one", printable(known->second)}, {"other", printable(header)}}),
                msg("one column is a field; a profile joins several: {lines}",
                    {{"lines", field + " = [" + config::toml_quoted(known->second) + ", " +
                                   config::toml_quoted(header) + "]"}}));
    }
    return headers;
}

std::string date_form(const std::string& text) {
    if (!config::is_day_form(text))
        throw Error(ErrorKind::usage, msg("\"{text}\" is no form of days", {{"text", printable(text)}}),
                    msg("iso, unix, excel, or signs such as %d/%m/%Y"));
    return text;
}

/// One import of a sheet: the options, the rejected rows and the answer.
class SheetImport {
public:
    SheetImport(Session& session, const Arguments& arguments)
        : session_(session), arguments_(arguments), file_(arguments.words.front()) {
        progress_.emplace(session.streams().err, session.language());
    }

    int run() {
        const output::Format& form = session_.format();
        if (!form.words && !form.objects)
            throw Error(ErrorKind::usage, msg("an import answers in text or json"));
        read_options();
        std::unique_ptr<intake::Source> source;
        try {
            source = open_source(session_, arguments_, file_, profile_.value_or(config::Profile()));
        } catch (const Error& error) {
            return refuse_file(error);
        }
        if (!rejects_file_.empty())
            session_.outputs().check(rejects_file_);
        try {
            find_profile_of(*source);
        } catch (const Error& error) {
            return refuse_file(error, source.get());
        }
        store::Store& store = session_.store(store::Store::Mode::write);
        store::Writing writing = session_.begin_writing(store, true);
        std::size_t after_end = 0;
        const report::EndedPartners ended(store, Date::last());
        if (!ended.none())
            options_.written = [&](const model::Record& record) {
                if (const auto concern = report::concern_of(store, record, session_.today()))
                    after_end += ended.is_after(*concern) ? 1 : 0;
            };
        std::optional<intake::ImportResult> result;
        try {
            result = import_observations(store, writing, session_.config().taxonomies, *source, options_);
        } catch (const Error& error) {
            progress_->hide();
            // What is wrong with a flag or a profile is no damage of the file.
            const Problem& first = error.problems().front();
            if (error.kind() != ErrorKind::refused || (!first.row && first.code != "damaged-file"))
                throw;
            return refuse_file(error, source.get());
        }
        progress_->hide();
        return answer(*source, writing, *result, [&] { say_after_end(session_, after_end); });
    }

private:
    /// Without --profile, that of the tool whose headers the sheet has.
    void find_profile_of(intake::Source& source) {
        if (profile_)
            return;
        profile_ = fitting_profile(session_.config().profiles, source, options_.header_row);
        options_.profile = profile_ ? &*profile_ : nullptr;
        options_.profile_found = profile_.has_value();
    }

    void read_options() {
        if (auto name = arguments_.value("profile"))
            profile_ = find_profile(session_, *name);
        options_.update = arguments_.has("update");
        options_.mask = arguments_.has("mask");
        options_.today = session_.today();
        options_.at = session_.now();
        options_.profile = profile_ ? &*profile_ : nullptr;
        options_.constants = constants(arguments_);
        options_.columns = columns(arguments_);
        for (const std::string& field : arguments_.values("skip-without"))
            options_.skip_without.push_back(
                word_value("--skip-without", lower(trim(field)), config::profile_fields()));
        for (const std::string& text : arguments_.values("empty")) {
            if (trim(text).empty())
                throw Error(ErrorKind::usage, msg("--empty needs a text"), msg("an empty cell says nothing"));
            options_.empty.push_back(text);
        }
        for (const std::string& header : arguments_.values("ignore"))
            options_.ignored.push_back(lower(trim(header)));
        for (const std::string& form : arguments_.values("dates"))
            options_.dates.push_back(date_form(form));
        options_.header_row = header_row(arguments_);
        options_.translations = session_.translations();
        options_.language = session_.language().code();
        options_.may_repeat = [this](long long times) {
            progress_->hide();
            return confirm_repeated(session_, times);
        };
        options_.ignore_unnamed = arguments_.has("ignore-unnamed");
        if (session_.streams().err_terminal && !session_.globals().has("quiet"))
            options_.progress = [this](const intake::ImportCounts& counts, double share) {
                progress_->show(counts.read, share);
            };
        prepare_rejects();
    }

    void prepare_rejects() {
        if (arguments_.has("rejects") && !arguments_.has("keep-good"))
            throw Error(ErrorKind::usage, msg("--rejects goes with --keep-good"));
        if (!arguments_.has("keep-good"))
            return;
        if (file_ == "-" && !arguments_.has("rejects"))
            throw Error(ErrorKind::usage, msg("--keep-good with the standard input needs --rejects FILE"));
        rejects_file_ = arguments_.value("rejects").value_or(file_ + ".rejects.csv");
        if (session_.dry_run())
            return;
        rejects_.emplace(
            [this]() -> std::ostream& {
                rejects_out_.emplace(session_.outputs(), rejects_file_, Contents::personal);
                return rejects_out_->stream();
            },
            [this](const Problem& problem) { return said(problem); });
        options_.rejects = &*rejects_;
    }

    /// A problem as it stands in the rejects file: its row is that file's own.
    std::string said(const Problem& problem) {
        std::string words = session_.tr(problem.what);
        if (!problem.column.empty())
            words = problem.column + ": " + words;
        if (!problem.hint.empty())
            words += " (" + session_.tr(problem.hint) + ")";
        return words;
    }

    /// A file that can't be used says so in the form that was asked for.
    int refuse_file(const Error& error, const intake::Source* source = nullptr) {
        if (error.kind() != ErrorKind::refused)
            throw error;
        intake::ImportResult result;
        result.usable = false;
        result.problems = error.problems();
        for (Problem& problem : result.problems)
            problem.file = file_;
        if (session_.format().objects)
            session_.emit([&](std::ostream& out) { write_json(out, source, result, false); },
                          Contents::personal);
        say_problems(session_, result);
        if (source != nullptr && source->is_spreadsheet())
            session_.say(
                msg("the sheet being read was \"{sheet}\"", {{"sheet", printable(source->sheet())}}));
        session_.say(msg("nothing was changed"));
        return 1;
    }

    /// `say_more`: what is odd about the rows that are kept.
    int answer(const intake::Source& source, store::Writing& writing, const intake::ImportResult& result,
               const std::function<void()>& say_more) {
        intake::ImportCounts counts = result.total();
        bool whole = result.problems.empty();
        bool some = counts.read > counts.rejected;
        bool keep = whole || (arguments_.has("keep-good") && result.usable && some);
        bool json = session_.format().objects;
        if (json)
            session_.emit(
                [&](std::ostream& out) { write_json(out, &source, result, keep && !session_.dry_run()); },
                Contents::personal);
        say_problems(session_, result);
        if (result.problems.size() > most_shown && !json)
            session_.say(msg("--format json lists them all"));
        if (rejects_out_ && !result.usable)
            rejects_out_.reset();
        if (rejects_out_)
            rejects_out_->keep();
        if (!json || keep)
            say_reading(session_, source, result);
        if (keep || !result.files.empty())
            say_counts(session_, result);
        say_changes(session_, result);
        if (rejects_out_)
            session_.say(msgn("{count} row is set aside in {file}", "{count} rows are set aside in {file}",
                              counts.rejected, {{"file", printable(rejects_file_)}}));
        if (!keep) {
            session_.say(msg("nothing was changed"));
            return 1;
        }
        say_more();
        if (!session_.dry_run())
            progress_->show_rest();
        session_.finish(writing,
                        msgn("{count} observation imported from {file}",
                             "{count} observations imported from {file}", counts.added + counts.updated,
                             {{"file", file_name()}}),
                        [this] { progress_->hide(); });
        return whole ? 0 : partly_done;
    }

    [[nodiscard]] std::string file_name() const {
        return printable(std::filesystem::path(file_).filename().string());
    }

    Session& session_;
    const Arguments& arguments_;
    std::string file_;
    std::optional<config::Profile> profile_;
    intake::SheetOptions options_;
    std::string rejects_file_;
    std::optional<OutputFile> rejects_out_;
    std::optional<intake::Rejects> rejects_;
    std::optional<Progress> progress_;
};

int run_import(Session& session, const Arguments& arguments) {
    session.refuse_excel();
    return SheetImport(session, arguments).run();
}

} // namespace

std::vector<Verb> observe_sheet_verbs() {
    Verb import{
        "observe",
        "import",
        mark("import a sheet of observations, whole or not at all"),
        {{mark("FILE|-")}},
        {{"profile", mark("NAME|FILE"), mark("how the sheet is read; see edv-config(5)")},
         {"keep-good", "", mark("store the good rows and set the others aside")},
         {"rejects", mark("FILE"), mark("where rows are set aside; else FILE.rejects.csv")},
         {"update", "", mark("rows that differ replace what is there")},
         {"mask", "", mark("store what is personal in a text masked")},
         {"dates", mark("FORM"), mark("how days are written: iso, unix, excel, or as %d/%m/%Y"), true},
         {"set", mark("FIELD=VALUE"), mark("one value for every row"), true},
         {"column", mark("FIELD=HEADER"), mark("which column says a field"), true},
         {"empty", mark("TEXT"), mark("a cell with this text says nothing"), true},
         {"ignore", mark("HEADER"), mark("pass over a column"), true},
         {"ignore-unnamed", "", mark("pass over columns without header")},
         {"skip-without", mark("FIELD"), mark("pass over rows that say nothing for it, such as totals"),
          true}},
        run_import,
        {"edv observe import week12.csv --dry-run", "edv observe import - --format json < week12.csv",
         "edv observe import week12.csv --keep-good --mask"}};
    std::vector<Flag> reading = source_flags();
    import.flags.insert(import.flags.begin() + 5, reading.begin(), reading.end());
    return {import};
}

} // namespace edv::cli
