/// Templates in Mustache that a user may replace.
#pragma once

#include <string>

#include "base/filling.hpp"

namespace edv::output {

/// What the values are escaped for: nothing in them begins a structure there.
enum class Markup { markdown, html };

struct Template {
    std::string name; ///< its file, as problems call it
    std::string text;
};

/// The template with its variables filled in. Error{setup} with every problem at its line: a variable or
/// section that is none of the fillings, a tag or section that is not closed, partials and other delimiters.
std::string filled_in(const Template& form, const Fillings& fillings, Markup markup);

/// The templates of letters that come with edv.
const Template& built_in_letter(Markup markup);

} // namespace edv::output
