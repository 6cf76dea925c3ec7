#include <algorithm>

#include "edv/language/language.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "config/read_reports.hpp"

namespace edv::config {
namespace {

std::vector<std::string> in_each_language(const std::vector<std::string>& stems) {
    std::vector<std::string> keys;
    for (const std::string& stem : stems)
        for (const std::string& language : language_codes())
            keys.push_back(stem + "_" + language);
    return keys;
}

std::vector<std::string> with(std::vector<std::string> keys, const std::vector<std::string>& more) {
    keys.insert(keys.end(), more.begin(), more.end());
    return keys;
}

const std::vector<std::string>& report_keys() {
    static const std::vector<std::string> keys =
        with(in_each_language({"title", "owner", "logo"}), {"template", "style", "sections"});
    return keys;
}

const std::vector<std::string>& own_keys() {
    static const std::vector<std::string> keys =
        with({"table", "rows", "columns", "measure", "all_codes", "filter", "labels"},
             in_each_language({"title"}));
    return keys;
}

class ReportReader {
public:
    explicit ReportReader(TomlReader& reader) : reader_(reader) {}

    ReportSettings read(const toml::table& table, const TomlEntry& section) {
        for (const TomlEntry& entry : entries(table, section.path)) {
            if (entry.key == "template")
                reader_.read_text(entry, settings_.template_file);
            else if (entry.key == "style")
                reader_.read_text(entry, settings_.style_file);
            else if (entry.key == "sections")
                read_sections(entry);
            else if (model::Labels* labels = labels_of(entry.key))
                read_label(entry, *labels);
            else if (entry.node->is_table())
                read_own(entry);
            else
                reader_.unknown_key(entry, report_keys());
        }
        return std::move(settings_);
    }

private:
    model::Labels* labels_of(const std::string& key) {
        if (!contains(report_keys(), key) || key.size() < 4 || key[key.size() - 3] != '_')
            return nullptr;
        if (key.starts_with("title_"))
            return &settings_.title;
        return key.starts_with("owner_") ? &settings_.owner : &settings_.logo;
    }

    void read_label(const TomlEntry& entry, model::Labels& labels) {
        std::string text;
        reader_.read_text(entry, text);
        if (!text.empty())
            labels[entry.key.substr(entry.key.size() - 2)] = text;
    }

    void read_sections(const TomlEntry& entry) {
        settings_.sections = words_of(entry, mark("a list of names in quotes"));
        if (const toml::array* list = entry.node->as_array(); list != nullptr && list->empty())
            reader_.problem(entry.at, "config-no-section", msg("a report needs a section"));
        std::vector<std::string> seen;
        for (const PlacedWord& word : settings_.sections) {
            if (contains(seen, word.text))
                reader_.problem(place(word), "config-duplicate-section",
                                msg("the section \"{name}\" stands twice", {{"name", word.text}}));
            seen.push_back(word.text);
        }
    }

    static toml::source_position place(const PlacedWord& word) {
        return {static_cast<toml::source_index>(word.line), 1};
    }

    void read_own(const TomlEntry& section) {
        if (!is_code(section.key))
            reader_.problem(
                section.at, "config-bad-code", msg("\"{code}\" can't be a code", {{"code", section.key}}),
                msg("letters, digits, \".\", \"_\" and \"-\", at most 32, a letter or digit first; "
                    "not \"total\""));
        OwnReport own;
        own.name = {section.key, static_cast<long long>(section.at.line)};
        for (const TomlEntry& entry : entries(*section.node->as_table(), section.path))
            read_own_key(entry, own);
        for (const auto& [word, key] : {std::pair(&own.table, "table"), std::pair(&own.rows, "rows")})
            if (word->text.empty())
                reader_.problem(
                    section.at, "config-missing-key",
                    msg("\"{key}\" needs \"{missing}\"", {{"key", section.path}, {"missing", key}}));
        settings_.own.push_back(std::move(own));
    }

    void read_own_key(const TomlEntry& entry, OwnReport& own) {
        if (entry.key == "table")
            own.table = word_of(entry);
        else if (entry.key == "rows")
            own.rows = word_of(entry);
        else if (entry.key == "columns")
            own.columns = word_of(entry);
        else if (entry.key == "measure")
            read_measure(entry, own);
        else if (entry.key == "all_codes")
            read_flag(entry, own.all_codes);
        else if (entry.key == "filter")
            read_filter(entry, own);
        else if (entry.key == "labels")
            read_labels(entry, own);
        else if (contains(own_keys(), entry.key))
            read_label(entry, own.title);
        else
            reader_.unknown_key(entry, own_keys());
    }

    PlacedWord word_of(const TomlEntry& entry) {
        PlacedWord word{"", static_cast<long long>(entry.at.line)};
        reader_.read_text(entry, word.text);
        return word;
    }

    void read_measure(const TomlEntry& entry, OwnReport& own) {
        const std::string word = word_of(entry).text;
        own.fte = word == "fte";
        if (!word.empty() && word != "fte" && word != "count")
            reader_.problem(
                entry.at, "config-unknown-word",
                msg("\"{key}\" can't be \"{word}\"", {{"key", entry.path}, {"word", printable(word)}}),
                msg("one of: {codes}", {{"codes", "count, fte"}}));
    }

    void read_flag(const TomlEntry& entry, bool& target) {
        if (const auto* flag = entry.node->as_boolean())
            target = flag->get();
        else
            reader_.wrong_type(entry, mark("true or false"));
    }

    void read_filter(const TomlEntry& section, OwnReport& own) {
        const toml::table* table = reader_.table_of(section);
        if (table == nullptr)
            return;
        for (const TomlEntry& entry : entries(*table, section.path))
            own.filter.emplace_back(PlacedWord{entry.key, static_cast<long long>(entry.at.line)},
                                    words_of(entry, mark("a text in quotes, or a list of them")));
    }

    void read_labels(const TomlEntry& section, OwnReport& own) {
        const toml::table* table = reader_.table_of(section);
        if (table == nullptr)
            return;
        for (const TomlEntry& term : entries(*table, section.path)) {
            const toml::table* in_languages = reader_.table_of(term);
            if (in_languages == nullptr)
                continue;
            model::Labels labels;
            for (const TomlEntry& entry : entries(*in_languages, term.path)) {
                if (contains(language_codes(), entry.key))
                    reader_.read_text(entry, labels[entry.key]);
                else
                    reader_.unknown_key(entry, language_codes());
            }
            own.labels.emplace_back(term.key, std::move(labels));
        }
    }

    /// One text or a list of texts.
    std::vector<PlacedWord> words_of(const TomlEntry& entry, std::string_view wanted) {
        if (entry.node->is_string())
            return {word_of(entry)};
        const toml::array* list = entry.node->as_array();
        std::vector<PlacedWord> words;
        if (list == nullptr || !std::all_of(list->begin(), list->end(),
                                            [](const toml::node& item) { return item.is_string(); })) {
            reader_.wrong_type(entry, wanted);
            return words;
        }
        for (const toml::node& item : *list)
            words.push_back({std::string(trim(item.as_string()->get())),
                             static_cast<long long>(item.source().begin.line)});
        return words;
    }

    TomlReader& reader_;
    ReportSettings settings_;
};

} // namespace

ReportSettings read_reports(TomlReader& reader, const toml::table& table, const TomlEntry& section) {
    return ReportReader(reader).read(table, section);
}

} // namespace edv::config
