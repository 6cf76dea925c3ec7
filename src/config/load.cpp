#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <toml++/toml.h>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "config/parse.hpp"

namespace edv {

namespace {

constexpr std::size_t largest_file = std::size_t{16} << 20U;

/// A key and its value; `path` is the key as a reader finds it from the top of the file.
struct Entry {
    std::string key;
    std::string path;
    const toml::node* node;
    toml::source_position at;
};

/// The entries in the order of the file: toml++ sorts them by key.
std::vector<Entry> entries(const toml::table& table, const std::string& above) {
    std::vector<Entry> found;
    for (auto&& [key, node] : table) {
        const std::string name{key.str()};
        found.push_back({name, above.empty() ? name : above + "." + name, &node, key.source().begin});
    }
    std::stable_sort(found.begin(), found.end(), [](const Entry& a, const Entry& b) { return a.at < b.at; });
    return found;
}

bool one_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; });
}

const std::vector<std::string>& root_keys() {
    static const std::vector<std::string> keys{"store", "lang", "user", "owner", "taxonomy"};
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

std::vector<std::string> term_keys() {
    std::vector<std::string> keys = language_codes();
    keys.emplace_back("unofficial");
    return keys;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Takes a parsed file apart and keeps every problem, so that all of them are shown at once.
class Reader {
public:
    Reader(const std::string& file, Config base) : config_(std::move(base)) { config_.file = file; }

    Config read(std::string_view text) {
        if (const std::optional<toml::table> table = parsed(text)) {
            read_root(*table);
        }
        if (!problems_.empty()) {
            std::stable_sort(problems_.begin(), problems_.end(),
                             [](const Problem& a, const Problem& b) { return a.row < b.row; });
            throw Error(ErrorKind::setup, std::move(problems_));
        }
        return std::move(config_);
    }

private:
    std::optional<toml::table> parsed(std::string_view text) {
        try {
            return toml::parse(text, config_.file);
        } catch (const toml::parse_error& error) {
            problem(error.source().begin, "config-syntax",
                    msg("not valid TOML: {reason}", {{"reason", std::string(error.description())}}));
            return std::nullopt;
        }
    }

    void read_root(const toml::table& table) {
        for (const Entry& entry : entries(table, {})) {
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
            } else {
                unknown_key(entry, root_keys());
            }
        }
    }

    void read_language(const Entry& entry) {
        read_text(entry, config_.lang);
        if (!config_.lang.empty()) {
            check_language(entry.at, config_.lang);
        }
    }

    void read_owner(const Entry& owner) {
        const toml::table* table = table_of(owner);
        if (table == nullptr) {
            return;
        }
        config_.owner.clear();
        config_.owner_abbr.clear();
        config_.contact.clear();
        const std::vector<std::string> known = owner_keys();
        for (const Entry& entry : entries(*table, owner.path)) {
            if (!contains(known, entry.key)) {
                unknown_key(entry, known);
            } else if (entry.key == "contact") {
                read_text(entry, config_.contact);
            } else {
                Labels& labels = entry.key.starts_with("name_") ? config_.owner : config_.owner_abbr;
                read_label(entry, entry.key.substr(5), labels);
            }
        }
    }

    void read_taxonomies(const Entry& section) {
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return;
        }
        for (const Entry& entry : entries(*table, section.path)) {
            if (contains(taxonomy_names(), entry.key)) {
                read_taxonomy(entry);
            } else {
                unknown_key(entry, taxonomy_names());
            }
        }
    }

    void read_taxonomy(const Entry& section) {
        const toml::table* table = table_of(section);
        if (table == nullptr) {
            return;
        }
        Taxonomy taxonomy;
        std::set<std::string> seen;
        for (const Entry& entry : entries(*table, section.path)) {
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
            taxonomy.push_back({entry.key, read_term(entry)});
        }
        config_.taxonomies[section.key] = std::move(taxonomy);
    }

    Labels read_term(const Entry& term) {
        Labels labels;
        const toml::table* table = table_of(term);
        if (table == nullptr) {
            return labels;
        }
        for (const Entry& entry : entries(*table, term.path)) {
            if (contains(language_codes(), entry.key)) {
                read_label(entry, entry.key, labels);
            } else if (entry.key == "unofficial") {
                check_languages(entry);
            } else {
                unknown_key(entry, term_keys());
            }
        }
        return labels;
    }

    void read_label(const Entry& entry, const std::string& language, Labels& labels) {
        std::string label;
        read_text(entry, label);
        if (!label.empty()) {
            labels[language] = std::move(label);
        }
    }

    void read_text(const Entry& entry, std::string& target) {
        const auto* text = entry.node->as_string();
        if (text == nullptr) {
            wrong_type(entry, mark("a text in quotes"));
        } else if (!one_line(text->get())) {
            problem(entry.at, "config-control-character",
                    msg("\"{key}\" has a line break or a control character", {{"key", entry.path}}));
        } else {
            target = nfc(std::string(trim(text->get())));
        }
    }

    /// `unofficial` speaks to readers of the file; edv only sees to it that it can be trusted.
    void check_languages(const Entry& entry) {
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

    const toml::table* table_of(const Entry& entry) {
        const toml::table* table = entry.node->as_table();
        if (table == nullptr) {
            wrong_type(entry, mark("a table"));
        }
        return table;
    }

    void wrong_type(const Entry& entry, std::string_view wanted) {
        problem(
            entry.at, "config-wrong-type",
            msg("\"{key}\" must be {wanted}", {{"key", entry.path}, {"wanted", std::string(wanted), true}}));
    }

    void unknown_key(const Entry& entry, const std::vector<std::string>& known) {
        const std::vector<std::string> near = nearest(entry.key, known, 1);
        problem(entry.at, "config-unknown-key", msg("unknown key \"{key}\"", {{"key", entry.path}}),
                near.empty() ? msg("known keys: {keys}", {{"keys", join(known, " ")}})
                             : msg("did you mean \"{near}\"?", {{"near", near.front()}}));
    }

    void problem(toml::source_position at, std::string code, Message what, Message hint = {}) {
        problems_.push_back({config_.file,
                             static_cast<long long>(at.line),
                             {},
                             std::move(code),
                             std::move(what),
                             std::move(hint)});
    }

    Config config_;
    std::vector<Problem> problems_;
};

std::string content_of(const std::string& file) {
    std::error_code ignored;
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file, ignored)) {
        throw Error(ErrorKind::setup, msg("can't read the configuration \"{file}\"", {{"file", file}}),
                    std::filesystem::exists(file, ignored) ? Message()
                                                           : msg("edv init makes one that is missing"));
    }
    std::string content;
    std::array<char, std::size_t{64} * 1024> block{};
    while (content.size() <= largest_file && in.read(block.data(), block.size()).gcount() > 0)
        content.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad()) {
        throw Error(ErrorKind::setup, msg("can't read the configuration \"{file}\"", {{"file", file}}));
    }
    if (content.size() > largest_file) {
        throw Error(ErrorKind::setup,
                    msg("the configuration \"{file}\" is larger than 16 MiB", {{"file", file}}));
    }
    return content;
}

} // namespace

Config parse_config(std::string_view text, const std::string& file, Config base) {
    return Reader(file, std::move(base)).read(text);
}

Config load_config(const std::string& file) {
    Config config = parse_config(content_of(file), file, {});
    // The built-in configuration costs as much to read as a whole one: only for what the file leaves out.
    for (const std::string& name : taxonomy_names())
        if (!config.taxonomies.contains(name))
            config.taxonomies[name] = default_config().taxonomy(name);
    if (config.owner.empty() && config.owner_abbr.empty() && config.contact.empty())
        config.owner = default_config().owner;
    return config;
}

} // namespace edv
