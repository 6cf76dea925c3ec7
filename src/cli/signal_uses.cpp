// Where signals were used: a question in Parliament, a plan, an article.
#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/form_verbs.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "cli/together.hpp"
#include "model/guarding.hpp"
#include "model/kind_names.hpp"
#include "model/wording.hpp"
#include "report/uptakes.hpp"
#include "rules/relations.hpp"

namespace edv::cli {
namespace {

const model::Kind& uptake() {
    return model::kind(model::name::uptake);
}

FormSpec use_form() {
    return {.kind = model::name::uptake,
            .title = mark("A signal was used"),
            .left_out = {"signal"},
            .needed = {"kind"},
            .today = {"date"},
            .notes = {{"reference", mark("by which it is found again: the number of the question, a page")},
                      {"note", mark("what was taken from the signal; names of people stay out")}}};
}

/// The number of the signal that the first word names.
Value signal_named(Session& session, const store::Store& store, const Arguments& arguments) {
    return named(session, store, model::kind(model::name::signal), arguments.words.front())
        .record.at("number");
}

Message done(std::string_view what, const model::Record& use) {
    return msg(what, {{"kind", std::string(use.kind->label), true}, {"key", key_text(use)}});
}

// ---- one more

int run_use(Session& session, const Arguments& arguments) {
    Arguments given = arguments;
    given.flags.try_emplace("date", std::vector<std::string>{"today"});
    model::Record use(uptake());
    use.at("signal") = signal_named(session, session.store(store::Store::Mode::write), arguments);
    add_record(session, given, use, [](const model::Record& made) {
        return msg("signal {number} was used on {day}: {place}",
                   {{"number", made.text("signal")},
                    {"day", to_text(made.at("date"))},
                    {"place", std::string(model::choice_label("uptake_kind", made.text("kind"))), true}});
    });
    return 0;
}

Verb use_verb() {
    Flag kind = field_flag(uptake(), "kind");
    kind.by_verb = true; // or the form has it
    Verb use{"signal",
             "use",
             mark("record where a signal was used: a question in Parliament, a plan, an article"),
             {{mark("NUMBER")}},
             {kind, date_flag(uptake(), "date"), field_flag(uptake(), "reference"),
              field_flag(uptake(), "note"), mask_flag()},
             run_use,
             {"edv signal use 2023-01 --kind question --date 2023-11-08 --reference 55-4711",
              "edv signal use 2023-01 --kind press --reference \"Le Journal, p. 4\""}};
    return with_new_form(std::move(use), use_form());
}

// ---- those that there are

/// The uses of the signal that the flags leave over, by day.
std::vector<model::Record> uses_asked(Session& session, const store::Store& store,
                                      const Arguments& arguments) {
    std::vector<model::Record> all = report::uses_of(store, to_text(signal_named(session, store, arguments)));
    const auto keep = [&](auto test) {
        std::erase_if(all, [&](const model::Record& use) { return !test(use); });
    };
    if (auto text = arguments.value("kind")) {
        const std::string word = choice_value(session, "--kind", *text, "uptake_kind");
        keep([&](const model::Record& use) { return use.text("kind") == word; });
    }
    if (auto text = arguments.value("date")) {
        const Date day = day_value("--date", *text, session.today());
        keep([&](const model::Record& use) { return use.date("date") == day; });
    }
    if (auto text = arguments.value("reference")) {
        const std::string wanted = fold(to_text(text_value("--reference", *text)));
        keep([&](const model::Record& use) { return fold(use.text("reference")) == wanted; });
    }
    return all;
}

/// The one use that the flags name.
model::Record use_named(Session& session, const store::Store& store, const Arguments& arguments) {
    std::vector<model::Record> found = uses_asked(session, store, arguments);
    if (found.size() == 1)
        return std::move(found.front());
    const Arg number{"number", printable(arguments.words.front())};
    if (found.empty())
        throw refused("unknown-code", msg("signal {number} has no such use", {number}),
                      msg("see: edv signal uses {number}", {number}));
    std::vector<std::string> known;
    for (const model::Record& use : found) {
        const std::string reference = use.text("reference");
        known.push_back(to_text(use.at("date")) + ' ' + use.text("kind") +
                        (reference.empty() ? "" : ' ' + printable(reference)));
    }
    throw refused(
        "ambiguous", msg("signal {number} has several such uses: which one?", {number}),
        msg("name one with --kind, --date and --reference: {codes}", {{"codes", join(known, "; ")}}));
}

std::vector<Flag> naming_flags() {
    Flag kind = field_flag(uptake(), "kind");
    kind.help = mark("which kind");
    kind.need = Need::no;
    Flag reference{"reference", mark("TEXT"), mark("with this reference")};
    return {kind, {"date", mark("DATE"), mark("on which day it was")}, reference};
}

/// The reference that it should have, which may hold no personal data (or is masked).
Value new_reference(const Arguments& arguments, const std::string& text) {
    Arguments said = arguments;
    said.flags["reference"] = {text};
    return text_given(said, uptake(), "reference");
}

int run_edit_use(Session& session, const Arguments& arguments) {
    const bool any = std::any_of(arguments.flags.begin(), arguments.flags.end(), [](const auto& flag) {
        return flag.first.starts_with("new-") || flag.first == "note";
    });
    if (!any)
        throw Error(ErrorKind::usage, msg("there is nothing to change"),
                    msg("give --new-kind, --new-date, --new-reference or --note"));
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Record before = use_named(session, store, arguments);
        model::Record use = before;
        if (auto text = arguments.value("new-kind"))
            use.at("kind") = choice_value(session, "--new-kind", *text, "uptake_kind");
        if (auto text = arguments.value("new-date"))
            use.at("date") = day_value("--new-date", *text, session.today());
        if (auto text = arguments.value("new-reference"))
            use.at("reference") = new_reference(arguments, *text);
        if (arguments.has("note"))
            use.at("note") = text_given(arguments, uptake(), "note");
        check(use, {}, &before);
        rules::refuse_taken(store, before, use);
        if (use == before)
            return done(mark("{kind} {key} is so already"), use);
        writing.change(store.find(before).value().id, use);
        tell_odd(session, store, use);
        session.say_before(before, use);
        return done(mark("{kind} {key} changed"), use);
    });
    return 0;
}

int run_remove_use(Session& session, const Arguments& arguments) {
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Record use = use_named(session, store, arguments);
        writing.remove(uptake(), store.find(use).value().id);
        return done(mark("{kind} {key} removed"), use);
    });
    return 0;
}

Verb edit_use_verb() {
    Verb edit{"signal",
              "edit-use",
              mark("correct where a signal was used: the flags name the use, and say what it is to be"),
              {{mark("NUMBER")}},
              naming_flags(),
              run_edit_use,
              {"edv signal edit-use 2023-01 --reference 55-4711 --new-date 2023-11-09"}};
    Flag kind = field_flag(uptake(), "kind");
    kind.name = "new-kind";
    kind.help = mark("the kind that it should have");
    kind.need = Need::no;
    edit.flags.push_back(kind);
    edit.flags.push_back({"new-date", mark("DATE"), mark("the day that it should have")});
    edit.flags.push_back({"new-reference", mark("TEXT"), mark("the reference that it should have")});
    edit.flags.push_back(field_flag(uptake(), "note"));
    edit.flags.push_back(mask_flag());
    return edit;
}

Verb uses_verb() {
    Verb uses = list_of_one(
        "signal", list_verb({.noun = "signal",
                             .verb = "uses",
                             .kind = model::name::uptake,
                             .summary = mark("list where signals were used"),
                             .fields = {"signal", "kind"},
                             .dated = "date",
                             .examples = {"edv signal uses 2023-01", "edv signal uses --year 2023"}}));
    uses.positionals = {{mark("NUMBER"), false}};
    return uses;
}

} // namespace

std::vector<Verb> use_verbs() {
    return {use_verb(),
            uses_verb(),
            edit_use_verb(),
            {"signal",
             "remove-use",
             mark("remove a use that was not; undo brings it back"),
             {{mark("NUMBER")}},
             naming_flags(),
             run_remove_use,
             {"edv signal remove-use 2023-01 --kind press --date 2023-11-10"}}};
}

void add_uses(Session& session, const store::Store& store, const model::Record& signal,
              std::vector<Table>& tables) {
    const std::vector<model::Record> uses = report::uses_of(store, signal.text("number"));
    if (uses.empty())
        return;
    tables.push_back(record_table(session, uptake(), uses, false, {}));
    show_whole(tables.back(), uptake(), "signal");
}

} // namespace edv::cli
