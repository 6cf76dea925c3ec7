#include <filesystem>
#include <set>

#include "base/languages.hpp"
#include "base/text.hpp"
#include "config/holidays.hpp"
#include "config/parse.hpp"
#include "config/read_check_settings.hpp"
#include "config/read_profile.hpp"
#include "config/read_reports.hpp"
#include "config/toml_reader.hpp"

namespace edv::config {

namespace {

const std::vector<std::string>& root_keys() {
    static const std::vector<std::string> keys{"store",    "lang",   "user",  "owner",  "taxonomy", "profile",
                                               "holidays", "signal", "check", "report", "letter"};
    return keys;
}

std::vector<std::string> owner_keys() {
    std::vector<std::string> keys;
    for (const char* part : {"name_", "abbr_"}) {
        for (const std::string& language : language_codes()) {
            keys.push_back(part + language);
        }
    }
    keys.emplace_back("contact");
    return keys;
}

std::vector<std::string> letter_keys() {
    std::vector<std::string> keys{"md", "html"};
    for (const std::string& language : language_codes()) {
        keys.push_back("place_" + language);
    }
    return keys;
}

std::vector<std::string> term_keys() {
    std::vector<std::string> keys = language_codes();
    keys.emplace_back("unofficial");
    keys.emplace_back("also");
    return keys;
}

/// Takes a parsed file apart.
class Reader : private TomlReader {
public:
    Reader(const std::string& file, Config base) : TomlReader(file), config_(std::move(base)) {
        config_.file = file;
    }

    Config read(std::string_view text) {
        if (const std::optional<toml::table> table = parsed(text)) {
            read_root(*table);
        }
        finish();
        return std::move(config_);
    }

private:
    void read_root(const toml::table& table) {
        for (const TomlEntry& entry : entries(table, {})) {
            if (entry.key == "store") {
                read_text(entry, config_.store);
            } else if (entry.key == "lang") {
                read_language(entry);
            } else if (entry.key == "user") {
                read_text(entry, config_.user);
            } else if (entry.key == "owner") {
                read_owner(entry);
            } else if (entry.key == "taxonomy") {
                read_taxonomies(entry);
            } else if (entry.key == "profile") {
                read_profiles(entry);
            } else if (entry.key == "holidays") {
                if (const toml::table* days = table_of(entry))
                    config_.holidays = read_holidays(*this, *days, entry);
            } else if (entry.key == "signal") {
                read_signal(entry);
            } else if (entry.key == "check") {
                if (const toml::table* checks = table_of(entry))
                    config_.checking = read_checking(*this, *checks, entry);
            } else if (entry.key == "report") {
                if (const toml::table* reports = table_of(entry)) {
                    config_.report = read_reports(*this, *reports, entry);
                }
            } else if (entry.key == "letter") {
                read_letter(entry);
            } else {
                unknown_key(entry, root_keys());
            }
        }
    }

    void read_language(const TomlEntry& entry) {
        read_text(entry, config_.lang);
        if (!config_.lang.empty()) {
            check_language(entry.at, config_.lang);
        }
    }

    void read_owner(const TomlEntry& owner) {
        const toml::table* table = table_of(owner);
        if (table == nullptr) {
            return;
        }
        config_.owner.clear();
        config_.owner_abbr.clear();
        config_.contact.clear();
        const std::vector<std::string> known = owner_keys();
        for (const TomlEntry& entry : entries(*table, owner.path)) {
            if (!contains(known, entry.key)) {
                unknown_key(entry, known);
            } else if (entry.key == "contact") {
                read_text(entry, config_.contact);
            } else {
                model::Labels& labels = entry.key.starts_with("name_") ? config_.owner : config_.owner_abbr;
                read_label(entry, entry.key.substr(5), labels);
            }
        }
    }

    void read_taxonomies(const TomlEntry& section) {
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return;
        }
        for (const TomlEntry& entry : entries(*table, section.path)) {
            if (contains(model::taxonomy_names(), entry.key)) {
                read_taxonomy(entry);
            } else {
                unknown_key(entry, model::taxonomy_names());
            }
        }
    }

    void read_taxonomy(const TomlEntry& section) {
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return;
        }
        model::Taxonomy taxonomy;
        std::set<std::string> seen;
        for (const TomlEntry& entry : entries(*table, section.path)) {
            if (!is_code(entry.key)) {
                problem(entry.at, "config-bad-code", msg("\"{code}\" can't be a code", {{"code", entry.key}}),
                        msg("letters, digits, \".\", \"_\" and \"-\", at most 32, a letter or digit first; "
                            "not \"total\""));
            } else if (!seen.insert(lower(entry.key)).second) {
                problem(entry.at, "config-duplicate-code",
                        msg("the code \"{code}\" stands twice in \"{key}\"",
                            {{"code", entry.key}, {"key", section.path}}),
                        msg("upper and lower case do not make two codes"));
            }
            taxonomy.push_back(read_term(entry));
        }
        config_.taxonomies[section.key] = std::move(taxonomy);
    }

    void read_profiles(const TomlEntry& section) {
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return;
        }
        for (const TomlEntry& entry : entries(*table, section.path)) {
            const toml::table* profile = is_one_line(entry, entry.key) ? table_of(entry) : nullptr;
            if (profile != nullptr) {
                config_.profiles[entry.key] = read_profile(*this, *profile, entry);
            }
        }
    }

    void read_signal(const TomlEntry& section) {
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return;
        }
        for (const TomlEntry& entry : entries(*table, section.path)) {
            if (entry.key == "answer_within") {
                config_.answer_within = read_duration(entry);
            } else {
                unknown_key(entry, {"answer_within"});
            }
        }
    }

    void read_letter(const TomlEntry& section) {
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return;
        }
        for (const TomlEntry& entry : entries(*table, section.path)) {
            if (entry.key == "md") {
                read_text(entry, config_.letter.markdown_file);
            } else if (entry.key == "html") {
                read_text(entry, config_.letter.html_file);
            } else if (contains(letter_keys(), entry.key)) {
                read_label(entry, entry.key.substr(6), config_.letter.place);
            } else {
                unknown_key(entry, letter_keys());
            }
        }
    }

    model::Term read_term(const TomlEntry& section) {
        model::Term term{.code = section.key, .labels = {}};
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return term;
        }
        for (const TomlEntry& entry : entries(*table, section.path)) {
            if (contains(language_codes(), entry.key)) {
                read_label(entry, entry.key, term.labels);
            } else if (entry.key == "unofficial") {
                check_languages(entry);
            } else if (entry.key == "also") {
                term.also = read_words(entry);
            } else {
                unknown_key(entry, term_keys());
            }
        }
        return term;
    }

    /// A semicolon would part a word in two where the store keeps them.
    std::vector<std::string> read_words(const TomlEntry& entry) {
        std::vector<std::string> words;
        const toml::array* list = entry.node->as_array();
        if (list == nullptr) {
            wrong_type(entry, mark("a list of words"));
            return words;
        }
        for (const toml::node& item : *list) {
            const auto* text = item.as_string();
            if (text == nullptr || trim(text->get()).empty() ||
                text->get().find_first_of(";\n\r") != std::string::npos) {
                wrong_type(entry, mark("a list of words"));
                return {};
            }
            words.emplace_back(trim(text->get()));
        }
        return words;
    }

    void read_label(const TomlEntry& entry, const std::string& language, model::Labels& labels) {
        std::string label;
        read_text(entry, label);
        if (!label.empty()) {
            labels[language] = std::move(label);
        }
    }

    /// `unofficial` speaks to readers of the file; edv only sees to it that it can be trusted.
    void check_languages(const TomlEntry& entry) {
        const toml::array* list = entry.node->as_array();
        if (list == nullptr) {
            wrong_type(entry, mark("a list of languages"));
            return;
        }
        for (const toml::node& item : *list) {
            const auto* text = item.as_string();
            if (text == nullptr) {
                wrong_type(entry, mark("a list of languages"));
                return;
            }
            check_language(item.source().begin, text->get());
        }
    }

    void check_language(toml::source_position at, const std::string& language) {
        if (!contains(language_codes(), language)) {
            problem(at, "config-unknown-language",
                    msg("unknown language \"{language}\"", {{"language", language}}),
                    msg("known languages: {languages}", {{"languages", join(language_codes(), " ")}}));
        }
    }

    Config config_;
};

FileWords configuration_words(const std::string& file) {
    return {msg("can't read the configuration \"{file}\"", {{"file", file}}),
            msg("the configuration \"{file}\" is larger than 16 MiB", {{"file", file}}),
            msg("edv init makes one that is missing")};
}

} // namespace

std::string configured_path(const Config& config, const std::string& file) {
    std::filesystem::path path = file;
    if (path.is_relative() && !config.file.empty())
        path = std::filesystem::path(config.file).parent_path() / path;
    return path.string();
}

std::string configured_text(const Config& config, const std::string& file) {
    const std::string name = configured_path(config, file);
    std::string text = content_of(
        name, {msg("can't read \"{file}\", which the configuration names", {{"file", name}}),
               msg("\"{file}\" is larger than 16 MiB", {{"file", name}}),
               msg("there is no such file; a relative path starts from the folder of the configuration")});
    if (invalid_utf8(text))
        throw Error(ErrorKind::setup, msg("\"{file}\" is not UTF-8", {{"file", name}}));
    return text;
}

Config parse_config(std::string_view text, const std::string& file, Config base) {
    return Reader(file, std::move(base)).read(text);
}

Config load_config(const std::string& file) {
    Config config = parse_config(content_of(file, configuration_words(file)), file, {});
    // The built-in configuration costs as much to read as a whole one: only for what the file leaves out.
    for (const std::string& name : model::taxonomy_names())
        if (!config.taxonomies.contains(name))
            config.taxonomies[name] = default_config().taxonomy(name);
    if (config.owner.empty() && config.owner_abbr.empty() && config.contact.empty())
        config.owner = default_config().owner;
    return config;
}

} // namespace edv::config
