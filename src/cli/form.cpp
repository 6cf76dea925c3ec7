#include "cli/form.hpp"

#include <algorithm>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "config/labels.hpp"

namespace edv::cli {
namespace {

constexpr std::string_view remark_mark = "#! ";
constexpr std::string_view held_mark = "#!! ";
/// Before the record and the version, which no language changes.
constexpr std::string_view origin_mark = "edv:";
constexpr std::size_t comment_width = 90;
/// A register with more codes of a kind than this is looked up, not read through.
constexpr std::size_t most_codes = 40;

// ---- lines

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
    }
    return lines;
}

/// Some editors begin a file with a byte order mark.
std::string_view without_mark(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

/// The name with which a line begins a field; null when it begins none.
const std::string* field_of(std::string_view line, const std::vector<std::string>& names) {
    auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return line.starts_with(name) && line.substr(name.size()).starts_with(':');
    });
    return found == names.end() ? nullptr : &*found;
}

/// Whether the line would be a comment or a field, were it not for the spaces before it.
bool clashes(std::string_view line, const std::vector<std::string>& names) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    return line.starts_with('#') || field_of(line, names);
}

std::string indented(std::string_view line, const std::vector<std::string>& names) {
    return (clashes(line, names) ? " " : "") + std::string(line);
}

std::string_view unindented(std::string_view line, const std::vector<std::string>& names) {
    return line.starts_with(' ') && clashes(line, names) ? line.substr(1) : line;
}

std::string written(const FormField& field, const std::vector<std::string>& names) {
    std::string text = field.name + ':';
    bool first = true;
    for (std::string_view line : lines_of(trim(field.value))) {
        text += first ? " " + std::string(line) : "\n" + indented(line, names);
        first = false;
    }
    return text + '\n';
}

// ---- comments

/// The pieces in lines that fit, with a mark behind each but the last.
std::vector<std::string> wrapped(const std::vector<std::string>& pieces, std::string_view behind) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::string piece = pieces[i];
        if (i + 1 < pieces.size())
            piece += behind;
        if (lines.empty() || width(lines.back()) + 1 + width(piece) > comment_width)
            lines.push_back(piece);
        else
            lines.back() += ' ' + piece;
    }
    return lines;
}

std::vector<std::string> codes_for(const model::Field& field, const intake::Known& known) {
    switch (field.type) {
    case model::FieldType::choice: {
        const auto& words = model::choices(field.of);
        return {words.begin(), words.end()};
    }
    case model::FieldType::term:
    case model::FieldType::terms:
        return known.terms(field.of);
    case model::FieldType::ref:
    case model::FieldType::refs: {
        if (model::is_numbered(field.of))
            return {};
        std::vector<std::string> codes = known.codes(field.of);
        return codes.size() <= most_codes ? codes : std::vector<std::string>();
    }
    default:
        return {};
    }
}

std::vector<std::string> comments_on(const model::Field& field, const FormSpec& spec,
                                     const intake::Known& known, const model::Taxonomies& taxonomies,
                                     const language::Language& language) {
    std::string about = language.tr(field.label);
    if (std::find(spec.needed.begin(), spec.needed.end(), field.name) != spec.needed.end())
        about = language.tr(msg("{label} (required)", {{"label", about}}));
    if (auto note = spec.notes.find(field.name); note != spec.notes.end())
        about = language.tr(msg("{label}: {note}", {{"label", about}, {"note", language.tr(note->second)}}));
    std::vector<std::string> comments = wrapped(words(about), "");
    if (field.type == model::FieldType::date)
        comments.push_back(language.tr(mark("for example 30/06/2023, today or yesterday")));
    if (field.type == model::FieldType::terms || field.type == model::FieldType::refs)
        comments.push_back(language.tr(mark("one or several, with blanks between them")));
    std::vector<std::string> pieces;
    for (const std::string& code : codes_for(field, known)) {
        std::string label = config::label_of(taxonomies, language, field.type, field.of, code);
        pieces.push_back(label == code ? code : code + " = " + label);
    }
    // Labels have commas of their own.
    for (std::string& line : wrapped(pieces, ";"))
        comments.push_back(std::move(line));
    return comments;
}

} // namespace

bool FormContent::empty() const {
    return !stray &&
           std::all_of(values.begin(), values.end(), [](const auto& one) { return one.second.empty(); });
}

std::vector<FormField> form_fields(const FormSpec& spec, const intake::Known& known,
                                   const model::Taxonomies& taxonomies, const language::Language& language) {
    std::vector<FormField> fields;
    for (const model::Field& field : model::kind(spec.kind).fields) {
        bool asked = !field.internal && !field.derived && field.type != model::FieldType::number &&
                     std::find(spec.left_out.begin(), spec.left_out.end(), field.name) == spec.left_out.end();
        if (asked)
            fields.push_back(
                {std::string(field.name), comments_on(field, spec, known, taxonomies, language), {}});
    }
    return fields;
}

std::vector<std::string> names_of(const std::vector<FormField>& fields) {
    std::vector<std::string> names;
    for (const FormField& field : fields)
        names.push_back(field.name);
    return names;
}

std::string write_form(const std::vector<std::string>& head, const std::vector<FormField>& fields) {
    std::vector<std::string> names = names_of(fields);
    std::string text;
    auto comment = [&](const std::string& line) { text += "# " + line + '\n'; };
    for (const std::string& paragraph : head)
        for (const std::string& line : wrapped(words(paragraph), ""))
            comment(line);
    for (const FormField& field : fields) {
        text += '\n';
        std::for_each(field.comments.begin(), field.comments.end(), comment);
        text += written(field, names);
    }
    return text;
}

std::string origin_line(const FormOrigin& origin) {
    return std::string(origin_mark) + ' ' + origin.kind + ' ' + origin.key + " version " +
           std::to_string(origin.version);
}

std::optional<FormOrigin> read_origin(std::string_view text) {
    for (std::string_view line : lines_of(without_mark(text))) {
        const std::vector<std::string> said = words(line);
        if (said.size() != 6 || said[0] != "#" || said[1] != origin_mark || said[4] != "version")
            continue;
        if (auto version = parse_integer(said[5]))
            return FormOrigin{said[2], said[3], *version};
    }
    return {};
}

bool holds_remarks(std::string_view text) {
    const std::vector<std::string_view> lines = lines_of(without_mark(text));
    return std::any_of(lines.begin(), lines.end(),
                       [](std::string_view line) { return line.starts_with(trim(held_mark)); });
}

FormContent read_form(std::string_view text, const std::vector<std::string>& names) {
    FormContent content;
    std::string* value = nullptr;
    for (std::string_view line : lines_of(without_mark(text))) {
        if (line.starts_with('#'))
            continue;
        if (const std::string* name = field_of(line, names)) {
            auto [place, first] = content.values.try_emplace(*name);
            if (!first)
                content.repeated.push_back(*name);
            value = &place->second;
            *value += (first ? "" : "\n") + std::string(line.substr(name->size() + 1));
        } else if (value) {
            *value += '\n' + std::string(unindented(line, names));
        } else if (!trim(line).empty()) {
            content.stray = true;
        }
    }
    for (auto& [name, said] : content.values)
        said = std::string(trim(said));
    return content;
}

std::string with_remarks(std::string_view text, const std::vector<std::string>& names,
                         const std::vector<Remark>& remarks) {
    auto comment = [](const Remark& remark) {
        std::string lines;
        for (std::string_view line : lines_of(remark.text))
            lines += std::string(remark.held ? held_mark : remark_mark) + std::string(line) + '\n';
        return lines;
    };
    std::vector<bool> placed(remarks.size());
    std::string body;
    for (std::string_view line : lines_of(without_mark(text))) {
        if (line.starts_with(remark_mark))
            continue;
        if (const std::string* name = field_of(line, names))
            for (std::size_t i = 0; i < remarks.size(); ++i)
                if (!placed[i] && remarks[i].field == *name) {
                    body += comment(remarks[i]);
                    placed[i] = true;
                }
        body += std::string(line) + '\n';
    }
    std::string top;
    for (std::size_t i = 0; i < remarks.size(); ++i)
        if (!placed[i])
            top += comment(remarks[i]);
    return top + body;
}

} // namespace edv::cli
