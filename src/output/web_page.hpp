/// Web pages of reports, whose template a user may replace.
#pragma once

#include <string>

namespace edv::output {

/// What a web page is made of: a template in Mustache and a style sheet.
struct WebPage {
    std::string template_text;
    std::string style;
};

/// Those that come with edv.
const WebPage& built_in_page();

/// Looks at a template for pages, `file` being what problems call it. Error{setup} with every problem at its
/// line: a name that edv-config(5) does not list, a tag or section that is not closed.
void check_page_template(const std::string& file, const std::string& text);

} // namespace edv::output
