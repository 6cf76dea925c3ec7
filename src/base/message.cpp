#include "edv/base/message.hpp"

#include <optional>
#include <utility>

#include "edv/base/error.hpp"

#include "base/text.hpp"

namespace edv {

namespace {

using Translate = std::function<std::string(std::string_view)>;

std::string translated(std::string_view words, const Translate& translate) {
    std::string all;
    for (std::string_view word : parts(words, "\n"))
        all += (all.empty() ? "" : ", ") + translate(word);
    return all;
}

std::optional<std::string> value_of(std::string_view name, const Message& message,
                                    const Translate& translate) {
    for (const Arg& arg : message.args) {
        if (arg.name == name)
            return arg.translate && translate ? translated(arg.value, translate) : arg.value;
    }
    if (name == "count" && !message.plural.empty())
        return std::to_string(message.count);
    return std::nullopt;
}

std::string english_of(const std::vector<Problem>& problems) {
    std::string all;
    for (const Problem& problem : problems) {
        if (!all.empty())
            all += "; ";
        all += english(problem.what);
    }
    return all;
}

} // namespace

Message msg(std::string_view text, std::vector<Arg> args) {
    return {std::string(text), {}, 0, std::move(args)};
}

Message msgn(std::string_view one, std::string_view many, long long count, std::vector<Arg> args) {
    return {std::string(one), std::string(many), count, std::move(args)};
}

std::string fill(std::string_view pattern, const Message& message, const Translate& translate) {
    std::string filled;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        filled += pattern.substr(0, open);
        if (open == std::string_view::npos)
            break;
        pattern.remove_prefix(open + 1);
        const auto close = pattern.find('}');
        const auto value = close == std::string_view::npos
                               ? std::nullopt
                               : value_of(pattern.substr(0, close), message, translate);
        filled += value ? *value : "{";
        if (value)
            pattern.remove_prefix(close + 1);
    }
    return filled;
}

std::string english(const Message& message) {
    const bool many = !message.plural.empty() && message.count != 1;
    return fill(many ? message.plural : message.text, message,
                [](std::string_view word) { return std::string(word); });
}

Error::Error(ErrorKind kind, Message what, Message hint) : kind_(kind) {
    Problem problem;
    problem.what = std::move(what);
    problem.hint = std::move(hint);
    problems_.push_back(std::move(problem));
    english_ = english_of(problems_);
}

Error::Error(ErrorKind kind, std::vector<Problem> problems)
    : kind_(kind), problems_(std::move(problems)), english_(english_of(problems_)) {}

Error refused(std::string code, Message what, Message hint) {
    Problem problem;
    problem.code = std::move(code);
    problem.what = std::move(what);
    problem.hint = std::move(hint);
    return {ErrorKind::refused, {std::move(problem)}};
}

Message near_hint(std::string_view word, const std::vector<std::string>& known) {
    const std::vector<std::string> near = nearest(word, known);
    return near.empty() ? Message() : msg("did you mean {words}?", {{"words", join(near, ", ")}});
}

} // namespace edv
