/// Whether a template names only what there is: Mustache itself passes over a variable that it does not find.
#pragma once

#include <string>
#include <vector>

#include "output/template.hpp"

namespace edv::output {

/// A variable or section that a template may name.
struct TemplateName {
    std::string name;
    bool list = false; ///< of lines: in it, the items have `text` and `more` too
};

/// Error{setup} with every problem at its line: a name that is none of `names`, a tag or section that is not
/// closed, partials and other delimiters.
void check_template(const Template& form, const std::vector<TemplateName>& names);

} // namespace edv::output
