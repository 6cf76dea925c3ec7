#include "cli/parser.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/intake/reading.hpp"

namespace edv::cli {
namespace {

Error usage(Message what, Message hint = {}) {
    return Error(ErrorKind::usage, std::move(what), std::move(hint));
}

/// `--flag=value` as two words, so that an empty value stays a value.
std::vector<std::string> separated(const std::vector<std::string>& words) {
    std::vector<std::string> result;
    bool open = true;
    for (const std::string& word : words) {
        if (word == "--")
            open = false;
        auto equals = word.find('=');
        if (open && word.starts_with("--") && equals != std::string::npos) {
            result.push_back(word.substr(0, equals));
            result.push_back(word.substr(equals + 1));
        } else {
            result.push_back(word);
        }
    }
    return result;
}

bool names(const Flag& flag, std::string_view word) {
    if (word.starts_with("--"))
        return word.substr(2) == flag.name;
    return flag.letter && word.size() == 2 && word[1] == flag.letter;
}

const Flag* find_flag(const std::vector<Flag>& flags, std::string_view word) {
    auto found =
        std::find_if(flags.begin(), flags.end(), [&](const Flag& flag) { return names(flag, word); });
    return found == flags.end() ? nullptr : &*found;
}

/// Whether a flag takes a value, wherever it belongs: needed to find the noun before the command is known.
bool takes_value(std::string_view word) {
    if (const Flag* flag = find_flag(global_flags(), word))
        return !flag->value.empty();
    for (const Noun& noun : nouns())
        for (const Verb& verb : noun.verbs)
            if (const Flag* flag = find_flag(verb.flags, word))
                return !flag->value.empty();
    return false;
}

/// Positions of the words that are no flags and no flags' values.
std::vector<std::size_t> plain_words(const std::vector<std::string>& words) {
    std::vector<std::size_t> plain;
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i].size() > 1 && words[i][0] == '-') {
            if (takes_value(words[i]))
                ++i;
        } else {
            plain.push_back(i);
        }
    }
    return plain;
}

std::vector<std::string> verb_names(const Noun& noun) {
    std::vector<std::string> known;
    for (const Verb& verb : noun.verbs)
        known.push_back(verb.name);
    return known;
}

/// Words by which people ask that something be gone. Nothing is: what was done is taken back, or has an end.
bool means_removal(const std::string& word) {
    static const std::vector<std::string> words{
        "delete", "del",       "remove",    "rm",        "erase",    "destroy",     "drop",
        "cancel", "revert",    "supprimer", "effacer",   "retirer",  "annuler",     "verwijderen",
        "wissen", "schrappen", "löschen",   "entfernen", "ongedaan", "zurücknehmen"};
    const std::string folded = fold(word);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& one) { return fold(one) == folded; });
}

/// What there is instead of removing.
Message instead_of_removal(std::string_view noun) {
    const Arg named{"noun", std::string(noun)};
    if (find_verb(noun, "withdraw"))
        return msg("edv undo takes back what was done; edv {noun} withdraw takes one out of all reports",
                   {named});
    if (find_verb(noun, "end"))
        return msg("edv undo takes back what was done; edv {noun} end says until when one was there",
                   {named});
    return msg("edv undo takes back what was done");
}

Error unknown_command(const std::string& word) {
    if (means_removal(word))
        return usage(msg("unknown command \"{word}\"", {{"word", printable(word)}}), instead_of_removal(""));
    std::vector<std::string> known;
    for (const Noun& noun : nouns()) {
        if (!noun.name.empty())
            known.emplace_back(noun.name);
        if (noun.name.empty())
            for (const std::string& name : verb_names(noun))
                known.push_back(name);
    }
    Message hint = near_hint(word, known);
    return usage(msg("unknown command \"{word}\"", {{"word", printable(word)}}),
                 hint.empty() ? msg("see: edv help") : hint);
}

/// A flag that no command has, before the noun: else its value would be taken for the command.
void refuse_unknown_before(const std::vector<std::string>& words, std::size_t end) {
    std::vector<std::string> all;
    std::vector<Flag> known = global_flags();
    for (const Noun& noun : nouns())
        for (const Verb& verb : noun.verbs)
            known.insert(known.end(), verb.flags.begin(), verb.flags.end());
    for (std::size_t i = 0; i < end; ++i) {
        if (words[i].size() < 2 || words[i][0] != '-')
            continue;
        const Flag* flag = find_flag(known, words[i]);
        if (flag) {
            i += flag->value.empty() ? 0 : 1;
            continue;
        }
        for (const Flag& one : known)
            if (!one.hidden && std::find(all.begin(), all.end(), "--" + one.name) == all.end())
                all.push_back("--" + one.name);
        throw usage(msg("unknown flag \"{word}\"", {{"word", printable(words[i])}}),
                    near_hint(words[i], all));
    }
}

/// Finds the command and takes its words out of `words`.
void choose(std::vector<std::string>& words, Parsed& parsed) {
    std::vector<std::size_t> plain = plain_words(words);
    if (plain.empty())
        return;
    refuse_unknown_before(words, plain[0]);
    std::string first = words[plain[0]];
    for (const Noun& noun : nouns())
        if (!noun.name.empty() && noun.name == first)
            parsed.noun = &noun;
    if (!parsed.noun) {
        parsed.verb = find_verb("", first);
        if (!parsed.verb)
            throw unknown_command(first);
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(plain[0]));
        return;
    }
    if (plain.size() > 1) {
        parsed.verb = find_verb(first, words[plain[1]]);
        if (parsed.verb)
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(plain[1]));
        else if (parsed.noun->named)
            parsed.verb = &*parsed.noun->named;
        else
            throw unknown_verb(first, words[plain[1]]);
    }
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(plain[0]));
}

/// One flag in CLI11's hands: everything is text, read strictly later on.
struct Bound {
    const Flag* flag;
    std::vector<std::string> values;
    CLI::Option* option = nullptr;
};

void check_unknown(const std::vector<std::string>& words, const std::vector<Flag>& known) {
    std::vector<std::string> all;
    for (const Flag& flag : known)
        if (!flag.hidden)
            all.push_back("--" + flag.name);
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const std::string& word = words[i];
        if (word.size() < 2 || word[0] != '-')
            continue;
        const Flag* flag = find_flag(known, word);
        if (!flag)
            throw usage(msg("unknown flag \"{word}\"", {{"word", printable(word)}}), near_hint(word, all));
        if (flag->value.empty())
            continue;
        if (i + 1 == words.size() || words[i + 1] == "--")
            throw usage(msg("{flag} needs a value", {{"flag", word}}));
        ++i;
    }
}

std::vector<std::string> positional_texts(const std::vector<std::string>& words, CLI::App& app) {
    std::vector<std::string> backwards(words.rbegin(), words.rend());
    try {
        app.parse(backwards);
    } catch (const CLI::ParseError& error) {
        throw usage(msg("the command line can't be read: {detail}", {{"detail", error.what()}}));
    }
    std::vector<std::string> plain = app.remaining();
    if (auto stop = std::find(plain.begin(), plain.end(), "--"); stop != plain.end())
        plain.erase(stop);
    return plain;
}

void check_words(const Verb& verb, const std::vector<std::string>& words) {
    std::size_t needed = 0;
    std::size_t most = 0;
    for (const Positional& positional : verb.positionals) {
        if (positional.required)
            ++needed;
        most = positional.many ? words.size() : most + 1;
    }
    if (words.size() < needed)
        throw usage(
            msg("{flag} is required", {{"flag", std::string(verb.positionals[words.size()].name), true}}),
            msg("see: edv {command} --help",
                {{"command", verb.noun + (verb.noun.empty() ? "" : " ") + verb.name}}));
    if (words.size() > most)
        throw usage(msg("unexpected word \"{word}\"", {{"word", printable(words[most])}}),
                    msg("see: edv {command} --help",
                        {{"command", verb.noun + (verb.noun.empty() ? "" : " ") + verb.name}}));
}

} // namespace

Error unknown_verb(std::string_view noun, const std::string& word, const std::vector<std::string>& more) {
    std::vector<std::string> known;
    for (const Noun& one : nouns())
        if (one.name == noun)
            known = verb_names(one);
    known.insert(known.end(), more.begin(), more.end());
    const bool removal = means_removal(word);
    Message hint = removal ? instead_of_removal(noun) : near_hint(word, known);
    if (hint.empty())
        hint = msg("one of: {codes}", {{"codes", join(known, ", ")}});
    return usage(
        msg("{noun} has no verb \"{word}\"", {{"noun", std::string(noun)}, {"word", printable(word)}}), hint);
}

Parsed parse(const std::vector<std::string>& given) {
    Parsed parsed;
    std::vector<std::string> words = separated(given);
    choose(words, parsed);
    std::vector<Flag> known = global_flags();
    if (parsed.verb)
        known.insert(known.end(), parsed.verb->flags.begin(), parsed.verb->flags.end());
    check_unknown(words, known);

    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<Bound> bound;
    bound.reserve(known.size());
    for (const Flag& flag : known) {
        Bound& one = bound.emplace_back(Bound{&flag, {}, nullptr});
        std::string name = (flag.letter ? std::string("-") + flag.letter + "," : "") + "--" + flag.name;
        if (flag.value.empty())
            one.option = app.add_flag(name);
        else
            one.option = app.add_option(name, one.values)->expected(1)->allow_extra_args(false)->take_all();
    }
    parsed.arguments.words = positional_texts(words, app);
    for (const Bound& one : bound) {
        if (one.option->count() == 0)
            continue;
        if (one.option->count() > 1 && !one.flag->value.empty() && !one.flag->repeat)
            throw usage(msg("{flag} is given twice", {{"flag", "--" + one.flag->name}}));
        parsed.arguments.flags[one.flag->name] = one.values;
    }
    if (parsed.arguments.has("help") || parsed.arguments.has("version"))
        return parsed;
    if (parsed.verb)
        check_words(*parsed.verb, parsed.arguments.words);
    if (!parsed.verb && !parsed.arguments.words.empty())
        throw unknown_command(parsed.arguments.words.front());
    return parsed;
}

Arguments scan_globals(const std::vector<std::string>& given) {
    Arguments found;
    std::vector<std::string> words = separated(given);
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const Flag* flag = find_flag(global_flags(), words[i]);
        if (!flag)
            continue;
        if (flag->value.empty())
            found.flags[flag->name] = {};
        else if (i + 1 < words.size())
            found.flags[flag->name] = {words[++i]};
    }
    return found;
}

} // namespace edv::cli
