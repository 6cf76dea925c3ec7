#include "cli/parser.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>

#include "base/text.hpp"

using namespace edv::cli;
using Words = std::vector<std::string>;

namespace {

/// "partner list (a word) --flag=value --flag", or everything that is wrong.
std::string shown(const Words& words) {
    const Parsed parsed = parse(words);
    if (parsed.wrong) {
        std::string text;
        for (const edv::Problem& problem : parsed.wrong->problems())
            text += (text.empty() ? "" : "; ") + edv::english(problem.what) +
                    (problem.hint.empty() ? "" : ": " + edv::english(problem.hint));
        return text;
    }
    std::string text = parsed.noun ? std::string(parsed.noun->name) : "";
    if (parsed.verb)
        text += (text.empty() ? "" : " ") + parsed.verb->name;
    for (const std::string& word : parsed.arguments.words)
        text += " (" + word + ")";
    for (const auto& [name, values] : parsed.arguments.flags) {
        for (const std::string& value : values)
            text += " --" + name + "=" + value;
        if (values.empty())
            text += " --" + name;
    }
    return text;
}

struct Case {
    Words words;
    std::string shown;
};

void check_all(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CAPTURE(edv::join(one.words, " "));
        CHECK(shown(one.words) == one.shown);
    }
}

} // namespace

TEST_CASE("a flag stands before the noun, between noun and verb, or after the words") {
    check_all({
        {{"partner", "list"}, "partner list"},
        {{"--kind", "fps", "partner", "list"}, "partner list --kind=fps"},
        {{"--kind=fps", "partner", "list"}, "partner list --kind=fps"},
        {{"partner", "--kind", "fps", "list"}, "partner list --kind=fps"},
        {{"partner", "list", "--kind", "fps"}, "partner list --kind=fps"},
        {{"partner", "show", "FIN", "-q"}, "partner show (FIN) --quiet"},
        {{"partner", "show", "-q", "FIN"}, "partner show (FIN) --quiet"},
        {{"-q", "partner", "show", "FIN"}, "partner show (FIN) --quiet"},
        {{"-qv", "partner", "show", "FIN"}, "partner show (FIN) --quiet --verbose"},
        {{"partner", "-qofile", "show", "FIN"}, "partner show (FIN) --output=file --quiet"},
        {{"-o", "partner", "partner", "list"}, "partner list --output=partner"},
        {{"-qo", "list", "partner", "list"}, "partner list --output=list --quiet"},
        {{"--year", "2023", "report", "experts"}, "report experts --year=2023"},
        {{"report", "--year", "2023", "own-table"}, "report NAME (own-table) --year=2023"},
        {{"--limit", "5", "log"}, "log --limit=5"},
        {{"help", "partner", "merge"}, "help (partner) (merge)"},
        {{}, ""},
        {{"--help"}, " --help"},
        {{"partner", "--help"}, "partner --help"},
    });
}

TEST_CASE("a value follows its flag, after a blank, an equals sign or the letter itself") {
    check_all({
        {{"partner", "list", "--output", "file"}, "partner list --output=file"},
        {{"partner", "list", "--output=file"}, "partner list --output=file"},
        {{"partner", "list", "--output=a=b"}, "partner list --output=a=b"},
        {{"partner", "list", "-o", "file"}, "partner list --output=file"},
        {{"partner", "list", "-ofile"}, "partner list --output=file"},
        {{"partner", "list", "-o=file"}, "partner list --output==file"}, // as POSIX has it
        {{"partner", "list", "-oa=b"}, "partner list --output=a=b"},
        {{"partner", "list", "-o-"}, "partner list --output=-"},
        {{"partner", "list", "-o--"}, "partner list --output=--"},
        {{"partner", "list", "-o-a-b"}, "partner list --output=-a-b"},
        {{"partner", "list", "-qo-"}, "partner list --output=- --quiet"},
        {{"partner", "list", "-o", "-"}, "partner list --output=-"},
        {{"partner", "list", "-qvofile"}, "partner list --output=file --quiet --verbose"},
        {{"partner", "list", "-qvo", "file"}, "partner list --output=file --quiet --verbose"},
        {{"partner", "list", "-oqv"}, "partner list --output=qv"}, // what follows it is its value
    });
}

TEST_CASE("a value may be empty, begin with a dash, or be anything else") {
    check_all({
        {{"partner", "edit", "FIN", "--address", ""}, "partner edit (FIN) --address="},
        {{"partner", "edit", "FIN", "--address="}, "partner edit (FIN) --address="},
        {{"partner", "edit", "--address=", "FIN"}, "partner edit (FIN) --address="},
        {{"partner", "edit", "--address", "", "FIN"}, "partner edit (FIN) --address="},
        {{"partner", "list", "-o", ""}, "partner list --output="},
        {{"partner", "list", "--limit", "-1"}, "partner list --limit=-1"},
        {{"partner", "list", "--limit=-1"}, "partner list --limit=-1"},
        {{"partner", "edit", "FIN", "--address", "--quiet"}, "partner edit (FIN) --address=--quiet"},
        {{"partner", "edit", "FIN", "--address", "--a=b"}, "partner edit (FIN) --address=--a=b"},
        {{"partner", "edit", "FIN", "--address", "--a="}, "partner edit (FIN) --address=--a="},
        {{"partner", "edit", "FIN", "--address", "-a-b-c"}, "partner edit (FIN) --address=-a-b-c"},
        {{"partner", "edit", "FIN", "--address=--"}, "partner edit (FIN) --address=--"},
        {{"partner", "edit", "FIN", "--address", "{}"}, "partner edit (FIN) --address={}"},
        {{"partner", "edit", "FIN", "--address", "[a,b]"}, "partner edit (FIN) --address=[a,b]"},
        {{"partner", "edit", "FIN", "--address", "%%"}, "partner edit (FIN) --address=%%"},
        {{"partner", "edit", "FIN", "--name-fr=Hôpital été"}, "partner edit (FIN) --name-fr=Hôpital été"},
        {{"partner", "show", "Hôpital"}, "partner show (Hôpital)"},
        {{"find", "-"}, "find (-)"},
        {{"find", "/all"}, "find (/all)"},
        {{"find", "++"}, "find (++)"},
        {{"find", "a=b"}, "find (a=b)"},
    });
}

TEST_CASE("after -- everything is a word") {
    check_all({
        {{"find", "--", "-1", "--kind", "--"}, "find (-1) (--kind) (--)"},
        {{"find", "a", "--", "b"}, "find (a) (b)"},
        {{"find", "-q", "--", "-q"}, "find (-q) --quiet"},
        {{"find", "--kind=partner", "--", ""}, "find () --kind=partner"},
        {{"--", "partner", "list"}, "unknown command \"partner\": did you mean partner?"},
        {{"partner", "list", "--kind", "--"}, "--kind needs a value"},
    });
}

TEST_CASE("switches may be repeated, and flags for several values; other flags may not") {
    check_all({
        {{"-q", "partner", "list", "--quiet", "-qq"}, "partner list --quiet"},
        {{"partner", "list", "--kind", "fps", "--kind=hospital"}, "partner list --kind=fps --kind=hospital"},
        {{"partner", "list", "--kind", "", "--kind="}, "partner list --kind= --kind="},
        {{"partner", "list", "--year", "2023", "--year=2022"}, "--year is given twice"},
        {{"-oa", "partner", "list", "--output", "b"}, "--output is given twice"},
        {{"partner", "list", "-oa", "-ob"}, "--output is given twice"},
    });
}

TEST_CASE("an unknown flag is named, with near ones") {
    check_all({
        {{"partner", "list", "--kinds", "fps"}, "unknown flag \"--kinds\": did you mean --kind?"},
        {{"partner", "list", "--kinds=fps"}, "unknown flag \"--kinds\": did you mean --kind?"},
        {{"--kinds", "fps", "partner", "list"}, "unknown flag \"--kinds\": did you mean --kind?"},
        {{"partner", "--kinds", "fps", "list"}, "unknown flag \"--kinds\": did you mean --kind?"},
        {{"partner", "list", "--kin", "fps"}, "unknown flag \"--kin\": did you mean --kind?"},
        {{"partner", "list", "--outp", "x"},
         "unknown flag \"--outp\": did you mean --output?"}, // a part is no name
        {{"partner", "list", "--KIND", "fps"}, "unknown flag \"--KIND\": did you mean --kind?"},
        {{"partner", "list", "-year", "2023"}, "unknown flag \"-year\": did you mean --year?"},
        {{"partner", "list", "---quiet"}, "unknown flag \"---quiet\": did you mean --quiet?"},
        {{"partner", "list", "-1"}, "unknown flag \"-1\""},
        {{"partner", "list", "-1.5"}, "unknown flag \"-1.5\""},
        {{"partner", "list", "-z"}, "unknown flag \"-z\""},
        {{"partner", "list", "-é"}, "unknown flag \"-é\""},
        {{"partner", "list", "-!"}, "unknown flag \"-!\""},
        {{"partner", "list", "- x"}, "unknown flag \"- x\""},
        {{"partner", "list", "--z", "-y"}, "unknown flag \"--z\""},
        {{"-z", "partner", "list"}, "unknown flag \"-z\""},
        {{"--into", "X", "partner", "show", "FIN"}, "unknown flag \"--into\""}, // another verb's
        {{"partner", "--knd"}, "unknown flag \"--knd\": did you mean --kind?"},
    });
}

TEST_CASE("an unknown letter among others is named with its word") {
    check_all({
        {{"partner", "list", "-qz"}, "unknown flag \"-z\" in \"-qz\""},
        {{"partner", "list", "-qzv"}, "unknown flag \"-z\" in \"-qzv\""},
        {{"partner", "list", "-vqz"}, "unknown flag \"-z\" in \"-vqz\""},
        {{"partner", "list", "-qé"}, "unknown flag \"-é\" in \"-qé\""},
        {{"partner", "list", "-q-"}, "unknown flag \"--\" in \"-q-\""},
        {{"partner", "list", "-q-v"}, "unknown flag \"--\" in \"-q-v\""},
        {{"partner", "list", "-q-all"}, "unknown flag \"--\" in \"-q-all\": did you mean --all?"},
        {{"partner", "list", "-q1"}, "unknown flag \"-1\" in \"-q1\""},
        {{"partner", "list", "-q=x"}, "unknown flag \"-=\" in \"-q=x\""},
        {{"partner", "list", "-quiet"}, "unknown flag \"-u\" in \"-quiet\": did you mean --quiet?"},
        {{"-qz", "partner", "list"}, "unknown flag \"-z\" in \"-qz\""},
        {{"partner", "-qz", "list"}, "unknown flag \"-z\" in \"-qz\""},
        {{"partner", "list", "--kind", "-qz", "-z"}, "unknown flag \"-z\""}, // the first is a value
    });
}

TEST_CASE("a flag has a value if it takes one, and else none") {
    check_all({
        {{"partner", "list", "--kind"}, "--kind needs a value"},
        {{"partner", "list", "-o"}, "-o needs a value"},
        {{"partner", "list", "-qo"}, "-o needs a value"},
        {{"-o"}, "-o needs a value"},
        {{"partner", "list", "--all=yes"}, "--all takes no value"},
        {{"partner", "list", "--all=true"}, "--all takes no value"},
        {{"partner", "list", "--all="}, "--all takes no value"},
        {{"--quiet=1", "partner", "list"}, "--quiet takes no value"},
        {{"partner", "list", "--knd", "--kind"}, "unknown flag \"--knd\": did you mean --kind?"},
    });
}

TEST_CASE("all that is missing is named at once") {
    const std::string since = "--since is required: for example --since 2024-01-01";
    check_all({
        {{"partner", "show"}, "CODE is required: see: edv partner show --help"},
        {{"partner", "merge", "A", "--since", "2024-01-01", "--into", "B"},
         "partner merge (A) --into=B --since=2024-01-01"},
        {{"partner", "merge", "A", "--into", "B"}, since},
        {{"partner", "merge", "A"}, since + "; --into is required"},
        {{"partner", "merge"},
         "CODE is required: see: edv partner merge --help; " + since + "; --into is required"},
        {{"partner", "merge", "A", "--since", " ", "--into="}, since + "; --into is required"},
        {{"signal", "examine", "2023-01"},
         "--decision is required; --examined-by is required: an examination is who decided what: "
         "--examined-by C04 --decision transmit, or not"},
        {{"partner", "merge", "--help"}, "partner merge --help"},
        {{"partner", "merge", "--version"}, "partner merge --version"},
        {{"observe", "add"}, "observe add"}, // its verb tells, or opens a form
        {{"partner", "show", "FIN", "ONEM"}, "unexpected word \"ONEM\": see: edv partner show --help"},
    });
}

TEST_CASE("flags that don't go together") {
    const std::string both = "give --due, or --within, not both";
    check_all({
        {{"signal", "transmit", "1", "--institution", "A", "--due", "today", "--within", "P1M"}, both},
        {{"signal", "transmit", "1", "--institution", "A", "--within", "P1M", "--due", "today"}, both},
        {{"check", "--list", "--only", "x"}, "give --list, or --only, not both"},
        {{"signal", "suggest", "--open", "1", "--explain", "1"}, "give --explain, or --open, not both"},
        {{"signal", "due", "--late", "--ahead", "P1M"}, "give --late, or --ahead, not both"},
        {{"signal", "extend", "1", "--until", "today", "--within", "P1M"},
         "give --until, or --within, not both"},
    });
}

TEST_CASE("flags of every command are read whatever else is wrong") {
    for (const Words& words : std::vector<Words>{{"--lang", "fr", "partnr", "list"},
                                                 {"partnr", "list", "--lang=fr"},
                                                 {"partner", "lst", "--lang", "fr"},
                                                 {"partner", "list", "--lang", "fr", "--kind"},
                                                 {"partner", "list", "--zzz", "x", "--lang", "fr"},
                                                 {"-z", "partner", "list", "--lang", "fr"},
                                                 {"partner", "show", "--lang", "fr"},
                                                 {"partner", "list", "-qz", "--lang", "fr"}}) {
        CAPTURE(edv::join(words, " "));
        const Parsed parsed = parse(words);
        CHECK(parsed.wrong);
        CHECK(parsed.arguments.value("lang") == "fr");
    }
}

TEST_CASE("a flag is the same wherever it stands") {
    std::map<std::string, bool> takes;
    for (const Flag& flag : global_flags())
        takes[flag.name] = !flag.value.empty();
    for (const Noun& noun : nouns())
        for (const Verb& verb : noun.verbs()) {
            CAPTURE(verb.noun + " " + verb.name);
            CHECK(verb.noun == noun.name);
            for (const Flag& flag : verb.flags) {
                CAPTURE(flag.name);
                if (verb.name == "due" && flag.name == "explain")
                    continue; // A switch here, where all others name what they explain.
                CHECK(takes.try_emplace(flag.name, !flag.value.empty()).first->second == !flag.value.empty());
                auto other = [&](const Flag& one) { return one.name == flag.apart_from; };
                CHECK((flag.apart_from.empty() || std::any_of(verb.flags.begin(), verb.flags.end(), other)));
            }
        }
}
