#include "edv/output/template.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "output/built_in_letter.hpp"
#include "output/writers.hpp"

namespace edv {

namespace {

using kainjow::mustache::data;

/// Goes over the tags of a template: Mustache itself passes over a variable that it does not find.
class Checker {
public:
    Checker(const Template& form, const Fillings& fillings) : form_(form), fillings_(fillings) {}

    void check() {
        const std::string_view text = form_.text;
        std::size_t end = 0;
        for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", end)) {
            line_ += std::count(text.begin() + static_cast<std::ptrdiff_t>(end),
                                text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            const bool triple = text.substr(at, 3) == "{{{";
            const std::size_t begin = at + (triple ? 3 : 2);
            const std::string_view closing = triple ? "}}}" : "}}";
            const std::size_t close = text.find(closing, begin);
            if (close == std::string_view::npos) {
                problem(line_, msg("a tag is not closed"), msg("it begins with {{ and ends with }}"));
                break;
            }
            tag(text.substr(begin, close - begin));
            end = close + closing.size();
            line_ += std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
        }
        for (const Section& section : open_) {
            problem(section.line, msg("the section \"{name}\" is not closed", {{"name", section.name}}));
        }
        std::stable_sort(problems_.begin(), problems_.end(),
                         [](const Problem& a, const Problem& b) { return a.row < b.row; });
        if (!problems_.empty()) {
            throw Error(ErrorKind::setup, std::move(problems_));
        }
    }

private:
    struct Section {
        std::string name;
        bool list;
        long long line;
    };

    void tag(std::string_view content) {
        content = trim(content);
        const char sign = content.empty() ? ' ' : content.front();
        if (sign == '!') {
            return;
        }
        if (sign == '=' || sign == '>') {
            problem(line_, msg("other delimiters and partials are not for this template"));
            return;
        }
        const bool has_sign = std::string_view("#^/&").find(sign) != std::string_view::npos;
        const std::string name(trim(content.substr(has_sign ? 1 : 0)));
        if (sign == '/') {
            close(name);
            return;
        }
        const Filling* filling = find(name);
        if (filling == nullptr && !is_item(name)) {
            std::vector<std::string> known;
            for (const Filling& one : fillings_) {
                known.push_back(one.name);
            }
            const std::vector<std::string> near = nearest(name, known);
            problem(line_, msg("the template has no variable \"{name}\"", {{"name", printable(name)}}),
                    near.empty() ? msg("edv-config(5) lists those that there are")
                                 : msg("did you mean {words}?", {{"words", join(near, ", ")}}));
        }
        if (sign == '#' || sign == '^') {
            open_.push_back({name, sign == '#' && filling != nullptr && filling->list, line_});
        }
    }

    /// Inside a list its items have names too.
    [[nodiscard]] bool is_item(const std::string& name) const {
        return (name == "text" || name == "more") &&
               std::any_of(open_.begin(), open_.end(), [](const Section& one) { return one.list; });
    }

    [[nodiscard]] const Filling* find(const std::string& name) const {
        auto found = std::find_if(fillings_.begin(), fillings_.end(),
                                  [&](const Filling& one) { return one.name == name; });
        return found == fillings_.end() ? nullptr : &*found;
    }

    void close(const std::string& name) {
        if (open_.empty() || open_.back().name != name) {
            problem(line_, msg("the section \"{name}\" is closed and not open", {{"name", printable(name)}}));
            return;
        }
        open_.pop_back();
    }

    void problem(long long line, Message what, Message hint = {}) {
        problems_.push_back({form_.name, line, "", "bad-template", std::move(what), std::move(hint)});
    }

    const Template& form_;
    const Fillings& fillings_;
    long long line_ = 1;
    std::vector<Section> open_;
    std::vector<Problem> problems_;
};

/// What would begin a list, a heading or a rule where the text stands first in a line.
std::string as_markdown(const std::string& text) {
    std::string line = markdown_line(text);
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) {
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
    Checker(form, fillings).check();
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

} // namespace edv
