#include "cli/import_answer.hpp"

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "intake/reading.hpp"
#include "model/kind_names.hpp"
#include "model/wording.hpp"

namespace edv::cli {
namespace {

/// Null where the file has no such thing.
void put(JsonWriter& json, std::string_view key, bool there, std::string_view text) {
    json.key(key);
    there ? json.text(text) : json.null();
}

void put_problems(JsonWriter& json, const std::vector<Problem>& problems) {
    json.key("problems");
    json.begin_array();
    for (const Problem& problem : problems) {
        json.begin_object();
        json.key("row");
        problem.row ? json.whole(*problem.row) : json.null();
        json.text("column", problem.column);
        json.text("code", problem.code);
        json.text("message", english(problem.what));
        json.end_object();
    }
    json.end_array();
}

void put_changes(JsonWriter& json, const std::vector<intake::ImportChange>& changes) {
    json.key("changes");
    json.begin_array();
    for (const intake::ImportChange& change : changes) {
        json.begin_object();
        json.whole("number", change.number);
        json.key("fields");
        json.begin_array();
        for (const std::string& field : change.fields)
            json.text(field);
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

std::string_view separator_name(char separator) {
    switch (separator) {
    case ',':
        return mark("comma");
    case ';':
        return mark("semicolon");
    case '\t':
        return mark("tab");
    default:
        return "";
    }
}

/// How days are written, for people.
std::string_view days_name(const intake::ImportResult& result) {
    if (result.days == "iso")
        return mark("days as YYYY-MM-DD");
    if (result.days == "day-first")
        return result.days_decided
                   ? mark("days as day, month, year")
                   : mark("days as day, month, year (no value tells whether the month stands first)");
    if (result.days == "month-first")
        return result.days_decided
                   ? mark("days as month, day, year")
                   : mark("days as month, day, year; day first in a column that no value decides");
    return "";
}

/// Columns of the file without header whose texts were passed over.
std::vector<std::string> unnamed_columns(const intake::ImportResult& result, const std::string& file) {
    std::vector<std::string> columns;
    for (const auto& [of, column] : result.unnamed)
        if (of == file)
            columns.push_back(column);
    return columns;
}

} // namespace

void say_problems(Session& session, const intake::ImportResult& result) {
    session.streams().err << describe(result.problems, session.language());
    if (result.left_out > 0)
        session.say(msgn("{count} more problem was found and is not listed",
                         "{count} more problems were found and are not listed", result.left_out));
}

void say_after_end(Session& session, std::size_t count) {
    if (count > 0)
        session.say(
            msgn("{count} record is dated after its partner was closed or split; see: edv check --only "
                 "dated-after-partner",
                 "{count} records are dated after their partner was closed or split; see: edv check "
                 "--only dated-after-partner",
                 static_cast<long long>(count)));
}

void say_counts(Session& session, const intake::ImportResult& result) {
    const language::Language& language = session.language();
    for (const auto& [file, counts] : result.files) {
        Message words = msg("{file}: {read} read, {new} new, {same} already there, {updated} updated",
                            {{"file", printable(file)},
                             {"read", language.number(counts.read)},
                             {"new", language.number(counts.added)},
                             {"same", language.number(counts.unchanged)},
                             {"updated", language.number(counts.updated)}});
        if (counts.rejected > 0) {
            words.text =
                mark("{file}: {read} read, {new} new, {same} already there, {updated} updated, {rejected} "
                     "rejected");
            words.args.push_back({"rejected", language.number(counts.rejected)});
        }
        session.say(words);
        if (counts.skipped > 0)
            session.say(msgn("{file}: {count} row was not read: it stands above the header, or lacks what "
                             "makes an observation",
                             "{file}: {count} rows were not read: they stand above the header, or lack what "
                             "makes an observation",
                             counts.skipped, {{"file", printable(file)}}));
    }
}

void say_reading(Session& session, const intake::Source& source, const intake::ImportResult& result) {
    std::string_view days = days_name(result);
    Arg how_days{"days", days.empty() ? result.days : std::string(days), !days.empty()};
    if (!result.tool.empty())
        session.say(msg("read as: {tool}", {{"tool", printable(result.tool)}}));
    if (result.header_rows > 1)
        session.say(msg("the header stands in {number} rows, which were read as one",
                        {{"number", std::to_string(result.header_rows)}}));
    if (source.is_spreadsheet()) {
        session.say(
            msg("read as: sheet \"{sheet}\", {days}", {{"sheet", printable(source.sheet())}, how_days}));
    } else {
        std::string_view name = separator_name(source.separator());
        session.say(msg("read as: {encoding}, separator {separator}, {days}",
                        {{"encoding", std::string(encoding_word(source.encoding()))},
                         {"separator", name.empty() ? std::string(1, source.separator()) : std::string(name),
                          !name.empty()},
                         how_days}));
    }
    if (result.short_years)
        session.say(msg("years of two digits: 70 to 99 are of the last century, the others of this one"));
    if (!result.ignored.empty()) {
        std::vector<std::string> headers;
        for (const std::string& header : result.ignored)
            headers.push_back(model::shown(header));
        session.say(msg("passed over: {headers}", {{"headers", join(headers, ", ")}}));
    }
    if (!result.unnamed.empty())
        session.say(msgn("passed over: column {columns}, which has no header",
                         "passed over: columns {columns}, which have no header",
                         static_cast<long long>(result.unnamed.size()),
                         {{"columns", join(unnamed_columns(result, result.files.front().first), ", ")}}));
}

bool confirm_repeated(Session& session, long long times) {
    constexpr long long most = 1000;
    if (times <= most)
        return true;
    const bool answered = session.globals().has("yes") || session.dry_run();
    if (!answered && !(session.streams().in_terminal && session.streams().err_terminal))
        return false;
    session.say(msg("one row of the sheet says that it stands there {times} times",
                    {{"times", session.language().number(times)}}));
    return session.confirm(msg("Store all of them? [y/N]"));
}

void say_unnamed(Session& session, const intake::ImportResult& result) {
    for (const auto& [file, counts] : result.files)
        if (const auto columns = unnamed_columns(result, file); !columns.empty())
            session.say(msgn("{file}: passed over: column {columns}, which has no header",
                             "{file}: passed over: columns {columns}, which have no header",
                             static_cast<long long>(columns.size()),
                             {{"file", printable(file)}, {"columns", join(columns, ", ")}}));
}

void say_changes(Session& session, const intake::ImportResult& result) {
    for (std::size_t i = 0; i < result.changes.size() && i < most_shown; ++i)
        session.say(msg("observation {number}: {fields} changed",
                        {{"number", std::to_string(result.changes[i].number)},
                         field_words("fields", model::kind(model::name::observation),
                                     {result.changes[i].fields.begin(), result.changes[i].fields.end()})}));
    if (result.changes.size() > most_shown)
        session.say(msgn("and {count} more observation", "and {count} more observations",
                         static_cast<long long>(result.changes.size() - most_shown)));
}

void write_json(std::ostream& out, const intake::Source* source, const intake::ImportResult& result,
                bool kept) {
    JsonWriter json;
    intake::ImportCounts counts = result.total();
    bool sheet = source && source->is_spreadsheet();
    bool text = source && !sheet;
    char separator = text ? source->separator() : ' ';
    json.begin_object();
    json.whole("edv", 1);
    json.key("batch");
    kept&& result.batch ? json.whole(result.batch) : json.null();
    json.whole("read", counts.read);
    json.whole("new", counts.added);
    json.whole("duplicate", counts.unchanged);
    json.whole("updated", counts.updated);
    json.whole("rejected", counts.rejected);
    json.whole("skipped", counts.skipped);
    put(json, "encoding", text, text ? encoding_word(source->encoding()) : std::string_view());
    put(json, "separator", text, std::string_view(&separator, 1));
    put(json, "sheet", sheet, sheet ? std::string_view(source->sheet()) : std::string_view());
    const bool read = source != nullptr && !result.days.empty();
    put(json, "dates", read, result.days);
    json.key("decided");
    read ? json.boolean(result.days_decided) : json.null();
    json.boolean("short_years", result.short_years);
    put(json, "profile", !result.profile.empty(), result.profile);
    json.key("ignored");
    json.begin_array();
    for (const std::string& header : result.ignored)
        json.text(header);
    json.end_array();
    json.key("unnamed");
    json.begin_array();
    for (const auto& [file, column] : result.unnamed)
        json.text(column);
    json.end_array();
    put_changes(json, result.changes);
    put_problems(json, result.problems);
    json.whole("problems_left_out", result.left_out);
    json.key("notes");
    json.begin_array();
    if (result.left_out > 0)
        json.text("problems beyond the first " + std::to_string(intake::most_problems) +
                  " are counted and not listed: they would fill the memory");
    json.end_array();
    json.end_object();
    out << json.take() << '\n';
}

} // namespace edv::cli
