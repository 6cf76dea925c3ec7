/// The web page that comes with edv: page.html and page.css, put into the program when it is built.
#pragma once

#include <string_view>

namespace edv::output {

extern const std::string_view built_in_template;
extern const std::string_view built_in_style;

} // namespace edv::output
