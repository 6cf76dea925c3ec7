#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/session.hpp"
#include "config/check_settings.hpp"
#include "intake/reading.hpp"
#include "report/check.hpp"

namespace edv::cli {
namespace {

/// The checks that --only names.
std::vector<std::string> checks_given(const Arguments& arguments) {
    std::vector<std::string> known;
    for (const config::NamedCheck& check : config::named_checks())
        known.emplace_back(check.name);
    std::vector<std::string> given;
    for (const std::string& text : arguments.values("only")) {
        given.push_back(lower(trim(text)));
        if (std::find(known.begin(), known.end(), given.back()) != known.end())
            continue;
        const Message near = near_hint(text, known);
        throw Error(ErrorKind::usage, msg("unknown check \"{text}\"", {{"text", printable(text)}}),
                    near.empty() ? msg("edv check --list names them") : near);
    }
    return given;
}

int run_check(Session& session, const Arguments& arguments) {
    const std::vector<std::string> only = checks_given(arguments);
    if (arguments.has("list")) {
        session.emit({report::check_list(session.config(), session.result_language())}, Contents::open);
        return 0;
    }
    const report::ReportContext context{session.store(store::Store::Mode::read), session.config(),
                                        session.result_language(), !session.format().machine};
    const report::CheckResult result = run_checks(context, session.today(), only);
    session.emit({result.table}, Contents::personal);
    const auto findings = static_cast<long long>(result.table.rows.size());
    if (findings == 0) {
        session.say(msg("nothing found"));
        return 0;
    }
    session.say(msgn("{count} finding by {checks}", "{count} findings by {checks}", findings,
                     {{"checks", session.tr(msgn("{count} check", "{count} checks", result.checks))}}));
    return 1;
}

} // namespace

Verb check_verb() {
    return {"",
            "check",
            mark("say what is odd in the register; exit 1 when something is"),
            {},
            {{"only", mark("CHECK"), mark("only this check"), true},
             {.name = "list",
              .help = mark("name the checks, what they look for and how long something may take"),
              .apart_from = "only"}},
            run_check,
            {"edv check", "edv check --only follow-up-overdue --only meeting-due", "edv check --list"}};
}

} // namespace edv::cli
