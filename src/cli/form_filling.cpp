#include "cli/form_filling.hpp"

#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/values.hpp"

namespace edv::cli {
namespace {

bool is_changed_since(const Problem& problem) {
    return problem.code == "changed-since" && !problem.column.empty();
}

} // namespace

bool on_terminal(Session& session) {
    return session.streams().in_terminal && session.streams().err_terminal;
}

int FormFilling::run(bool open) {
    try {
        for (;; open = true) {
            if (open)
                let_edit();
            if (auto code = store())
                return *code;
        }
    } catch (...) {
        leave();
        throw;
    }
}

void FormFilling::let_edit() {
    opened_ = true;
    std::string before = draft_.text();
    if (!run_editor(session_.surroundings(), draft_.file()))
        give_up(msg("the editor ended with an error: nothing was changed"));
    std::string after = draft_.text();
    bool same = after == before;
    if (read_form(after, names_).empty() || (same && lacking_ && problems_.empty()))
        give_up(msg("the form was not filled in: nothing was changed"));
    if (same && !problems_.empty())
        give_up(msg("the form was not mended: nothing was changed"));
}

/// The exit code once it is stored; nothing when it has to be mended.
std::optional<int> FormFilling::store() {
    FormContent said = read_form(draft_.text(), names_);
    try {
        if (std::vector<Problem> problems = form_problems(said); !problems.empty())
            throw Error(ErrorKind::refused, problems);
        int code = verb_.run(session_, as_flags(said));
        settle();
        return code;
    } catch (const Error& error) {
        if (session_.committed()) {
            settle(); // What failed came after it was stored.
            throw;
        }
        bool can_be_mended = error.kind() == ErrorKind::refused || error.kind() == ErrorKind::usage;
        if (!can_be_mended || !on_terminal(session_))
            throw;
        bring_together(error.problems());
        show_in_form(error.problems());
        return {};
    }
}

/// The form is stored, but for a dry run.
void FormFilling::settle() const {
    if (session_.dry_run())
        return leave();
    draft_.discard();
    if (draft_.resumed())
        session_.say(msg("the form \"{file}\" is stored and no longer needed", {{"file", draft_.file()}}));
}

std::vector<Problem> FormFilling::form_problems(const FormContent& said) const {
    std::vector<Problem> problems;
    if (holds_remarks(draft_.text()))
        problems.push_back({"",
                            {},
                            "",
                            "changed-since",
                            msg("what others changed meanwhile is not decided on yet"),
                            msg("write what is to stand, and take out the lines that begin with #!!")});
    if (said.stray)
        problems.push_back({"", {}, "", "stray-text", msg("there is text before the first field"), {}});
    for (const std::string& name : said.repeated)
        problems.push_back({"",
                            {},
                            "--" + flag_of(name),
                            "repeated",
                            msg("the field has several lines"),
                            msg("indent by one space what belongs to a text")});
    return problems;
}

Arguments FormFilling::as_flags(const FormContent& said) const {
    Arguments arguments = given_;
    for (const auto& [name, value] : said.values) {
        auto before = start_.values.find(name);
        if (before == start_.values.end() || before->second != value)
            arguments.flags[flag_of(name)] = {value};
    }
    return arguments;
}

/// Others changed what this form changes: it becomes one of the record as it stands now, with both texts
/// where they differ. What was typed stays, and what was not touched becomes what others made of it.
void FormFilling::bring_together(const std::vector<Problem>& problems) {
    if (!reopened_ || std::none_of(problems.begin(), problems.end(), is_changed_since))
        return;
    Opened now = reopened_();
    const FormContent said = read_form(draft_.text(), names_);
    const FormContent start = read_form(write_form(now.head, now.fields), names_);
    std::vector<Remark> remarks;
    for (FormField& field : now.fields) {
        const auto typed = said.values.find(field.name);
        const auto before = start_.values.find(field.name);
        if (typed == said.values.end() || before == start_.values.end() || typed->second == before->second)
            continue;
        for (const Problem& problem : problems)
            if (is_changed_since(problem) && problem.column == "--" + flag_of(field.name))
                remarks.push_back({field.name,
                                   session_.tr(problem.what) + "\n\n" + field.value + "\n\n" +
                                       session_.tr(mark("Write what is to stand, and take out these lines.")),
                                   true});
        field.value = typed->second;
    }
    draft_.replace(with_remarks(write_form(now.head, now.fields), names_, remarks));
    start_ = start;
    given_.version = now.version;
}

void FormFilling::show_in_form(const std::vector<Problem>& problems) {
    problems_ = problems;
    std::vector<Remark> remarks;
    for (const Problem& problem : problems) {
        if (reopened_ && is_changed_since(problem))
            continue; // It stands there already, with the other text.
        Remark remark{"", session_.tr(problem.what)};
        for (const std::string& name : names_)
            if (problem.column == "--" + flag_of(name))
                remark.field = name;
        if (!problem.hint.empty())
            remark.text += '\n' + session_.tr(msg("  hint: {hint}", {{"hint", session_.tr(problem.hint)}}));
        remarks.push_back(std::move(remark));
    }
    draft_.replace(with_remarks(draft_.text(), names_, remarks));
}

void FormFilling::give_up(Message why) const {
    std::vector<Problem> problems = problems_;
    problems.push_back({"", {}, "", "form", std::move(why), {}});
    throw Error(ErrorKind::refused, std::move(problems));
}

/// After the editor nothing that was typed goes away with the command.
void FormFilling::leave() const {
    if (!opened_)
        return;
    try {
        std::string text = draft_.text();
        if ((text == first_ && !typed_) || read_form(text, names_).empty())
            return draft_.discard();
    } catch (const Error&) {
        return; // There is no form any more that could be named.
    }
    tell_where();
}

void FormFilling::tell_where() const {
    std::string command = "edv " + verb_.noun + ' ' + verb_.name;
    for (const std::string& word : given_.words)
        command += ' ' + shell_word(word);
    command += " --form " + shell_word(draft_.file()) + (given_.has("mask") ? " --mask" : "");
    Problem kept{"",
                 {},
                 "",
                 "kept",
                 msg("what you typed is kept in \"{file}\"", {{"file", draft_.file()}}),
                 msg("go on with: {command}", {{"command", command}})};
    session_.streams().err << describe(kept, session_.language());
}

} // namespace edv::cli
