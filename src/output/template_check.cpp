#include "output/template_check.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/text.hpp"

namespace edv::output {

namespace {

/// Goes over the tags of a template.
class Checker {
public:
    Checker(const Template& form, const std::vector<TemplateName>& names) : form_(form), names_(names) {}

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
        const TemplateName* known_name = find(name);
        if (known_name == nullptr && !is_item(name)) {
            std::vector<std::string> known;
            for (const TemplateName& one : names_) {
                known.push_back(one.name);
            }
            const std::vector<std::string> near = nearest(name, known);
            problem(line_, msg("the template has no variable \"{name}\"", {{"name", printable(name)}}),
                    near.empty() ? msg("edv-config(5) lists those that there are")
                                 : msg("did you mean {words}?", {{"words", join(near, ", ")}}));
        }
        if (sign == '#' || sign == '^') {
            open_.push_back({name, sign == '#' && known_name != nullptr && known_name->list, line_});
        }
    }

    /// Inside a list its items have names too.
    [[nodiscard]] bool is_item(const std::string& name) const {
        return (name == "text" || name == "more") &&
               std::any_of(open_.begin(), open_.end(), [](const Section& one) { return one.list; });
    }

    [[nodiscard]] const TemplateName* find(const std::string& name) const {
        auto found = std::find_if(names_.begin(), names_.end(),
                                  [&](const TemplateName& one) { return one.name == name; });
        return found == names_.end() ? nullptr : &*found;
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
    const std::vector<TemplateName>& names_;
    long long line_ = 1;
    std::vector<Section> open_;
    std::vector<Problem> problems_;
};

} // namespace

void check_template(const Template& form, const std::vector<TemplateName>& names) {
    Checker(form, names).check();
}

} // namespace edv::output
