#include "intake/register_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "base/new_file.hpp"
#include "base/text.hpp"
#include "intake/spreadsheet/spreadsheet.hpp"

namespace edv::intake {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> register_endings{".csv", ".xlsx", ".ods"};

/// The names of the files of a folder that may be of a register.
std::vector<std::string> names_in(const std::string& folder) {
    std::error_code failed;
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
        const std::string ending = lower(it->path().extension().string());
        if (std::find(register_endings.begin(), register_endings.end(), ending) != register_endings.end() &&
            !it->is_directory(failed))
            names.push_back(it->path().filename().string());
    }
    if (failed)
        throw Error(ErrorKind::setup,
                    msg("the folder \"{folder}\" can't be read: {reason}",
                        {{"folder", folder}, {"reason", std::string(reason_of(failed.value())), true}}));
    std::sort(names.begin(), names.end());
    return names;
}

bool is_register(const std::string& path) {
    try {
        std::vector<Problem> ignored;
        return is_workbook(path) && !sheets_in(path, ignored).empty();
    } catch (const Error&) {
        return false;
    }
}

/// A folder without a file of a register may hold a workbook that is one.
Message hint_at_workbook(const std::string& folder, const std::vector<std::string>& names) {
    for (const std::string& name : names)
        if (const std::string path = (fs::path(folder) / name).string(); is_register(path))
            return msg("the workbook is read with: edv import {file}", {{"file", printable(path)}});
    return msg("files are called partners.csv, experts.csv, observations.csv and so on");
}

} // namespace

std::vector<RegisterFile> files_in(const std::string& folder, std::vector<Problem>& problems) {
    std::vector<std::string> names = names_in(folder);
    std::vector<RegisterFile> found;
    std::vector<std::string> known;
    auto path_of = [&](const std::string& name) { return (fs::path(folder) / name).string(); };
    for (const model::Kind& kind : model::kinds()) {
        if (kind.file.empty())
            continue;
        known.push_back(std::string(kind.file) + ".csv");
        for (std::string_view ending : register_endings) {
            const std::string name = std::string(kind.file) + std::string(ending);
            if (std::erase(names, name) == 0)
                continue;
            if (!found.empty() && found.back().kind == &kind)
                problems.push_back(
                    {path_of(name),
                     {},
                     "",
                     "doubled-file",
                     msg("\"{file}\" and \"{other}\" are files of the same records",
                         {{"file", fs::path(found.back().path).filename().string()}, {"other", name}}),
                     msg("keep one of them")});
            else
                found.push_back({&kind, path_of(name), {}, path_of(name)});
        }
    }
    for (const std::string& name : names)
        if (lower(name).ends_with(".csv"))
            problems.push_back({path_of(name),
                                {},
                                "",
                                "unknown-file",
                                msg("\"{file}\" is no file of a register", {{"file", name}}),
                                near_hint(name, known)});
    if (found.empty() && problems.empty())
        throw refused("no-known-file",
                      msg("the folder \"{folder}\" has no file of a register", {{"folder", folder}}),
                      hint_at_workbook(folder, names));
    return found;
}

std::vector<RegisterFile> sheets_in(const std::string& workbook, std::vector<Problem>& problems) {
    std::vector<std::string> names = Spreadsheet(workbook).sheets();
    std::vector<RegisterFile> found;
    std::vector<std::string> known;
    for (const model::Kind& kind : model::kinds()) {
        if (kind.file.empty())
            continue;
        known.emplace_back(kind.file);
        auto sheet = std::find_if(names.begin(), names.end(),
                                  [&](const std::string& name) { return lower(trim(name)) == kind.file; });
        if (sheet == names.end())
            continue;
        found.push_back({&kind, workbook, *sheet, workbook + ":" + std::string(kind.file)});
        names.erase(sheet);
    }
    for (const std::string& name : names)
        if (Message near = near_hint(name, known); !near.empty())
            problems.push_back(
                {workbook,
                 {},
                 "",
                 "unknown-file",
                 msg("the sheet \"{sheet}\" is none of a register", {{"sheet", printable(name)}}),
                 near});
    if (found.empty() && problems.empty())
        throw refused(
            "no-known-file", msg("the workbook has no sheet of a register"),
            msg("sheets are called {names} and so on", {{"names", "partners, experts, observations"}}));
    return found;
}

bool is_workbook(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<char, 8> first{};
    in.read(first.data(), first.size());
    return is_spreadsheet({first.data(), static_cast<std::size_t>(in.gcount())});
}

} // namespace edv::intake
