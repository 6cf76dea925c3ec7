#include "cli/parser.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/splitting.hpp"

namespace edv::cli {
namespace {

Error usage(Message what, Message hint = {}) {
    return Error(ErrorKind::usage, std::move(what), std::move(hint));
}

const Flag* find_flag(const std::vector<Flag>& flags, std::string_view name, char letter) {
    auto found = std::find_if(flags.begin(), flags.end(), [&](const Flag& flag) {
        return letter ? flag.letter == letter : flag.name == name;
    });
    return found == flags.end() ? nullptr : &*found;
}

/// A flag by its name or letter before the verb is known: one of all verbs of the noun, or of all nouns.
const Flag* find_flag(const Noun* noun, std::string_view name, char letter = 0) {
    if (const Flag* flag = find_flag(global_flags(), name, letter))
        return flag;
    for (const Noun& one : nouns())
        if (!noun || noun == &one)
            for (const Verb& verb : one.verbs())
                if (const Flag* flag = find_flag(verb.flags, name, letter))
                    return flag;
    return nullptr;
}

/// Whether the next word is the value of this flag; nothing when the flag is not known.
std::optional<bool> takes_next(const std::string& word, const Noun* noun) {
    if (word.starts_with("--")) {
        const auto equals = word.find('=');
        const Flag* flag = find_flag(noun, std::string_view(word).substr(2, equals - 2));
        return flag ? std::optional(equals == std::string::npos && !flag->value.empty()) : std::nullopt;
    }
    for (std::size_t i = 1; i < word.size(); ++i) {
        const Flag* flag = find_flag(noun, "", word[i]);
        if (!flag)
            return {};
        if (!flag->value.empty())
            return i + 1 == word.size();
    }
    return false;
}

/// The flags that a command may have, as far as it is known.
std::vector<Flag> flags_of(const Noun* noun, const Verb* verb) {
    std::vector<Flag> flags = global_flags();
    if (verb) {
        flags.insert(flags.end(), verb->flags.begin(), verb->flags.end());
        return flags;
    }
    for (const Noun& one : nouns())
        if (!noun || noun == &one)
            for (const Verb& each : one.verbs())
                flags.insert(flags.end(), each.flags.begin(), each.flags.end());
    return flags;
}

/// The character of a text that begins at a byte.
std::string character(const std::string& text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
    return text.substr(at, end - at);
}

Error unknown_flag(const std::string& word, const std::vector<Flag>& known) {
    std::vector<std::string> names;
    for (const Flag& flag : known)
        if (!flag.hidden && std::find(names.begin(), names.end(), "--" + flag.name) == names.end())
            names.push_back("--" + flag.name);
    const bool is_long = word.starts_with("--");
    const std::string typed = is_long ? word.substr(0, word.find('=')) : word;
    std::size_t at = 1;
    while (!is_long && at < word.size() && find_flag(known, "", word[at]))
        ++at;
    const Message hint = near_hint(typed, names);
    if (is_long || at == 1)
        return usage(msg("unknown flag \"{word}\"", {{"word", printable(typed)}}), hint);
    return usage(msg("unknown flag \"{flag}\" in \"{word}\"",
                     {{"flag", printable('-' + character(word, at))}, {"word", printable(word)}}),
                 hint);
}

std::vector<std::string> verb_names(const Noun& noun) {
    std::vector<std::string> known;
    for (const Verb& verb : noun.verbs())
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

/// Finds the command and takes its words out of `words`. What is wrong is given back.
std::optional<Error> choose(std::vector<std::string>& words, Parsed& parsed) {
    for (std::size_t i = 0; i < words.size() && !parsed.verb;) {
        const std::string word = words[i];
        if (word.size() > 1 && word[0] == '-') {
            const auto takes = takes_next(word, parsed.noun);
            if (!takes)
                return unknown_flag(word, flags_of(parsed.noun, nullptr));
            i += *takes ? 2 : 1;
            continue;
        }
        if (!parsed.noun) {
            auto found = std::find_if(nouns().begin(), nouns().end(),
                                      [&](const Noun& noun) { return !word.empty() && noun.name == word; });
            if (found != nouns().end())
                parsed.noun = &*found;
            else if (parsed.verb = find_verb("", word); !parsed.verb)
                return unknown_command(word);
        } else if (parsed.verb = find_verb(parsed.noun->name, word); !parsed.verb) {
            if (!parsed.noun->named)
                return unknown_verb(parsed.noun->name, word);
            parsed.verb = &parsed.noun->named();
            return {};
        }
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return {};
}

Message see_help(const Verb& verb) {
    return msg("see: edv {command} --help",
               {{"command", verb.noun + (verb.noun.empty() ? "" : " ") + verb.name}});
}

bool is_given(const Arguments& arguments, const Flag& flag) {
    const std::vector<std::string> values = arguments.values(flag.name);
    return std::any_of(values.begin(), values.end(),
                       [](const std::string& value) { return !trim(value).empty(); });
}

/// Everything that the verb needs and that is not there, together.
std::optional<Error> missing(const Verb& verb, const Arguments& arguments) {
    std::vector<Problem> problems;
    auto add = [&](const Arg& flag, const Message& hint) {
        if (!problems.empty() && problems.back().hint.text == hint.text)
            problems.back().hint = {};
        problems.push_back({"", {}, "", "usage", msg("{flag} is required", {flag}), hint});
    };
    for (std::size_t i = arguments.words.size(); i < verb.positionals.size(); ++i)
        if (verb.positionals[i].required)
            add({"flag", std::string(verb.positionals[i].name), true}, see_help(verb));
    for (const Flag& flag : verb.flags)
        if (flag.need == Need::yes && !flag.by_verb && !is_given(arguments, flag))
            add({"flag", "--" + flag.name}, flag.lacking.empty() ? Message() : msg(flag.lacking));
    return problems.empty() ? std::nullopt : std::optional(Error(ErrorKind::usage, std::move(problems)));
}

/// What is wrong with the arguments of a verb.
std::optional<Error> misfit(const Verb& verb, const Arguments& arguments) {
    if (auto error = missing(verb, arguments))
        return error;
    const bool many = std::any_of(verb.positionals.begin(), verb.positionals.end(),
                                  [](const Positional& one) { return one.many; });
    if (const std::size_t most = verb.positionals.size(); !many && arguments.words.size() > most)
        return usage(msg("unexpected word \"{word}\"", {{"word", printable(arguments.words[most])}}),
                     see_help(verb));
    for (const Flag& flag : verb.flags)
        if (arguments.has(flag.name) && arguments.has(flag.apart_from))
            return usage(msg("give {first}, or {second}, not both",
                             {{"first", "--" + flag.name}, {"second", "--" + std::string(flag.apart_from)}}));
    return {};
}

/// What is wrong with the flags themselves.
std::optional<Error> misused(const Split& split, const std::vector<Flag>& known) {
    if (!split.unknown.empty())
        return unknown_flag(split.unknown, known);
    if (!split.lacking.empty())
        return usage(msg("{flag} needs a value", {{"flag", split.lacking}}));
    if (!split.overfull.empty())
        return usage(msg("{flag} takes no value", {{"flag", "--" + split.overfull}}));
    if (!split.repeated.empty())
        return usage(msg("{flag} is given twice", {{"flag", "--" + split.repeated}}));
    return {};
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
    const auto end = std::find(given.begin(), given.end(), "--");
    std::vector<std::string> before(given.begin(), end);
    Parsed parsed;
    parsed.wrong = choose(before, parsed);
    const std::vector<Flag> known = parsed.verb ? flags_of(parsed.noun, parsed.verb) : global_flags();
    Split split = edv::cli::split(known, before);
    Arguments& arguments = parsed.arguments;
    arguments.flags = std::move(split.flags);
    arguments.words = std::move(split.words);
    if (end != given.end())
        arguments.words.insert(arguments.words.end(), end + 1, given.end());
    if (!parsed.wrong)
        parsed.wrong = misused(split, known);
    if (parsed.wrong || arguments.has("help") || arguments.has("version"))
        return parsed;
    if (parsed.verb)
        parsed.wrong = misfit(*parsed.verb, arguments);
    else if (!arguments.words.empty())
        parsed.wrong = unknown_command(arguments.words.front());
    return parsed;
}

} // namespace edv::cli
