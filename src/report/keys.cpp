#include "report/keys.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace edv::report {

Error unknown_row(std::string_view part, const std::vector<std::string>& known) {
    return refused("unknown-key", msg("the table has no \"{key}\"", {{"key", printable(part)}}),
                   msg("one of: {codes}", {{"codes", join(known, ", ")}}));
}

Error unknown_column(std::string_view part, const std::vector<std::string>& known) {
    return refused("unknown-key", msg("the table has no column \"{key}\"", {{"key", printable(part)}}),
                   msg("one of: {codes}", {{"codes", join(known, ", ")}}));
}

std::vector<std::string> said_in_every_language(const ReportContext& context, std::string_view english) {
    std::vector<std::string> said{std::string(english), context.language.tr(english)};
    for (const language::Language& language : context.read_in)
        said.push_back(language.tr(english));
    return said;
}

LabelsOf labels_of(const ReportContext& context, std::map<std::string, std::string_view> english) {
    english.try_emplace("total", mark("Total"));
    return [&context, english = std::move(english)](const std::string& word) {
        const auto found = english.find(word);
        return found == english.end() ? std::vector<std::string>()
                                      : said_in_every_language(context, found->second);
    };
}

std::optional<std::string> key_part(std::string_view part, const std::vector<std::string>& known,
                                    const LabelsOf& labels) {
    if (std::find(known.begin(), known.end(), part) != known.end())
        return std::string(part);
    for (const std::string& one : known)
        if (lower(one) == lower(part))
            return one;
    const std::string wanted = fold(trim(part));
    std::optional<std::string> found;
    for (const std::string& one : known) {
        const std::vector<std::string> read = labels ? labels(one) : std::vector<std::string>();
        if (std::none_of(read.begin(), read.end(),
                         [&](const std::string& label) { return fold(label) == wanted; }))
            continue;
        if (found)
            return {};
        found = one;
    }
    return found;
}

std::pair<std::string, std::string> cell_named(std::string_view key, const std::vector<std::string>& rows,
                                               const std::vector<std::string>& columns,
                                               std::string_view otherwise, const LabelsOf& row_labels,
                                               const LabelsOf& column_labels) {
    // A name, or a label, may hold a comma itself.
    if (auto whole = key_part(key, rows, row_labels))
        return {*whole, std::string(otherwise)};
    std::optional<std::string> row;
    std::string_view unknown;
    for (auto comma = key.find(','); comma != std::string_view::npos; comma = key.find(',', comma + 1)) {
        auto before = key_part(key.substr(0, comma), rows, row_labels);
        if (!before)
            continue;
        row = std::move(before);
        unknown = key.substr(comma + 1);
        if (const auto column = key_part(unknown, columns, column_labels))
            return {*row, *column};
    }
    if (!row)
        throw unknown_row(key.substr(0, key.rfind(',')), rows);
    throw unknown_column(unknown, columns);
}

} // namespace edv::report
