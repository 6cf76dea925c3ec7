#include <filesystem>
#include <ostream>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/observe.hpp"
#include "cli/session.hpp"
#include "cli/sources.hpp"
#include "cli/values.hpp"
#include "config/profile.hpp"
#include "intake/proposing.hpp"
#include "model/privacy.hpp"

namespace edv::cli {
namespace {

std::string_view word(intake::Looks looks) {
    switch (looks) {
    case intake::Looks::days:
        return mark("days");
    case intake::Looks::numbers:
        return mark("numbers");
    case intake::Looks::short_texts:
        return mark("short texts");
    case intake::Looks::long_texts:
        return mark("long texts");
    case intake::Looks::empty:
        break;
    }
    return mark("empty");
}

/// The proposal as comments in the reader's language, beside what edv will read.
class Commenter {
public:
    Commenter(const intake::Proposal& proposal, const language::Language& language)
        : proposal_(proposal), language_(language) {}

    config::ProfileNotes notes(const std::string& file) {
        head(file);
        reading();
        columns();
        for (const intake::SeenColumn& column : proposal_.columns)
            if (!column.field.empty()) {
                describe(column, notes_["columns." + column.field]);
                values(column);
            } else if (!column.otherwise.empty()) {
                describe(column, notes_["fallback." + column.otherwise]);
            }
        if (!proposal_.profile.fallback.empty())
            note("fallback", msg("field = columns that count where the field has no other; the first that "
                                 "says something counts"));
        note("constant", msg("field = the value that every row has; for fields without a column"));
        line("constant", "language = \"fr\"");
        return std::move(notes_);
    }

private:
    void note(const std::string& path, const Message& message) { line(path, language_.tr(message)); }
    void line(const std::string& path, std::string text) { notes_[path].push_back(std::move(text)); }

    void head(const std::string& file) {
        note("", msg("Proposed by edv for the sheet {file}.", {{"file", printable(file)}}));
        note("", proposal_.whole
                     ? msgn("{count} row was looked at.", "{count} rows were looked at.", proposal_.rows)
                     : msgn("The first row was looked at.", "The first {count} rows were looked at.",
                            proposal_.rows));
        if (!proposal_.tool.empty())
            note("", msg("The headers look like an export of {tool}: first try --profile {tool}.",
                         {{"tool", proposal_.tool}}));
        note("",
             msg("Mend it, keep it in a file, and try: edv observe import SHEET --profile FILE --dry-run"));
        line("", "");
    }

    void reading() {
        const config::Profile usual;
        const config::Profile& profile = proposal_.profile;
        note("read", msg("What is left out is detected."));
        if (profile.encoding == usual.encoding)
            line("read", "encoding = \"auto\"");
        if (profile.separator == usual.separator)
            line("read", "separator = \"auto\"");
        if (profile.header_row == 0)
            line("read", "header_row = 1");
        if (profile.dates.empty())
            line("read", "dates = [\"%d/%m/%Y\"]");
        if (proposal_.order_open)
            note("read.dates", msg("No day above 12 was seen: does the day or the month stand first?"));
    }

    void columns() {
        note("columns", msg("field = header, or several headers in a list"));
        if (!proposal_.missing.empty())
            note("columns", msg("No column was found for:"));
        for (const std::string& field : proposal_.missing)
            line("columns", field + " = \"\"");
        bool first = true;
        for (const intake::SeenColumn& column : proposal_.columns) {
            if (!column.field.empty() || !column.otherwise.empty())
                continue;
            if (first)
                note("columns", msg("Not used:"));
            first = false;
            describe(column, notes_["columns"]);
        }
    }

    void describe(const intake::SeenColumn& column, std::vector<std::string>& lines) const {
        lines.push_back(language_.tr(msgn("{header}: {looks}, {filled} of {count} row",
                                          "{header}: {looks}, {filled} of {count} rows", proposal_.rows,
                                          {{"header", config::toml_quoted(model::masked(column.header))},
                                           {"looks", std::string(word(column.looks)), true},
                                           {"filled", language_.number(column.filled)}})));
        if (column.doubled)
            lines.push_back(language_.tr(msg("a column before it has the same header")));
        if (column.found == intake::FoundBy::content)
            lines.push_back(language_.tr(msg("guessed from its cells, not from its header")));
        std::vector<std::string> samples;
        for (const std::string& sample : column.samples)
            samples.push_back(config::toml_quoted(sample));
        if (!samples.empty())
            lines.push_back(language_.tr(msg("for example {texts}", {{"texts", join(samples, ", ")}})));
    }

    void values(const intake::SeenColumn& column) {
        if (column.unknown_count == 0)
            return;
        const std::string path = "values." + column.field;
        note(path, msg("what the sheet says = code; \"*\" = whatever else it says"));
        for (const intake::UnknownText& unknown : column.unknown)
            line(path, config::toml_quoted(unknown.text) + " = " + config::toml_quoted(unknown.near));
        const long long hidden = column.unknown_count - static_cast<long long>(column.unknown.size());
        if (hidden > 0)
            note(path, msgn("{count} text is no code and is not shown: it may name a person",
                            "{count} texts are no codes and are not shown: they may name persons", hidden));
    }

    const intake::Proposal& proposal_;
    const language::Language& language_;
    config::ProfileNotes notes_;
};

/// What the command line says of the reading.
config::Profile given(const Arguments& arguments) {
    config::Profile profile;
    const std::string& file = arguments.words.front();
    const std::string stem = file == "-" ? std::string() : std::filesystem::path(file).stem().string();
    profile.name = nfc(std::string(trim(printable(arguments.value("name").value_or(stem)))));
    if (const auto encoding = arguments.value("encoding"))
        profile.encoding = encoding_value(*encoding);
    if (const auto separator = arguments.value("separator"))
        profile.separator = separator_value(*separator);
    profile.sheet = arguments.value("sheet").value_or("");
    profile.header_row = header_row(arguments);
    return profile;
}

intake::Proposal look_at(Session& session, const Arguments& arguments) {
    std::unique_ptr<intake::Source> source = open_source(session, arguments, arguments.words.front());
    const model::Taxonomies& taxonomies = session.config().taxonomies;
    store::Store& store = session.store(store::Store::Mode::read);
    intake::Proposal proposal =
        propose_profile(*source, known_to(session, store), taxonomies, given(arguments));
    store.end_reading();
    return proposal;
}

int run_profile(Session& session, const Arguments& arguments) {
    if (session.globals().has("excel") || (session.globals().has("format") && !session.format().words))
        throw Error(ErrorKind::usage, msg("a profile is written as text"));
    const std::string& file = arguments.words.front();
    const intake::Proposal proposal = look_at(session, arguments);
    const std::string name = std::filesystem::path(file).filename().string();
    const std::string text =
        profile_text(proposal.profile, Commenter(proposal, session.language()).notes(name));
    session.emit([&](std::ostream& out) { out << text; }, Contents::personal);
    return 0;
}

} // namespace

Verb observe_profile_verb() {
    std::vector<Flag> flags = source_flags();
    flags.insert(flags.begin(), {"name", mark("NAME"), mark("of the profile; else that of the file")});
    return {"observe",
            "profile",
            mark("propose a profile for a sheet that was not seen before"),
            {{mark("FILE|-")}},
            flags,
            run_profile,
            {"edv observe profile week12.csv", "edv observe profile week12.csv --name week -o week.toml"}};
}

} // namespace edv::cli
