/// The letters that come with edv: letter.md and letter.html, put into the program when it is built.
#pragma once

#include <string_view>

namespace edv::output {

extern const std::string_view built_in_letter_markdown;
extern const std::string_view built_in_letter_html;

} // namespace edv::output
