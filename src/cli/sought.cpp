#include "cli/sought.hpp"

#include "edv/base/error.hpp"

#include "base/search.hpp"
#include "cli/report.hpp"
#include "cli/session.hpp"
#include "cli/values.hpp"
#include "intake/names.hpp"
#include "report/found.hpp"

namespace edv::cli {
namespace {

/// A kind by its own word, or as lists call it in any language.
std::string kind_value(Session& session, const std::string& text) {
    const std::vector<std::string> known = report::findable_kinds();
    const intake::Translations translations = session.translations();
    for (const std::string& word : known)
        for (const std::string& label : translations(model::kind(word).label))
            if (intake::name_key(label) == intake::name_key(text))
                return word;
    return word_value("--kind", text, known);
}

int run_find(Session& session, const Arguments& arguments) {
    report::FindOptions options;
    options.terms = sought_terms(arguments, "edv find attestation");
    options.names = arguments.has("names");
    if (auto kind = arguments.value("kind"))
        options.kind = kind_value(session, *kind);
    if (auto limit = arguments.value("limit"))
        options.limit = number_value("--limit", *limit, 1);
    session.emit({find_records(report_context(session), options)}, Contents::personal);
    return 0;
}

} // namespace

std::vector<std::string> sought_terms(const Arguments& arguments, const char* example) {
    std::vector<std::string> terms;
    for (const std::string& word : arguments.words)
        for (std::string& term : search_terms(to_text(text_value("WORDS", word))))
            terms.push_back(std::move(term));
    if (terms.empty())
        throw Error(ErrorKind::usage, msg("there is no word to look for"),
                    msg("words have letters or digits: {example}", {{"example", example}}));
    return terms;
}

Verb find_verb() {
    return {"",
            "find",
            mark("find records of every kind by words in their names, titles and texts, best first"),
            {{mark("WORDS"), true, true}},
            {{"names", "", mark("look into names of people too")},
             {"kind", mark("WORD"), mark("only records of this kind")},
             {"limit", mark("N"), mark("at most so many")}},
            run_find,
            {"edv find attestation", "edv find '\"numéro national\"' --kind proposal"}};
}

} // namespace edv::cli
