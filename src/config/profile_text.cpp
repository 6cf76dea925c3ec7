#include <algorithm>
#include <fmt/format.h>

#include "base/text.hpp"
#include "config/profile.hpp"

namespace edv::config {

namespace {

std::string quoted(const std::vector<std::string>& texts) {
    if (texts.size() == 1)
        return toml_quoted(texts.front());
    std::vector<std::string> all;
    for (const std::string& text : texts)
        all.push_back(toml_quoted(text));
    return "[" + join(all, ", ") + "]";
}

std::string quoted(const std::string& text) {
    return toml_quoted(text);
}

/// A text as comments: every line of it begins with the sign, and no control character ends it.
std::string comment(std::string_view text) {
    std::string lines = "# ";
    for (const char c : printable(text)) {
        lines += c;
        if (c == '\n')
            lines += "# ";
    }
    const std::size_t end = lines.find_last_not_of(' ');
    return lines.substr(0, end + 1) + '\n';
}

class Writer {
public:
    explicit Writer(const ProfileNotes& notes) : notes_(notes) {}

    std::string write(const Profile& profile) {
        write_notes("");
        if (!profile.name.empty())
            write_key("", "name", toml_quoted(profile.name));
        if (!profile.title.empty())
            write_key("", "title", toml_quoted(profile.title));
        write_reading(profile);
        write_fields("columns", profile.columns);
        write_fields("fallback", profile.fallback);
        write_fields("constant", profile.constants);
        for (const std::string& field : profile_fields())
            if (profile.values.contains(field) || profile.columns.contains(field))
                write_values(profile, field);
        return std::move(text_);
    }

private:
    void write_notes(const std::string& path) {
        if (const auto found = notes_.find(path); found != notes_.end())
            for (const std::string& line : found->second)
                text_ += comment(line);
    }

    void write_head(const std::string& table) {
        text_ += fmt::format("{}[{}]\n", text_.empty() ? "" : "\n", table);
        write_notes(table);
    }

    void write_key(const std::string& table, const std::string& key, const std::string& value) {
        const std::string path = table.empty() ? key : table + "." + key;
        if (notes_.contains(path))
            text_ += '\n';
        write_notes(path);
        text_ += fmt::format("{} = {}\n", key, value);
    }

    void write_reading(const Profile& profile) {
        const Profile usual;
        write_head("read");
        if (profile.encoding != usual.encoding)
            write_key("read", "encoding", toml_quoted(profile.encoding));
        if (profile.separator != usual.separator)
            write_key("read", "separator", toml_quoted(profile.separator));
        if (profile.header_row > 0)
            write_key("read", "header_row", std::to_string(profile.header_row));
        if (!profile.sheet.empty())
            write_key("read", "sheet", toml_quoted(profile.sheet));
        if (!profile.dates.empty())
            write_key("read", "dates", quoted(profile.dates));
        if (!profile.groups.empty())
            write_key("read", "groups", toml_quoted(profile.groups));
        if (!profile.answers.empty())
            write_key("read", "answers", toml_quoted(profile.answers));
        if (profile.usual)
            write_key("read", "usual", "true");
        if (profile.ignore_unnamed)
            write_key("read", "ignore_unnamed", "true");
        for (const auto& [key, list] :
             {std::pair("empty", &profile.empty), std::pair("known_by", &profile.known_by),
              std::pair("skip_without", &profile.skip_without)})
            if (!list->empty())
                write_key("read", key, quoted(*list));
    }

    template <typename Map>
    void write_fields(const std::string& table, const Map& entries) {
        if (entries.empty() && !notes_.contains(table))
            return;
        write_head(table);
        for (const std::string& field : profile_fields())
            if (const auto found = entries.find(field); found != entries.end())
                write_key(table, field, quoted(found->second));
    }

    void write_values(const Profile& profile, const std::string& field) {
        const std::string table = "values." + field;
        const auto found = profile.values.find(field);
        if (found == profile.values.end() && !notes_.contains(table))
            return;
        write_head(table);
        if (found != profile.values.end())
            for (const auto& [text, code] : found->second)
                write_key(table, quoted(text), quoted(code));
    }

    const ProfileNotes& notes_;
    std::string text_;
};

} // namespace

std::string toml_quoted(std::string_view text) {
    std::string all = "\"";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
        if (byte == '"' || byte == '\\')
            all += {'\\', text[at]};
        else if (byte == '\n')
            all += "\\n";
        else if (byte == '\t')
            all += "\\t";
        else if (byte < 0x20 || byte == 0x7F)
            all += fmt::format("\\u{:04X}", byte);
        else if (byte == 0xC2 && next < 0xA0) // U+0080 to U+009F
            all += fmt::format("\\u{:04X}", text[++at] & 0xFF);
        else
            all += text[at];
    }
    return all + '"';
}

std::string profile_text(const Profile& profile, const ProfileNotes& notes) {
    return Writer(notes).write(profile);
}

} // namespace edv::config
