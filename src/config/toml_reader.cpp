#include "config/toml_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "base/written.hpp"
#include "model/rules.hpp"

namespace edv::config {

namespace {

constexpr std::size_t largest_file = std::size_t{16} << 20U;

bool one_line(std::string_view text) {
    return !not_plain(text) && std::none_of(text.begin(), text.end(), [](char c) {
        return std::iscntrl(static_cast<unsigned char>(c)) != 0;
    });
}

} // namespace

std::vector<TomlEntry> entries(const toml::table& table, const std::string& above) {
    std::vector<TomlEntry> found;
    for (auto&& [key, node] : table) {
        const std::string name{key.str()};
        const std::string shown = printable(name);
        found.push_back({name, above.empty() ? shown : above + "." + shown, &node, key.source().begin});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const TomlEntry& a, const TomlEntry& b) { return a.at < b.at; });
    return found;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string content_of(const std::string& file, const FileWords& words) {
    std::error_code ignored;
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file, ignored)) {
        throw Error(ErrorKind::setup, words.unreadable,
                    std::filesystem::exists(file, ignored) ? Message() : words.missing_hint);
    }
    std::string content;
    std::array<char, std::size_t{64} * 1024> block{};
    while (content.size() <= largest_file && in.read(block.data(), block.size()).gcount() > 0)
        content.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad()) {
        throw Error(ErrorKind::setup, words.unreadable);
    }
    if (content.size() > largest_file) {
        throw Error(ErrorKind::setup, words.too_large);
    }
    return content;
}

std::optional<toml::table> TomlReader::parsed(std::string_view text) {
    try {
        return toml::parse(text, file_);
    } catch (const toml::parse_error& error) {
        problem(error.source().begin, "config-syntax",
                msg("not valid TOML: {reason}", {{"reason", std::string(error.description())}}));
        return std::nullopt;
    }
}

void TomlReader::finish() {
    if (problems_.empty()) {
        return;
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const Problem& a, const Problem& b) { return a.row < b.row; });
    throw Error(ErrorKind::setup, std::move(problems_));
}

void TomlReader::read_text(const TomlEntry& entry, std::string& target) {
    const auto* text = entry.node->as_string();
    if (text == nullptr) {
        wrong_type(entry, mark("a text in quotes"));
    } else if (is_one_line(entry, text->get())) {
        target = nfc(std::string(trim(text->get())));
    }
}

bool TomlReader::is_one_line(const TomlEntry& entry, std::string_view text) {
    if (one_line(text))
        return true;
    problem(entry.at, "config-control-character",
            msg("\"{key}\" has a line break or a control character", {{"key", entry.path}}));
    return false;
}

std::optional<Duration> TomlReader::read_duration(const TomlEntry& entry) {
    std::string text;
    read_text(entry, text);
    std::optional<Duration> read = written_duration(text);
    if (!read && entry.node->is_string())
        problem(entry.at, "config-bad-duration", model::not_a_duration(text), model::duration_hint());
    return read;
}

const toml::table* TomlReader::table_of(const TomlEntry& entry) {
    const toml::table* table = entry.node->as_table();
    if (table == nullptr) {
        wrong_type(entry, mark("a table"));
    }
    return table;
}

void TomlReader::wrong_type(const TomlEntry& entry, std::string_view wanted) {
    problem(entry.at, "config-wrong-type",
            msg("\"{key}\" must be {wanted}", {{"key", entry.path}, {"wanted", std::string(wanted), true}}));
}

void TomlReader::unknown_key(const TomlEntry& entry, const std::vector<std::string>& known) {
    const std::vector<std::string> near = nearest(entry.key, known, 1);
    problem(entry.at, "config-unknown-key", msg("unknown key \"{key}\"", {{"key", entry.path}}),
            near.empty() ? msg("known keys: {keys}", {{"keys", join(known, " ")}})
                         : msg("did you mean \"{near}\"?", {{"near", near.front()}}));
}

void TomlReader::problem(toml::source_position at, std::string code, Message what, Message hint) {
    problems_.push_back(
        {file_, static_cast<long long>(at.line), {}, std::move(code), std::move(what), std::move(hint)});
}

} // namespace edv::config
