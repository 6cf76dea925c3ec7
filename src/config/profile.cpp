#include "config/profile.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <set>
#include <span>

#include "edv/model/kind.hpp"

#include "base/charset.hpp"
#include "base/text.hpp"
#include "config/parse.hpp"
#include "config/read_profile.hpp"
#include "model/kind_names.hpp"

namespace edv::config {

namespace {

/// Headers are compared and kept in this form.
std::string said(std::string_view text) {
    return nfc(std::string(trim(text)));
}

Message one_of(const std::vector<std::string>& words) {
    return msg("one of: {codes}", {{"codes", join(words, ", ")}});
}

Message near_or_all(std::string_view word, const std::vector<std::string>& known) {
    Message near = near_hint(word, known);
    return near.empty() ? one_of(known) : near;
}

/// A text of a list, with its own place.
struct Item {
    std::string text;
    toml::source_position at;
};

class ProfileReader {
public:
    /// `above` is the path of the profile's table in the file.
    ProfileReader(TomlReader& reader, std::string above) : reader_(reader), above_(std::move(above)) {}

    Profile read(const toml::table& table, const std::string& name) {
        profile_.name = name;
        profile_.file = reader_.file();
        // A profile of the configuration has its name there.
        constexpr std::array<Key, 7> keys{{{"read", &ProfileReader::read_reading},
                                           {"columns", &ProfileReader::read_columns},
                                           {"fallback", &ProfileReader::read_fallback},
                                           {"constant", &ProfileReader::read_constants},
                                           {"values", &ProfileReader::read_values},
                                           {"title", &ProfileReader::read_title},
                                           {"name", &ProfileReader::read_name}}};
        read_keys(table, above_, std::span(keys).first(above_.empty() ? 7 : 6));
        check_constants();
        check_values();
        return std::move(profile_);
    }

private:
    struct Key {
        std::string_view name;
        void (ProfileReader::*read)(const TomlEntry&);
    };

    void read_keys(const toml::table& table, const std::string& path, std::span<const Key> keys) {
        for (const TomlEntry& entry : entries(table, path)) {
            const auto key = std::find_if(keys.begin(), keys.end(),
                                          [&](const Key& known) { return known.name == entry.key; });
            if (key != keys.end()) {
                (this->*key->read)(entry);
            } else {
                std::vector<std::string> names;
                for (const Key& known : keys)
                    names.emplace_back(known.name);
                reader_.unknown_key(entry, names);
            }
        }
    }

    void read_name(const TomlEntry& entry) {
        reader_.read_text(entry, profile_.name);
        if (entry.node->is_string() && profile_.name.empty())
            empty(entry);
    }

    void read_title(const TomlEntry& entry) { reader_.read_text(entry, profile_.title); }

    void read_reading(const TomlEntry& entry) {
        static constexpr std::array<Key, 12> keys{{{"encoding", &ProfileReader::read_encoding},
                                                   {"separator", &ProfileReader::read_separator},
                                                   {"header_row", &ProfileReader::read_header_row},
                                                   {"sheet", &ProfileReader::read_sheet},
                                                   {"dates", &ProfileReader::read_dates},
                                                   {"groups", &ProfileReader::read_groups},
                                                   {"answers", &ProfileReader::read_answers},
                                                   {"usual", &ProfileReader::read_usual},
                                                   {"ignore_unnamed", &ProfileReader::read_ignore_unnamed},
                                                   {"empty", &ProfileReader::read_empty},
                                                   {"known_by", &ProfileReader::read_known_by},
                                                   {"skip_without", &ProfileReader::read_skip_without}}};
        if (const toml::table* table = reader_.table_of(entry))
            read_keys(*table, entry.path, keys);
    }

    void read_encoding(const TomlEntry& entry) {
        const auto* text = entry.node->as_string();
        if (text != nullptr && is_charset(text->get()))
            profile_.encoding = lower(text->get());
        else
            read_word(entry, encoding_words(), profile_.encoding);
    }

    void read_answers(const TomlEntry& entry) { read_word(entry, {"/", "[]"}, profile_.answers); }

    /// Blanks at its ends are a part of the name of a sheet.
    void read_sheet(const TomlEntry& entry) {
        reader_.read_text(entry, profile_.sheet);
        if (const auto* text = entry.node->as_string(); text != nullptr && !profile_.sheet.empty())
            profile_.sheet = nfc(text->get());
    }

    void read_empty(const TomlEntry& entry) { read_list(entry, profile_.empty); }

    void read_known_by(const TomlEntry& entry) { read_list(entry, profile_.known_by); }

    void read_list(const TomlEntry& entry, std::vector<std::string>& target) {
        for (const Item& item : items(entry)) {
            if (item.text.empty())
                reader_.problem(item.at, "profile-empty", msg("\"{key}\" is empty", {{"key", entry.path}}));
            else
                target.push_back(item.text);
        }
    }

    void read_skip_without(const TomlEntry& entry) {
        for (const Item& item : items(entry)) {
            if (contains(profile_fields(), item.text))
                profile_.skip_without.push_back(item.text);
            else
                unknown_field(item.text, item.at);
        }
    }

    void read_word(const TomlEntry& entry, const std::vector<std::string>& known, std::string& target) {
        std::string word;
        reader_.read_text(entry, word);
        if (contains(known, lower(word)))
            target = lower(word);
        else if (entry.node->is_string())
            unknown_word(entry, word, near_or_all(word, known));
    }

    void read_separator(const TomlEntry& entry) {
        const auto* text = entry.node->as_string();
        if (text == nullptr)
            return reader_.wrong_type(entry, mark("a text in quotes"));
        if (const auto separator = parse_separator(text->get()))
            profile_.separator = *separator;
        else
            unknown_word(entry, text->get(), one_of({"auto", "comma", "semicolon", "tab", "|"}));
    }

    void read_header_row(const TomlEntry& entry) {
        const auto* number = entry.node->as_integer();
        if (number == nullptr || number->get() < 1)
            return reader_.wrong_type(entry, mark("a whole number from 1"));
        profile_.header_row = number->get();
    }

    void read_dates(const TomlEntry& entry) {
        for (const Item& form : items(entry)) {
            if (is_day_form(form.text))
                profile_.dates.push_back(form.text);
            else
                reader_.problem(form.at, "profile-bad-dates",
                                msg("\"{text}\" is no form of days", {{"text", printable(form.text)}}),
                                msg("iso, unix, excel, or day, month and year as in %d/%m/%Y"));
        }
    }

    void read_groups(const TomlEntry& entry) {
        const auto* text = entry.node->as_string();
        const bool sign = text != nullptr && text->get().size() == 1 &&
                          std::ispunct(static_cast<unsigned char>(text->get()[0]));
        if (!sign)
            return reader_.wrong_type(entry, mark("one sign such as \"/\""));
        profile_.groups = text->get();
    }

    void read_usual(const TomlEntry& entry) { read_flag(entry, profile_.usual); }

    void read_ignore_unnamed(const TomlEntry& entry) { read_flag(entry, profile_.ignore_unnamed); }

    void read_flag(const TomlEntry& entry, bool& target) {
        const auto* flag = entry.node->as_boolean();
        if (flag == nullptr)
            return reader_.wrong_type(entry, mark("true or false"));
        target = flag->get();
    }

    void read_columns(const TomlEntry& section) { read_headers(section, profile_.columns); }

    void read_fallback(const TomlEntry& section) { read_headers(section, profile_.fallback); }

    void read_headers(const TomlEntry& section, decltype(Profile::columns)& target) {
        for (const TomlEntry& entry : fields_of(section)) {
            std::vector<std::string>& headers = target[entry.key];
            std::set<std::string> seen;
            const std::vector<Item> named = items(entry);
            if (entry.node->is_array() && entry.node->as_array()->empty())
                empty(entry);
            for (const Item& header : named) {
                if (header.text.empty())
                    reader_.problem(header.at, "profile-empty-header",
                                    msg("\"{key}\" names a header without text", {{"key", entry.path}}));
                else if (!seen.insert(fold(header.text)).second)
                    reader_.problem(header.at, "profile-doubled-header",
                                    msg("the header \"{header}\" stands twice in \"{key}\"",
                                        {{"header", printable(header.text)}, {"key", entry.path}}));
                else
                    headers.push_back(header.text);
            }
        }
    }

    void read_constants(const TomlEntry& section) {
        for (const TomlEntry& entry : fields_of(section)) {
            std::string& value = profile_.constants[entry.key];
            reader_.read_text(entry, value);
            if (entry.node->is_string() && value.empty())
                empty(entry);
            constants_at_.emplace(entry.key, entry.at);
        }
    }

    void read_values(const TomlEntry& section) {
        for (const TomlEntry& field : fields_of(section)) {
            values_at_.emplace(field.key, field.at);
            auto& values = profile_.values[field.key];
            const toml::table* table = reader_.table_of(field);
            if (table == nullptr)
                continue;
            std::set<std::string> seen;
            for (const TomlEntry& entry : entries(*table, field.path)) {
                std::string text = said(entry.key);
                if (text.empty())
                    reader_.problem(entry.at, "profile-empty-value",
                                    msg("\"{key}\" has a value without text", {{"key", field.path}}),
                                    msg("an empty cell says nothing"));
                else if (!seen.insert(fold(text)).second)
                    reader_.problem(entry.at, "profile-doubled-value",
                                    msg("\"{text}\" stands twice in \"{key}\"",
                                        {{"text", printable(text)}, {"key", field.path}}),
                                    msg("neither case nor accents make two values"));
                else
                    reader_.read_text(entry, values[text]);
            }
        }
    }

    /// The entries of a table by field; those of unknown fields are problems.
    std::vector<TomlEntry> fields_of(const TomlEntry& section) {
        const toml::table* table = reader_.table_of(section);
        if (table == nullptr)
            return {};
        std::vector<TomlEntry> known = entries(*table, section.path);
        std::erase_if(known, [&](const TomlEntry& entry) {
            if (contains(profile_fields(), entry.key))
                return false;
            unknown_field(entry.key, entry.at);
            return true;
        });
        return known;
    }

    void unknown_field(const std::string& name, toml::source_position at) {
        reader_.problem(at, "profile-unknown-field",
                        msg("unknown field \"{field}\"", {{"field", printable(name)}}),
                        near_or_all(name, profile_fields()));
    }

    /// The texts of an entry that is a text or a list of texts.
    std::vector<Item> items(const TomlEntry& entry) {
        std::vector<Item> all;
        const auto take = [&](const toml::node& node, toml::source_position at) {
            const auto* text = node.as_string();
            if (text == nullptr)
                reader_.wrong_type(entry, mark("a text in quotes or a list of them"));
            else
                all.push_back({said(text->get()), at});
            return text != nullptr;
        };
        const toml::array* list = entry.node->as_array();
        if (list == nullptr) {
            take(*entry.node, entry.at);
            return all;
        }
        for (const toml::node& node : *list)
            if (!take(node, node.source().begin))
                break;
        return all;
    }

    void check_constants() {
        for (const auto& [field, at] : constants_at_)
            if (profile_.columns.contains(field))
                reader_.problem(at, "profile-doubled-field",
                                msg("\"{field}\" has a column and a constant", {{"field", field}}),
                                msg("keep one of them"));
    }

    void check_values() {
        for (const auto& [field, at] : values_at_) {
            const bool usual = profile_.usual && !profile_.constants.contains(field);
            if (!profile_.columns.contains(field) && !usual)
                reader_.problem(at, "profile-values-without-column",
                                msg("\"{field}\" has values but no column", {{"field", field}}),
                                msg("name its header under [columns]"));
        }
    }

    void empty(const TomlEntry& entry) {
        reader_.problem(entry.at, "profile-empty", msg("\"{key}\" is empty", {{"key", entry.path}}));
    }

    void unknown_word(const TomlEntry& entry, std::string_view word, Message hint) {
        reader_.problem(
            entry.at, "profile-unknown-word",
            msg("\"{key}\" can't be \"{text}\"", {{"key", entry.path}, {"text", printable(word)}}),
            std::move(hint));
    }

    TomlReader& reader_;
    std::string above_;
    Profile profile_;
    std::map<std::string, toml::source_position> constants_at_;
    std::map<std::string, toml::source_position> values_at_;
};

} // namespace

const std::vector<std::string>& profile_fields() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const model::Field& field : model::kind(model::name::observation).fields)
            if (!field.internal && field.name != "profile" && field.name != "imported")
                all.emplace_back(field.name);
        return all;
    }();
    return names;
}

const std::vector<std::string>& encoding_words() {
    static const std::vector<std::string> words{"auto",        "utf-8", "utf-16", "utf-32",  "windows-1252",
                                                "iso-8859-15", "cp850", "cp437",  "macroman"};
    return words;
}

std::optional<std::string> parse_separator(std::string_view word) {
    const std::string name = lower(word);
    for (const auto& [called, sign] :
         {std::pair("comma", ","), std::pair("semicolon", ";"), std::pair("tab", "\t")})
        if (name == called)
            return sign;
    const bool known = name == "auto" ||
                       (name.size() == 1 && std::string_view(",;|\t").find(name) != std::string_view::npos);
    return known ? std::optional(name) : std::nullopt;
}

bool is_day_form(std::string_view form) {
    if (form == "iso" || form == "unix" || form == "excel")
        return true;
    if (std::any_of(form.begin(), form.end(), [](char c) { return c >= 0 && c < 0x20; }))
        return false;
    constexpr std::string_view known = "demYybBjaAHIMSTp";
    std::string signs;
    for (std::size_t at = form.find('%'); at != std::string_view::npos; at = form.find('%', at + 2)) {
        if (at + 1 == form.size() || known.find(form[at + 1]) == std::string_view::npos)
            return false;
        signs += form[at + 1];
    }
    const auto has = [&](std::string_view any) { return signs.find_first_of(any) != std::string::npos; };
    return has("Yy") && (has("j") || (has("mbB") && has("de")));
}

bool fits(const Profile& profile, const std::vector<std::string>& header) {
    std::set<std::string> there;
    for (const std::string& cell : header)
        there.insert(fold(trim(cell)));
    auto is_there = [&](std::string_view spellings) {
        const auto all = parts(spellings, "|");
        return std::any_of(all.begin(), all.end(),
                           [&](std::string_view one) { return there.contains(fold(one)); });
    };
    return !profile.known_by.empty() &&
           std::all_of(profile.known_by.begin(), profile.known_by.end(), is_there);
}

Profile read_profile(TomlReader& reader, const toml::table& table, const TomlEntry& section) {
    return ProfileReader(reader, section.path).read(table, section.key);
}

Profile parse_profile(std::string_view text, const std::string& file, const std::string& name) {
    TomlReader reader(file);
    Profile profile;
    if (const std::optional<toml::table> table = reader.parsed(text))
        profile = ProfileReader(reader, {}).read(*table, name);
    reader.finish();
    return profile;
}

Profile load_profile(const std::string& file) {
    const FileWords words{msg("can't read the profile \"{file}\"", {{"file", file}}),
                          msg("the profile \"{file}\" is larger than 16 MiB", {{"file", file}}),
                          {}};
    return parse_profile(content_of(file, words), file,
                         printable(std::filesystem::path(file).stem().string()));
}

} // namespace edv::config
