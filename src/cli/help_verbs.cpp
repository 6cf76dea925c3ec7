// The verb help, and what the tests ask the program about itself.
#include <ostream>

#include "edv/model/lifecycle.hpp"

#include "cli/help.hpp"
#include "cli/parser.hpp"
#include "cli/session.hpp"

namespace edv::cli {
namespace {

int run_help(Session& session, const Arguments& arguments) {
    std::vector<std::string> asked = arguments.words;
    asked.emplace_back("--help");
    const Parsed parsed = parse(asked);
    if (parsed.wrong)
        throw *parsed.wrong;
    session.emit(
        [&](std::ostream& out) {
            const language::Language& language = session.language();
            out << (parsed.verb   ? verb_help(*parsed.verb, session.known_taxonomies(), language)
                    : parsed.noun ? noun_help(*parsed.noun, language)
                                  : program_help(language));
        },
        Contents::open);
    return 0;
}

int run_specification(Session& session, const Arguments&) {
    session.emit([](std::ostream& out) { out << specification(); }, Contents::open);
    return 0;
}

/// The life cycles, for the test of the man pages: FROM STEP TO NEEDS, a line each.
int run_steps(Session& session, const Arguments&) {
    session.emit(
        [](std::ostream& out) {
            for (const model::Step& step : model::steps())
                out << step.kind << ' ' << step.from << ' ' << step.name << ' ' << step.to
                    << (step.needs.empty() ? "" : " ") << step.needs << '\n';
        },
        Contents::open);
    return 0;
}

} // namespace

std::vector<Verb> help_verbs() {
    return {{"",
             "help",
             mark("show help on a command"),
             {{mark("COMMAND"), false, true}},
             {},
             run_help,
             {"edv help partner merge"}},
            {"", "__specification", "", {}, {}, run_specification, {}},
            {"", "__steps", "", {}, {}, run_steps, {}}};
}

} // namespace edv::cli
