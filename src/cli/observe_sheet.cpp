#include <filesystem>
#include <fstream>
#include <ostream>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "cli/imports.hpp"
#include "cli/messages.hpp"
#include "cli/observe.hpp"
#include "cli/session.hpp"

namespace edv::cli {
namespace {

using Json = rapidjson::Writer<rapidjson::OStreamWrapper>;

void put(Json& json, std::string_view text) {
    json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put_count(Json& json, std::string_view key, long long count) {
    put(json, key);
    json.Int64(count);
}

/// The answer of an import as contract section 5 shapes it.
void write_json(std::ostream& out, const ImportResult& result, bool kept) {
    rapidjson::OStreamWrapper wrapped(out);
    Json json(wrapped);
    ImportCounts counts = result.total();
    json.StartObject();
    put_count(json, "edv", 1);
    put(json, "batch");
    if (kept && result.batch)
        json.Int64(result.batch);
    else
        json.Null();
    put_count(json, "read", counts.read);
    put_count(json, "new", counts.added);
    put_count(json, "duplicate", counts.unchanged);
    put_count(json, "updated", counts.updated);
    put_count(json, "rejected", counts.rejected);
    put(json, "encoding");
    put(json, "utf-8");
    put(json, "separator");
    put(json, std::string_view(&result.separator, 1));
    put(json, "ignored");
    json.StartArray();
    for (const std::string& header : result.ignored)
        put(json, header);
    json.EndArray();
    put(json, "problems");
    json.StartArray();
    for (const Problem& problem : result.problems) {
        json.StartObject();
        put(json, "row");
        problem.row ? json.Int64(*problem.row) : json.Null();
        put(json, "column");
        put(json, problem.column);
        put(json, "code");
        put(json, problem.code);
        put(json, "message");
        put(json, english(problem.what));
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
    out << '\n';
}

ImportResult read_sheet(Session& session, Store& store, Writing& writing, const std::string& file,
                        const ImportOptions& options) {
    const Taxonomies& taxonomies = session.config().taxonomies;
    if (file == "-")
        return import_observations(store, writing, taxonomies, session.streams().in, "-", options);
    std::error_code ignored;
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file, ignored))
        throw Error(ErrorKind::setup, msg("the file \"{file}\" can't be read", {{"file", file}}));
    return import_observations(store, writing, taxonomies, in, file, options);
}

int run_import(Session& session, const Arguments& arguments) {
    Format form = session.format();
    if (form != Format::text && form != Format::json)
        throw Error(ErrorKind::usage, msg("an import answers in text or json"));
    ImportOptions options;
    options.update = arguments.has("update");
    options.batch = true;
    options.at = session.now();
    options.ignored = {"problem"};
    for (const std::string& header : arguments.values("ignore"))
        options.ignored.push_back(lower(trim(header)));
    Store& store = session.store(Store::Mode::write);
    Writing writing = session.begin_writing(store, true);
    ImportResult result = read_sheet(session, store, writing, arguments.words.front(), options);
    bool kept = result.problems.empty() && !session.dry_run();
    if (form == Format::json)
        session.emit([&](std::ostream& out) { write_json(out, result, kept); });
    if (!result.problems.empty())
        return refuse_import(session, result);
    say_counts(session, result);
    session.finish(writing, msgn("{count} observation imported from {file}",
                                 "{count} observations imported from {file}",
                                 result.total().added + result.total().updated, {{"file", result.name}}));
    return 0;
}

} // namespace

int refuse_import(Session& session, const ImportResult& result) {
    session.streams().err << describe(result.problems, session.language());
    session.say(msg("nothing was changed"));
    return 1;
}

void say_counts(Session& session, const ImportResult& result) {
    for (const auto& [file, counts] : result.files)
        session.say(msg("{file}: {read} read, {new} new, {same} already there, {updated} updated",
                        {{"file", printable(file)},
                         {"read", session.language().number(counts.read)},
                         {"new", session.language().number(counts.added)},
                         {"same", session.language().number(counts.unchanged)},
                         {"updated", session.language().number(counts.updated)}}));
}

std::vector<Verb> observe_sheet_verbs() {
    Verb import{
        "observe",
        "import",
        mark("import a sheet of observations, whole or not at all"),
        {{mark("FILE|-")}},
        {{"update", "", mark("rows that differ replace what is there")},
         {"ignore", mark("HEADER"), mark("pass over a column"), true}},
        run_import,
        {"edv observe import week12.csv --dry-run", "edv observe import - --format json < week12.csv"}};
    return {import};
}

} // namespace edv::cli
