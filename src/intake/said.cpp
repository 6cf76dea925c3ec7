#include "intake/said.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "intake/joined_codes.hpp"

namespace edv::intake {
namespace {

std::string translated_from(const FieldSource& source, bool several, std::string_view text,
                            std::size_t level) {
    static constexpr std::string_view signs[] = {";|\n\r", ",", " \t"};
    text = trim(text);
    auto code_for = [&](std::string_view said) {
        auto found = source.values.find(fold(trim(said)));
        return found == source.values.end() ? nullptr : &found->second;
    };
    if (const std::string* code = code_for(text))
        return *code;
    for (; several && level < std::size(signs); ++level) {
        const std::vector<std::string_view> said =
            list_parts(text, signs[level], [&](std::string_view part) { return code_for(part) != nullptr; });
        if (std::none_of(said.begin(), said.end(), code_for))
            continue;
        std::string all;
        for (std::string_view part : said)
            all += (all.empty() ? "" : ";") + translated_from(source, several, part, level + 1);
        return all;
    }
    return text.empty() ? std::string() : source.otherwise.value_or(std::string(text));
}

} // namespace

std::optional<bool> yes_or_no(std::string_view text) {
    static constexpr std::array<std::string_view, 9> yes{"1", "true", "y", "yes", "oui", "ja", "x", "o", "j"};
    static constexpr std::array<std::string_view, 9> no{"",    "0",    "false", "n",  "no",
                                                        "non", "nein", "nee",   "n/a"};
    std::string word = fold(trim(text));
    if (std::find(yes.begin(), yes.end(), word) != yes.end())
        return true;
    if (std::find(no.begin(), no.end(), word) != no.end())
        return false;
    return {};
}

std::string translated(const FieldSource& source, bool several, std::string_view text) {
    return translated_from(source, several, text, 0);
}

} // namespace edv::intake
