#include "cli/messages.hpp"

#include "base/text.hpp"
#include "model/wording.hpp"

namespace edv::cli {

namespace {

/// A flag that is missing is what the sentence is about; elsewhere the field's label is.
Message about_flag(const Message& what, const std::string& flag) {
    const Arg named{"flag", flag};
    if (what.text == model::is_required({}).text)
        return msg("{flag} is required", {named});
    if (what.text == model::is_required_with({}, {}).text)
        return msg("{flag} is required with \"{has}\"", {named, what.args.back()});
    return {};
}

} // namespace

std::string describe(const Problem& problem, const language::Language& language) {
    std::string place = printable(problem.file);
    if (problem.row)
        place += (place.empty() ? "" : ":") + std::to_string(*problem.row);
    Message what = problem.column.starts_with("--") ? about_flag(problem.what, problem.column) : Message();
    if (what.empty()) {
        what = problem.what;
        if (!problem.column.empty())
            place += (place.empty() ? "" : ":") + problem.column;
    }
    std::string text = "edv: " + (place.empty() ? "" : place + ": ") + language.tr(what) + '\n';
    if (!problem.hint.empty())
        text += language.tr(msg("  hint: {hint}", {{"hint", language.tr(problem.hint)}})) + '\n';
    return text;
}

std::string describe(const std::vector<Problem>& problems, const language::Language& language) {
    std::string text;
    for (std::size_t i = 0; i < problems.size() && i < most_shown; ++i)
        text += describe(problems[i], language);
    if (problems.size() > most_shown)
        text += language.tr(msgn("edv: and {count} more problem", "edv: and {count} more problems",
                                 static_cast<long long>(problems.size() - most_shown))) +
                '\n';
    return text;
}

int exit_code(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::refused:
        return 1;
    case ErrorKind::usage:
        return 2;
    case ErrorKind::setup:
        return 3;
    case ErrorKind::defect:
        return 4;
    }
    return 4;
}

} // namespace edv::cli
