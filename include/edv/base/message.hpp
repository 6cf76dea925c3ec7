/// A text for the user as a value: an English template with named placeholders, translated where it is shown.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace edv {

/// One placeholder of a message. `translate`: the value is itself a template (a word of the program, not user
/// data); several, one a line, are shown with commas between them.
struct Arg {
    std::string name;
    std::string value;
    bool translate = false;
};

/// `text` is the English template, with `{name}` placeholders, and the key of its translations.
/// With `plural`, `count` chooses the form and fills `{count}`.
struct Message {
    std::string text;
    std::string plural;
    long long count = 0;
    std::vector<Arg> args;

    [[nodiscard]] bool empty() const { return text.empty(); }
};

/// Marks `text` for translation.
Message msg(std::string_view text, std::vector<Arg> args = {});

/// Marks a text with a plural form; `{count}` is filled with `count`.
Message msgn(std::string_view one, std::string_view many, long long count, std::vector<Arg> args = {});

/// Marks a literal for translation without looking it up: for tables of texts.
constexpr std::string_view mark(std::string_view text) {
    return text;
}

/// Fills the placeholders of `pattern` (the template in some language) from `message`; arguments that are
/// words of the program go through `translate` first. A placeholder that the message does not name stays as
/// it stands.
std::string fill(std::string_view pattern, const Message& message,
                 const std::function<std::string(std::string_view)>& translate);

/// The message in English.
std::string english(const Message& message);

/// "did you mean a, b?" from the nearest of `known`; an empty message when none is near.
Message near_hint(std::string_view word, const std::vector<std::string>& known);

} // namespace edv
