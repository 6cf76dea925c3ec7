#include "cli/run.hpp"

#include <ostream>

#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/parser.hpp"
#include "cli/session.hpp"

namespace edv::cli {
namespace {

int show(Session& session, const std::string& text) {
    session.streams().out << text;
    session.flush_result();
    return 0;
}

int dispatch(const std::vector<std::string>& words, Session& session) {
    Parsed parsed = parse(words);
    const Arguments& arguments = parsed.arguments;
    session.check_globals();
    if (arguments.has("version"))
        return show(session, "edv " EDV_VERSION "\n");
    if (arguments.has("help") && parsed.verb)
        return show(session, verb_help(*parsed.verb, session.language()));
    if (auto file = session.output_file(); file && parsed.verb)
        session.outputs().check(*file);
    if (parsed.verb)
        return parsed.verb->run(session, arguments);
    if (!parsed.noun)
        return show(session, program_help(session.language()));
    if (arguments.has("help"))
        return show(session, noun_help(*parsed.noun, session.language()));
    session.streams().err << noun_help(*parsed.noun, session.language());
    return 2;
}

int report(const Error& error, Session* session, Streams& streams) {
    Language language;
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
        session.emplace(std::move(surroundings), streams, scan_globals(words));
        return dispatch(words, *session);
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
