#include "cli/splitting.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace edv::cli {
namespace {

constexpr std::string_view seal("\0\0", 2);

/// CLI11 gives `--name=` the next word as value, takes `--all=true` for `--all`, and `-q-x` for `-q --x`.
/// So zero bytes, which no command line holds, end what follows `=`, and stand for a dash among letters.
std::string sealed(std::string word) {
    if (word.starts_with("--")) {
        if (word.find('=') != std::string::npos)
            word += seal;
    } else if (word.starts_with('-')) {
        if (auto dash = word.find('-', 1); dash != std::string::npos)
            word[dash] = '\0';
    }
    return word;
}

std::string unsealed(std::string word) {
    if (word.ends_with(seal))
        word.resize(word.size() - seal.size());
    std::replace(word.begin(), word.end(), '\0', '-');
    return word;
}

CLI::Option* add_to(CLI::App& app, const Flag& flag) {
    const std::string names = "--" + flag.name + (flag.letter ? std::string(",-") + flag.letter : "");
    if (flag.value.empty())
        return app.add_flag(names);
    return app.add_option(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// The word of which CLI11 knew the beginning only: it leaves `-zv` of `-qzv`.
std::string word_ending_in(const std::string& rest, const std::vector<std::string>& line) {
    auto is_whole = [&](const std::string& word) { return word == rest; };
    auto ends_so = [&](const std::string& word) {
        return word.starts_with('-') && !word.starts_with("--") && word.ends_with(rest.substr(1));
    };
    if (std::any_of(line.begin(), line.end(), is_whole))
        return rest;
    auto found = std::find_if(line.begin(), line.end(), ends_so);
    return found == line.end() ? rest : *found;
}

} // namespace

Split split(const std::vector<Flag>& known, const std::vector<std::string>& line) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<const CLI::Option*> options;
    for (const Flag& flag : known)
        options.push_back(add_to(app, flag));
    std::vector<std::string> backwards;
    std::transform(line.rbegin(), line.rend(), std::back_inserter(backwards), sealed);
    Split made;
    try {
        app.parse(std::move(backwards));
    } catch (const CLI::ArgumentMismatch&) { // Only the last flag of all can lack its value.
        made.lacking = line.back().starts_with("--") ? line.back() : std::string("-") + line.back().back();
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
        const std::vector<std::string>& values = options[i]->results();
        if (values.empty())
            continue;
        const bool takes = !known[i].value.empty();
        if (takes && values.size() > 1 && !known[i].repeat && made.repeated.empty())
            made.repeated = known[i].name;
        std::vector<std::string>& kept = made.flags[known[i].name];
        for (const std::string& value : values)
            if (takes)
                kept.push_back(unsealed(value));
            else if (value != "true" && made.overfull.empty())
                made.overfull = known[i].name;
    }
    for (const std::string& left : app.remaining()) {
        std::string word = unsealed(left);
        if (word.size() < 2 || word[0] != '-')
            made.words.push_back(std::move(word));
        else if (made.unknown.empty())
            made.unknown = left.starts_with("--") ? word : word_ending_in(word, line);
    }
    return made;
}

} // namespace edv::cli
