#include "output/template.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "output/built_in_letter.hpp"
#include "output/template_check.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

using kainjow::mustache::data;

/// What would begin a list, a heading or a rule where the text stands first in a line. A day such as "1. Mai"
/// is kept together by a blank that does not break instead, and so begins no list.
std::string as_markdown(const std::string& text) {
    std::string line = markdown_line(text);
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) {
        if (line.compare(digits, 2, ". ") == 0)
            line.replace(digits + 1, 1, "\u00a0");
        else
            line.insert(digits, 1, '\\');
    } else if (!line.empty() && std::string_view("-+=").find(line.front()) != std::string_view::npos) {
        line.insert(0, 1, '\\');
    }
    return line;
}

/// Lines of tags alone leave empty lines behind: one between paragraphs is enough, and none is first.
std::string without_gaps(const std::string& text) {
    std::string kept;
    for (const char c : text) {
        if (c != '\n' || !(kept.empty() || kept.ends_with("\n\n"))) {
            kept += c;
        }
    }
    return kept;
}

data list_data(const std::vector<std::string>& lines) {
    data items(data::type::list);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        data item;
        item.set("text", data(lines[i]));
        item.set("more", data(i + 1 < lines.size()));
        items << item;
    }
    return items;
}

data data_of(const Fillings& fillings) {
    data all;
    for (const Filling& one : fillings) {
        std::vector<std::string> lines;
        for (const std::string& line : one.lines) {
            if (std::string flat = join(lines_of(line), " "); !flat.empty()) {
                lines.push_back(std::move(flat));
            }
        }
        if (one.list) {
            all.set(one.name, list_data(lines));
        } else {
            all.set(one.name, lines.empty() ? data(false) : data(lines.front()));
        }
    }
    return all;
}

} // namespace

std::string filled_in(const Template& form, const Fillings& fillings, Markup markup) {
    std::vector<TemplateName> names;
    for (const Filling& one : fillings) {
        names.push_back({one.name, one.list});
    }
    check_template(form, names);
    kainjow::mustache::mustache mustache(form.text);
    if (!mustache.is_valid()) {
        throw Error(ErrorKind::setup, msg("the template \"{file}\" can't be used: {reason}",
                                          {{"file", form.name}, {"reason", mustache.error_message()}}));
    }
    if (markup == Markup::markdown) {
        mustache.set_custom_escape(as_markdown);
    }
    return without_gaps(mustache.render(data_of(fillings)));
}

const Template& built_in_letter(Markup markup) {
    static const Template markdown{"letter.md", std::string(built_in_letter_markdown)};
    static const Template html{"letter.html", std::string(built_in_letter_html)};
    return markup == Markup::markdown ? markdown : html;
}

} // namespace edv::output
