/// What a template of a user names, as neutral values.
#pragma once

#include <string>
#include <vector>

namespace edv {

/// A text of one line, or a list of them, by its name. A section on one that is empty is left out.
struct Filling {
    std::string name;
    std::vector<std::string> lines; ///< of a text at most one
    bool list = false; ///< its section is repeated, with each as `text`, and `more` but for the last
};

/// In the order in which the manual lists them.
using Fillings = std::vector<Filling>;

} // namespace edv
