#include "cli/run.hpp"

#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/parser.hpp"
#include "cli/session.hpp"
#include "cli/values.hpp"

namespace edv::cli {
namespace {

/// The flag of the verb that gives what `column` names; empty when there is none.
std::string flag_told(const Verb& verb, const std::string& column) {
    const std::string name = column.substr(2, column.find(' ') - 2);
    auto is_called = [&](const Flag& flag) { return flag.name == name; };
    auto gives = [&](const Flag& flag) { return flag.field && flag_of(flag.field->name) == name; };
    for (const std::vector<Flag>& flags : {verb.flags, global_flags()})
        if (std::any_of(flags.begin(), flags.end(), is_called))
            return column;
    auto found = std::find_if(verb.flags.begin(), verb.flags.end(), gives);
    return found == verb.flags.end() ? std::string() : "--" + found->name;
}

/// Fields that a hint names, as the flags that give them.
void tell_flags(const Verb& verb, Message& hint) {
    for (Arg& arg : hint.args) {
        if (arg.name != "fields")
            continue;
        std::vector<std::string> flags;
        for (const std::string& field : words(arg.value))
            if (std::string flag = flag_told(verb, "--" + flag_of(field)); !flag.empty())
                flags.push_back(std::move(flag));
        arg.value = join(flags, " ");
    }
}

int show(Session& session, const std::string& text) {
    session.streams().out << text;
    session.flush_result();
    return 0;
}

/// What was found about a field is told under the flag that gives it; a word of the command line is no flag.
int run_verb(const Verb& verb, Session& session, const Arguments& arguments) {
    try {
        return verb.run(session, arguments);
    } catch (const Error& error) {
        std::vector<Problem> problems = error.problems();
        for (Problem& problem : problems)
            if (problem.file.empty() && problem.column.starts_with("--")) {
                tell_flags(verb, problem.hint);
                problem.column = flag_told(verb, problem.column);
            }
        throw Error(error.kind(), std::move(problems));
    }
}

int dispatch(const Parsed& parsed, Session& session) {
    if (parsed.wrong)
        throw *parsed.wrong;
    const Arguments& arguments = parsed.arguments;
    session.check_globals();
    if (arguments.has("version"))
        return show(session, "edv " EDV_VERSION "\n");
    if (arguments.has("help") && parsed.verb)
        return show(session, verb_help(*parsed.verb, session.known_taxonomies(), session.language()));
    if (auto file = session.output_file(); file && parsed.verb)
        session.outputs().check(*file);
    if (parsed.verb)
        return run_verb(*parsed.verb, session, arguments);
    if (!parsed.noun)
        return show(session, program_help(session.language()));
    if (arguments.has("help"))
        return show(session, noun_help(*parsed.noun, session.language()));
    session.streams().err << noun_help(*parsed.noun, session.language());
    return 2;
}

int report(const Error& error, Session* session, Streams& streams) {
    language::Language language;
    try {
        if (session)
            language = session->language();
    } catch (const Error&) {
        // The language itself is what is wrong: English then.
    }
    streams.err << describe(error.problems(), language);
    if (session && session->committed())
        streams.err << language.tr(msg("what was asked for is stored; only what came after it failed"))
                    << '\n';
    return exit_code(error.kind());
}

} // namespace

int run(const std::vector<std::string>& words, Surroundings surroundings, Streams streams) {
    std::optional<Session> session;
    try {
        const Parsed parsed = parse(words);
        session.emplace(std::move(surroundings), streams, parsed.arguments);
        return dispatch(parsed, *session);
    } catch (const Error& error) {
        return report(error, session ? &*session : nullptr, streams);
    } catch (const std::bad_alloc&) {
        return report(Error(ErrorKind::setup, msg("there is not enough memory")),
                      session ? &*session : nullptr, streams);
    } catch (const std::exception& exception) {
        const bool stored = session && session->committed();
        return report(
            Error(ErrorKind::defect, msg("a defect in edv: {detail}", {{"detail", exception.what()}}),
                  stored ? msg("please report it with the command that you typed")
                         : msg("nothing was changed; please report it with the command that you typed")),
            session ? &*session : nullptr, streams);
    }
}

} // namespace edv::cli
