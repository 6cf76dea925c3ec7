#include "cli/sources.hpp"

#include <filesystem>

#include "edv/base/error.hpp"

#include "base/charset.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"
#include "cli/values.hpp"
#include "intake/csv_reader.hpp"
#include "intake/reading.hpp"

namespace edv::cli {
std::vector<Flag> source_flags() {
    return {
        {"encoding", mark("WORD"), mark("auto, utf-8, utf-16, windows-1252, or another such as cp850")},
        {"separator", mark("SIGN"), mark("what stands between cells: auto, comma, semicolon, tab or a sign")},
        {"sheet", mark("NAME"), mark("the sheet of a spreadsheet; else the first that can be seen")},
        {"header-row", mark("N"), mark("the row of the column headers; else the first")}};
}

config::Profile find_profile(Session& session, const std::string& name) {
    const auto& own = session.config().profiles;
    if (auto found = own.find(name); found != own.end())
        return found->second;
    for (const config::Profile& profile : config::built_in_profiles())
        if (profile.name == name)
            return profile;
    std::error_code ignored;
    bool is_file = name.find('/') != std::string::npos || name.ends_with(".toml") ||
                   std::filesystem::exists(name, ignored);
    if (is_file) {
        session.outputs().reads(name);
        return config::load_profile(name);
    }
    std::vector<std::string> known;
    for (const auto& [one, profile] : own)
        known.push_back(one);
    for (const config::Profile& profile : config::built_in_profiles())
        known.push_back(profile.name);
    Message near = near_hint(name, known);
    throw Error(ErrorKind::setup, msg("unknown profile \"{name}\"", {{"name", printable(name)}}),
                near.empty() ? msg("known profiles: {names}", {{"names", join(known, ", ")}}) : near);
}

std::string separator_value(const std::string& text) {
    if (auto known = config::parse_separator(text))
        return *known;
    if (text.size() == 1 && intake::may_separate(text.front()))
        return text;
    throw Error(ErrorKind::usage, msg("\"{text}\" can't separate cells", {{"text", printable(text)}}),
                msg("auto, comma, semicolon, tab or one sign"));
}

std::string encoding_value(const std::string& text) {
    const std::string word = lower(trim(text));
    return is_charset(word) ? word : word_value("--encoding", word, config::encoding_words());
}

std::unique_ptr<intake::Source> open_source(Session& session, const Arguments& arguments,
                                            const std::string& file, const config::Profile& profile) {
    intake::SourceOptions options;
    auto encoding = arguments.value("encoding");
    auto separator = arguments.value("separator");
    options.encoding = intake::parse_encoding(encoding ? encoding_value(*encoding) : profile.encoding);
    if (std::string sign = separator ? separator_value(*separator) : profile.separator; sign != "auto")
        options.separator = sign.front();
    options.sheet = arguments.value("sheet").value_or(profile.sheet);
    options.header_row = arguments.has("header-row") ? header_row(arguments) : profile.header_row;
    session.outputs().reads(file);
    auto source = file == "-" ? std::make_unique<intake::Source>(session.streams().in, "-", options)
                              : std::make_unique<intake::Source>(file, options);
    // What a profile says of the other kind of file does not matter; a flag does.
    if (source->is_spreadsheet() && (encoding || separator))
        throw Error(ErrorKind::usage,
                    msg("--encoding and --separator are for text: \"{file}\" is a spreadsheet",
                        {{"file", printable(file)}}));
    if (!source->is_spreadsheet() && arguments.has("sheet"))
        throw Error(ErrorKind::usage,
                    msg("--sheet is for spreadsheets: \"{file}\" is a text", {{"file", printable(file)}}));
    return source;
}

long long header_row(const Arguments& arguments) {
    auto text = arguments.value("header-row");
    return text ? number_value("--header-row", *text, 1) : 0;
}

} // namespace edv::cli
