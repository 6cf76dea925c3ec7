#include <filesystem>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "intake/institutions.hpp"
#include "model/kind_names.hpp"
#include "output/template.hpp"
#include "report/letter.hpp"

namespace edv::cli {
namespace {

/// A letter is read in Markdown unless another form is asked for.
output::Markup markup_of(Session& session) {
    const Arguments& globals = session.globals();
    const bool told = globals.has("format") || globals.has("excel") ||
                      std::filesystem::path(globals.value("output").value_or("")).has_extension();
    const output::Format& format = told ? session.format() : output::report_format();
    if (!format.letters)
        throw Error(ErrorKind::usage, msg("a letter is written as md or html"),
                    msg("for example --format html, or -o letter.html"));
    return *format.letters;
}

output::Template template_of(Session& session, output::Markup markup) {
    const config::LetterSettings& settings = session.config().letter;
    const std::string& file = markup == output::Markup::html ? settings.html_file : settings.markdown_file;
    return file.empty() ? built_in_letter(markup) : output::Template{file, session.configured(file)};
}

/// The letter that the flags ask for: to an institution that the signal went to, or is to go to.
report::LetterTo letter_to(Session& session, const store::Store& store, const Arguments& arguments) {
    const model::Calendar calendar = session.config().calendar();
    report::LetterTo to;
    to.signal = named(session, store, model::kind(model::name::signal), arguments.words.front()).record;
    const std::string number = to.signal.text("number");
    const auto sent = arguments.value("sent");
    const auto institution = arguments.value("institution");
    std::vector<report::Followed> all = report::followed(store, calendar, session.today(), number);
    if (institution) {
        const Value name = text_value("--institution", *institution);
        to.institution = is_empty(name) ? "" : intake::institution_named(store, to_text(name));
        std::erase_if(all, [&](const report::Followed& one) {
            return fold(one.transmission.text("institution")) != fold(to.institution);
        });
    }
    if (to.institution.empty() && (institution || all.size() != 1))
        throw Error(ErrorKind::usage, msg("{flag} is required", {{"flag", "--institution"}}),
                    msg("the code of a partner, or any name"));
    to.day = sent ? day_value("--sent", *sent, session.today()) : session.today();
    if (sent)
        std::erase_if(all,
                      [&](const report::Followed& one) { return one.transmission.date("sent") != to.day; });
    if (all.size() > 1) {
        std::vector<std::string> days;
        for (const report::Followed& one : all)
            days.push_back(to_text(one.transmission.at("sent")));
        throw refused("ambiguous",
                      msg("signal {number} was transmitted several times: which one?", {{"number", number}}),
                      msg("name its day with --sent: {codes}", {{"codes", join(days, ", ")}}));
    }
    if (all.empty()) {
        if (session.config().answer_within)
            to.due = calendar.after(to.day, *session.config().answer_within);
        return to;
    }
    // What became of the due day later is not for the letter of the first day.
    const model::Record& transmission = all.front().transmission;
    to.institution = transmission.text("institution");
    to.day = transmission.date("sent").value();
    to.due = reckon(transmission, all.front().events, calendar, to.day).due;
    to.transmitted = true;
    return to;
}

int run_letter(Session& session, const Arguments& arguments) {
    const output::Markup markup = markup_of(session);
    if (arguments.has("print-template")) {
        if (!arguments.words.empty() || arguments.has("institution"))
            throw Error(ErrorKind::usage, msg("--print-template goes without a signal"));
        session.emit([&](std::ostream& out) { out << built_in_letter(markup).text; }, Contents::open);
        return 0;
    }
    if (arguments.words.empty())
        throw Error(ErrorKind::usage, msg("{flag} is required", {{"flag", session.tr(mark("NUMBER"))}}),
                    msg("for example edv signal letter 2023-01 --institution INAMI"));
    store::Store& store = session.store(store::Store::Mode::read);
    const report::LetterTo to = letter_to(session, store, arguments);
    const std::string code = report::letter_language(store, to.institution, to.day);
    const report::ReportContext context{store, session.config(),
                                        code.empty() ? session.language() : session.language_called(code)};
    const report::Letter made = letter(context, to);
    const std::string text = filled_in(template_of(session, markup), made.fillings, markup);
    store.end_reading();
    session.emit([&](std::ostream& out) { out << text; }, Contents::personal);
    if (made.without_figures)
        session.say(msg("the letter gives no figures: they would tell which expert noticed it, with fewer "
                        "than {least} of them",
                        {{"least", std::to_string(*made.without_figures)}}));
    if (made.without_place)
        session.say(msg("the letter names no place: the configuration has it in other languages only"));
    if (made.without_abbreviation)
        session.say(msg("the letter leaves out the service's abbreviation: the configuration has it in other "
                        "languages only"));
    return 0;
}

} // namespace

Verb letter_verb() {
    return {"signal",
            "letter",
            mark("write the letter that goes with a signal to an institution, in its language"),
            {{mark("NUMBER"), false}},
            {{"institution", mark("TEXT"), mark("which one; may be left out where there is one alone")},
             {"sent", mark("DATE"), mark("the day of sending; that of the transmission, else today")},
             {"print-template", "", mark("print the built-in template, to be changed")}},
            run_letter,
            {"edv signal letter 2023-01 --institution INAMI -o letter.html",
             "edv signal letter --print-template --format html -o own.html"}};
}

} // namespace edv::cli
