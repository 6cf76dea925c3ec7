#include "cli/form_verbs.hpp"

#include <algorithm>
#include <ostream>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/base/written.hpp"

#include "cli/editor.hpp"
#include "cli/messages.hpp"
#include "cli/register.hpp"

namespace edv::cli {
namespace {

bool on_terminal(Session& session) {
    return session.streams().in_terminal && session.streams().err_terminal;
}

/// One form on its way into the store.
class Filling {
public:
    /// `start` is what the form says before anybody changes it: only what differs goes to the verb.
    Filling(Session& session, const Verb& verb, Arguments given, std::vector<std::string> names,
            FormContent start, Draft draft)
        : session_(session), verb_(verb), given_(std::move(given)), names_(std::move(names)),
          start_(std::move(start)), draft_(std::move(draft)), first_(draft_.text()) {}

    /// The form can't be stored as it is. `typed`: it holds what stood on the command line.
    void begin_lacking(bool typed) {
        lacking_ = true;
        typed_ = typed;
    }
    /// Opens the editor first, or only when the form has to be mended.
    int run(bool open);

private:
    void let_edit();
    std::optional<int> store();
    [[nodiscard]] std::vector<Problem> form_problems(const FormContent& said) const;
    [[nodiscard]] Arguments as_flags(const FormContent& said) const;
    void show_in_form(const std::vector<Problem>& problems);
    [[noreturn]] void give_up(Message why) const;
    void settle() const;
    void leave() const;
    void tell_where() const;

    Session& session_;
    const Verb& verb_;
    Arguments given_;
    std::vector<std::string> names_;
    FormContent start_;
    Draft draft_;
    std::string first_; ///< the form as it was before the editor
    bool lacking_ = false;
    bool typed_ = false;
    bool opened_ = false;
    std::vector<Problem> problems_;
};

int Filling::run(bool open) {
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

void Filling::let_edit() {
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
std::optional<int> Filling::store() {
    FormContent said = read_form(draft_.text(), names_);
    try {
        if (std::vector<Problem> problems = form_problems(said); !problems.empty())
            throw Error(ErrorKind::refused, problems);
        int code = verb_.run(session_, as_flags(said));
        settle();
        return code;
    } catch (const Error& error) {
        bool can_be_mended = error.kind() == ErrorKind::refused || error.kind() == ErrorKind::usage;
        if (!can_be_mended || !on_terminal(session_))
            throw;
        show_in_form(error.problems());
        return {};
    }
}

/// The form is stored, but for a dry run.
void Filling::settle() const {
    if (session_.dry_run())
        return leave();
    draft_.discard();
    if (draft_.resumed())
        session_.say(msg("the form \"{file}\" is stored and no longer needed", {{"file", draft_.file()}}));
}

std::vector<Problem> Filling::form_problems(const FormContent& said) const {
    std::vector<Problem> problems;
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

Arguments Filling::as_flags(const FormContent& said) const {
    Arguments arguments = given_;
    for (const auto& [name, value] : said.values) {
        auto before = start_.values.find(name);
        if (before == start_.values.end() || before->second != value)
            arguments.flags[flag_of(name)] = {value};
    }
    return arguments;
}

void Filling::show_in_form(const std::vector<Problem>& problems) {
    problems_ = problems;
    std::vector<Remark> remarks;
    for (const Problem& problem : problems) {
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

void Filling::give_up(Message why) const {
    std::vector<Problem> problems = problems_;
    problems.push_back({"", {}, "", "form", std::move(why), {}});
    throw Error(ErrorKind::refused, std::move(problems));
}

/// After the editor nothing that was typed goes away with the command.
void Filling::leave() const {
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

void Filling::tell_where() const {
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

std::vector<std::string> head_of(Session& session, const std::string& title) {
    return {title, session.tr(mark(
                       "Lines that begin with # are left out, and an empty form stores nothing. A text may "
                       "have several lines; indent by one space those that begin with # or with the name "
                       "of a field and a colon."))};
}

/// --form brings all fields, so no flag brings one.
void refuse_fields_beside(const Arguments& arguments, const std::vector<std::string>& names) {
    for (const std::string& name : names)
        if (arguments.has(flag_of(name)))
            throw Error(ErrorKind::usage,
                        msg("{flag} and --form don't go together", {{"flag", "--" + flag_of(name)}}),
                        msg("write it in the form"));
}

std::vector<FormField> fields_for(Session& session, const FormSpec& spec) {
    const Store& store = session.store(Store::Mode::read);
    const Taxonomies& taxonomies = session.config().taxonomies;
    return form_fields(spec, known_to(session, store), taxonomies, session.language());
}

/// Days are written out: "today" may be another day when the form is stored.
std::string day_written(const std::string& text, Date today) {
    auto far = days_from_today(text);
    return far ? today.plus_days(*far).iso() : text;
}

/// Puts the values of flags into the form instead, and says whether there were any.
bool prefill(Session& session, const FormSpec& spec, Arguments& given, std::vector<FormField>& fields) {
    auto is_given = [&](const FormField& field) { return given.has(flag_of(field.name)); };
    bool any = std::any_of(fields.begin(), fields.end(), is_given);
    for (std::string_view day : spec.today)
        given.flags.try_emplace(flag_of(day), std::vector<std::string>{session.today().iso()});
    for (FormField& field : fields) {
        std::string flag = flag_of(field.name);
        const Field& of = kind(spec.kind).fields.at(kind(spec.kind).index(field.name));
        field.value = given.value(flag).value_or("");
        if (of.type == FieldType::date)
            field.value = day_written(field.value, session.today());
        given.flags.erase(flag);
    }
    return any;
}

bool lacks(const Arguments& arguments, const FormSpec& spec) {
    return std::any_of(spec.needed.begin(), spec.needed.end(), [&](std::string_view field) {
        return trim(arguments.value(flag_of(field)).value_or("")).empty();
    });
}

/// Takes --form out of what goes to the verb.
std::optional<std::string> take_form(Arguments& given) {
    auto file = given.value("form");
    given.flags.erase("form");
    return file;
}

int run_new(Session& session, const Arguments& arguments, const Verb& verb, const FormSpec& spec) {
    bool asked = arguments.has("form");
    if (!asked && !(lacks(arguments, spec) && on_terminal(session)))
        return verb.run(session, arguments);
    Arguments given = arguments;
    std::vector<FormField> fields = fields_for(session, spec);
    std::vector<std::string> names = names_of(fields);
    if (auto file = take_form(given)) {
        refuse_fields_beside(given, names);
        return Filling(session, verb, given, names, {}, Draft::resume(*file)).run(false);
    }
    session.store(Store::Mode::read).end_reading();
    bool typed = prefill(session, spec, given, fields);
    std::string text = write_form(head_of(session, session.tr(spec.title)), fields);
    Filling filling(session, verb, given, names, {}, Draft::begin(session.surroundings(), text));
    filling.begin_lacking(typed);
    return filling.run(true);
}

int run_change(Session& session, const Arguments& arguments, const Verb& verb, const FormSpec& spec) {
    const Kind& of = kind(spec.kind);
    auto gives_field = [&](const Field& field) { return arguments.has(flag_of(field.name)); };
    bool asked = arguments.has("form");
    bool by_flags = std::any_of(of.fields.begin(), of.fields.end(), gives_field);
    if (!asked && (by_flags || !on_terminal(session)))
        return verb.run(session, arguments);
    Arguments given = arguments;
    std::vector<FormField> fields = fields_for(session, spec);
    std::vector<std::string> names = names_of(fields);
    Store& store = session.store(Store::Mode::read);
    Stored stored = named(session, store, of, arguments.words.front());
    store.end_reading();
    for (FormField& field : fields)
        field.value = to_text(stored.record.at(field.name));
    Message title =
        msg("{kind} {key}", {{"kind", std::string(of.label), true}, {"key", key_text(stored.record)}});
    std::string text = write_form(head_of(session, session.tr(title)), fields);
    FormContent start = read_form(text, names);
    if (auto file = take_form(given)) {
        refuse_fields_beside(given, names);
        return Filling(session, verb, given, names, start, Draft::resume(*file)).run(false);
    }
    return Filling(session, verb, given, names, start, Draft::begin(session.surroundings(), text)).run(true);
}

Verb with_form(Verb verb, FormSpec spec,
               int (*run)(Session&, const Arguments&, const Verb&, const FormSpec&)) {
    Verb formed = verb;
    formed.flags.push_back({"form", mark("FILE"), mark("take the fields from a form that was kept")});
    formed.run = [verb = std::move(verb), spec = std::move(spec), run](Session& session,
                                                                       const Arguments& arguments) {
        return run(session, arguments, verb, spec);
    };
    return formed;
}

} // namespace

Verb with_new_form(Verb add, FormSpec spec) {
    for (Flag& flag : add.flags)
        if (flag.need == Need::yes)
            flag.need = Need::no;
    std::vector<std::string> flags;
    for (std::string_view field : spec.needed)
        flags.push_back(flag_of(field));
    mark_needed(add, {flags.begin(), flags.end()});
    return with_form(std::move(add), std::move(spec), run_new);
}

Verb with_edit_form(Verb edit, FormSpec spec) {
    return with_form(std::move(edit), std::move(spec), run_change);
}

} // namespace edv::cli
