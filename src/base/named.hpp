/// Data that edv knows by name. What it names itself and does not find is a defect, told as one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace edv {

/// A fault of edv's own: the command ends with what can't be.
[[noreturn]] inline void defect(const std::string& what) {
    throw std::logic_error(what);
}

/// The one of `all` that has the name; null when there is none.
template <class List>
[[nodiscard]] auto find_named(const List& all, std::string_view name) {
    const auto found =
        std::find_if(std::begin(all), std::end(all), [&](const auto& one) { return one.name == name; });
    return found == std::end(all) ? nullptr : &*found;
}

/// The one of `all` that has the name; that there is none is a defect, "no WHAT NAME".
template <class List>
[[nodiscard]] const auto& named(const List& all, std::string_view name, std::string_view what) {
    if (const auto* found = find_named(all, name))
        return *found;
    defect("no " + std::string(what) + " " + std::string(name));
}

/// The place of a text in a list; that it is not there is a defect, "no WHAT TEXT".
template <class List>
[[nodiscard]] std::size_t place_in(const List& all, std::string_view text, std::string_view what) {
    const auto found = std::find(std::begin(all), std::end(all), text);
    if (found == std::end(all))
        defect("no " + std::string(what) + " " + std::string(text));
    return static_cast<std::size_t>(found - std::begin(all));
}

/// The names of all, in their order.
template <class List>
[[nodiscard]] std::vector<std::string> names_of(const List& all) {
    std::vector<std::string> names;
    for (const auto& one : all)
        names.emplace_back(one.name);
    return names;
}

} // namespace edv
