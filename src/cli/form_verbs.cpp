#include "cli/form_verbs.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "base/written.hpp"
#include "cli/form_filling.hpp"
#include "cli/register.hpp"

namespace edv::cli {
namespace {

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
    const store::Store& store = session.store(store::Store::Mode::read);
    const model::Taxonomies& taxonomies = session.config().taxonomies;
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
        const model::Field& of = model::kind(spec.kind).fields.at(model::kind(spec.kind).index(field.name));
        field.value = given.value(flag).value_or("");
        if (of.type == model::FieldType::date)
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

/// A form that was kept. It is written again when it has to be mended, so that it can be no file that edv
/// keeps.
Draft resumed(Session& session, const std::string& file) {
    session.outputs().check(file);
    Draft draft = Draft::resume(file);
    if (auto why = not_plain(draft.text()))
        throw Error(
            ErrorKind::refused,
            {Problem{file, {}, "", "not-text", *why, msg("take it out, or copy the texts into a new form")}});
    session.outputs().reads(file);
    return draft;
}

/// How a kind is called, whatever a form says of itself.
std::string of_form(const std::string& name) {
    for (const model::Kind& one : model::kinds())
        if (one.name == name)
            return std::string(one.label);
    return printable(name);
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
        return FormFilling(session, verb, given, names, {}, resumed(session, *file)).run(false);
    }
    session.store(store::Store::Mode::read).end_reading();
    bool typed = prefill(session, spec, given, fields);
    std::string text = write_form(head_of(session, session.tr(spec.title)), fields);
    FormFilling filling(session, verb, given, names, {}, Draft::begin(session.surroundings(), text));
    filling.begin_lacking(typed);
    return filling.run(true);
}

void fill(std::vector<FormField>& fields, const model::Record& record) {
    for (FormField& field : fields)
        field.value = to_text(record.at(field.name));
}

/// The form of the record that the word names, as it stands now.
Opened opened(Session& session, const FormSpec& spec, const std::string& word) {
    const model::Kind& of = model::kind(spec.kind);
    Opened form{{}, fields_for(session, spec), 0};
    store::Store& store = session.store(store::Store::Mode::read);
    // Were it changed between the two, the older version would show it.
    const model::Stored first = named(session, store, of, word);
    form.version = store.version(of, first.id);
    const model::Stored stored = store.get(of, first.id).value_or(first);
    store.end_reading();
    fill(form.fields, stored.record);
    form.head = head_of(session, session.tr(msg("{kind} {key}", {{"kind", std::string(of.label), true},
                                                                 {"key", key_text(stored.record)}})));
    form.head.push_back(
        session.tr(mark("The next line says which record this is, and in which version: it shows what "
                        "others change meanwhile. Leave it there.")));
    form.head.push_back(origin_line({std::string(spec.kind), key_text(stored.record), form.version}));
    return form;
}

/// What a form that was kept said before anybody changed it.
struct Start {
    FormContent content;
    std::optional<long long> version; ///< nothing for a form that does not tell one: it compares nothing
};

Start start_of(Session& session, const FormSpec& spec, const std::string& word, const std::string& text,
               const FormContent& now) {
    const auto origin = read_origin(text);
    if (!origin)
        return {now, {}};
    store::Store& store = session.store(store::Store::Mode::read);
    const model::Stored stored = named(session, store, model::kind(spec.kind), word);
    const std::string key = key_text(stored.record);
    if (origin->kind != spec.kind || origin->key != key)
        throw refused("other-record",
                      msg("the form is of {kind} {key}",
                          {{"kind", of_form(origin->kind), true}, {"key", printable(origin->key)}}),
                      msg("give it to the record that it was opened on"));
    const auto since = store.since(stored, origin->version);
    store.end_reading();
    if (!since)
        return {now, origin->version}; // The verb refuses it.
    std::vector<FormField> fields = fields_for(session, spec);
    fill(fields, since->before);
    return {read_form(write_form({}, fields), names_of(fields)), origin->version};
}

int run_change(Session& session, const Arguments& arguments, const Verb& verb, const FormSpec& spec) {
    const model::Kind& of = model::kind(spec.kind);
    auto gives_field = [&](const model::Field& field) { return arguments.has(flag_of(field.name)); };
    bool asked = arguments.has("form");
    bool by_flags = std::any_of(of.fields.begin(), of.fields.end(), gives_field);
    if (!asked && (by_flags || !on_terminal(session)))
        return verb.run(session, arguments);
    Arguments given = arguments;
    const std::string word = arguments.words.front();
    const Opened now = opened(session, spec, word);
    std::vector<std::string> names = names_of(now.fields);
    const std::string text = write_form(now.head, now.fields);
    const auto reopened = [&session, &spec, word] { return opened(session, spec, word); };
    if (auto file = take_form(given)) {
        refuse_fields_beside(given, names);
        Draft draft = resumed(session, *file);
        Start start = start_of(session, spec, word, draft.text(), read_form(text, names));
        FormFilling filling(session, verb, given, names, std::move(start.content), std::move(draft));
        if (start.version)
            filling.begin_change(*start.version, reopened);
        return filling.run(false);
    }
    FormFilling filling(session, verb, given, names, read_form(text, names),
                        Draft::begin(session.surroundings(), text));
    filling.begin_change(now.version, reopened);
    return filling.run(true);
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
